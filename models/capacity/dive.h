/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Whole people in a window: solve, keep what is whole, round up what nearly is, solve again.
 *
 * After each solve the whole part of every duty becomes its lower bound, fractions of `round_up`
 * and more (and the largest of all) are rounded up where the limits leave room, and the dual
 * simplex goes on from its basis. Ends when every duty that must be whole is.
 */
#ifndef MODELS_CAPACITY_DIVE_H
#define MODELS_CAPACITY_DIVE_H

#include "models/capacity/window.h"

struct dive_task {
    struct window_range range;
    const bool *is_whole; /**< [n_duties] open duties that must become whole; borrowed */
    double round_up;      /**< fraction from which to round up at once, 0..1 */
    bool must_gain;       /**< give up as soon as the window cannot become cheaper than the point */
};

/** How a dive ended. */
enum dive_end {
    DIVE_DONE,    /**< the window's columns of the point are new */
    DIVE_NO_GAIN, /**< given up, the point is as it was */
    DIVE_STOPPED  /**< the clock or a signal, the point is as it was */
};

/** Dives; PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_dive(struct capacity_search *search, const struct dive_task *task,
                         enum dive_end *end);

#endif
