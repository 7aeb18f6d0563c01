/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The first whole plan: day by day with a look at half of the next day, and its improvement by
 * re-opening single days with all else as it stands. */
#ifndef MODELS_CAPACITY_ROLL_H
#define MODELS_CAPACITY_ROLL_H

#include "models/capacity/dive.h"

/** How wide the search looks. */
struct roll_width {
    double dearest_duty; /**< duties above this reduced cost stay closed [money] */
    double first_duty;   /**< those above this one wait until a window asks for them [money] */
    double first_move;   /**< reassignments likewise, see window.h */
    double round_up;     /**< see dive.h */
};

/** What to open. */
struct reopening {
    int day;              /**< first day, -1 = eve */
    int n_days;           /**< days in a row */
    const bool *is_queue; /**< [n_queues] only duties at home or posted there; people without a home
                               go with queue 0; borrowed */
};

/** Fills the duties of `what` in search->point day by day, each with a look at half of the next
 * day; all other columns stand. *is_done is false when the work was stopped; days not reached are
 * empty then. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_roll(struct capacity_search *search, const struct roll_width *width,
                         const struct reopening *what, bool *is_done);

/** Re-opens duties and dives; the point changes when that pays in the window. PB_OK, PB_MEMORY or
 * PB_SOLVER. */
enum pb_rc capacity_reopen(struct capacity_search *search, const struct roll_width *width,
                           const struct reopening *what, enum dive_end *end);

/** Exchanges whole shifts of the duties (exchange.h); as capacity_reopen(). */
enum pb_rc capacity_polish(struct capacity_search *search, const struct roll_width *width,
                           const struct reopening *what, enum dive_end *end);

#endif
