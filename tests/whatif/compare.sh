# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/support/harness.sh"
shop=$SOURCE/tests/whatif/shop.yaml

plan() {
    out=$1
    shift
    "$PAIBAN" plan "$shop" -o "$out" -q "$@" >/dev/null || fail "plan $out"
}
plan one
plan again
plan more --set brands.lamps.uv=+30%
plan shifts --until capacity
plan forecast --until forecast
plan three --set days=3
plan half --set slot=30min

# figure JSON-PATH: a figure of the JSON on stdout
figure() {
    python3 -c 'import json, sys
value = json.load(open("stdout.txt"))
for key in sys.argv[1].split("."):
    value = value[int(key) if isinstance(value, list) else key]
print(value)' "$1"
}

# as diff: 0 the same, 1 different
run compare one one
expect_rc 0
expect_out "the same"
run compare one again --json
expect_rc 0
[ "$(figure same)" = True ] || fail "equal plans are not the same"
[ "$(figure people_who_differ)" = 0 ] || fail "people differ in equal plans"
run compare one again --lang zh
expect_out "两份计划相同"

run compare one more
expect_rc 1
expect_out "The plans differ."
expect_out "shop.presale"
expect_out "2026-11-11"
run compare one more --json
expect_rc 1
python3 -c 'import json
plans = json.load(open("stdout.txt"))
one, more = (json.load(open(name + "/plan.json")) for name in ("one", "more"))
def near(pair, first, second):
    assert abs(pair["base"] - first) < 1e-4 and abs(pair["variant"] - second) < 1e-4, pair
near(plans["cost"], one["named"]["cost"], more["named"]["cost"])
for key in ("sessions", "served", "unserved"):
    near(plans["total"][key], one["totals"][key], more["totals"][key])
# teams and days add up to the whole
for key in ("sessions", "served", "unserved", "on_duty_hours"):
    for part in ("teams", "days"):
        for side in ("base", "variant"):
            total = sum(entry[key][side] for entry in plans[part])
            assert abs(total - plans["total"][key][side]) < 1e-4, (part, key, side)' ||
    fail "the figures are not those of the plans"
/usr/bin/python3 "$SOURCE/tests/support/follows.py" "$SOURCE/planner/whatif/compare.schema.json" \
    stdout.txt || fail "the JSON does not follow its schema"

# who works differently: every row of roster.csv that differs, and no other
python3 -c 'import csv, json
def shifts(name):
    return {(row["agent_id"], row["date"]): (row["shift"], row["segments"], row["breaks"])
            for row in csv.DictReader(open(name + "/roster.csv", encoding="utf-8-sig"))}
one, more = shifts("one"), shifts("more")
none = ("", "", "")
expected = {key for key in one.keys() | more.keys() if one.get(key, none) != more.get(key, none)}
found = {(entry["person"], entry["date"]) for entry in json.load(open("stdout.txt"))["people"]
         if entry["shift"]["base"] != entry["shift"]["variant"]}
assert found == {key for key in expected if key[1] >= "2026-11-10"}, found ^ expected' ||
    fail "the people are not those whose rows differ"

# what is not alike is said
run compare one shifts
expect_rc 1
expect_err "names nobody"
run compare one three
expect_rc 1
expect_err "different days"
run compare one half
expect_rc 1
expect_err "time steps"
run compare one forecast
expect_rc 3
expect_err "stops at the forecast"
run compare one nowhere
[ "$rc" -eq 3 ] || [ "$rc" -eq 4 ] || fail "exit code $rc for a plan that is not there"
run compare one
expect_rc 2
echo >>again/hours.csv
run compare one again
expect_rc 3

finish
