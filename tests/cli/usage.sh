# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/support/harness.sh"

run
expect_rc 2
expect_no_out
expect_err "error: no command given [usage]"
expect_err "see 'paiban --help'"

run --help
expect_rc 0
expect_no_err
expect_out "Exit codes:"
expect_out "  130, 143 "

run help man
expect_rc 0
expect_out "paiban man - write the manual page"

run man -h
expect_rc 0
expect_out "Usage: paiban man [options]"

run --version
expect_rc 0
expect_out "paiban 0."

run complation
expect_rc 2
expect_err "did you mean 'completion'?"

run completion --quite bash
expect_rc 2
expect_err "did you mean '--quiet'?"

run completion
expect_rc 2
expect_err "'completion' needs bash|zsh|fish"

run completion bash bash
expect_rc 2
expect_err "does not take the argument 'bash'"

run --quiet=1 completion bash
expect_rc 2
expect_err "option '--quiet' takes no value"

run man --lang
expect_rc 2
expect_err "option '--lang' needs a value"

run --lang zh
expect_rc 2
expect_err "错误: 没有给出命令"

LC_ALL=zh_CN.UTF-8 run --lang en
expect_err "error: no command given"

LC_ALL=zh_CN.UTF-8 run
expect_err "没有给出命令"

run --lang fr man
expect_rc 2
expect_err "neither zh nor en"

run --json --quite
expect_rc 2
expect_err '{"severity":"error","code":"usage","text":"unknown or ambiguous option '"'--quite'"'"'
expect_err '"hint":"did you mean '"'--quiet'"'?"}'

printf '\033[31m' >word
run "$(cat word)"
expect_rc 2
expect_err "there is no command '\\x1B[31m'"

run completion bash
expect_rc 0
bash -n stdout.txt || fail "the completion script is no bash"

step="standard output full"
"$PAIBAN" --help >/dev/full 2>stderr.txt
rc=$?
expect_rc 4
expect_err "cannot write the standard output: No space left on device"

step="standard output closed"
"$PAIBAN" --help >&- 2>stderr.txt
rc=$?
expect_rc 0

# The machine, verbose work, files that are there already.
run --lang en doctor
[ "$rc" -le 1 ] || fail "doctor failed"
expect_out "GLPK 5"
for library in libyaml jansson utf8proc nettle libxlsxwriter zlib minizip; do
    grep -q "$library [0-9]" stdout.txt || fail "doctor does not say the version of $library"
done
expect_out "temporary folder"
expect_out "ok      translations"
cp "$PAIBAN" alone
./alone --lang zh doctor >stdout.txt 2>&1
expect_out "note    translations"
PATH=/nowhere run --lang en doctor
expect_out "fc-list) is not installed"
TMPDIR=/nowhere run --lang en doctor
expect_rc 1
expect_out "broken  temporary folder  /nowhere"
run --lang en doctor /proc
expect_rc 1
expect_out "files cannot be made there"
run --lang zh doctor
expect_out "程序库"
NO_COLOR=1 run --lang en doctor
expect_out "(NO_COLOR)"
run -q -v man
expect_rc 2
expect_err "--quiet and --verbose do not go together"
run -v plan "$SOURCE/scenarios/tiny.yaml" -o plan
expect_rc 0
expect_err "cost 240"
echo mine >mine.mps
run --lang en model "$SOURCE/scenarios/tiny.yaml" -o mine.mps
expect_rc 4
expect_err "the file is there already"
run model "$SOURCE/scenarios/tiny.yaml" -o mine.mps --force
expect_rc 0
run model "$SOURCE/scenarios/tiny.yaml" -o mine.mps
expect_rc 0
echo "my notes" >notes.txt
run --lang en plan "$SOURCE/scenarios/tiny.yaml" -o plan --solution notes.txt
expect_rc 4
[ "$(cat notes.txt)" = "my notes" ] || fail "a file of the user was overwritten"
run plan "$SOURCE/scenarios/tiny.yaml" -o plan --solution x.sol
run plan "$SOURCE/scenarios/tiny.yaml" -o plan --solution x.sol
expect_rc 0
for shell in zsh fish; do
    run --lang en completion $shell
    expect_rc 0
    expect_out "export"
    ! command -v $shell >/dev/null || $shell -n stdout.txt || fail "the completion script is no $shell"
done
run --lang en completion tcsh
expect_rc 2
expect_err "bash, zsh and fish"

finish
