/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Duals of the rows C6 and C7 in closed form, and the stints that they price (relax.h). */
#ifndef MODELS_CAPACITY_CHAIN_H
#define MODELS_CAPACITY_CHAIN_H

#include "models/capacity/relax.h"
#include "models/capacity/stint.h"

/** Where stints are priced that have no column yet. */
struct chain_pricing {
    double *worth;          /**< [n_slots + 1] V of relax.h */
    struct stint_list more; /**< found so far; room for n_moves * n_slots a round. `at` NULL:
                                 none are wanted */
    double least_gain;      /**< of a stint that is noted [money a head] */
};

/** cost - A'y of column `j`. */
double capacity_reduced_cost(const struct lp_model *model, const double y[], int j);

/** The same of every column, to `out` [n_cols]. */
void capacity_reduced_costs(const struct lp_model *model, const double y[], double out[]);

/** From out->reduced at the duals of all other rows: fills out->y of C6 and C7, makes the reduced
 * costs of w and m those of the cheapest stint over the slot, and notes stints that would pay. */
void capacity_chain_duals(const struct capacity_search *search, struct relaxation *out,
                          struct chain_pricing *pricing);

/** With fixed duties and flows (stint.h): fills `y` [n_rows], which holds the duals of the
 * program's rows, where the program has none: of C6 where nobody can still be away, the least that
 * makes staying no gain, from the last slot on; and of C7 as reduced costs of those who stay.
 * `place` [n_rows] says which rows the program has (>= 0); NULL: those with a dual above 0, as the
 * interior point method leaves them. */
void capacity_flow_duals(const struct capacity_search *search, const int *place, double *y);

#endif
