# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the capacity family as a scenario. $1: folder with staff.csv; heads.csv stands beside the
# scenario.
cat <<'END'
paiban: 1
name: capacity family
language: en
first_day: 2026-11-01
days: 15
slot: 60min
day_start: 00:00
departments:
  dept1: {functions: [presale, insale, aftersale]}
  dept2: {functions: [presale, insale, aftersale]}
  dept3: {functions: [presale, insale, aftersale]}
  dept4: {functions: [presale, insale, aftersale]}
demand:
  source: heads
  heads:
    file: heads.csv
    names:
END
for d in 1 2 3 4; do
    echo "      dept$d.pre: dept$d.presale"
    echo "      dept$d.mid: dept$d.insale"
    echo "      dept$d.post: dept$d.aftersale"
done
cat <<'END'
capacity:
  fatigue: {factor: 100%}
  efficiency: {same_department: 90%, same_function: 80%, relay: yes}
  block: 1h
people:
  groups:
END
sed -e 's/\r//' -e 's/\.pre,/.presale,/' -e 's/\.mid,/.insale,/' -e 's/\.post,/.aftersale,/' "$1/staff.csv" |
    awk -F, 'NR > 1 { id = $1; gsub(/\./, "_", id); printf "    %s: {team: %s, heads: %d, remote: yes}\n", id, $1, $2 }'
cat <<'END'
shifts:
  generate:
    h4: {lengths: [4h], fixed_cost: 4.6, night_hour_cost: 0.3}
    h8: {lengths: [8h], fixed_cost: 8, night_hour_cost: 0.3, breaks: [{after: 4h, before: 5h, length: 1h}]}
    h10: {lengths: [10h], fixed_cost: 11, night_hour_cost: 0.3, breaks: [{after: 4h, before: 5h, length: 1h}]}
    h12: {lengths: [12h], fixed_cost: 14, night_hour_cost: 0.3, breaks: [{after: 4h, before: 5h, length: 1h}, {after: 8h, before: 9h, length: 1h}]}
militia:
END
for p in 1 2 3 4 5 6; do
    echo "  pool$p: {heads: 120, at_once: 120, days: 2026-11-01..2026-11-15, hours: [00:00-28:00], lengths: [4h, 8h], start_step: 4h, productivity: [60%], cost: 1.3/h, max_day: 24h, max_hours_per_week: 168h, rest: 0h,"
    echo "    queues: [dept1.presale, dept1.aftersale, dept2.presale, dept2.aftersale, dept3.presale, dept3.aftersale, dept4.presale, dept4.aftersale]}"
done
cat <<'END'
rules:
  preset: none
  qc: {normal: 0, promotion: 0}
prices: {move_start: 0, move_hour: 0.05}
edges: {eve: no, credit_tail: no}
END
