# SPDX-License-Identifier: GPL-3.0-or-later
# Files of at most 500 lines, functions of at most 60 lines and 6 parameters, nesting of at most 3.
# Counts on the layout that clang-format gives: a body stands between lines `{` and `}`.
set -u
find include planner models tests -name '*.[ch]' | sort | xargs awk '
    FNR == 1 { check_file(); head = ""; inside = 0; file = FILENAME }
    { lines = FNR }
    inside && /^}/ { end_function(); head = ""; next }
    inside { look_at_nesting(); next }
    /^{$/ { inside = 1; start = FNR; next }
    /^(#|\/\*| \*|}|$)/ || /;$/ || /= *{/ { head = ""; next }
    { head = head $0 }
    END { check_file(); exit failed }

    function complain(text) { print file ":" FNR ": " text; failed = 1 }
    function check_file() { if (lines > 500) complain("file of " lines " lines") }
    function look_at_nesting(   blanks) {
        if (file ~ /^tests\// || $0 !~ /^ *(if|for|while|switch|do)( |$)/) return
        match($0, /^ */)
        if (RLENGTH >= 16) complain("nesting deeper than 3")
    }
    function end_function(   name, commas, inner) {
        inside = 0
        if (FNR - start + 1 > 60 && head !~ /\(/) return
        name = head
        sub(/\(.*/, "", name)
        sub(/.*[ *]/, "", name)
        if (FNR - start > 60) complain(name ": function of " FNR - start " lines")
        inner = head
        gsub(/__attribute__\(\([^)]*\)\)\)/, "", inner)
        sub(/^[^(]*\(/, "", inner)
        gsub(/\([^()]*\)/, "", inner)
        commas = gsub(/,/, ",", inner)
        if (commas > 5) complain(name ": " commas + 1 " parameters")
    }'
result=$?
[ "$result" -eq 0 ] && echo 'all sizes hold'
exit "$result"
