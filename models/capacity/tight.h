/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Small models: the rounding rows C11 raise the bound, and branch and bound finds better plans.
 *
 * The relaxation without those rows stays the one that prices come from: their right-hand sides
 * jump with demand, so their duals are no marginal prices. The bound is the Lagrangian value of a
 * dual vector of the model *with* the rows, which is the model that capacity_model() gives.
 */
#ifndef MODELS_CAPACITY_TIGHT_H
#define MODELS_CAPACITY_TIGHT_H

#include "models/capacity/search.h"

/** The model with its rounding rows, and what its relaxation proves. All-zero = there is none. */
struct tight {
    struct lp_model model;
    double *dual; /**< [model.n_rows]; owned */
    double bound; /**< proven */
};

/** Fills the all-zero `tight` for a search whose relaxation stands, and raises search->bound. Large
 * models leave it all-zero. PB_OK, PB_MEMORY or PB_SOLVER; release it in any
 * case. */
enum pb_rc tight_init(struct tight *tight, struct capacity_search *search);

/** Improves search->best by branch and bound on the tight model, if there is one. */
enum pb_rc tight_branch(const struct tight *tight, struct capacity_search *search);

/** Frees what `tight` owns; accepts an all-zero one. */
void tight_release(struct tight *tight);

#endif
