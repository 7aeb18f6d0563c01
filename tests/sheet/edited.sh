# SPDX-License-Identifier: GPL-3.0-or-later
# A roster edited in a workbook: what each change breaks and costs.
. "$SOURCE/tests/support/harness.sh"
store="$SOURCE/scenarios/store-48h.yaml"
python=/usr/bin/python3

run plan "$store" -o plan
expect_rc 0
# shellcheck disable=SC2046 # words are wanted
matrix() { "$python" "$SOURCE/tests/sheet/matrix.py" plan/roster.csv "$@" || fail 'no workbook'; }

# Unchanged, it is the plan, to the cent and with its reassignments.
matrix same.xlsx
run check "$store" plan --roster same.xlsx --json
expect_rc 0
expect_out '"changes": []'
"$python" - <<'PY' || fail 'the cost is not the named cost'
import json
plan, check = json.load(open("plan/plan.json")), json.load(open("stdout.txt"))
assert abs(check["cost"] - plan["named"]["cost"]) < 1e-4, (check["cost"], plan["named"])
assert check["cost"] == check["cost_before"]
PY

# Two changes, one by the shift's name: each with its price and what it breaks.
set -- $("$python" - <<'PY'
import csv
shift = {(r["agent_id"], r["date"]): r["shift"] for r in csv.DictReader(open("plan/roster.csv"))}
of_11th = {a: s for (a, d), s in shift.items() if d == "2026-11-11"}
first = min(a for (a, d), s in shift.items()
            if d == "2026-11-10" and s == "N" and of_11th.get(a) != "E")
second = min(a for a, s in of_11th.items() if s and a != first)
print(first, second, of_11th.get(first, ""))
PY
)
matrix two.xlsx "$1/2026-11-11=早班" "$2/2026-11-11=休"
run check "$store" plan --roster two.xlsx --json
expect_rc 1
"$python" - "$@" <<'PY' || fail 'the changes are not those that were made'
import json, sys
check = json.load(open("stdout.txt"))
changes = {change["agent_id"]: change for change in check["changes"]}
assert len(changes) == len(check["changes"]) == 2, check["changes"]
first, second = changes[sys.argv[1]], changes[sys.argv[2]]
assert (first["agent_id"], first["date"], first["was"], first["is"]) == \
    (sys.argv[1], "2026-11-11", "".join(sys.argv[3:]), "E"), first
assert second["is"] == "", second
assert ["rest"] == [b["rule"] for b in first["breaks"] if b["kind"] == "hard"], first
assert first["cost"] != 0 and second["cost"] != 0
assert check["cost"] != check["cost_before"]
PY
cp stdout.txt two.json
matrix two.csv "$1/2026-11-11=早班" "$2/2026-11-11=休"
run check "$store" plan --roster two.csv --json
expect_rc 1
cmp stdout.txt two.json || fail 'the table says something else than the workbook'
run --lang zh check "$store" plan --roster two.xlsx
expect_out '原班'
expect_out '共 2 处改动'

# What nobody knows is said; what cannot be a roster is refused.
matrix odd.xlsx "$1/2026-11-10=QQ"
run check "$store" plan --roster odd.xlsx
expect_rc 1
expect_out 'neither a known shift nor the times of one'
"$python" -c 'import openpyxl; openpyxl.Workbook().save("empty.xlsx")'
run check "$store" plan --roster empty.xlsx
expect_rc 3
expect_err 'no roster is found here'
head -c 3000 same.xlsx >cut.xlsx
run check "$store" plan --roster cut.xlsx
expect_rc 3
expect_err 'no zip archive, or it is cut short'

# Hostile archives.
"$python" "$SOURCE/tests/sheet/hostile.py" same.xlsx --bomb
for file in doctype twice-named flipped deep bomb no-sheet; do
    run check "$store" plan --roster "$file.xlsx"
    expect_rc 3
done
run check "$store" plan --roster bomb.xlsx
expect_err 'expands to more than can be real'
run check "$store" plan --roster flipped.xlsx
expect_err 'is damaged'
run check "$store" plan --roster doctype.xlsx
expect_err 'document type'
finish
