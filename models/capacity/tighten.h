/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Raises the bound of a model part by part, with rounding rows of whole shifts.
 *
 * Any duals y of the model prove L(y), the sum over columns and rows of lp_bound.h. With the duals
 * of all rows outside a part held, L is the optimum of a small program plus a constant:
 *
 *     min  sum_j d_j x_j,   d_j = cost_j - sum over rows i outside of y_i a_ij,
 *
 * over the columns that the part's rows have, subject to those rows. A part are the rows of two
 * days, of neighbouring queues where there are many; rows over several days or parts belong to
 * none. Rounding rows (lp_gomory.h) of the program hold for every plan, since it has all columns of
 * its rows; with them its optimum rises, and L by as much. The new duals, those of the rounding
 * rows among them, stand when the next part is done: L never falls.
 */
#ifndef MODELS_CAPACITY_TIGHTEN_H
#define MODELS_CAPACITY_TIGHTEN_H

#include "models/capacity/search.h"
#include "models/lp/lp_roundings.h"

/** What was found. */
struct capacity_tightening {
    struct lp_roundings list; /**< rows count from those of the model; owned */
    double *dual;             /**< [n_rows + list.most] of rows and roundings; owned */
    int n_rows;               /**< of the model */
    long steps;               /**< simplex iterations */
};

/** Makes room in the uninitialised `out`, whose duals are those of the search. PB_OK or PB_MEMORY;
 * release it in any case. */
enum pb_rc capacity_tightening_init(const struct capacity_search *search,
                                    struct capacity_tightening *out);

/** Goes through the days. PB_OK, PB_MEMORY or PB_SOLVER. Stops between two days when asked to. */
enum pb_rc capacity_tighten(const struct capacity_search *search, struct capacity_tightening *out);

/** Frees what `out` owns; accepts an all-zero one. */
void capacity_tightening_release(struct capacity_tightening *out);

#endif
