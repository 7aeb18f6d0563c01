#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The Handu scenario with its departments, brands, people, militia and halls several times over:
#   growth-scenario.sh FACTOR DIR
# writes DIR/handu.yaml and DIR/people.csv. Copy k > 1 of an id has the prefix `x<k>`; a copy helps
# out within itself, so that teams and queues grow and not the number of helpers of each.
set -eu
[ $# -eq 2 ] || { sed -n '3,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
scenarios=$(cd "$(dirname "$0")/../../scenarios" && pwd)
mkdir -p "$2"
awk -v factor="$1" '
# Text of copy k: departments, militia queues and rooms by their own names.
function copy(text, k, own) {
    own = "dept1.presale, dept2.presale, dept3.presale, dept4.presale"
    if (text ~ /lengths:/) {
        sub(/queues: \[presale\]/, "queues: [" own "]", text)
        gsub("presale", "aftersale", own)
        sub(/queues: \[aftersale\]/, "queues: [" own "]", text)
    }
    if (k > 1) {
        gsub("dept", "x" k "dept", text)
        gsub(/room: hall/, "room: x" k "hall", text)
    }
    return text
}
function keyed(text, k) {
    if (k > 1 && text !~ /^  dept/)
        sub(/^  /, "  x" k, text)
    return copy(text, k)
}
function flush_block(k, i) {
    for (k = 1; k <= factor; k++)
        for (i = 1; i <= held; i++)
            print keyed(block[i], k)
    held = 0
}
/^(brands|departments|militia):/ { print; in_block = 1; next }
in_block && /^  [a-z]/ { block[++held] = $0; next }
in_block { flush_block(); in_block = 0 }
/^      - \{from: dept/ {
    for (k = 1; k <= factor; k++)
        print copy($0, k)
    next
}
/^    hall: / {
    for (k = 1; k <= factor; k++) {
        line = $0
        if (k > 1)
            sub("hall", "x" k "hall", line)
        print line
    }
    next
}
/^  file: / { print "  file: people.csv"; next }
/^  qc: / {
    sub(/normal: 10/, "normal: " 10 * factor)
    sub(/promotion: 20/, "promotion: " 20 * factor)
}
{ print }
END { if (held) flush_block() }
' "$scenarios/handu-double11.yaml" >"$2/handu.yaml"
awk -F, -v OFS=, -v factor="$1" '
NR == 1 { print; next }
{ row[++n] = $0 }
END {
    for (k = 1; k <= factor; k++)
        for (i = 1; i <= n; i++) {
            $0 = row[i]
            if (k > 1) {
                $1 = k $1
                $3 = "x" k $3
                if ($10 != "")
                    $10 = "x" k $10
            }
            print
        }
}' "$scenarios/handu-double11/people.csv" >"$2/people.csv"
