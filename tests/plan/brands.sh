# SPDX-License-Identifier: GPL-3.0-or-later
# Who serves which brands: at most so many each, one set for the whole horizon, every brand at every
# hour; and the auditor finds what is changed by hand. It recomputes the demand by brand itself.
. "$SOURCE/tests/support/harness.sh"
cp "$SOURCE/tests/plan/brands.yaml" s.yaml

run plan s.yaml -o out -q
expect_rc 0
run check s.yaml out
expect_rc 0
most=$(awk -F, 'NR > 1 {n[$1 " " $3]++} END {for (k in n) if (n[k] > m) m = n[k]; print m}' out/brands.csv)
[ "$most" -eq 3 ] || fail "$most brands at a time, not 3"
served=$(awk -F, 'NR > 1 && $3 == "shop.presale" {print $4}' out/brands.csv | sort -u | wc -l)
[ "$served" -eq 8 ] || fail "$served of 8 brands are served"
# a lone helper cannot serve all eight
figure() { sed -n "s/^ *\"$1\": \([0-9.]*\),*$/\1/p" "$2/plan.json"; }
awk -v a="$(figure uncovered_brand_slots out)" -v n="$(figure brand_slots out)" \
    'BEGIN { exit !(n > 100 && a < 0.2 * n) }' || fail "brands stay alone"

# more weight where more sessions are
heads() { awk -F, -v b="$1" '$3 == "shop.presale" && $4 == b' out/brands.csv | wc -l; }
[ "$(heads b1)" -gt "$(heads b8)" ] || fail "the largest brand has no more people than the smallest"

# check FINDS RULE: the auditor says so, with exit code 1 unless the rule is soft
finds() {
    run check s.yaml out --strict
    expect_rc 1
    grep -q "^$1 .*$2" stdout.txt || fail "no finding of $1: $2"
    cp kept.csv out/brands.csv
}
cp out/brands.csv kept.csv
id=$(awk -F, '$3 == "shop.presale" {n[$1]++} END {for (k in n) if (n[k] == 3) print k}' out/brands.csv |
    sort | head -1)
for brand in b1 b2 b3 b4; do
    grep -q "^$id,.*,$brand," kept.csv || break
done
echo "$id,,shop.presale,$brand,x" >>out/brands.csv
finds brands "$id .* 4 *3 *1 *brands"
grep -v ',b8,' kept.csv >out/brands.csv
finds brand_cover 'shop.presale b8 '
echo "$id,,shop.presale,far,x" >>out/brands.csv
finds brand_row "$id "
tail -1 kept.csv >>out/brands.csv
finds brand_row 'brands.rows'
sed -i 's/^\(2026-11-10T12:00[^,]*,shop.presale,\)\([0-9.]*\)/\11\2/' out/demand.csv
finds demand_given 'shop.presale *2026-11-10 12:00'

# the claims of plan.json: G1, G2, G3 and what settling costs
cp out/plan.json again.json
claims() {
    sed -i "$1" out/plan.json
    run check s.yaml out
    expect_rc 1
    grep -q "^gap .*$2" stdout.txt || fail "no finding of $2"
    cp again.json out/plan.json
}
claims '/"named": {/,/}/s/"gap": [-0-9.e]*/"gap": 0.77/' named.gap
claims '/"roster": {/,/]/s/"gap": [-0-9.e]*/"gap": 0.77/' roster.gap
claims '/"settle": {/,/}/s/"gap": [-0-9.e]*/"gap": 0.77/' settle.gap
claims '/"settle": {/,/}/s/"cost": [-0-9.e]*/"cost": 1/' settle.cost

# the same scenario gives the same brands
run plan s.yaml -o again -q
cmp -s kept.csv again/brands.csv || fail "brands differ between equal runs"

# one place each and nobody for the rest: said, not hidden
run plan s.yaml -o few -q --set capacity.max_brands=1 --set people.groups.pre.heads=4
expect_rc 0
[ "$(figure uncovered_brand_slots few)" -gt 15 ] || fail "four people cannot serve eight brands"
run check s.yaml few --set capacity.max_brands=1 --set people.groups.pre.heads=4
expect_rc 0
finish
