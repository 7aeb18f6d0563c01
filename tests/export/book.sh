# SPDX-License-Identifier: GPL-3.0-or-later
# The workbook, read by a program that is not ours: it says what the CSV files and plan.json say.
. "$SOURCE/tests/support/harness.sh"
python=/usr/bin/python3
here="$SOURCE/tests/export"
cp "$here/book.yaml" shop.yaml
cp "$here/book.csv" people.csv
awk 'BEGIN {
    print "queue,slot_start,sessions"
    for (d = 12; d <= 17; d++) for (h = 0; h < 24; h++) {
        if (d == 12 && h < 4 || d == 17 && h >= 4) continue
        printf "shop.presale,2026-11-%02dT%02d:00,%d\n", d, h, d == 13 ? 60 : h < 8 ? 4 : 25
        printf "shop.aftersale,2026-11-%02dT%02d:00,%d\n", d, h, 15
    }
}' >volumes.csv

for language in zh en; do
    run --lang en plan shop.yaml -o "$language" --gap 40 --set "language=$language" --export xlsx
    expect_rc 0
    expect_out "xlsx: $language/export/roster.xlsx"
    "$python" "$here/book.py" "$language" || fail "the $language workbook is not the plan"
done
[ "$(stat -c %a zh/export/roster.xlsx)" = 600 ] || fail 'others can read the workbook'

# Equal plans give equal bytes.
run export zh --to xlsx -o again
cmp zh/export/roster.xlsx again/roster.xlsx || fail 'the bytes differ'

# Without names: classes and head counts.
run plan shop.yaml -o classes --until capacity --export xlsx
expect_rc 0
"$python" "$here/book.py" classes || fail 'the workbook without names is not the plan'

# For outside: nobody can be told from it.
run export zh --to xlsx --pseudonymize -o outside
expect_rc 0
"$python" "$here/book.py" --outside zh outside/roster.xlsx || fail 'somebody is named'

# A full temporary folder is an error, and nothing is left behind.
mkdir small
if mount -t tmpfs -o size=32k tmpfs small 2>/dev/null; then
    TMPDIR=$PWD/small run export zh --to xlsx -o full
    expect_rc 4
    expect_err 'the workbook could not be made'
    expect_no_file full/roster.xlsx
    [ -z "$(ls -A small)" ] || fail 'temporary files are left'
    umount small
fi
TMPDIR=$PWD/nowhere run export zh --to xlsx -o none
expect_rc 4

# The way back: unchanged it is the plan; sheets renamed and a cell changed is one change.
run check shop.yaml zh --roster zh/export/roster.xlsx --json
expect_rc 0
expect_out '"changes": []'
run check shop.yaml en --set language=en --roster en/export/roster.xlsx --json
expect_rc 0
expect_out '"changes": []'
"$python" "$here/book.py" --edit zh/export/roster.xlsx edited.xlsx
run check shop.yaml zh --roster edited.xlsx --json
"$python" "$here/book.py" --edited stdout.txt edited.xlsx || fail 'the change is not the one made'
# and without the plan, the workbook's own list says what was planned
run check shop.yaml --roster edited.xlsx --json
"$python" "$here/book.py" --edited stdout.txt edited.xlsx || fail 'the list beside is not read'

# The changes stay when the plan is made anew: frozen days all of them, to the letter.
run plan shop.yaml -o next --gap 40 --keep edited.xlsx --freeze-until 2026-11-14 -q
expect_rc 0
"$python" "$here/book.py" --kept zh edited.xlsx next 2026-11-14 || fail 'a frozen day has changed'
"$python" "$here/book.py" --edit zh/export/roster.xlsx odd.xlsx QQ
run --lang en plan shop.yaml -o next --keep odd.xlsx -q
expect_rc 3
expect_err 'there is no shift `QQ`'
finish
