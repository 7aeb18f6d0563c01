# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/support/harness.sh"
. "$SOURCE/tests/plan/store.sh"

run plan s.yaml -o out
expect_rc 0
for file in demand.csv classes.csv shifts.csv hours.csv work.csv roster.csv moves.csv plan.json \
    run.json manifest.json; do
    expect_file "out/$file"
done
expect_out "sessions"
expect_out "lost"
expect_out "no plan costs less than"
expect_out "worst hours"
expect_out "quality desk"
[ "$(wc -l <stdout.txt)" -le 60 ] || fail "the summary is longer than a screen"

run check s.yaml out
expect_rc 0

run plan s.yaml -o out --lang zh
expect_rc 0
expect_out "接待量（含期初积压）"
expect_out "任何计划都不低于"

# the same seed gives the same bytes
run plan s.yaml -o one --seed 7 --quiet
expect_rc 0
run plan s.yaml -o two --seed 7 --quiet
expect_rc 0
for file in demand.csv classes.csv shifts.csv hours.csv work.csv roster.csv moves.csv plan.json; do
    cmp -s "one/$file" "two/$file" || fail "$file differs between equal runs"
done

# stdout of --json is plan.json
run plan s.yaml -o one --seed 7 --json
expect_rc 0
cmp -s stdout.txt one/plan.json || fail "--json does not print plan.json"

for file in plan context; do
    /usr/bin/python3 "$SOURCE/tests/support/follows.py" "$SOURCE/planner/export/$file.schema.json" \
        "one/$file.json" || fail "$file.json does not follow its schema"
done

# the capacity plan of a finished folder serves again, but only of this scenario and untouched
run plan s.yaml -o again --from one --seed 7 --quiet
expect_rc 0
for file in demand.csv classes.csv shifts.csv hours.csv work.csv start.csv roster.csv moves.csv \
    brands.csv; do
    cmp -s "one/$file" "again/$file" || fail "$file of a plan used again differs"
done
run check s.yaml again
expect_rc 0
run plan s.yaml -o again --from one --set people.contracts.staff.pay=29/h
expect_rc 3
expect_err "another scenario"
cp -r one edited
echo >>edited/shifts.csv
run plan s.yaml -o again --from edited
expect_rc 3
expect_err "changed by hand"
run plan s.yaml -o again --from nowhere
expect_rc 4
run plan s.yaml -o again --from one --certify dual.csv
expect_rc 2

run plan s.yaml -o out --until forecast
expect_rc 0
run plan s.yaml -o again --from out
expect_rc 3
expect_err "no capacity plan"
expect_file out/demand.csv
expect_no_file out/shifts.csv
expect_no_file out/roster.csv

# conditions
run plan s.yaml -o out --fail-if "unserved>=0%"
expect_rc 1
expect_file out/plan.json
run plan s.yaml -o out --fail-if "unserved>100%"
expect_rc 0

# few codes when asked
run plan s.yaml -o out --set shifts.max_codes=2
expect_rc 0
codes=$(awk -F, 'NR > 1 && $4 !~ /:/ { print $4 }' out/shifts.csv | sort -u | wc -l)
[ "$codes" -le 2 ] || fail "$codes shift codes instead of 2"

# a looser law is said
run plan s.yaml -o out --set rules.max_day=16h
expect_rc 0
expect_err "unlawful"
grep -q '"lawful": false' out/plan.json || fail "plan.json does not say that it is unlawful"

# usage
run plan s.yaml
expect_rc 2
expect_err "-o DIR"
run plan s.yaml -o out --until dinner
expect_rc 2
run plan s.yaml -o out --fail-if "soup>2%"
expect_rc 2
run plan s.yaml -o out --gap much
expect_rc 2

# what fails leaves the folder as it was
run plan s.yaml -o out
before=$(cat out/* | cksum)
run plan s.yaml -o out --set people.groups.pre.heads=many
expect_rc 3
[ "$before" = "$(cat out/* | cksum)" ] || fail "a failed run changed the folder"
run plan s.yaml -o out --solution no/such/folder/x.sol
expect_rc 4
[ "$before" = "$(cat out/* | cksum)" ] || fail "a failed run changed the folder"
echo by hand >>out/shifts.csv
run plan s.yaml -o out
expect_rc 4
run plan s.yaml -o out --force
expect_rc 0
run plan missing.yaml -o out
expect_rc 4
mkdir other && echo mine >other/notes.txt
run plan s.yaml -o other
expect_rc 4
expect_file other/notes.txt

finish
