/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From the LP's answer to a good plan: roll through the days, open days anew, exchange single
 * shifts, until the gap is reached or the rounds are through; then the best reassignments for the
 * shifts that stand. */
#ifndef MODELS_CAPACITY_IMPROVE_H
#define MODELS_CAPACITY_IMPROVE_H

#include "models/capacity/roll.h"

/** Completes and checks search->point and keeps it as search->best when it is cheaper. PB_OK or
 * PB_MEMORY. */
enum pb_rc capacity_offer(struct capacity_search *search);

/** (cost - bound) / (cost - shortage priced in the bound), see plan.h. */
double capacity_gap(const struct capacity_search *search, double cost);

/** How wide improvement looks around the LP's answer, rounding up above `round_up`. */
struct roll_width capacity_wide(const struct capacity_search *search, double round_up);

/** Offers the point's duties with the best reassignments for them. PB_OK or PB_MEMORY. */
enum pb_rc capacity_settle(struct capacity_search *search);

/** Somebody who raises search->bound. */
struct improve_raise {
    enum pb_rc (*raise)(void *context);
    void *context;
};

/** Improves search->best. Needs the LP's answer. Once a few rounds are through, and at the end if
 * it comes before, `raise` is called, but not when the gap is reached without it or after a signal.
 * PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_improve(struct capacity_search *search, const struct improve_raise *raise);

#endif
