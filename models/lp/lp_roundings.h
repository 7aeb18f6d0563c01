/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A list of rounding rows (lp_round.h) with what each is derived from. */
#ifndef MODELS_LP_ROUNDINGS_H
#define MODELS_LP_ROUNDINGS_H

#include "models/lp/lp_round.h"

/** Numbers of a list in one array: those of k are from first[k] to before first[k + 1]. */
struct lp_roundings {
    int n;
    int *first_weight;
    int *row; /**< a row of the program, or its n_rows + k for an earlier rounding k of the list */
    double *weight;
    int *first_high;
    int *high; /**< columns counted from their upper bound */
    int *first_value;
    int *col;
    double *value;
    double *lower;    /**< [n] of the rows, whose upper sides are open */
    int most;         /**< room: of roundings */
    int most_entries; /**< of weights, of high columns and of values each */
};

/** Makes an empty list with room for `most` rows and `most_entries` entries of each kind. PB_OK or
 * PB_MEMORY; release it in any case. */
enum pb_rc lp_roundings_init(struct lp_roundings *list, int most, int most_entries);

/** Appends; false when there is no room. */
bool lp_roundings_add(struct lp_roundings *list, const struct lp_derivation *from,
                      const struct lp_row *row);

/** What rounding k is derived from, and its row; both borrow from the list. */
struct lp_derivation lp_roundings_from(const struct lp_roundings *list, int k);
struct lp_row lp_roundings_row(const struct lp_roundings *list, int k);

/** Frees what `list` owns; accepts an all-zero one. */
void lp_roundings_release(struct lp_roundings *list);

#endif
