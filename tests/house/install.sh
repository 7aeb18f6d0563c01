# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed works where it stands: the program with its translations, manual page and
# completions, and the library for a program of somebody else's, by CMake and by pkg-config.
set -eu
work=$(mktemp -d /tmp/paiban-test-XXXXXX)
trap 'rm -rf "$work"' EXIT
cmake --install "$BUILD" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/usr" # nothing may remember where it was
paiban=$work/usr/bin/paiban
"$paiban" --lang zh --help | grep -q '用法\|示例'
grep -q '^\.SH NAME' "$work/usr/share/man/man1/paiban.1"
test -s "$work/usr/share/bash-completion/completions/paiban"
test -s "$work/usr/share/zsh/vendor-completions/_paiban"
test -s "$work/usr/share/fish/vendor_completions.d/paiban.fish"
"$paiban" --quiet validate "$work/usr/share/paiban/scenarios/tiny.yaml" >/dev/null
for schema in plan context; do test -s "$work/usr/share/paiban/$schema.schema.json"; done

tiny='Tiny, by paiban 0.1.0
store.presale: 120.0'
example=$work/usr/share/paiban/example
cmake -S "$example" -B "$work/by-cmake" -DCMAKE_PREFIX_PATH="$work/usr" >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
cmake --build "$work/by-cmake" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
[ "$("$work/by-cmake/sessions" scenarios/tiny.yaml)" = "$tiny" ]

PKG_CONFIG_PATH=$(dirname "$(find "$work/usr" -name paiban.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # words are wanted
cc -std=c11 -o "$work/by-pc" "$example/sessions.c" $(pkg-config --static --cflags --libs paiban)
[ "$("$work/by-pc" scenarios/tiny.yaml)" = "$tiny" ]
"$work/by-pc" nowhere.yaml 2>"$work/log" && exit 1
grep -q 'nowhere.yaml' "$work/log"
echo 'the installed program and library work'
