# SPDX-License-Identifier: GPL-3.0-or-later
# The library has no writable variables, except behind the door to GLPK (models/lp), whose error
# handler has to reach its caller.
set -u
find "$BUILD/planner" "$BUILD/models" -name '*.c.o' | grep -v -e paiban_program -e part_lp | sort |
while read -r object; do
    objdump -t "$object" | awk '($4 == ".data" || $4 == ".bss") && $3 == "O" { print $NF }
        $5 == ".data" || $5 == ".bss" { if ($4 == "O") print $NF }' |
        sed "s|^|${object#"$BUILD"/}: |"
done >"$BUILD/globals.txt"
cat "$BUILD/globals.txt"
[ ! -s "$BUILD/globals.txt" ] && echo 'no global state'
