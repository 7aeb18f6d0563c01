# SPDX-License-Identifier: GPL-3.0-or-later
# report.html as text: hostile names stay text, figures are those of the plan, both languages, all
# stages. What a browser makes of it is tested by browser.sh.
. "$SOURCE/tests/support/harness.sh"

# expect_page TEXT, expect_no_page TEXT: a fixed string in $page.
expect_page() { grep -qF -- "$1" "$page" || fail "the page lacks '$1'"; }
expect_no_page() { ! grep -qF -- "$1" "$page" || fail "the page has '$1'"; }

run plan "$SOURCE/tests/html/hostile.yaml" -o plan
expect_rc 0
run export plan --to html
expect_rc 0
expect_no_err
page=plan/export/report.html
expect_page '<html lang="en">'
expect_page '&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;'
expect_page '\u003c/script\u003e\u003cimg src=x onerror=alert(1)\u003e'
expect_page 'default-src &#39;none&#39;'
for bad in '<img' '<svg onload' 'alert(1)</script>' "onclick='" '<style>*' 'http:' 'https:' 'url(' ' style='; do
    expect_no_page "$bad"
done
[ "$(grep -o '<script' "$page" | wc -l)" -eq 2 ] || fail 'there is another script'
[ "$(stat -c %a "$page")" = 600 ] || fail 'the page is not private'

# Every number of plan.json that the page claims is the one that stands there.
for key in unserved backlog_end paid_hours; do
    value=$(sed -n "s/.*\"$key\": \([-0-9.]*\).*/\1/p" plan/plan.json | tail -1)
    value=$(printf '%s' "$value" | sed 's/\.0$//')
    expect_page "<data value=\"$value\" title=\"plan.json: totals.$key\">"
done

# Equal plans give equal bytes.
run export plan --to html -o again
cmp -s "$page" again/report.html || fail 'the second page differs'

# Chinese; a plan without names, a forecast.
run plan "$SOURCE/tests/html/hostile.yaml" -o zh --set language=zh --until capacity
expect_rc 0
run export zh --to html
expect_rc 0
page=zh/export/report.html
expect_page '<html lang="zh-CN">'
expect_page '只排到人数，尚未排到人'
run plan "$SOURCE/tests/html/hostile.yaml" -o forecast --until forecast
run export forecast --to html
expect_rc 0
page=forecast/export/report.html
expect_page 'a forecast only'

# Pseudonyms: no id of the roster is left.
run export plan --to html -o pseudo --pseudonymize
expect_rc 0
page=pseudo/report.html
cut -d, -f1 plan/roster.csv | sed 1d | sort -u >ids
[ -s ids ] || fail 'no ids'
grep -qF -f ids "$page" && fail 'an id is left'
finish
