# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/support/harness.sh"
tiny=$SOURCE/scenarios/tiny.yaml
store=$SOURCE/tests/whatif/shop.yaml
TMPDIR=$PWD/tmp
export TMPDIR
mkdir "$TMPDIR"

# figure JSON-PATH [FILE]: a figure of the JSON on stdout, such as answer.cost.base
figure() {
    python3 -c 'import json, sys
value = json.load(open(sys.argv[2]))
for key in sys.argv[1].split("."):
    value = value[int(key) if isinstance(value, list) else key]
print(value)' "$1" "${2:-stdout.txt}"
}
equals() { [ "$(figure "$1")" = "$2" ] || fail "$1 is $(figure "$1"), not $2"; }

# solved by hand: 240; with a fifth more visitors 12 and 24 sessions an hour
run whatif "$tiny" --set brands.sample.uv=+20%
expect_rc 0
expect_out "The cost rises from 240 to"
expect_out "sessions, with what waited before"
expect_out "base  variant  difference"
run whatif "$tiny" --set brands.sample.uv=+20% --lang zh
expect_rc 0
expect_out "成本从 240 升到"
expect_out "已证明"

# a change that changes nothing
run whatif "$tiny" --set brands.sample.uv='*1' --json
expect_rc 0
equals answer.verdict same
equals answer.cost.difference 0.0
equals quality.bound.difference 0.0
equals service.sessions.difference 0.0

# prices: a lost session at 1 instead of 3 is no longer worth anybody's shift
run whatif "$tiny" --set queues.presale.lost_price=1 --json
expect_rc 0
equals answer.cost.base 240.0
equals answer.cost.variant 120.0
equals answer.verdict proved_cheaper
equals service.unserved.variant 120.0
/usr/bin/python3 "$SOURCE/tests/support/follows.py" "$SOURCE/planner/whatif/whatif.schema.json" \
    stdout.txt || fail "the JSON does not follow its schema"

# the plan with the changes is a plan folder like that of plan
run whatif "$tiny" --set people.groups.team.heads=1 -o more --json
expect_rc 0
cost=$(figure answer.cost.variant)
run check "$tiny" --set people.groups.team.heads=1 more
expect_rc 0
grep -qF "\"cost\": $cost" more/plan.json || fail "the plan in the folder does not cost $cost"

# the same question, the same bytes
run whatif "$store" --set brands.lamps.uv=+5% --json --seed 3
expect_rc 0
cp stdout.txt first.json
run whatif "$store" --set brands.lamps.uv=+5% --json --seed 3
cmp -s first.json stdout.txt || fail "the same question has two answers"

# the plan with the changes starts from the base plan, wherever that comes from, and says so; a cold
# one may differ only within the intervals
equals start base_plan
run plan "$store" -o base --seed 3 --until capacity
expect_file base/start.csv
run whatif "$store" --base base --set brands.lamps.uv=+5% --json --seed 3
expect_rc 0
equals start base_plan
cp stdout.txt folder.json
run whatif "$store" --base base --set brands.lamps.uv=+5% --json --seed 3 --cold
expect_rc 0
equals start cold
python3 -c 'import json
memory, folder, cold = (json.load(open(name)) for name in ("first.json", "folder.json", "stdout.txt"))
for side in ("base", "variant"):
    assert abs(memory["answer"]["cost"][side] - folder["answer"]["cost"][side]) < 0.01, side
warm, cold = (answer["answer"]["between"]["variant"] for answer in (folder, cold))
assert warm[0] <= cold[1] and cold[0] <= warm[1], (warm, cold)' || fail "starts disagree"
equals bound_by solve
run whatif "$store" --base base --set brands.lamps.uv=+5%
expect_out "started from the base plan"
run whatif "$store" --base base --set brands.lamps.uv=+5% --cold
expect_out "made from nothing, as asked"
run whatif "$store" --base base --set slot=30min
expect_rc 0
expect_out "it has other slots than the base plan"
run whatif "$tiny" --base base --set brands.sample.uv=+5%
expect_rc 3
expect_err "base"
run whatif "$tiny" --base nowhere --set brands.sample.uv=+5%
[ "$rc" -eq 3 ] || [ "$rc" -eq 4 ] || fail "exit code $rc without a base plan"

# the parts of the difference add up; groups that are not touched have none
run whatif "$tiny" --set brands.sample.uv=+50% --set people.groups.team.heads=1 \
    --set queues.presale.lost_price=4 --json
expect_rc 0
python3 -c 'import json
answer = json.load(open("stdout.txt"))
causes = answer["causes"]
assert abs(sum(causes.values()) - answer["answer"]["cost"]["difference"]) < 1e-5, causes
assert causes["rules"] == 0 and causes["together"] == 0, causes
assert causes["demand"] > 0 and causes["capacity"] > 0 and causes["prices"] > 0, causes' ||
    fail "the parts are wrong"
run whatif "$tiny" --set brands.sample.uv=+50% --set people.groups.team.heads=1
expect_out "demand: brands.sample.uv=+50%"
expect_out "capacity: people.groups.team.heads=1"
expect_out "rounding: whole people"
# people for a new department: they make no scenario without it
run whatif "$tiny" --set 'departments.other={functions: [presale]}' \
    --set brands.sample.department=store --set \
    'people.groups.more={team: other.presale, contract: hourly, heads: 1}'
expect_rc 0
expect_out "only make sense together"

# up to the roster
run whatif "$tiny" --set people.groups.team.heads=2 --until roster --json
expect_rc 0
equals stage roster

# mistakes
run whatif "$tiny"
expect_rc 2
expect_err "--set"
run whatif "$tiny" --set brands.sample.uvv=1
expect_rc 3
expect_err "uvv"
expect_no_out
run whatif "$tiny" --set brands.sample.uv=many
expect_rc 3
expect_err "many"
run whatif "$tiny" --variant nowhere
expect_rc 3
expect_err "nowhere"
run whatif "$tiny" --set brands.sample.uv=1 --until forecast
expect_rc 2
run whatif nowhere.yaml --set brands.sample.uv=1
expect_rc 4
run whatif --lang zh "$tiny"
expect_rc 2
expect_err "需要一项改动"
[ -z "$(ls -A "$TMPDIR")" ] || fail "temporary folders are left"

finish
