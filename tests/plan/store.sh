# SPDX-License-Identifier: GPL-3.0-or-later
# Puts the store and its volumes into the current folder; sourced after the harness.
cp "$SOURCE/tests/plan/store.yaml" s.yaml
awk 'BEGIN {
    print "queue,slot_start,sessions"
    for (d = 9; d <= 13; d++) for (h = 0; h < 24; h++) {
        if (d == 9 && h < 4 || d == 13 && h >= 4) continue
        busy = h >= 8 ? 1 + (h >= 20) : 0.2
        peak = d == 11 ? 2 : 1
        printf "shop.presale,2026-11-%02dT%02d:00,%.2f\n", d, h, 40 * busy * peak
        printf "shop.aftersale,2026-11-%02dT%02d:00,%.2f\n", d, h, 12 * busy * (d > 11 ? 2 : 1)
    }
}' >volumes.csv
