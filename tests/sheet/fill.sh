# SPDX-License-Identifier: GPL-3.0-or-later
# Our shifts in the user's own sheet, and nothing else touched.
. "$SOURCE/tests/support/harness.sh"
python=/usr/bin/python3
here="$SOURCE/tests"
cp "$here/export/book.yaml" shop.yaml
cp "$here/export/book.csv" people.csv
awk 'BEGIN {
    print "queue,slot_start,sessions"
    for (d = 12; d <= 17; d++) for (h = 0; h < 24; h++) {
        if (d == 12 && h < 4 || d == 17 && h >= 4) continue
        printf "shop.presale,2026-11-%02dT%02d:00,20\nshop.aftersale,2026-11-%02dT%02d:00,15\n", d, h, d, h
    }
}' >volumes.csv
run plan shop.yaml -o plan --gap 60 -q
expect_rc 0
printf 'kind,ours,theirs\nshift,A,白班<8>\nshift,off,休息\n' >map.csv

# A workbook: every other part byte for byte, in the sheet only the cells of shifts.
"$python" "$here/sheet/fill.py" --make user.xlsx
run --lang en export plan --to fill --sheet user.xlsx --mapping map.csv -o filled.xlsx
expect_rc 0
expect_out 'filled.xlsx: 11 cells filled'
expect_err 'without a row in the sheet'
expect_err 'the plan does not have (1): 99'
expect_err 'hold a formula (1): G5'
expect_err 'has no place for (1): 2026-11-16'
"$python" "$here/sheet/fill.py" user.xlsx filled.xlsx plan/roster.csv || fail 'the sheet is not as wanted'
[ "$(stat -c %a filled.xlsx)" = 600 ] || fail 'others can read it'
run --lang en export plan --to fill --sheet user.xlsx -o filled.xlsx
expect_rc 4
expect_err 'exists and is not ours'
run --lang en export plan --to fill --sheet user.xlsx -o filled.xlsx --force --json
expect_rc 0
expect_out '"cells": 11'

# A CSV file keeps encoding, delimiter, quotes and line ends.
printf '姓名;工号;12日;13日;备注\r\n"王;五";00123;;"旧;";x\r\n李四;77;;;\r\n赵六;124\r\n' >user.csv
iconv -f UTF-8 -t GBK user.csv >gbk.csv
shift_of() { awk -F, -v id="$1" -v day="$2" 'index($0, id) == 1 && index($0, "," day ",") {
    split($0, part, "," day ","); split(part[2], cell, ","); print cell[1] }' plan/roster.csv; }
shown() {
    case $(shift_of "$1" "$2") in
    A) echo '白班<8>' ;; X) echo 加长 ;; N) echo 夜班 ;; *) echo 休息 ;;
    esac
}
{
    printf '姓名;工号;12日;13日;备注\r\n'
    printf '"王;五";00123;%s;%s;x\r\n' "$(shown 00123 2026-11-12)" "$(shown 00123 2026-11-13)"
    printf '李四;77;;;\r\n'
    printf '赵六;124;%s;%s\r\n' "$(shown 00124 2026-11-12)" "$(shown 00124 2026-11-13)"
} | iconv -f UTF-8 -t GBK >expected.csv
run --lang en export plan --to fill --sheet gbk.csv --mapping map.csv -o out.csv
expect_rc 0
cmp expected.csv out.csv || fail 'the table is not as wanted'

# A list, a row per person and day.
printf '工号,日期,班次\n00123,2026-11-12,\n00123,2026/11/13,旧\n' >list.csv
run export plan --to fill --sheet list.csv --mapping map.csv -o list-out.csv
expect_rc 0
printf '工号,日期,班次\n00123,2026-11-12,%s\n00123,2026/11/13,%s\n' "$(shown 00123 2026-11-12)" \
    "$(shown 00123 2026-11-13)" >expected.csv
cmp expected.csv list-out.csv || fail 'the list is not as wanted'

# Names of two people, two rows of one person, no table at all.
sed 's/😀 王小明 @SUM(1)/林一/; s/+86 138/林一/' people.csv >two.csv
mv two.csv people.csv
run plan shop.yaml -o twins --gap 60 -q
printf '姓名,11/12\n林一,\n' >names.csv
run --lang en export twins --to fill --sheet names.csv -o none.csv
expect_rc 3
expect_err "'林一' can be more than one person"
expect_no_file none.csv
printf '工号,11/12\n00123,\n123,\n' >rows.csv
run --lang en export plan --to fill --sheet rows.csv -o none.csv
expect_rc 3
expect_err '00123 has two rows'
for table in '工号,12/25\n00123,\n' 'a,b\n1,2\n' '' '\000\001\002'; do
    printf "$table" >bad.csv
    run --lang en export plan --to fill --sheet bad.csv -o none.csv
    expect_rc 3
done
run export plan --to fill --sheet nowhere.xlsx -o none.xlsx
expect_rc 4
"$python" "$here/sheet/hostile.py" user.xlsx
for file in doctype twice-named flipped deep; do
    run export plan --to fill --sheet "$file.xlsx" -o none.xlsx
    expect_rc 3
    expect_no_file none.xlsx
done
run export plan --to fill
expect_rc 2
finish
