# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/support/harness.sh"
tiny="$SOURCE/scenarios/tiny.yaml"

# A roster as attendance systems write it: D costs 160, P costs 80.
cat >roster.csv <<'END'
工号,姓名,日期,班次编码
team-1,甲,2026-11-11,D
team-2,乙,2026-11-11,P
END
run check "$tiny" --roster roster.csv
expect_rc 0
expect_out '240.00'
expect_out 'no file says the demand'
expect_out 'in order'

# With the demand of a plan's folder: 10 an hour, then 20; D and P serve all of it.
mkdir plan
{
    echo 'slot_start,queue,sessions,origin'
    for hour in 09 10 11 12; do
        echo "2026-11-11T$hour:00:00+08:00,store.presale,10,uv"
    done
    for hour in 13 14 15 16; do
        echo "2026-11-11T$hour:00:00+08:00,store.presale,20,uv"
    done
} >plan/demand.csv
run check "$tiny" plan --roster roster.csv
expect_rc 0
expect_out 'served 120 of 120 sessions (100.00 %): a lower estimate'

# One D alone loses 40 sessions at 3 each.
sed -i 3d roster.csv
run check "$tiny" plan --roster roster.csv --json
expect_rc 0
expect_out '"cost": 280.0'
expect_out '"unserved": 120.0'
expect_out '"served_is_lower_estimate": true'

# Nobody starts twice a day, and nobody is there whom the scenario does not know.
cat >roster.csv <<'END'
agent_id,date,shift
team-1,2026-11-11,D
team-1,2026-11-11,P
team-6,2026-11-11,P
END
run check "$tiny" --roster roster.csv
expect_rc 1
expect_out 'one_shift'
expect_out 'two shifts start on one planning day'
expect_out 'nobody of this number in the scenario'
run --lang zh check "$tiny" --roster roster.csv
expect_rc 1
expect_out '场景中没有此工号'

run check "$tiny"
expect_rc 2
expect_err 'name the folder of a plan'
run check "$tiny" nowhere
expect_rc 4
expect_err 'there is no plan in this folder'
run check "$tiny" --roster nowhere.csv
expect_rc 4
printf 'a,b\n1,2\n' >roster.csv
run check "$tiny" --roster roster.csv
expect_rc 3
run check missing.yaml plan
expect_rc 4

# What context.json tells about the scenario is checked too.
run plan "$tiny" -o told -q
expect_rc 0
for change in 's/"days": 1,/"days": 2,/' 's/09:00-17:00/08:00-16:00/' \
    's/"lost_price": 3.0/"lost_price": 2.0/' 's/"rest_min": 660/"rest_min": 600/' \
    's/"placeholder": true/"placeholder": false/' 's/"name": "Tiny"/"name": "Huge"/'; do
    cp told/context.json kept.json
    sed -i "$change" told/context.json
    cmp -s kept.json told/context.json &&
        fail "$change changes nothing"
    if ! cmp -s kept.json told/context.json; then
        run check "$tiny" told
        expect_rc 1
        expect_out 'context'
    fi
    cp kept.json told/context.json
done
echo '[]' >told/context.json
run check "$tiny" told
expect_rc 1
cp kept.json told/context.json
run check "$tiny" told
expect_rc 0

finish
