#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A roster problem in the public text format, of any size, to stdout:
#   nrp-instance.sh DAYS STAFF SHIFTS SEED
# Shaped like the large public ones: shifts of 6 to 10 hours whose later ones forbid earlier ones on
# the next day, contracts of full and half time, leave, requests, cover per day and shift.
set -eu
[ $# -eq 4 ] || { echo "usage: $0 DAYS STAFF SHIFTS SEED" >&2; exit 2; }
exec awk -v days="$1" -v staff="$2" -v shifts="$3" -v seed="$4" '
# Park and Miller: the same numbers from every awk.
function draw() { state = state * 16807 % 2147483647; return state / 2147483647 }
function below(n) { return int(draw() * n) }
BEGIN {
    state = 1 + seed % 2147483646
    for (i = 0; i < 8; i++)
        draw() # small seeds begin alike
    print "SECTION_HORIZON\n" days "\n\nSECTION_SHIFTS"
    for (s = 0; s < shifts; s++) {
        start[s] = 360 + int(s * 1080 / shifts)
        minutes[s] = 360 + 60 * (s * 7 % 5)
        not_after = ""
        for (t = 0; t < s; t++)
            if (start[t] + 1440 < start[s] + minutes[s] + 660)
                not_after = not_after (not_after == "" ? "" : "|") "s" t
        print "s" s "," minutes[s] "," not_after
    }
    print "\nSECTION_STAFF"
    for (e = 0; e < staff; e++) {
        half = e % 4 == 3
        list = ""
        longest = 0
        for (s = 0; s < shifts; s++) {
            skilled = s % 3 == e % 3 || below(3) > 0
            if (skilled && minutes[s] > longest)
                longest = minutes[s]
            list = list (s ? "|" : "") "s" s "=" (skilled ? int(days / 2) : 0)
        }
        day = longest < 480 ? longest : 480
        most = int(days / 7 * 5 * day * (half ? 0.43 : 0.87) / 60) * 60
        print "e" e "," list "," most "," most - 960 "," 5 + e % 2 "," (half ? 1 : 2) "," \
            2 + e % 2 "," int(days / 14) + 1
    }
    print "\nSECTION_DAYS_OFF"
    for (e = 0; e < staff; e++) {
        line = "e" e
        for (d = below(14); d + 2 < days; d += 28 + below(28))
            line = line "," d "," d + 1
        print line
    }
    print "\nSECTION_SHIFT_ON_REQUESTS"
    for (e = 0; e < staff; e++)
        for (d = below(7); d < days; d += 4 + below(10))
            print "e" e "," d ",s" below(shifts) "," 1 + below(3)
    print "\nSECTION_SHIFT_OFF_REQUESTS"
    for (e = 0; e < staff; e++)
        for (d = below(7); d < days; d += 6 + below(20))
            print "e" e "," d ",s" below(shifts) "," 1 + below(3)
    print "\nSECTION_COVER"
    for (d = 0; d < days; d++)
        for (s = 0; s < shifts; s++) {
            need = staff * 0.46 / shifts * (d % 7 > 4 ? 0.8 : 1) + draw()
            print d ",s" s "," int(need) ",100,1"
        }
}'
