# SPDX-License-Identifier: GPL-3.0-or-later
# init, validate and schema from outside.
. "$SOURCE/tests/support/harness.sh"

# Every template is a valid scenario, in both languages; the first has less than 40 lines.
for language in en zh; do
    for template in minimal full midnight evening-waves store agency; do
        run --lang $language init $template-$language.yaml --template $template
        expect_rc 0
        run validate $template-$language.yaml
        expect_rc 0
        expect_no_err
        expect_out "agents in"
    done
done
[ "$(wc -l <minimal-en.yaml)" -lt 40 ] || fail "the minimal template has 40 lines or more"
grep -q '# first planning day$' minimal-en.yaml || fail 'comments are not English'
grep -q '# 计划首日$' minimal-zh.yaml || fail 'comments are not Chinese'
# What the full template adds is in comments: read without them it is the minimal one.
grep -q '^#   bot_share: 60%' full-en.yaml || fail 'the full template lacks capacity.bot_share'

run init
expect_rc 0
expect_out "scenario.yaml is written"
run init
expect_rc 4
expect_err "[file_exists]"
run init --force
expect_rc 0
run init -
expect_rc 0
expect_out "paiban: 1"
run init x.yaml --template nothing
expect_rc 2
expect_err "there is no template 'nothing'"
expect_no_file x.yaml
run init --list
expect_rc 0
expect_out "evening-waves"

run validate
expect_rc 2
run validate nowhere.yaml
expect_rc 4
expect_err "nowhere.yaml"
run validate scenario.yaml --json
expect_rc 0
expect_out '"valid": true'
run validate scenario.yaml --set capacity.bot_share=165%
expect_rc 3
expect_no_out
expect_err '--set:1:20: error: `165%` is out of range: from 0% to 100% [out_of_range]'
expect_err '^^^^'
run validate scenario.yaml --variant none
expect_rc 3
run validate "$SOURCE/tests/scenario/bad/set-wide.yaml" --set 'capacity.bot_share=６０％'
expect_err '       |                    ^^^^^^'

# Messages in Chinese.
bad=$SOURCE/tests/scenario/bad
run --lang zh validate "$bad/several.yaml"
expect_rc 3
expect_err '错误: `three` 不是整数 [wrong_value]'
expect_err '未知的键 `convrsion` [unknown_key]'
expect_err '提示: 是不是想写 `conversion`？'
expect_err '`120%` 超出范围：0% 到 100% [out_of_range]'
run --lang zh validate "$bad/wide-colon.yaml"
expect_err '键后用了全角冒号 [wide_colon]'
run --lang zh validate "$bad/encoding-gbk.yaml"
expect_err '看起来是 GBK'
run --lang zh validate "$bad/unknown-department.yaml"
expect_err '没有部门 `thre`'

# The pages that are checked in are the pages that the table gives.
for page in "en:--reference:fields.md" "zh:--reference:fields.zh-CN.md" "en::paiban.schema.json"; do
    language=${page%%:*}
    rest=${page#*:}
    run --lang "$language" schema ${rest%%:*}
    expect_rc 0
    cmp -s stdout.txt "$SOURCE/scenarios/${rest#*:}" ||
        fail "scenarios/${rest#*:} is old: paiban --lang $language schema ${rest%%:*} > scenarios/${rest#*:}"
done

finish
