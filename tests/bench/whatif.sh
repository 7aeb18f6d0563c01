#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Twenty single changes of a scenario, each planned from the finished base plan, against the capacity
# stage of the base plan itself, in one run.
#
#   whatif.sh PAIBAN [SCENARIO] [FILE]    FILE: a change per line; otherwise those of handu-double11
#
# Prints user seconds and gap of each, and the median against the base.
set -u
paiban=${1:?usage: whatif.sh PAIBAN [SCENARIO] [FILE]}
here=$(cd "$(dirname "$0")" && pwd)
scenario=${2:-$here/../../scenarios/handu-double11.yaml}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U'

if [ $# -gt 2 ]; then
    cp "$3" "$work/changes"
else
    cat >"$work/changes" <<'CHANGES'
brands.linyu.uv=+5%
brands.linyu.uv=-10%
brands.mujin.uv=+20%
brands.suxian.enquiry_rate=10%
brands.xingye.uv=+10%
brands.*.uv=+2%
demand.defaults.refund_rate=37%
demand.unpaid_share=14%
waves.main.weight=6.2
capacity.bot_share.presale=61%
capacity.bot_share.aftersale=48%
capacity.absence=5%
capacity.rooms.hall.seats=290
capacity.efficiency.same_department=88%
militia.warehouse.heads=30
militia.purchase.at_once=14
queues.presale.lost_price=13
queues.aftersale.late_price=0.12
people.contracts.staff.pay=27/h
targets.opening.served=88%
CHANGES
fi

# user FILE COMMAND...: runs it, user seconds into FILE
user() {
    local file=$1
    shift
    { time "$@" >"$work/out" 2>"$work/err"; } 2>"$file" || { cat "$work/err" >&2; return 1; }
}
figure() {
    python3 -c 'import json, sys
value = json.load(open(sys.argv[1]))
for key in sys.argv[2].split("."): value = value[key]
print(value)' "$@"
}

# what planning costs beside the capacity stage: reading it back and checking it
user "$work/base.s" "$paiban" plan "$scenario" -o "$work/base" --until capacity -q || exit 5
user "$work/again.s" "$paiban" plan "$scenario" -o "$work/again" --from "$work/base" \
    --until capacity -q || exit 5
base=$(awk -v a="$(cat "$work/base.s")" -v b="$(cat "$work/again.s")" 'BEGIN { print a - b }')
printf '%-42s %8s %8s\n' change 'user s' gap
printf '%-42s %8s %8s\n' '(base, capacity stage)' "$base" "$(figure "$work/base/plan.json" capacity.gap)"
while read -r change; do
    user "$work/s" "$paiban" whatif "$scenario" --base "$work/base" --set "$change" --json -q || continue
    printf '%-42s %8s %8s\n' "$change" "$(cat "$work/s")" "$(figure "$work/out" quality.gap.variant)"
    cat "$work/s" >>"$work/all"
done <"$work/changes"
sort -n "$work/all" | awk -v base="$base" '{ v[NR] = $1 }
    END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
          printf "median of %d: %.2f s, %.2f of the base\n", NR, m, m / base }'
