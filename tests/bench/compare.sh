#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What other solvers make of a model file: a table of status, objective and seconds.
#
#   compare.sh [-l] [-m] [-t SECONDS] [-s SOLVERS] MODEL.lp
#
# -l  only the LP relaxation          -t  limit of each run in wall seconds (60)
# -m  only the mixed-integer program  -s  of "glpsol clp cbc highs" (all that are installed)
#
# The model is one that `paiban model S -o MODEL.lp` wrote (highs reads no MPS). A solver that is
# not installed is left out with a word on stderr. wall = of the process, for highs of the call that
# parses and solves; cpu = user time of the process.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/solvers.sh"

kinds="lp mip" limit=60 solvers="glpsol clp cbc highs"
while getopts lmt:s: option; do
    case $option in
    l) kinds=lp ;;
    m) kinds=mip ;;
    t) limit=$OPTARG ;;
    s) solvers=$OPTARG ;;
    *) sed -n '3,13s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -eq 1 ] && [ -r "$1" ] || { sed -n '3,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
model=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Each run_X KIND leaves "status objective [seconds]" in $work/answer.
run_glpsol() {
    local relax=
    [ "$1" = lp ] && relax=--nomip
    glpsol --lp "$model" $relax --tmlim "$limit" -o "$work/sol" >"$work/log" 2>&1
    awk '/^Status:/ { $1 = ""; sub(/^ /, ""); gsub(/ /, "_"); status = $0 }
         /^Objective:/ { objective = $4 }
         END { print status ? status : "failed", objective == "" ? "-" : objective }' \
        "$work/sol" >"$work/answer" 2>/dev/null
}

run_clp() {
    [ "$1" = lp ] || return 1
    clp "$model" -seconds "$limit" -dualsimplex >"$work/log" 2>&1
    awk '/^Optimal - objective/ || /^Optimal objective/ { status = "optimal"; objective = $NF
             if ($2 == "objective") objective = $3 }
         END { print status ? status : "stopped", objective == "" ? "-" : objective }' \
        "$work/log" >"$work/answer"
}

run_cbc() {
    [ "$1" = mip ] || return 1
    cbc "$model" -seconds "$limit" -solve >"$work/log" 2>&1
    awk '/^Result - / { sub(/^Result - /, ""); gsub(/ /, "_"); status = $0 }
         /^Objective value:/ { objective = $3 }
         END { print status ? status : "failed", objective == "" ? "-" : objective }' \
        "$work/log" >"$work/answer"
}

run_highs() {
    node "$here/highs.mjs" "$highs" "$model" "$1" "$limit" >"$work/answer" 2>"$work/log" ||
        echo "failed - -" >"$work/answer"
}

printf '%-8s %-4s %-24s %16s %9s %9s\n' solver kind status objective wall_s cpu_s
for solver in $solvers; do
    if [ "$solver" = highs ]; then
        highs=$(highs_folder) || { echo "highs: no node or npm, left out" >&2; continue; }
    elif ! command -v "$solver" >/dev/null; then
        echo "$solver: not installed, left out" >&2
        continue
    fi
    for kind in $kinds; do
        rm -f "$work/answer"
        TIMEFORMAT='%R %U'
        took=$({ time "run_$solver" "$kind"; } 2>&1)
        [ -s "$work/answer" ] || continue
        read -r status objective seconds <"$work/answer"
        read -r wall cpu <<<"$took"
        printf '%-8s %-4s %-24s %16s %9s %9s\n' "$solver" "$kind" "$status" "$objective" \
            "${seconds:-$wall}" "$cpu"
    done
done
