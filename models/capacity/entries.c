/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/entries.h"

bool entries_init(struct entries *entries, struct arena *arena, size_t n_rows)
{
    *entries = (struct entries){.row = arena_alloc(arena, n_rows, sizeof *entries->row),
                                .value = arena_alloc(arena, n_rows, sizeof *entries->value),
                                .place = arena_alloc(arena, n_rows, sizeof *entries->place)};
    return !arena->failed;
}

void entries_add(struct entries *entries, int row, double value)
{
    if (row < 0) {
        return;
    }
    if (entries->place[row] == 0) {
        entries->row[entries->n] = row;
        entries->value[entries->n] = 0;
        entries->place[row] = ++entries->n;
    }
    entries->value[entries->place[row] - 1] += value;
}

void entries_hand_over(struct entries *entries, struct lp_col *col)
{
    col->n = entries->n;
    col->row = entries->row;
    col->value = entries->value;
    for (int i = 0; i < entries->n; i++) {
        entries->place[entries->row[i]] = 0;
    }
    entries->n = 0;
}
