# SPDX-License-Identifier: GPL-3.0-or-later
# Every message of the sources has a Chinese text, and no Chinese text is left over.
set -u
work=$(mktemp -d /tmp/paiban-test-XXXXXX)
trap 'rm -rf "$work"' EXIT
find planner models -name '*.c' -o -name '*.h' | grep -v '^planner/base/gettext\.h$' | sort >"$work/files"
xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=ngettext_:1,2 \
    --no-location -f "$work/files" -o "$work/all.pot" 2>"$work/log"
msgcat --use-first -o "$work/zh.po" $(find planner models -name zh_CN.po | sort)
msgmerge -q --no-fuzzy-matching -o "$work/merged.po" "$work/zh.po" "$work/all.pot"
msgattrib --untranslated --no-obsolete "$work/merged.po" | grep -A 4 '^msgid' >"$work/missing"
msgattrib --only-obsolete "$work/merged.po" | grep '^#~ msgid' >"$work/obsolete"
failed=0
if [ -s "$work/missing" ]; then
    echo 'without a Chinese text (add it to zh_CN.po of the folder):'
    cat "$work/missing"
    failed=1
fi
if [ -s "$work/obsolete" ]; then
    echo 'Chinese texts that no source uses:'
    cat "$work/obsolete"
    failed=1
fi
[ "$failed" -eq 0 ] && echo 'all messages speak Chinese'
exit "$failed"
