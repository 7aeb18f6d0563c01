# SPDX-License-Identifier: GPL-3.0-or-later
# Twelve people over a whole round: plan with what was worked before, publish, somebody falls ill,
# plan again without touching what is frozen, edit by hand and check.
. "$SOURCE/tests/support/harness.sh"
cp "$SOURCE/tests/plan/twelve.yaml" s.yaml
cp "$SOURCE/tests/plan/twelve-people.csv" people.csv
cp "$SOURCE/tests/plan/twelve-history.csv" history.csv
awk 'BEGIN {
    print "queue,slot_start,sessions"
    for (d = 12; d <= 21; d++) for (h = 0; h < 24; h++) {
        if (d == 12 && h < 4 || d == 21 && h >= 4) continue
        day = h >= 8 && h < 23
        printf "shop.presale,2026-11-%02dT%02d:00,%.2f\n", d, h, day ? (d == 13 ? 30 : 45) : 6
        printf "shop.aftersale,2026-11-%02dT%02d:00,%.2f\n", d, h, day ? 22 : 0
    }
}' >volumes.csv
shift_of() { awk -F, -v id="$2" -v day="$3" '$1 == id && $5 == day {print $6}' "$1/roster.csv"; }
figure() { sed -n "s/^ *\"$1\": \\([0-9.]*\\),*$/\\1/p" "$2/plan.json"; }

run plan s.yaml -o first -q --history history.csv
expect_rc 0
run check s.yaml first --history history.csv
expect_rc 0
# 001 worked five days up to the eve: one more, then a day off
[ -z "$(shift_of first 001 2026-11-12)" ] || [ -z "$(shift_of first 001 2026-11-13)" ] ||
    fail "seven days in a row"
# 002 came home at six in the morning: no early or late shift on that day
[ "$(shift_of first 002 2026-11-12)" != A ] || fail "no rest after the night"
[ "$(shift_of first 002 2026-11-11)" = N ] || fail "the eve is not as it was worked"
# another history is another scenario
run check s.yaml first
expect_rc 1
expect_out 'hash'

# 005 falls ill from the 14th; up to the 14th everything is frozen
options='--history history.csv --keep first --freeze-until 2026-11-15'
ill='people.leave=[{person: "003", days: 2026-11-13..2026-11-14},
    {person: "005", days: 2026-11-14..2026-11-17}]'
# shellcheck disable=SC2086 # options are words
run plan s.yaml -o second -q $options --set "$ill"
expect_rc 0
# shellcheck disable=SC2086
run check s.yaml second $options --set "$ill"
expect_rc 0
awk -F, '$5 < "2026-11-15" && $1 != "005" {print $1, $5, $6}' first/roster.csv >before.txt
awk -F, '$5 < "2026-11-15" && $1 != "005" {print $1, $5, $6}' second/roster.csv >after.txt
cmp -s before.txt after.txt || fail "a frozen day changed: $(diff before.txt after.txt)"
[ -z "$(shift_of second 005 2026-11-16)" ] || fail "at work while ill"
changed=$(awk -F, 'NR == FNR {s[$1 $5] = $6; next} FNR > 1 && $5 > "2026-11-11" && s[$1 $5] != $6' \
    first/roster.csv second/roster.csv | wc -l)
[ "$changed" -eq "$(figure changed_person_days second)" ] || fail "$changed person-days changed"
grep -q ',published$' second/roster.csv || fail "nothing is marked as published"

# a higher price changes fewer days
# shellcheck disable=SC2086
run plan s.yaml -o third -q $options --set "$ill" --set people.published.price=3000
expect_rc 0
[ "$(figure changed_person_days third)" -le "$changed" ] || fail "a higher price changes more"
[ "$(figure changed_person_days third)" -le 8 ] || fail "the high price keeps little"

# an edited roster: the freeze and rest are the auditor's business
awk -F, -v OFS=, '$1 == "010" && $5 == "2026-11-13" {
    $6 = $6 == "A" ? "L" : "A"; for (i = 7; i <= 20; i++) if (i != 16) $i = ""} {print}' \
    second/roster.csv >edited.csv
# shellcheck disable=SC2086
run check s.yaml second $options --set "$ill" --roster edited.csv
expect_rc 1
expect_out 'frozen'

# nonsense is named with its place
printf 'id,date,shift\n001,2026-13-01,A\n' >bad.csv
run plan s.yaml -o bad -q --history bad.csv
expect_rc 3
expect_err 'bad.csv:2:5'
printf 'id,date,shift\n001,2026-11-12,Q\n' >bad.csv
run plan s.yaml -o bad -q --keep bad.csv --freeze-until 2026-11-13
expect_rc 3
expect_err 'there is no shift `Q`'
run plan s.yaml -o bad -q --keep nowhere.csv
expect_rc 3
printf 'id,date,shift\n009,2026-11-12,N\n' >bad.csv
run plan s.yaml -o bad -q --keep bad.csv --freeze-until 2026-11-13
expect_rc 3
expect_err '009 is frozen to work on 2026-11-12'
finish
