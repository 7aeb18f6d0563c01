# SPDX-License-Identifier: GPL-3.0-or-later
# report.html in a real browser: no console message, no request, its script works under the content
# policy, hostile names stay text, it fits a phone and prints on A4 landscape.
command -v chromium >/dev/null || exit 77
. "$SOURCE/tests/support/harness.sh"

# browse OPTIONS URL: the page's document into dom.html, what it says into console.txt, what it asks
# the network for into requests.txt. The browser's own calls home are not the page's.
browse() {
    step="chromium $*"
    timeout 100 chromium --headless --no-sandbox --disable-gpu --disable-background-networking \
        --disable-component-update --no-first-run --user-data-dir="$PWD/profile" \
        --enable-logging=stderr --log-net-log="$PWD/net.json" --virtual-time-budget=5000 "$@" \
        >dom.html 2>log.txt || fail 'the browser failed'
    grep -a CONSOLE log.txt >console.txt
    grep -ao '"url":"[^"]*"' net.json | grep -vE '//[^/]*(google|googleapis|gvt1)\.com' >requests.txt
    cp console.txt stderr.txt
    cp requests.txt stdout.txt
}
in_page() { grep -qF -- "$1" dom.html || fail "the document lacks '$1'"; }
not_in_page() { ! grep -qF -- "$1" dom.html || fail "the document has '$1'"; }

run plan "$SOURCE/tests/html/hostile.yaml" -o plan
run export plan --to html
expect_rc 0
page=$PWD/plan/export/report.html

browse --dump-dom "file://$page"
[ -s console.txt ] && fail 'the console is not empty'
[ -s requests.txt ] && fail 'the page asks the network'
in_page '<option value="0">&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;'
in_page '<div id="tip"'
for bad in '<img' '<svg onload' '<style>*'; do not_in_page "$bad"; done

# The checks above can fail: a page that does what ours must not is found out.
sed 's|</body>|<script>alert(1)</script></body>|' "$page" >bad.html
browse --dump-dom "file://$PWD/bad.html"
grep -q 'Content Security Policy' console.txt || fail 'a foreign script was not refused'
sed 's|<meta http-equiv[^>]*>||; s|</body>|<img src="http://127.0.0.1:9/x"></body>|' "$page" >bad.html
browse --dump-dom "file://$PWD/bad.html"
grep -qF 127.0.0.1 requests.txt || fail 'a request was not seen'

# On a phone nothing but tables and charts is wider than the window, and those scroll by themselves.
sed 's|<meta http-equiv[^>]*>||
    s|</body>|<script>parent.postMessage(document.documentElement.scrollWidth, "*")</script></body>|' \
    "$page" >narrow.html
cat >phone.html <<'END'
<iframe src="narrow.html" width="360" height="700"></iframe>
<script>onmessage = function (e) { document.body.append("width " + e.data + " px"); };</script>
END
browse --allow-file-access-from-files --dump-dom "file://$PWD/phone.html"
width=$(sed -n 's/.*width \([0-9]*\) px.*/\1/p' dom.html)
[ "${width:-9999}" -le 360 ] || fail "the page takes ${width:-no} px of 360"

browse --print-to-pdf="$PWD/page.pdf" "file://$page"
grep -aqE '/MediaBox \[0 0 841\.[0-9]+ 59[45]' page.pdf || fail 'no A4 landscape'
[ -s console.txt ] && fail 'the console is not empty after printing'
finish
