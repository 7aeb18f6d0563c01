# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced: check_installed USR WORK tests what stands in USR as an installation, with WORK for files.
# Fails through `set -e` of the caller.

check_program() {
    paiban=$1/bin/paiban
    "$paiban" --lang zh --help | grep -q '用法\|示例'
    for page in man1 zh_CN/man1; do grep -q '^\.SH ' "$1/share/man/$page/paiban.1"; done
    test -s "$1/share/bash-completion/completions/paiban"
    test -s "$1/share/zsh/vendor-completions/_paiban"
    test -s "$1/share/fish/vendor_completions.d/paiban.fish"
    for schema in plan context output whatif compare explain; do
        test -s "$1/share/paiban/$schema.schema.json"
    done
    "$paiban" --quiet plan "$1/share/paiban/scenarios/tiny.yaml" -o "$2/tiny" --export xlsx,html,ics \
        >/dev/null
    for file in roster.xlsx report.html team-store.presale.ics; do test -s "$2/tiny/export/$file"; done
    "$paiban" --quiet check "$1/share/paiban/scenarios/tiny.yaml" "$2/tiny" >/dev/null
}

# The example, built by CMake and by pkg-config, says what it should.
check_library() {
    tiny='Tiny, by paiban 0.1.0
store.presale: 120.0'
    example=$1/share/paiban/example
    cmake -S "$example" -B "$2/by-cmake" -DCMAKE_PREFIX_PATH="$1" >"$2/log" 2>&1 ||
        { cat "$2/log"; return 1; }
    cmake --build "$2/by-cmake" >>"$2/log" 2>&1 || { cat "$2/log"; return 1; }
    [ "$("$2/by-cmake/sessions" scenarios/tiny.yaml)" = "$tiny" ]
    PKG_CONFIG_PATH=$(dirname "$(find "$1" -name paiban.pc)")
    export PKG_CONFIG_PATH
    # shellcheck disable=SC2046 # words are wanted
    cc -std=c11 -o "$2/by-pc" "$example/sessions.c" $(pkg-config --static --cflags --libs paiban)
    [ "$("$2/by-pc" scenarios/tiny.yaml)" = "$tiny" ]
    if "$2/by-pc" nowhere.yaml 2>"$2/log"; then return 1; fi
    grep -q 'nowhere.yaml' "$2/log"
}

check_installed() {
    check_program "$1" "$2"
    check_library "$1" "$2"
}
