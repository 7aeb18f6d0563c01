# SPDX-License-Identifier: GPL-3.0-or-later
# Progress stands on terminals only, on stderr, in the language of the user.
command -v script >/dev/null || exit 77
. "$SOURCE/tests/support/harness.sh"
plan="$PAIBAN plan $SOURCE/scenarios/tiny.yaml -o out --force"
export TERM=xterm

# on_terminal COMMAND: what a terminal of 60 columns shows, lines broken where they are redrawn.
on_terminal() {
    step="on a terminal: $*"
    script -qec "stty cols 60; $*" seen.txt >/dev/null </dev/null
    tr '\r' '\n' <seen.txt >stdout.txt
    : >stderr.txt
}

on_terminal "$plan >result.txt"
expect_out 'proving what no plan can beat'
awk 'length > 60 && !/COMMAND/' stdout.txt | grep -q . && fail 'wider than the terminal'
grep -q 'proving' result.txt && fail 'progress among the results'
on_terminal "$plan --lang zh >result.txt"
expect_out '证明下界'
on_terminal "$plan --quiet >result.txt"
grep -q 'proving' stdout.txt && fail '--quiet is not quiet'

run plan "$SOURCE/scenarios/tiny.yaml" -o out --force
expect_rc 0
expect_no_err
finish
