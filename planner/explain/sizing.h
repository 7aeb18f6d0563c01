/* SPDX-License-Identifier: GPL-3.0-or-later */
/** How large a way out has to be: as large as it takes to bring all that is lost and late, or 90 %
 * of what the largest size brings.
 *
 * The size is doubled until it brings the shortage, cannot grow, or brings so little more than half
 * of it that all larger ones bring no more than enough (each further one brings no more than the
 * one before); then halved down to the smallest that still brings enough. Each LP begins with the
 * basis of the one before.
 */
#ifndef PLANNER_EXPLAIN_SIZING_H
#define PLANNER_EXPLAIN_SIZING_H

#include "planner/explain/candidates.h"
#include "planner/explain/explain.h"

/** The answer. Does not move in memory. */
struct sizing {
    int size;
    double gain; /**< what it takes off the LP's optimum [money]; 0 when it does not apply */
    struct explain_case cases[2]; /**< the one at hand, and the one before or in the making */
    int now;                      /**< which is at hand */
};

/** Finds the size of `candidate`. PB_OK, PB_INTERRUPTED, PB_IO, PB_SOLVER, PB_MEMORY. `out` is
 * overwritten and released by the caller in any case. */
enum pb_rc sizing_make(const struct explain *explain, const struct candidate *candidate,
                       struct sizing *out);

/** The scenario with the candidate at `sizing->size`. */
static inline const struct explain_case *sizing_case(const struct sizing *sizing)
{
    return &sizing->cases[sizing->now];
}

void sizing_release(struct sizing *sizing);

#endif
