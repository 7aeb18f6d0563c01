#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How planning grows with the teams: the Handu scenario several times over (growth-scenario.sh).
#
#   growth.sh [-p PAIBAN] [-w DIR] [-o "PLAN OPTIONS"] FACTOR...
#
# -w  where scenarios and plans stay (a folder of its own that is removed)
# -o  more options of `plan`, such as "-t 600"
#
# Two rows each: the plan by the hour (--until capacity), then people by name for it (--from). wall
# and cpu in seconds, memory in MB, `times` = cpu over that of the first factor.
set -u
here=$(cd "$(dirname "$0")" && pwd)
usage() { sed -n '5,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }

paiban=paiban work= more=
while getopts p:w:o: option; do
    case $option in
    p) paiban=$OPTARG ;;
    w) work=$OPTARG ;;
    o) more=$OPTARG ;;
    *) usage ;;
    esac
done
shift $((OPTIND - 1))
[ $# -ge 1 ] || usage
if [ -z "$work" ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi

declare -A first
row='%6s %7s %-9s %9s %9s %7s %7s  %s\n'
printf "$row" factor agents stage wall_s cpu_s MB times answer

# Plans into DIR of the factor and prints a row: FACTOR STAGE DIR OPTION...
plan() {
    local factor=$1 stage=$2 dir=$3 out=$work/$1/log agents wall cpu kb
    shift 3
    /usr/bin/time -q -f '%e %U %M' -o "$work/$factor/time" \
        "$paiban" --lang en plan "$work/$factor/handu.yaml" -f -q -o "$dir" $more "$@" >"$out" 2>&1
    local code=$?
    read -r wall cpu kb <<<"$(tail -n 1 "$work/$factor/time")"
    agents=$(($(wc -l <"$work/$factor/people.csv") - 1))
    : "${first[$stage]:=$cpu}"
    printf "$row" "$factor" "$agents" "$stage" "$wall" "$cpu" $((kb / 1024)) \
        "$(awk -v a="$cpu" -v b="${first[$stage]}" 'BEGIN { printf "%.1f", a / b }')" \
        "$([ $code -eq 0 ] && head -n 1 "$out" || echo "exit $code")"
}

for factor in "$@"; do
    sh "$here/growth-scenario.sh" "$factor" "$work/$factor"
    plan "$factor" hours "$work/$factor/hours" --until capacity
    plan "$factor" names "$work/$factor/names" --from "$work/$factor/hours"
done
