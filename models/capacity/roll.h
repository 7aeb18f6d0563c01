/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The first whole plan: day by day with a look at half of the next day, and its improvement by
 * re-opening single days with all else as it stands. */
#ifndef MODELS_CAPACITY_ROLL_H
#define MODELS_CAPACITY_ROLL_H

#include "models/capacity/dive.h"

/** How wide the search looks. */
struct roll_width {
    double dearest_duty; /**< duties above this reduced cost stay closed [money] */
    double dearest_move; /**< the same for w and m */
    double round_up;     /**< see dive.h */
};

/** Fills the duties of search->point from the eve to the last day. *is_done is false when the work
 * was stopped; days not reached are empty then. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_roll(struct capacity_search *search, const struct roll_width *width,
                         bool *is_done);

/** Re-opens the duties of days day .. day + n_days - 1 and dives; the point changes when that pays
 * in the window. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_reopen(struct capacity_search *search, const struct roll_width *width, int day,
                           int n_days, enum dive_end *end);

#endif
