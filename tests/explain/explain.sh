# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/support/harness.sh"
tiny=$SOURCE/scenarios/tiny.yaml

# check PYTHON: an expression about `a`, the JSON on stdout, must hold
check() {
    python3 -c 'import json, sys
a = json.load(open("stdout.txt"))
def near(x, y): return abs(x - y) <= 1e-6 * max(1, abs(y))
sys.exit(0 if eval(sys.argv[1]) else 1)' "$1" || fail "does not hold: $1"
}

# solved by hand: a session costs 2, 120 of them, 80 a shift
run explain "$tiny" --json
expect_rc 0
expect_no_err
check 'a["lp"]["proved"] and near(a["lp"]["optimum"], 240)'
check 'a["shortages"] == [] and a["repairs"] == []'
check 'near([l for l in a["levers"] if l["kind"] == "chatbot_point"][0]["saves"], 2.4)'
check 'near([l for l in a["levers"] if l["kind"] == "session_per_shift"][0]["saves"], 240 - 240 * 80 / 81)'
check '[l["saves"] for l in a["levers"]] == sorted((l["saves"] for l in a["levers"]), reverse=True)'

# one more at 09:00 is lost for 3, one less saves nothing; nobody asks at night
run explain "$tiny" --hour 2026-11-11T09:00 --json
expect_rc 0
check 'len(a["hours"]) == 1 and a["hours"][0]["price_plan"]["proved"]'
check 'near(a["hours"][0]["price_plan"]["up"], 3) and near(a["hours"][0]["price_plan"]["down"], 0)'
check 'near(a["hours"][0]["price_now"]["up"], 3) and near(a["hours"][0]["price_now"]["down"], 0)'
run explain "$tiny" --hour 2026-11-11T03:00 --json
check 'a["hours"][0]["price_plan"]["up"] is None'

# value: 100 x 20 % x all kept x 10 % = 2 a session
run explain "$tiny" --hour 2026-11-11T09:00 --json --set brands.sample.margin=10%
check 'near(a["hours"][0]["value"], 2)'
run explain "$tiny" --hour 2026-11-11T09:00 --set brands.sample.margin=10%
expect_out "not worth serving"
run explain "$tiny" --hour 2026-11-11T09:00 --lang zh
expect_out "计划价格"

# with one person 40 sessions are lost: 280, and one more saves 40; each line can be repeated
run explain "$tiny" --set people.groups.team.heads=1 --json
expect_rc 0
check 'near(a["cost"], 280) and near(a["shortages"][0]["unserved"], 40)'
check 'a["shortages"][0]["reasons"][0]["cause"] == "heads"'
check 'a["repairs"][0]["verdict"] == "proved" and a["repairs"][0]["cost"] < a["bound"]'
check 'near([l for l in a["levers"] if l["kind"] == "agent"][0]["bound_after"], 240)'

# every lever again on its own, as override of another run; two people: something is missing
run explain "$tiny" --json -k 0 --set people.groups.team.heads=1
expect_rc 0
cp stdout.txt base.json
python3 -c 'import json
for i, lever in enumerate(json.load(open("base.json"))["levers"]):
    open("lever%d.args" % i, "w").write("".join("--set\n%s\n" % s for s in lever["set"]))
    print(lever["bound_after"])' >after.txt
n=0
while read -r after; do
    set -- --set people.groups.team.heads=1
    while read -r word; do set -- "$@" "$word"; done <"lever$n.args"
    run explain "$tiny" --hour 2026-11-11T10:00 --json "$@"
    expect_rc 0
    check "near(a['lp']['optimum'], $after)"
    n=$((n + 1))
done <after.txt
[ "$n" -ge 5 ] || fail "only $n levers"

# long work says what it is doing
run explain "$tiny" -v --set people.groups.team.heads=1
expect_rc 0
expect_err "solving the linear program"
expect_err "measuring what one more of each brings"
expect_err "looking for ways out"

# prices of a day: up is not below down, spare people cost nothing
run explain "$tiny" --hour 2026-11-11 --queue presale --json
expect_rc 0
check 'len(a["hours"]) == 24 and all(h["queue"] == "store.presale" for h in a["hours"])'
check 'all(h["price_plan"]["up"] >= h["price_plan"]["down"] for h in a["hours"] if h["sessions"] > 0)'
run explain "$tiny" --hour 2026-11-11T10:00 --json --set capacity.sessions_per_shift=88
check 'a["hours"][0]["on_duty"] > a["hours"][0]["need"] and a["hours"][0]["price_now"]["up"] == 0'

# a session that would bring 2 is not worth the 2.5 that its hour costs: left unserved, and said
dear="--set brands.sample.margin=10% --set people.contracts.hourly.pay=25/h"
run explain "$tiny" --hour 2026-11-11T10:00 --json $dear --set queues.presale.lost_by=value
check 'a["hours"][0]["unserved"] == 10 and a["hours"][0]["lost_price"] == 2'

run plan "$tiny" -o worth --until capacity --quiet $dear --set queues.presale.lost_by=value
expect_out "are left unserved because serving them costs more than the 2.00 that each brings"
run explain "$tiny" --hour 2026-11-11T10:00 $dear --set queues.presale.lost_by=value
expect_out "not worth serving"

# a finished plan serves
run plan "$tiny" -o done --until capacity --quiet
expect_rc 0
run explain "$tiny" --base done --hour 2026-11-11T10:00
expect_rc 0
expect_out "The store presale"

# nonsense
run explain "$tiny" --hour later
expect_rc 2
expect_err "neither an hour"
run explain "$tiny" --hour 2027-01-01T00:00
expect_rc 2
expect_err "outside the plan"
run explain "$tiny" --hour 2026-11-11T09:00 --queue nobody
expect_rc 2
expect_err "there is no queue 'nobody'"
run explain "$tiny" --queue presale
expect_rc 2
run explain "$tiny" -k 99
expect_rc 2
run explain "$tiny" --base nowhere
expect_rc 4
run explain "$tiny" --set people.groups.team.heads=none
expect_rc 3

run explain "$tiny" --hour 2026-11-11T09:00 --json
cp stdout.txt hour.json
/usr/bin/python3 "$SOURCE/tests/support/follows.py" "$SOURCE/planner/explain/explain.schema.json" \
    base.json hour.json || fail "the JSON does not follow its schema"
finish
