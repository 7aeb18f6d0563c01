# SPDX-License-Identifier: GPL-3.0-or-later
# Every kind of rule and pay changes the plan, and the auditor agrees with every plan: it runs
# inside each of these. A plan for a harder scenario never costs less than the bound of the easier.
. "$SOURCE/tests/support/harness.sh"
. "$SOURCE/tests/plan/store.sh"
cp "$SOURCE/tests/plan/people.csv" .

figure() { sed -n "s/^ *\"$1\": \\([-0-9.]*\\),*$/\\1/p" out/plan.json | head -1; }
at_least() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a >= b - 1e-3) }'; }

while read -r changes; do
    [ -n "$changes" ] || continue
    options=''
    for change in $changes; do options="$options --set $change"; done
    # shellcheck disable=SC2086
    run plan s.yaml -o out -q $options
    expect_rc 0
done <<'END'
people.contracts.full_time.pay=300/day
people.contracts.full_time.pay=6000/month calendar.holidays=2026-11-11
people.contracts.full_time.pay=0.5/session
people.contracts.full_time.scheme=comprehensive days=12
people.contracts.full_time.outsourced=yes
rules.overtime.time_off=yes days=9
calendar.holidays=2026-11-12..2026-11-13
slot=30min prices.move_start=0
slot=15min
edges.eve=no edges.credit_tail=no
capacity.absence=10% capacity.standby=20%
people.groups.pre.max_nights=1 people.groups.pre.min_hours_per_week=30h
queues.presale.response.within=30s queues.presale.response.handle=400s
queues.presale.response.within=30s queues.presale.response.patience=2min slot=30min
people.groups.pre.nights=no day_start=00:00
capacity.block=4h capacity.fatigue.after=4h
rules.rest=16h rules.days_per_week=3 rules.max_days_per_week=4 days=9
militia.warehouse.main_job_day=4h militia.warehouse.main_job_week=36h
people.file=people.csv
people.file=people.csv slot=30min
queues.shop.aftersale.promise=0min queues.shop.aftersale.late_price=20
capacity.efficiency.same_department=no
rules.preset=cn-comprehensive
END

run plan s.yaml -o out -q
cost=$(figure cost)
bound=$(figure bound)
at_least "$cost" "$bound" || fail "cost $cost is below the bound $bound"
for harder in people.groups.pre.heads=5 capacity.absence=20% rules.rest=14h \
    capacity.rooms.main.seats=5 queues.presale.lost_price=12 rules.overtime.allowed=no; do
    run plan s.yaml -o out -q --set "$harder"
    expect_rc 0
    at_least "$(figure cost)" "$bound" || fail "$harder: cheaper than the bound without it"
done

finish
