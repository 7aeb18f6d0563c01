# SPDX-License-Identifier: GPL-3.0-or-later
# When memory runs short at any point the program says so and leaves in order: exit code 6 (or 0
# where it could do without), never a crash, and nothing half written. In English: glibc 2.36 itself
# crashes when the first look-up of a translation gets no memory (an unchecked __gconv_create_spec).
. "$SOURCE/tests/support/harness.sh"

# try NAME ARGS...: fails the 1st, 2nd, ... allocation, later in growing steps, until
# a run needs fewer.
try() {
    name=$1
    shift
    for sticky in '' 1; do
        n=1
        while :; do
            step="$name with allocation $n failing${sticky:+ and all after it}"
            env FAIL_MALLOC_AT="$n" ${sticky:+FAIL_MALLOC_STICKY=1} LD_PRELOAD="$FAILMALLOC" \
                "$PAIBAN" "$@" >stdout.txt 2>stderr.txt
            rc=$?
            case $rc in
            0 | 6) ;;
            *) fail "exit code $rc" ;;
            esac
            if [ "$rc" -eq 0 ] && [ "$n" -gt "$LIMIT" ]; then break; fi
            [ "$n" -gt 200000 ] && break
            n=$((n + 1 + n / 25))
        done
    done
}

LIMIT=400
try help --help
try manual man
try validate validate "$SOURCE/tests/scenario/good/named.yaml" --set 'rules.max_day=+1h'
try validate validate "$SOURCE/tests/scenario/good/wide.yaml"
finish
