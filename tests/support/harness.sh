# SPDX-License-Identifier: GPL-3.0-or-later
# For tests of the program from outside; sourced by a script that paiban_script_test runs with
# PAIBAN set to the program, in a folder of its own ($PWD) that is removed afterwards. SOURCE is the
# root of the source tree.
#
#     run plan s.yaml -o out      # keeps exit code, stdout and stderr
#     expect_rc 3
#     expect_err 'out of range'   # a fixed string in stderr (expect_out: in stdout)
#     expect_file out/plan.json
#     finish                      # last line: exit code of the test
set -u
failures=0
step=''

fail() {
    echo "FAILED: $step: $1"
    sed 's/^/  out| /' stdout.txt | head -20
    sed 's/^/  err| /' stderr.txt | head -20
    failures=$((failures + 1))
}

run() {
    step="paiban $*"
    "$PAIBAN" "$@" >stdout.txt 2>stderr.txt </dev/null
    rc=$?
}

expect_rc() { [ "$rc" -eq "$1" ] || fail "exit code $rc, not $1"; }
expect_out() { grep -qF -- "$1" stdout.txt || fail "stdout lacks '$1'"; }
expect_err() { grep -qF -- "$1" stderr.txt || fail "stderr lacks '$1'"; }
expect_no_out() { [ ! -s stdout.txt ] || fail "stdout is not empty"; }
expect_no_err() { [ ! -s stderr.txt ] || fail "stderr is not empty"; }
expect_file() { [ -f "$1" ] || fail "there is no file $1"; }
expect_no_file() { [ ! -e "$1" ] || fail "there is $1"; }

finish() {
    [ "$failures" -eq 0 ] && echo "all steps passed"
    [ "$failures" -eq 0 ]
}
