/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The same problem in an order that names and places in a file have no part in: shifts, agents and
 * rows sorted by what they are, prices divided by their greatest common divisor. So a copy with
 * other names, another order or other units of price takes the same way through the search. */
#ifndef MODELS_ROSTER_CANONICAL_H
#define MODELS_ROSTER_CANONICAL_H

#include "models/roster/roster.h"
#include "planner/base/arena.h"

struct canonical {
    struct roster_problem problem; /**< everything in the arena */
    int *agent;                    /**< n_agents: original of each agent */
    int *shift;                    /**< n_shifts: original of each shift */
    int *row;                      /**< n_rows: original of each row */
    double unit;                   /**< original prices = these * unit */
    struct arena arena;
};

/** Sorts `from`, which must outlive `*out`. PB_OK or PB_MEMORY. */
enum pb_rc canonical_build(const struct roster_problem *from, struct canonical *out);

/** `options` with start and prices in the order of `canonical`; PB_OK or PB_MEMORY. */
enum pb_rc canonical_options(struct canonical *canonical, const struct roster_options *options,
                             struct roster_options *out);

/** Turns the result of the sorted problem into that of the original. PB_OK or PB_MEMORY. */
enum pb_rc canonical_undo(const struct canonical *canonical, struct roster_result *result);

void canonical_release(struct canonical *canonical);

/** Greatest common divisor of all prices where every cost is a whole multiple of it; else 0. */
double canonical_grain(const struct roster_problem *problem);

#endif
