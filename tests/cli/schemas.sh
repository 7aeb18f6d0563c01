# SPDX-License-Identifier: GPL-3.0-or-later
# What the commands print with --json follows the schemas that are shipped, says a reader that is not
# ours; and every command has a schema.
. "$SOURCE/tests/support/harness.sh"
python=/usr/bin/python3
tiny="$SOURCE/scenarios/tiny.yaml"
store="$SOURCE/scenarios/store-48h.yaml"
output="$SOURCE/planner/cli/output.schema.json"

# follows SCHEMA ARGUMENTS...: what `paiban ARGUMENTS --json` prints follows the schema.
follows() {
    schema=$1
    shift
    run --lang en "$@" --json
    [ "$rc" -le 1 ] || fail "exit code $rc"
    "$python" "$SOURCE/tests/support/follows.py" "$schema" stdout.txt || fail "not as in $schema"
}

# says ARGUMENTS...: what it says is one message a line.
says() {
    run --lang en --json "$@"
    "$python" "$SOURCE/tests/support/follows.py" "$output#message" stderr.txt ||
        fail 'messages are not as described'
}

follows "$SOURCE/planner/export/plan.schema.json" plan "$store" -o store
follows "$SOURCE/planner/export/plan.schema.json" plan "$tiny" -o tiny
"$python" "$SOURCE/tests/support/follows.py" "$SOURCE/planner/export/context.schema.json" \
    store/context.json tiny/context.json || fail 'context.json is not as described'
follows "$output#init --list" init --list
follows "$output#init" init new.yaml
follows "$output#validate" validate "$tiny"
for scenario in "$tiny" "$store"; do follows "$output#forecast" forecast "$scenario"; done
follows "$output#forecast" forecast "$store" --brand xinglv
follows "$output#model" model "$tiny" -o tiny.mps
follows "$output#export --list" export --list
follows "$output#export" export store --to csv,ics
follows "$output#show" show store
follows "$output#show" show store --heatmap --queue store.presale
follows "$output#doctor" doctor
follows "$output#doctor" doctor /proc
follows "$output#man" man
follows "$output#completion" completion fish
follows "$output#help" --help
follows "$output#help" plan --help
follows "$SOURCE/planner/whatif/whatif.schema.json" whatif "$tiny" --set people.groups.team.heads=1
follows "$SOURCE/planner/whatif/compare.schema.json" compare store tiny
follows "$SOURCE/planner/explain/explain.schema.json" explain "$tiny"
follows "$SOURCE/planner/explain/explain.schema.json" explain "$tiny" --hour 2026-11-11T09:00
sh "$SOURCE/tests/bench/nrp-instance.sh" 14 12 3 5 >twelve.txt
follows "$output#roster" roster twelve.txt -t 5

# check: plans, and a roster with changes that break something.
follows "$output#check" check "$tiny" tiny --strict
follows "$output#check" check "$store" store
set -- $(awk -F, 'NR > 1 && $5 == "2026-11-11" && $6 != "" { print $1 "/" $5 }' store/roster.csv |
    head -n 2)
"$python" "$SOURCE/tests/sheet/matrix.py" store/roster.csv edited.csv "$1=休" "$2=QQ" ||
    fail 'no edited roster'
follows "$output#check" check "$store" store --roster edited.csv
[ "$(grep -c '"breaks"' stdout.txt)" -eq 2 ] || fail 'not two changes with what they break'
follows "$output#check" check "$store" --roster store/roster.csv

says validate nowhere.yaml
says plan
says validate "$tiny" --set brands.sample.uv=many --set people.groups.team.heds=1
says export store --to cvs

# Every command has a definition or a schema of its own.
run --lang en --help --json
"$python" - "$output" <<'PY' || fail 'a command has no schema'
import json, sys
schema = json.load(open(sys.argv[1]))
commands = [command["name"] for command in json.load(open("stdout.txt"))["commands"]]
assert len(commands) > 8
for name in commands:
    assert name in schema["definitions"] or "`%s`" % name in schema["description"], name
PY
finish
