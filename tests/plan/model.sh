# SPDX-License-Identifier: GPL-3.0-or-later
# The model file, the solution and the certificate agree with the plan; other solvers read the file.
. "$SOURCE/tests/support/harness.sh"
. "$SOURCE/tests/plan/store.sh"

run model s.yaml -o x.mps
expect_rc 0
run model s.yaml -o x.lp
expect_rc 0
run model s.yaml -o x.txt
expect_rc 2
expect_err ".mps or .lp"
run model s.yaml
expect_rc 2
run plan s.yaml -o out --solution x.sol --certify x.dual --quiet
expect_rc 0

# the auditor proves the bound once more from model and certificate
run check s.yaml out --model x.mps --certificate x.dual --solution x.sol
expect_rc 0
expect_out "proves a bound of"
[ "$(grep -c '^rounding' x.dual)" -gt 0 ] || fail "the certificate has no rounding rows"
sed 's/^\(rounding 1 [^ ]*\) .*/\1 1000000/' x.dual >forged.dual
run check s.yaml out --model x.mps --certificate forged.dual
expect_rc 1
expect_out "the certificate proves less than the bound claimed"

# bound, cost and rows from the files alone; GNU awk is not needed
awk -v sol=x.sol -v dual=x.dual '
    FILENAME == sol { x[$1] = $2; next }
    FILENAME == dual { y[$1] = $2; next }
    /^[A-Z]/ { part = $1; next }
    part == "ROWS" && $1 != "N" { kind[$2] = $1; rhs[$2] = 0 }
    part == "COLUMNS" && $2 != "'"'MARKER'"'" {
        for (i = 2; i < NF; i += 2)
            if ($i == "cost") { cost += $(i + 1) * x[$1]; c[$1] += $(i + 1) }
            else { sum[$i] += $(i + 1) * x[$1]; scale[$i] += ($(i + 1) * x[$1]) ^ 2 }
        seen[$1] = 1
    }
    part == "RHS" { for (i = 2; i < NF; i += 2) rhs[$i] = $(i + 1) }
    END {
        for (name in x) if (!(name in seen)) { print "unknown variable " name; exit 1 }
        for (name in seen) if (!(name in x)) { print "no value of " name; exit 1 }
        for (row in kind) {
            if (!(row in y)) { print "no dual of " row; exit 1 }
            slack = sum[row] - rhs[row]
            tolerance = 1e-6 * (1 + sqrt(scale[row]))
            if (kind[row] != "L" && slack < -tolerance || kind[row] != "G" && slack > tolerance) {
                print "row " row " is off by " slack; exit 1
            }
        }
        printf "%.6f\n", cost
    }' x.sol x.dual x.mps >cost.txt || fail "$(cat cost.txt)"
cost=$(sed -n 's/.*"cost": \([0-9.]*\),.*/\1/p' out/plan.json | head -1)
bound=$(sed -n 's/.*"bound": \([0-9.]*\),.*/\1/p' out/plan.json | head -1)
near() { awk -v a="$1" -v b="$2" 'BEGIN { d = a - b; exit !(d < 1e-5 && d > -1e-5) }'; }
near "$cost" "$(cat cost.txt)" || fail "c.x $(cat cost.txt) is not the cost $cost"

# the LP relaxation by GLPK from both files: rounding rows of the certificate raise the bound above it
if command -v glpsol >/dev/null; then
    glpsol --nomip --freemps x.mps -w mps.out >/dev/null || fail "glpsol cannot read the MPS file"
    glpsol --nomip --lp x.lp -w lp.out >/dev/null || fail "glpsol cannot read the LP file"
    mps=$(awk '$1 == "s" { print $NF }' mps.out)
    lp=$(awk '$1 == "s" { print $NF }' lp.out)
    near "$mps" "$lp" || fail "the two formats have different optima: $mps and $lp"
    awk -v lp="$mps" -v b="$bound" -v c="$cost" 'BEGIN { exit !(lp <= b + 1e-4 && b <= c + 1e-4) }' ||
        fail "relaxation $mps, bound $bound, cost $cost"
else
    echo "glpsol is not here: the comparison with it is skipped"
fi

finish
