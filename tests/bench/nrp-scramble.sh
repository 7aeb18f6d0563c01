#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The same roster problem under other names, to stdout:
#   nrp-scramble.sh FILE SEED
# People and shifts get other ids and another order, the lines of every section are shuffled and all
# weights are multiplied by the factor in the first line, "# weights times K". Costs of the copy,
# divided by K, are those of FILE.
set -eu
[ $# -eq 2 ] && [ -r "$1" ] || { sed -n '3,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
exec awk -F, -v OFS=, -v seed="$2" '
# Park and Miller: the same numbers from every awk.
function below(n) { state = state * 16807 % 2147483647; return int(state / 2147483647 * n) }
function shuffle(list, n, i, j, keep) {
    for (i = n; i > 1; i--) {
        j = 1 + below(i)
        keep = list[i]; list[i] = list[j]; list[j] = keep
    }
}
function rename(to, section, letter, i, place) {
    for (i = 1; i <= n[section]; i++)
        place[i] = i
    shuffle(place, n[section])
    for (i = 1; i <= n[section]; i++) {
        split(line[section, i], cell, ",")
        to[cell[1]] = letter place[i]
    }
}
# Ids in "a|b" or "a=1|b=2", renamed and in another order.
function shifts_in(text, i, k, many, parts, pair) {
    if (text == "")
        return ""
    many = split(text, parts, "|")
    for (i = 1; i <= many; i++) {
        k = split(parts[i], pair, "=")
        parts[i] = shift[pair[1]] (k > 1 ? "=" pair[2] : "")
    }
    shuffle(parts, many)
    text = parts[1]
    for (i = 2; i <= many; i++)
        text = text "|" parts[i]
    return text
}
function scrambled(section, text) {
    $0 = text
    if (section == "SHIFTS") {
        $1 = shift[$1]
        $3 = shifts_in($3)
    } else if (section == "COVER") {
        $2 = shift[$2]
        $4 *= factor
        $5 *= factor
    } else if (section != "HORIZON") {
        $1 = person[$1]
        if (section == "STAFF")
            $2 = shifts_in($2)
        if (section ~ /REQUESTS/) {
            $3 = shift[$3]
            $4 *= factor
        }
    }
    return $0
}
/^#/ || /^[ \t\r]*$/ { next }
/^SECTION_/ { section = substr($1, 9); sub(/\r$/, "", section); order[++sections] = section; next }
{ sub(/\r$/, ""); line[section, ++n[section]] = $0 }
END {
    state = 1 + seed % 2147483646
    for (i = 0; i < 8; i++)
        below(2) # small seeds begin alike
    factor = 2 + below(8)
    rename(shift, "SHIFTS", "t")
    rename(person, "STAFF", "p")
    print "# weights times " factor
    for (s = 1; s <= sections; s++) {
        section = order[s]
        for (i = 1; i <= n[section]; i++)
            list[i] = line[section, i]
        shuffle(list, n[section])
        print "SECTION_" section
        for (i = 1; i <= n[section]; i++)
            print scrambled(section, list[i])
    }
}' "$1"
