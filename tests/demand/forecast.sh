# SPDX-License-Identifier: GPL-3.0-or-later
# `paiban forecast` against golden output; write it anew with UPDATE=1 after looking at it.
. "$SOURCE/tests/support/harness.sh"

golden() {
    [ -n "${UPDATE:-}" ] && cp stdout.txt "$SOURCE/tests/demand/golden/$1"
    diff "$SOURCE/tests/demand/golden/$1" stdout.txt || fail "differs from golden/$1"
}

cp "$SOURCE/tests/demand/chain.yaml" "$SOURCE/tests/demand/heads.yaml" .
cp "$SOURCE/tests/demand/heads.csv" .

run --lang en forecast chain.yaml
expect_rc 0
golden forecast.en.txt

run --lang zh forecast chain.yaml
expect_rc 0
golden forecast.zh.txt

run --lang en forecast chain.yaml --brand linyu --set brands.linyu.guided_share=40%
expect_rc 0
golden brand.en.txt

run --lang zh forecast chain.yaml --brand songmian
expect_rc 0
golden brand.zh.txt

run --json forecast chain.yaml --brand songmian
expect_rc 0
sed -i '/"hash"/d' stdout.txt
golden forecast.json

run --lang en forecast heads.yaml
expect_rc 0
golden heads.en.txt

run forecast chain.yaml --brand linju
expect_rc 2
expect_err "no brand 'linju'"

run forecast missing.yaml
expect_rc 4

finish
