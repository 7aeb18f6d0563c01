# SPDX-License-Identifier: GPL-3.0-or-later
# A roster of people with names, leave, wishes and a fixed assignment.
. "$SOURCE/tests/support/harness.sh"
cp "$SOURCE/tests/plan/people.yaml" s.yaml
awk 'BEGIN {
    print "id,name,team,level,contract,available"
    for (i = 1; i <= 9; i++) printf "%03d,Person %d,shop.presale,regular,full_time,\n", i, i
    for (i = 10; i <= 12; i++) printf "%03d,Person %d,shop.aftersale,regular,full_time,\n", i, i
}' >people.csv
awk 'BEGIN {
    print "queue,slot_start,sessions"
    for (d = 12; d <= 18; d++) for (h = 0; h < 24; h++) {
        if (d == 12 && h < 4 || d == 18 && h >= 4) continue
        day = h >= 8 && h < 23
        printf "shop.presale,2026-11-%02dT%02d:00,%.2f\n", d, h, day ? (d == 13 ? 30 : 60) : 0
        printf "shop.aftersale,2026-11-%02dT%02d:00,%.2f\n", d, h, day ? 30 : 0
    }
}' >volumes.csv

run plan s.yaml -o out
expect_rc 0
for file in roster.csv moves.csv shifts.csv plan.json; do
    expect_file "out/$file"
done

# the auditor recomputes rules, hours, moves, cost and every claim from the files
run check s.yaml out
expect_rc 0

# column 5 is the date, 6 the shift
shift_of() { awk -F, -v id="$1" -v day="$2" '$1 == id && $5 == day {print $6}' out/roster.csv; }
[ -z "$(shift_of 003 2026-11-13)" ] || fail "at work while on leave"
[ -z "$(shift_of 003 2026-11-14)" ] || fail "at work while on leave"
[ -z "$(shift_of 001 2026-11-13)" ] || fail "a wish of 12 points is refused"
[ "$(shift_of 002 2026-11-14)" = A ] || fail "a fixed assignment is not kept"
[ "$(awk -F, '$1 == "012" && $5 > "2026-11-11"' out/roster.csv | wc -l)" -eq 6 ] ||
    fail "not a row for every day of a person"

# every shift of the capacity plan has somebody, but those that nobody can work lawfully
planned=$(awk -F, 'NR > 1 {n += $5} END {print n + 0}' out/shifts.csv)
worked=$(awk -F, 'NR > 1 && $6 != ""' out/roster.csv | wc -l)
open=$(sed -n 's/.*"uncovered_shifts": \([0-9]*\).*/\1/p' out/plan.json)
[ "$worked" -ge "$((planned - open))" ] || fail "$worked of $planned shifts worked, $open said open"
[ "$open" -le "$((planned / 20))" ] || fail "$open of $planned shifts are open"

# the same seed gives the same bytes
run plan s.yaml -o again
expect_rc 0
for file in shifts.csv roster.csv moves.csv hours.csv plan.json; do
    cmp -s "out/$file" "again/$file" || fail "$file differs between equal runs"
done

# all of presale want the same day off: what is refused says what granting it costs
awk 'BEGIN {
    print "id,date,kind,weight"
    for (i = 1; i <= 9; i++) printf "%03d,2026-11-16,off,%d\n", i, 10 + i
}' >wishes.csv
run plan s.yaml -o wishes -q --set people.requests=wishes.csv --set capacity.standby=10%
expect_rc 0
refused=$(awk -F, '$5 == "2026-11-16" && $3 == "shop.presale" && $6 != "" && $4 != "standby"' \
    wishes/roster.csv | wc -l)
[ "$refused" -gt 0 ] || fail "nobody works on the day that all want off"
listed=$(sed -n '/"refused": \[/,/\]/p' wishes/plan.json | grep -c '"who"')
[ "$refused" -eq "$listed" ] || fail "$refused refused, $listed listed with their cost"
run check s.yaml wishes --set people.requests=wishes.csv --set capacity.standby=10%
expect_rc 0
sed -i 's/"kind": "off"/"kind": "on"/' wishes/plan.json
run check s.yaml wishes --set people.requests=wishes.csv --set capacity.standby=10%
expect_rc 1
expect_out 'refused without saying'
grep -q ',standby,' wishes/roster.csv || fail "nobody is on standby"

# the capacity stage alone writes no names
run plan s.yaml -o out --until capacity
expect_rc 0
expect_no_file out/roster.csv
expect_no_file out/moves.csv
finish
