/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Solving a problem that differs little from one that is solved: duals, LP point and shifts of the
 * old answer are taken over by match.h, then
 *
 *   1. the old shifts, cut back where they break a limit, with the best reassignments for them, are
 *      a plan at once;
 *   2. on large models the old duals prove a bound at once (recall.h); where that and step 3 do not
 *      reach the old gap, and on small models, the interior point method solves the LP in one round
 *      or two, because the rows and stints that the old rounds called in are known;
 *   3. what the plan costs above the bound is attributed to days: for feasible x and any duals y,
 *
 *        cost - bound = sum_i |y_i| slack_i + sum_j |d_j| (distance of x_j from its better bound),
 *
 *      every term >= 0, d = cost - A'y. The days with the largest sums are opened again and
 *      polished, until the gap is that of the old plan.
 */
#ifndef MODELS_CAPACITY_WARM_H
#define MODELS_CAPACITY_WARM_H

#include "models/capacity/relax.h"

/** An answer taken over; memory belongs to the arena it was made in. */
struct warm {
    struct capacity_near near; /**< old LP answer in the columns and rows of the new model */
    double *point;             /**< [n_cols] old shifts and reassignments, not yet checked */
    double gap;                /**< of the old plan */
};

/** Takes the answer of search->options->start over. *fits is false when there is nothing to take:
 * other slots, or hardly a shift in common. PB_OK or PB_MEMORY. */
enum pb_rc warm_init(struct warm *warm, const struct capacity_search *search, struct arena *arena,
                     bool *fits);

/** Offers the old shifts with the best reassignments for them. PB_OK or PB_MEMORY. */
enum pb_rc warm_offer(const struct warm *warm, struct capacity_search *search);

/** Improves search->best where it costs most above the bound, until the gap is that of the old plan
 * or that of the options, or a pass brings little of what is missing; *is_good is false when more
 * should be done: the gap is wider, and either duals and bound are recalled ones (`is_recalled`),
 * or a cold search is cheap, the model not being large. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc warm_improve(const struct warm *warm, struct capacity_search *search, bool is_recalled,
                        bool *is_good);

#endif
