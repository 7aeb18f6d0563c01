#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two commands run turn and turn about, so that what else the machine does falls on both.
#
#   pair.sh [-n RUNS] OURS -- THEIRS          any two commands
#   pair.sh [-n RUNS] -H MODEL.lp OURS        against the relaxation of MODEL.lp in npm highs
#
# Prints every run and the medians, in wall and in user seconds, and their ratio ours/theirs.
# With -H the wall seconds of highs are those of its own call (parse and solve, node not counted).
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/solvers.sh"

runs=5 model=
while getopts n:H: option; do
    case $option in
    n) runs=$OPTARG ;;
    H) model=$OPTARG ;;
    *) sed -n '3,10s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))

ours=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    ours+=("$1")
    shift
done
[ $# -gt 0 ] && shift
theirs=("$@")
if [ -n "$model" ]; then
    highs=$(highs_folder) || { echo "no node or npm" >&2; exit 4; }
    theirs=(node "$here/highs.mjs" "$highs" "$model" lp 100000)
fi
if [ ${#ours[@]} -eq 0 ] || [ ${#theirs[@]} -eq 0 ]; then
    sed -n '3,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs the command and prints "wall user"; stops everything when it fails.
measure() {
    local name=$1
    shift
    TIMEFORMAT='%R %U'
    { time "$@" >"$work/out" 2>"$work/err"; } 2>"$work/time"
    local code=$?
    if [ $code -ne 0 ]; then
        echo "$name: exit code $code" >&2
        cat "$work/err" >&2
        return 1
    fi
    cat "$work/time"
}

median() {
    sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

printf '%4s %10s %10s %10s %10s\n' run ours_wall ours_cpu their_wall their_cpu
for run in $(seq "$runs"); do
    a=$(measure ours "${ours[@]}") || exit 5
    b=$(measure theirs "${theirs[@]}") || exit 5
    [ -n "$model" ] && b="$(awk '{ print $3 }' "$work/out") ${b#* }"
    printf '%4s %10s %10s %10s %10s\n' "$run" $a $b
    echo "$a $b" >>"$work/all"
done
for field in 1 2 3 4; do
    medians+=("$(cut -d' ' -f$field "$work/all" | median)")
done
printf '%4s %10s %10s %10s %10s\n' med "${medians[@]}"
awk -v a="${medians[0]}" -v b="${medians[1]}" -v c="${medians[2]}" -v d="${medians[3]}" \
    'BEGIN { printf "ratio ours/theirs: wall %.2f, cpu %.2f\n", a / c, b / d }'
