/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Twins of shift codes: the same shift, earlier, later or longer, as an override. */
#ifndef PLANNER_EXPLAIN_CODES_TWIN_H
#define PLANNER_EXPLAIN_CODES_TWIN_H

#include "planner/explain/explain.h"

/** Codes of the catalogue that get twins at most. */
enum { TWIN_CODES = 12 };

/** They begin at most so much earlier or later. */
enum { TWIN_LATER_MIN = 180 };

/** Adds a code like number `code` that begins `later` minutes later (< 0: earlier) and ends
 * `longer` minutes after that; nothing when it would leave the planning day. */
void twin_add(const struct pb_scenario *scenario, struct arena *arena, int code, int later,
              int longer, struct explain_change *change);

/** Id of such a twin. */
const char *twin_id(const struct pb_scenario *scenario, struct arena *arena, int code, int later,
                    int longer);

/** How the ids of all such twins end. */
const char *twin_ending(struct arena *arena, int later, int longer);

/** Where a change leads: its plan, or as long as there is none its LP. */
struct twin_use {
    const struct pb_scenario *scenario;
    const struct staffing *staffing;
    const struct capacity_plan *plan;     /**< or NULL */
    const struct capacity_linear *linear; /**< looked at without a plan */
};

/** Shifts on codes whose id is `id` or ends so: in all, and on the busiest day to `*most`. */
double twin_shifts(const struct twin_use *use, const char *id, double *most);

#endif
