# SPDX-License-Identifier: GPL-3.0-or-later
# Request bodies for attendance systems, compared with what their documents ask for. The shop has
# three people, two months, a militia of one, a rest day and a leave.
. "$SOURCE/tests/support/harness.sh"

# follows FOLDER: every body there has the shape that its system asks for.
follows() {
    for system in dingtalk wecom feishu; do
        /usr/bin/python3 "$SOURCE/tests/support/follows.py" \
            "$SOURCE/tests/export/attendance.schema.json#$system" "$1/$system.jsonl" ||
            fail "a body of $system has another shape"
    done
}

cat >shop.yaml <<'YAML'
paiban: 1
name: Shop
language: zh
first_day: 2026-11-30
days: 2
day_start: 00:00
departments:
  store: {functions: [presale]}
  care: {functions: [aftersale]}
demand:
  volumes: volumes.csv
queues:
  presale: {lost_price: 50}
  aftersale: {late_price: 90, promise: 0}
capacity: {sessions_per_shift: 80, net_hours: 8h, efficiency: {same_department: no, same_function: no}}
people:
  file: people.csv
shifts:
  codes:
    D: {name: 早, hours: [09:00-17:00]}
rules: {qc: {normal: 0, promotion: 0}}
YAML
cat >volumes.csv <<'CSV'
queue,slot_start,sessions
store.presale,2026-11-30T10:00:00+08:00,12
store.presale,2026-12-01T10:00:00+08:00,5
care.aftersale,2026-12-01T10:00:00+08:00,5
CSV
cat >people.csv <<'CSV'
id,name,team,level,contract,leave
00123,王一,store.presale,regular,full_time,
00124,王二,store.presale,regular,full_time,2026-11-30..2026-12-01
00125,王三,care.aftersale,regular,full_time,2026-11-30
CSV
run --lang en plan shop.yaml -o plan -q
expect_rc 0

# A template to fill in, then gaps, then all.
run --lang en export plan --to mapping -o form
expect_rc 0
expect_file form/mapping.csv
grep -q '^person,00123,,王一$' form/mapping.csv || fail 'the template lacks a person'
grep -q '^shift,D,,早$' form/mapping.csv || fail 'the template lacks the shift'
run --lang en export plan --to dingtalk
expect_rc 2
expect_err '--mapping FILE'
run --lang en export plan --to feishu --mapping form/mapping.csv
expect_rc 3
expect_err 'the mapping does not say who makes the schedule'

cat >gaps.csv <<'CSV'
kind,ours,theirs
setting,operator,boss
setting,group,7001
person,00123,zhang"1
CSV
run --lang en export plan --to dingtalk,wecom,feishu -m gaps.csv
expect_rc 3
expect_err 'no id for person 00124 (王二)'
expect_err 'no id for person 00125 (王三)'
expect_err 'no id for shift D (早)'
expect_err 'or leave them out with --partial'
expect_no_file plan/export
[ "$(grep -c 'no id for' stderr.txt)" -eq 3 ] || fail 'not everything unknown is named once'
run --lang en export plan --to feishu -m gaps.csv --partial -o partial
expect_rc 0
expect_err 'warning: no id for person 00124'
grep -o '"shift_id":"[^"]*"' partial/feishu.jsonl | grep -qv '"0"' &&
    fail 'more than days off without shifts'

cat >full.csv <<'CSV'
类别,我方,对方
设置,操作人,boss
设置,考勤组,7001
考勤组,care.aftersale,7002
班次,D,55001
人员,00123,zhang"1
人员,00124,li
人员,00125,wang
CSV
run --lang en export plan --to dingtalk,wecom,feishu -m full.csv
expect_rc 0

