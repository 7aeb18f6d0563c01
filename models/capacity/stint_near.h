/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A solution of the model taken over into the program of stints. */
#ifndef MODELS_CAPACITY_STINT_NEAR_H
#define MODELS_CAPACITY_STINT_NEAR_H

#include "models/capacity/stint.h"

/** A point of the model, as another solve left it. */
struct capacity_near {
    const double *x; /**< [n_cols] */
    const double *y; /**< [n_rows] duals */
};

/** Heads that make a stint. */
struct stint_share {
    struct stint stint;
    double heads;
};

/** Stints by move, start and end, each once. */
struct stint_shares {
    struct stint_share *at;
    int n;
    int room;
};

/** Adds one at the end; when memory is short, arena->failed says so. */
void stint_shares_add(struct stint_shares *shares, struct arena *arena, struct stint stint,
                      double heads);

/** Order by move, start and end: below 0, 0 or above 0. */
int stint_compare(const struct stint *left, const struct stint *right);

/** Takes w of `x` apart into stints, first come first gone; what the model of `search` has no stint
 * for is made longer or left out. PB_OK or PB_MEMORY; memory belongs to
 * the arena. */
enum pb_rc stint_shares_of(const struct capacity_search *search, const double *x,
                           struct arena *arena, struct stint_shares *out);

#endif
