# SPDX-License-Identifier: GPL-3.0-or-later
# The test family of the capacity model as a scenario: 12 teams, 15 days, known LP optimum. Its data
# carries no licence and is not here: PAIBAN_DATA names the folder that holds capacity/heads.csv and
# capacity/staff.csv; without it the test is skipped.
. "$SOURCE/tests/support/harness.sh"
data=${PAIBAN_DATA:-}/capacity
if [ ! -f "$data/heads.csv" ]; then
    echo "PAIBAN_DATA is not set: the family is skipped"
    exit 77
fi
sh "$SOURCE/tests/plan/family-scenario.sh" "$data" >family.yaml
cp "$data/heads.csv" heads.csv

run model family.yaml -o family.mps
expect_rc 0
columns=$(awk '/^COLUMNS/ { on = 1; next } /^RHS/ { on = 0 } on && $2 != "'"'MARKER'"'" && $1 != last { n++; last = $1 } END { print n }' family.mps)
[ "$columns" -le 62208 ] || fail "$columns columns, more than 1.2 x 51,840"
run plan family.yaml -o out --until capacity --quiet
expect_rc 0
bound=$(sed -n 's/.*"bound": \([0-9.]*\),.*/\1/p' out/plan.json | head -1)
relaxation=$(sed -n 's/.*"relaxation": \([0-9.]*\),.*/\1/p' out/plan.json | head -1)
cost=$(sed -n 's/.*"cost": \([0-9.]*\),.*/\1/p' out/plan.json | head -1)
echo "columns $columns relaxation $relaxation bound $bound cost $cost"
awk -v r="$relaxation" 'BEGIN { d = r / 107325.7265 - 1; exit !(d < 1e-6 && d > -1e-6) }' ||
    fail "the relaxation $relaxation is not 107,325.7265"
awk -v b="$bound" -v c="$cost" 'BEGIN { exit !(b >= 107325.72 && b <= c) }' ||
    fail "the bound $bound lies outside the relaxation and the cost"
awk -v c="$cost" 'BEGIN { exit !(c <= 107325.7265 * 1.01) }' || fail "cost $cost is over 1 %"

finish
