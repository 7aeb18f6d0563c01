/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The bound of whole people: what rounding rows raise the relaxation's bound to.
 *
 * Small models first get the rows C11 (rounding.h), which are part of the model that
 * capacity_model() gives, and on them branch and bound finds better plans. Then every model gets
 * rounding rows found on the way (tighten.h); on large ones that work is done beside the search for
 * plans, since nothing there waits for it.
 *
 * The relaxation without all those rows stays the one that prices come from: right-hand sides of
 * rounding rows jump with demand, so their duals are no marginal prices.
 */
#ifndef MODELS_CAPACITY_TIGHT_H
#define MODELS_CAPACITY_TIGHT_H

#include "models/capacity/tighten.h"
#include "planner/base/beside.h"

/** The rounding rows and what they prove. All-zero = there are none. */
struct tight {
    struct lp_model model; /**< with rows C11; empty on large models */
    struct capacity_tightening rows;
    double bound; /**< proven by rows.dual, -INFINITY while unknown */
    struct beside beside;
    struct beside_piece pieces[13];
    enum pb_rc rc;                        /**< of the work beside */
    const struct capacity_search *search; /**< of the work beside */
};

/** Fills the all-zero `tight` of a small model for a search whose relaxation stands, and raises
 * search->bound. PB_OK, PB_MEMORY or PB_SOLVER; release it in any case. */
enum pb_rc tight_init(struct tight *tight, struct capacity_search *search);

/** Begins on a large model. PB_OK or PB_MEMORY. */
enum pb_rc tight_begin(struct tight *tight, const struct capacity_search *search);

/** Waits for what tight_begin() began, if anything, and raises search->bound. PB_OK, PB_MEMORY or
 * PB_SOLVER. */
enum pb_rc tight_end(struct tight *tight, struct capacity_search *search);

/** Ends what tight_begin() began, if anything: nobody waits for it any more. */
void tight_drop(struct tight *tight);

/** Improves search->best by branch and bound on a small model. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc tight_branch(const struct tight *tight, struct capacity_search *search);

/** Frees what `tight` owns, ends what runs; accepts an all-zero one. */
void tight_release(struct tight *tight);

#endif
