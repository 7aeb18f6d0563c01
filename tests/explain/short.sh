# SPDX-License-Identifier: GPL-3.0-or-later
# The show case: far too few people. What a manager reads must be there and hold.
. "$SOURCE/tests/support/harness.sh"
short=$SOURCE/scenarios/short.yaml

run explain "$short" -k 7
expect_rc 0
expect_out "Where it falls short, dearest first:"
expect_out "everybody of Shop presale"
expect_out "nobody who may serve it has a shift in 3.0 of these hours"
expect_out "Ways out, each on its own, cheapest plan first:"
expect_out "people of other departments"
expect_out "hire "
expect_out "raise the chatbot by"
expect_out "one hour more overtime"
expect_out "within "
expect_out "proved: the plan costs"

run explain "$short" -k 2 --json
expect_rc 0
python3 -c 'import json, subprocess, sys
a = json.load(open("stdout.txt"))
assert len(a["repairs"]) == 2
for repair in a["repairs"]:
    assert repair["verdict"] == "proved" and repair["cost"] < a["lp"]["bound"]
    assert repair["unserved"] < a["shortages"][0]["unserved"]
    command = [sys.argv[1], "whatif", sys.argv[2], "--json"]
    for change in repair["set"]:
        command += ["--set", change]
    again = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert again["answer"]["verdict"] == "proved_cheaper", again["answer"]
    assert again["answer"]["cost"]["variant"] < a["lp"]["bound"]
' "$PAIBAN" "$short" || fail "repairs do not hold when repeated"
# one store: prices of a day on both sides
run explain "$SOURCE/scenarios/store-48h.yaml" --hour 2026-11-10 --queue presale --json
expect_rc 0
python3 -c 'import json
for hour in json.load(open("stdout.txt"))["hours"]:
    for price in (hour["price_now"], hour["price_plan"]):
        assert price["proved"] and price["up"] >= price["down"] - 1e-9
    if hour["on_duty"] > hour["need"] + 1:
        assert abs(hour["price_now"]["up"]) < 1e-6
' || fail "prices of the store"
finish
