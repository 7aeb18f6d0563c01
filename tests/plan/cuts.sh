# SPDX-License-Identifier: GPL-3.0-or-later
# Shifts that nobody can work by name go back into the capacity plan, which asks for fewer then.
. "$SOURCE/tests/support/harness.sh"
cp "$SOURCE/tests/plan/cuts.yaml" s.yaml
awk 'BEGIN {
    print "queue,slot_start,sessions"
    for (d = 9; d <= 15; d++) for (h = 0; h < 24; h++)
        if (d > 9 || h >= 4)
            printf "shop.presale,2026-11-%02dT%02d:00,%.2f\n", d, h,
                (h >= 8 && h < 17 ? 20 + 6 * (d % 3) : 0)
    for (h = 0; h < 4; h++) printf "shop.presale,2026-11-16T%02d:00,0\n", h
}' >volumes.csv

# people with at most $1, $2 and $3 days in a row
write_people() {
    echo id,name,team,max_days_in_row
    echo "a,Al,shop.presale,$1"
    echo "b,Bea,shop.presale,$2"
    echo "c,Cy,shop.presale,$3"
}

write_people 1 3 3 >people.csv
run plan s.yaml -o out
expect_rc 0
grep -q '"cut_rounds": [123]' out/plan.json || fail "the shifts were not planned again"
grep -q '"uncovered_shifts": 0' out/plan.json || fail "there is still a shift that nobody works"
planned=$(awk -F, 'NR > 1 {n += $5} END {print n + 0}' out/shifts.csv)
worked=$(awk -F, 'NR > 1 && $6 != "" {n++} END {print n + 0}' out/roster.csv)
[ "$planned" -eq "$worked" ] || fail "$planned shifts planned, $worked worked"
run check s.yaml out
expect_rc 0

# when they are alike the capacity plan knows what they may work, and there is nothing to cut
write_people 2 2 2 >people.csv
run plan s.yaml -o alike
expect_rc 0
grep -q cut_rounds alike/plan.json && fail "planned again for no reason"
grep -q '"uncovered_shifts": 0' alike/plan.json || fail "a shift that nobody works"
finish
