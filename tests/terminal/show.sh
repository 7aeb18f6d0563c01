# SPDX-License-Identifier: GPL-3.0-or-later
# `paiban show`: what stands in the drawing, and where it adapts.
. "$SOURCE/tests/support/harness.sh"
cp -r "$SOURCE/scenarios" .

# A day on which everybody needed is there.
run plan scenarios/tiny.yaml -o tiny
expect_rc 0
run show tiny
expect_rc 0
expect_no_err
expect_out 'Tiny  2026-11-11 Wed'
expect_out 'served 100.0% of 120 sessions, lost 0'
expect_out '09:00  '
grep -q '!' stdout.txt && sed '/missing$/d' stdout.txt | grep -q '!' && fail 'nobody is missing'
LC_ALL=C grep -q '[^ -~]' stdout.txt && fail 'a file gets ASCII only'

# Too few people: marked by a character, with figures of hours.csv.
cat >short.yaml <<'END'
paiban: 1
name: "Short\e[31m 短"
language: en
first_day: 2026-11-11
days: 2
demand: {volumes: {file: calls.csv, queue: desk.presale, date_column: date, start_column: start, amount_column: calls}}
departments: {desk: {name: 前台, functions: [presale]}}
people: {groups: {team: {team: desk.presale, heads: 1}}}
shifts: {codes: {D: {name: Day, hours: ["09:00-17:00"]}}}
END
{ echo date,start,calls; for day in 11 12; do for hour in 10 11 12; do
    echo "2026-11-$day,$hour:00,1000"; done; done; } >calls.csv
run plan short.yaml -o short
expect_rc 0
run show short --day 2026-11-12
expect_rc 0
expect_out '2026-11-12 Thu  all queues'
grep -qE '^10:00  .*!!!.* -[0-9.]+ ! ' stdout.txt || fail 'the shortage at 10:00 is not marked'
expect_out 'Short\x1B[31m'
need=$(awk -F, '$1 ~ /12T10:00/ { printf "%.1f", $9 }' short/hours.csv)
grep -qE "^10:00 .* $need " stdout.txt || fail "the need at 10:00 is not $need"

# The heatmap fits the width: figures where there is room, signs where not.
export COLUMNS=80
run show short --heatmap
expect_rc 0
awk 'length > 80' stdout.txt | grep -q . && fail 'wider than 80 columns'
grep -qE '^11-12 .* -[0-9]+ ' stdout.txt || fail 'no figures in 80 columns'
export COLUMNS=40
run show short --heatmap
expect_out '# two fifths missing'
grep '^11-12' stdout.txt | grep -q '#' || fail 'no sign for the shortage'
unset COLUMNS
run --lang zh show short --heatmap --queue desk.presale
expect_out '11-12 周四'

# For machines.
run show short --json --day 2026-11-12
expect_rc 0
expect_out '"hour_start": "2026-11-12T10:00:00+08:00"'

# Mistakes.
run show short --queue desk.presal
expect_rc 2
expect_err "did you mean 'desk.presale'?"
run show short --day 2026-12-01
expect_rc 2
expect_err 'from 2026-11-11 to 2026-11-12'
run show nowhere
expect_rc 4
run plan short.yaml -o forecast --until forecast
run show forecast
expect_rc 2
expect_err 'a forecast only'
finish
