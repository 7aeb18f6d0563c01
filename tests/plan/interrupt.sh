# SPDX-License-Identifier: GPL-3.0-or-later
# Ctrl-C and time limits: the best checked plan is there, or nothing is.
. "$SOURCE/tests/support/harness.sh"
. "$SOURCE/tests/plan/store.sh"

for delay in 0 0.05 0.2 1; do
    rm -rf out
    step="interrupted after $delay s"
    "$PAIBAN" plan s.yaml -o out --set days=14 --gap 0.0001 >stdout.txt 2>stderr.txt </dev/null &
    pid=$!
    sleep "$delay"
    kill -INT "$pid" 2>/dev/null
    wait "$pid"
    rc=$?
    case $rc in
    130) ;;
    0) [ -f out/plan.json ] || fail "no plan though the run ended well" ;;
    *) fail "exit code $rc" ;;
    esac
    if [ -d out ]; then
        [ -f out/manifest.json ] || fail "half a folder"
        run check s.yaml out --set days=14
        expect_rc 0
    fi
    [ -z "$(find . -maxdepth 1 -name '.*.tmp*')" ] || fail "a temporary folder is left"
done

run plan s.yaml -o limited --set days=14 --time-limit 1
expect_rc 0
expect_file limited/plan.json

finish
