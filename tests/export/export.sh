# SPDX-License-Identifier: GPL-3.0-or-later
# paiban export: what is made, where it stands, what is refused.
. "$SOURCE/tests/support/harness.sh"

# A shop whose people have names that mean harm.
cat >shop.yaml <<'YAML'
paiban: 1
name: Shop
language: zh
first_day: 2026-11-11
days: 2
day_start: 00:00
departments:
  store: {functions: [presale]}
demand:
  volumes: volumes.csv
queues:
  presale: {lost_price: 50}
capacity: {sessions_per_shift: 80, net_hours: 8h}
people:
  file: people.csv
shifts:
  codes:
    D: {name: 早, hours: [09:00-17:00]}
rules: {qc: {normal: 0, promotion: 0}}
YAML
cat >volumes.csv <<'CSV'
queue,slot_start,sessions
store.presale,2026-11-11T10:00:00+08:00,12
store.presale,2026-11-12T10:00:00+08:00,5
CSV
cat >people.csv <<'CSV'
id,name,team,level,contract,leave
00123,=cmd|' /C calc'!A0,store.presale,regular,full_time,
../etc/x,"王,""小""明",store.presale,regular,full_time,2026-11-12
CSV

run --lang en plan shop.yaml -o plan --export csv
expect_rc 0
expect_out 'csv: plan/export/roster-list.csv'
expect_file plan/export/roster-list.csv
cp plan/export/roster-list.csv first.csv
[ "$(head -n 1 first.csv)" = '工号,姓名,日期,班次编码' ] || fail 'headings are not as expected'
grep -qF "00123,'=cmd|' /C calc'!A0,2026-11-11," first.csv || fail 'the formula is not guarded'
grep -qF '../etc/x,"王,""小""明",2026-11-12,假' first.csv || fail 'leave is not shown'
[ "$(wc -l <first.csv)" -eq 5 ] || fail 'not one row per person and day'
[ "$(stat -c %a plan/export)" = 700 ] || fail 'the folder is not private'
[ "$(stat -c %a plan/export/roster-list.csv)" = 600 ] || fail 'the file is not private'

# Exports do not make the plan look changed, by hand they do.
run --lang en export plan --to csv --excel
expect_rc 0
[ "$(head -c 3 plan/export/roster-list.csv | od -An -tx1)" = ' ef bb bf' ] || fail 'no byte-order mark'
grep -q "$(printf '\r')\$" plan/export/roster-list.csv || fail 'no CRLF'
run check shop.yaml plan
expect_rc 0
run plan shop.yaml -o plan -q
expect_rc 0
expect_no_file plan/export
run export plan --to csv -o out/for-hr
expect_rc 0
cmp -s first.csv out/for-hr/roster-list.csv || fail 'two exports differ'
echo mine >>out/for-hr/roster-list.csv
run --lang en export plan --to csv -o out/for-hr
expect_rc 4
expect_err 'was changed by hand'
run export plan --to csv -o out/for-hr --force
expect_rc 0
cmp -s first.csv out/for-hr/roster-list.csv || fail '--force does not replace'
mkdir -p mine && echo mine >mine/roster-list.csv
run --lang en export plan --to csv -o mine --force
expect_rc 4
[ "$(cat mine/roster-list.csv)" = mine ] || fail 'a file of the user was replaced'

# Pseudonyms: no id, no name, no reason.
run export plan --to csv -o outside --pseudonymize
expect_rc 0
grep -qE '00123|etc|王|cmd|假' outside/roster-list.csv && fail 'somebody is recognised'
grep -q '^P001,,2026-11-11,' outside/roster-list.csv || fail 'there is no P001'

# What is refused.
run --lang en export plan --to cvs
expect_rc 2
expect_err "there is no export 'cvs'"
expect_err "did you mean 'csv'?"
run --lang en export plan --to csv,
expect_rc 2
run --lang en export plan
expect_rc 2
expect_err '--to LIST'
run --lang en export --to csv
expect_rc 2
run --lang en export nowhere --to csv
expect_rc 4
run --lang en export . --to csv
expect_rc 3
run --lang en plan shop.yaml -o short --until capacity --export csv
expect_rc 3
expect_err "needs a plan up to roster: this one stops at capacity"
expect_no_file short/export
printf x >>plan/hours.csv
run --lang en export plan --to csv
expect_rc 3
expect_err 'hours.csv was changed since paiban wrote it'
run --lang en export --list
expect_rc 0
expect_out 'csv '
run export --list --json
expect_rc 0
expect_out '"name": "csv"'

finish
