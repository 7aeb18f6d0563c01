# SPDX-License-Identifier: GPL-3.0-or-later
# What the cheap group cannot work lawfully the dear one works, where a lost session costs more; the
# wish of a person for a day off outlives that.
. "$SOURCE/tests/support/harness.sh"
cp "$SOURCE/tests/plan/reshape.yaml" s.yaml
awk 'BEGIN {
    print "queue,slot_start,sessions"
    for (d = 9; d <= 15; d++) for (h = 0; h < 24; h++)
        if (d > 9 || h >= 4)
            printf "shop.presale,2026-11-%02dT%02d:00,%.2f\n", d, h,
                (d >= 11 && h >= 8 && h < 17 ? 22 : 0)
    for (h = 0; h < 4; h++) printf "shop.presale,2026-11-16T%02d:00,0\n", h
}' >volumes.csv

cat >people.csv <<'END'
id,name,team,level,contract
c1,Al,shop.presale,regular,short
c2,Bea,shop.presale,regular,short
d1,Cy,shop.presale,regular,long
d2,Di,shop.presale,regular,long
d3,Ed,shop.presale,regular,long
END

run plan s.yaml -o capacity --until capacity
expect_rc 0
[ "$(awk -F, '$2 ~ /long/ {n += $5} END {print n + 0}' capacity/shifts.csv)" -eq 0 ] ||
    fail "the capacity plan wants the dear group: this test shows nothing"
run plan s.yaml -o out --from capacity
expect_rc 0
number() { sed -n "s/.*\"$1\": \([0-9.]*\).*/\1/p" out/plan.json | head -1; }
[ "$(number uncovered_shifts)" -gt 0 ] || fail "the cheap group can work everything"
[ "$(number changed_shifts)" -ge "$(number uncovered_shifts)" ] || fail "nobody stepped in"
[ "$(awk -F, '$1 ~ /^d/ && $6 != "" {n++} END {print n + 0}' out/roster.csv)" -gt 0 ] ||
    fail "the dear group does not work"
lost() { awk -F, 'NR > 1 {n += $8} END {printf "%.3f", n}' "$1/hours.csv"; }
[ "$(lost out)" = "$(lost capacity)" ] || fail "$(lost out) sessions are lost"
[ "$(awk -F, '$1 == "d1" && $5 == "2026-11-14" && $6 != ""' out/roster.csv | wc -l)" -eq 0 ] ||
    fail "d1 works on the day off that it asked for"
run check s.yaml out
expect_rc 0

# where losing them costs less than the pay nobody steps in
run plan s.yaml -o low --set queues.presale.lost_price=0.1 --until capacity
expect_rc 0
run plan s.yaml -o none --set queues.presale.lost_price=0.1 --from low
expect_rc 0
[ "$(awk -F, 'NR > 1 && $6 != "" {n++} END {print n + 0}' none/roster.csv)" -eq 0 ] ||
    fail "somebody works for less than the pay"
finish
