#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A roster problem in the public text format over a longer horizon, to stdout:
#   nrp-repeat.sh FILE TIMES
# All days of FILE, TIMES after each other, for the same people; limits over the horizon times TIMES.
# Rosters of FILE one after the other break no such limit, so that TIMES its best known cost is about
# what a good roster of the whole costs.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 FILE TIMES" >&2; exit 2; }
exec awk -F, -v OFS=, -v times="$2" '
function scaled(list, n, i, part) {
    n = split(list, part, "|")
    list = ""
    for (i = 1; i <= n; i++) {
        split(part[i], pair, "=")
        list = list (i > 1 ? "|" : "") pair[1] "=" pair[2] * times
    }
    return list
}
{ sub(/\r$/, "") }
/^#/ || /^[[:space:]]*$/ { next }
/^SECTION_/ { section = $0; print (NR > 1 ? "\n" : "") $0; next }
section == "SECTION_HORIZON" { days = $1; print days * times; next }
section == "SECTION_STAFF" {
    $2 = scaled($2)
    $3 *= times; $4 *= times; $8 *= times
    print
    next
}
section == "SECTION_DAYS_OFF" {
    line = $1
    for (k = 0; k < times; k++)
        for (i = 2; i <= NF; i++)
            line = line "," $i + k * days
    print line
    next
}
section ~ /REQUESTS/ {
    for (k = 0; k < times; k++)
        print $1, $2 + k * days, $3, $4
    next
}
section == "SECTION_COVER" {
    for (k = 0; k < times; k++)
        print $1 + k * days, $2, $3, $4, $5
    next
}
{ print }' "$1"
