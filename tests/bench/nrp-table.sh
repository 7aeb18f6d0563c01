#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Public roster instances: best, median and worst cost over seeds, and the best bound.
#
#   nrp-table.sh [-p PAIBAN] [-t SECONDS] [-c] [-n SEEDS] [-x] [-k BEST_KNOWN.csv] FILE...
#
# -t  limit of each run (10)          -n  seeds 1 .. SEEDS (5)
# -c  the limit is one of processor time, for a machine that has other things to do: the run is told
#     to stop when it has used it up
# -x  scrambled copies instead, another one for every seed (nrp-scramble.sh); their costs are
#     divided by the factor of their weights
# -k  columns 5 and 6 of this table are the known bound and cost of an instance named as the file
#
# One run at a time; wall and cpu are medians in seconds, memory the most in MB.
set -u
here=$(cd "$(dirname "$0")" && pwd)
usage() { sed -n '5,15s/^# \{0,1\}//p' "$0" >&2; exit 2; }

paiban=paiban limit=10 seeds=5 by_cpu= scramble= known=
while getopts p:t:cn:xk: option; do
    case $option in
    p) paiban=$OPTARG ;;
    t) limit=$OPTARG ;;
    c) by_cpu=yes ;;
    n) seeds=$OPTARG ;;
    x) scramble=yes ;;
    k) known=$OPTARG ;;
    *) usage ;;
    esac
done
shift $((OPTIND - 1))
[ $# -ge 1 ] || usage
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Sleeps until the process has used up the limit, then tells it to stop; back when it is gone.
watch() {
    while kill -0 "$1" 2>/dev/null; do
        if awk -v most="$((limit * $(getconf CLK_TCK)))" '{ exit $14 + $15 < most }' \
            "/proc/$1/stat" 2>/dev/null; then
            kill -TERM "$1" 2>/dev/null
            return
        fi
        sleep 0.05
    done
}

# The command under the limit, its answer to $work/out, "wall cpu kilobytes" to $work/time.
measure() {
    local wall=$limit
    [ -n "$by_cpu" ] && wall=100000
    : >"$work/pid"
    /usr/bin/time -q -f '%e %U %M' -o "$work/time" sh -c 'echo $$ >"$0"; exec "$@"' \
        "$work/pid" "$@" -t "$wall" >"$work/out" &
    while [ ! -s "$work/pid" ]; do
        sleep 0.01
    done
    [ -n "$by_cpu" ] && watch "$(cat "$work/pid")"
    wait $!
    [ -s "$work/out" ]
}

# Runs one file with one seed: "cost bound wall cpu megabytes" to $work/runs.
run() {
    local file=$1 seed=$2 factor=1
    if [ -n "$scramble" ]; then
        sh "$here/nrp-scramble.sh" "$file" "$seed" >"$work/copy.txt" || return 1
        file=$work/copy.txt
        factor=$(sed -n '1s/.* //p' "$file")
    fi
    measure "$paiban" roster "$file" --quiet --seed "$seed" || return 1
    sed -n '$s/cost=\([^ ]*\) bound=\([^ ]*\) .*/\1 \2/p' "$work/out" |
        awk -v factor="$factor" -v took="$(tail -n 1 "$work/time")" '{
            split(took, t, " ")
            print $1 / factor, ($2 == "none" ? "-" : $2 / factor), t[1], t[2], t[3] / 1024
        }' >>"$work/runs"
}

# Least, median and greatest of a column of $work/runs.
spread() {
    grep -v '^-' "$work/runs" | cut -d' ' -f"$1" | grep -v '^-$' | sort -n |
        awk '{ v[NR] = $1 }
             END { if (NR == 0) { print "- - -"; exit }
                   print v[1], (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[NR] }'
}

known_of() {
    [ -n "$known" ] && awk -F, -v name="$1" '$1 == name { print $6 }' "$known"
}

row='%-14s %8s %9s %9s %9s %9s %7s %8s %8s %6s\n'
printf "$row" instance known best median worst bound gap_% wall_s cpu_s MB
for file in "$@"; do
    name=$(basename "$file" .txt)
    : >"$work/runs"
    for seed in $(seq "$seeds"); do
        run "$file" "$seed" || echo "$name: seed $seed failed" >&2
    done
    read -r best median worst <<<"$(spread 1)"
    read -r _ _ bound <<<"$(spread 2)"
    read -r _ wall _ <<<"$(spread 3)"
    read -r _ cpu _ <<<"$(spread 4)"
    read -r _ _ memory <<<"$(spread 5)"
    gap=$(awk -v m="$median" -v b="$bound" \
        'BEGIN { if (m > 0 && b != "-") printf "%.2f", 100 * (m - b) / m; else print "-" }')
    best_known=$(known_of "$name")
    printf "$row" "$name" "${best_known:--}" "$best" "$median" "$worst" "$bound" "$gap" \
        "$wall" "$cpu" "${memory%.*}"
done
