/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A column in the making, whose entries are summed by row. */
#ifndef MODELS_CAPACITY_ENTRIES_H
#define MODELS_CAPACITY_ENTRIES_H

#include "models/lp/lp_model.h"
#include "planner/base/arena.h"

/** The entries in the order in which their rows came; arrays belong to the arena of
 * entries_init(). */
struct entries {
    int *row;
    double *value;
    int *place; /**< [n_rows] 1 + where the row's entry stands, 0 = it has none */
    int n;
};

/** Makes room for columns of up to `n_rows` rows; false when memory is short. */
bool entries_init(struct entries *entries, struct arena *arena, size_t n_rows);

/** Adds `value` in `row`, which is left out when it is below 0. */
void entries_add(struct entries *entries, int row, double value);

/** Gives the entries to `col`, which borrows them until the next are added, and begins anew. */
void entries_hand_over(struct entries *entries, struct lp_col *col);

#endif