# Work, rest and leave: 00123 works on both days, 00124 on none, 00125 on the second.
cat >dingtalk.txt <<'JSON'
{"op_user_id":"boss","group_id":7001,"schedules":[{"userid":"zhang\"1","work_date":1795968000000,"shift_id":55001,"is_rest":false},{"userid":"li","work_date":1795968000000,"shift_id":1,"is_rest":true},{"userid":"zhang\"1","work_date":1796054400000,"shift_id":55001,"is_rest":false},{"userid":"li","work_date":1796054400000,"shift_id":1,"is_rest":true}]}
{"op_user_id":"boss","group_id":7002,"schedules":[{"userid":"wang","work_date":1795968000000,"shift_id":1,"is_rest":true},{"userid":"wang","work_date":1796054400000,"shift_id":55001,"is_rest":false}]}
JSON
cat >wecom.txt <<'JSON'
{"groupid":7001,"items":[{"userid":"zhang\"1","day":30,"schedule_id":55001},{"userid":"li","day":30,"schedule_id":0}],"yearmonth":202611}
{"groupid":7001,"items":[{"userid":"zhang\"1","day":1,"schedule_id":55001},{"userid":"li","day":1,"schedule_id":0}],"yearmonth":202612}
{"groupid":7002,"items":[{"userid":"wang","day":30,"schedule_id":0}],"yearmonth":202611}
{"groupid":7002,"items":[{"userid":"wang","day":1,"schedule_id":55001}],"yearmonth":202612}
JSON
cat >feishu.txt <<'JSON'
{"user_daily_shifts":[{"group_id":"7001","shift_id":"55001","month":202611,"user_id":"zhang\"1","day_no":30},{"group_id":"7001","shift_id":"0","month":202611,"user_id":"li","day_no":30},{"group_id":"7001","shift_id":"55001","month":202612,"user_id":"zhang\"1","day_no":1},{"group_id":"7001","shift_id":"0","month":202612,"user_id":"li","day_no":1},{"group_id":"7002","shift_id":"0","month":202611,"user_id":"wang","day_no":30},{"group_id":"7002","shift_id":"55001","month":202612,"user_id":"wang","day_no":1}],"operator_id":"boss"}
JSON
for system in dingtalk wecom feishu; do
    diff $system.txt plan/export/$system.jsonl >diff.txt || { cat diff.txt; fail "$system differs"; }
done

follows plan/export

# Many people: calls are split to what the systems take, nobody is lost.
sed -e 's/^days: 2/days: 7/' -e 's/people.csv/many.csv/' shop.yaml >many.yaml
{
    echo id,name,team,level,contract,leave
    i=0
    while [ $i -lt 60 ]; do
        i=$((i + 1))
        echo "m$i,,store.presale,regular,full_time,"
    done
    echo 00125,王三,care.aftersale,regular,full_time,
} >many.csv
printf 'kind,ours,theirs\nsetting,operator,boss\nsetting,group,7\nsetting,people,same\nshift,D,5\n' >same.csv
run --lang en plan many.yaml -o many -q --export dingtalk,feishu,wecom -m same.csv
expect_rc 0
counts() { while read -r line; do echo "$line" | grep -o "$2" | wc -l; done <"many/export/$1" | tr '\n' ' '; }
[ "$(counts dingtalk.jsonl userid)" = '200 200 27 ' ] || fail "dingtalk: $(counts dingtalk.jsonl userid)"
[ "$(counts wecom.jsonl userid)" = '61 366 ' ] || fail "wecom: $(counts wecom.jsonl userid)"
[ "$(counts feishu.jsonl user_id)" = '50 50 50 50 50 50 50 50 27 ' ] ||
    fail "feishu: $(counts feishu.jsonl user_id)"

follows many/export

# Nonsense in the mapping.
bad() {
    printf 'kind,ours,theirs\nsetting,operator,boss\nsetting,group,7001\n%s\n' "$1" >bad.csv
    run --lang en export plan --to dingtalk -m bad.csv -o bad
    expect_rc 3
    expect_err "$2"
    expect_no_file bad
}
bad 'shift,D,early' 'no whole number'
bad 'shift,D,1' 'stands for a day off'
bad 'group,care.aftersale,x' 'no whole number'
bad 'nurse,D,1' 'rows of the kinds person, shift, group and setting'
bad 'setting,colour,red' 'no setting of a mapping'
bad "person,00123,a
person,00124,a" 'two people have this id'
bad "person,00123,a
person,00123,b" 'stands twice'
run --lang en export plan --to dingtalk -m nowhere.csv
expect_rc 4
printf 'a,b\n1,2\n' >bad.csv
run --lang en export plan --to dingtalk -m bad.csv
expect_rc 3
run --lang en export plan --to dingtalk -m full.csv --pseudonymize
expect_rc 2
expect_err 'needs the real ids'

finish
