/* SPDX-License-Identifier: GPL-3.0-or-later */
/** One plan as the start of another. */
#ifndef PLANNER_PLAN_START_H
#define PLANNER_PLAN_START_H

#include "models/capacity/match.h"
#include "planner/plan/plan.h"

/** What the capacity stage is handed; all-zero: there is no start. */
struct plan_start {
    struct capacity_start start;
    struct capacity_ids old_ids, ids;
};

/** Names the entries of `before`, which has its capacity stage, and of the problem `staffing`, in
 * `arena`. `out` must stay where it is while `out->start` is used. PB_OK or PB_MEMORY. */
enum pb_rc plan_start_make(const struct plan *before, const struct staffing *staffing,
                           struct arena *arena, struct plan_start *out);

/** Names the entries of `staffing`, in `arena`. PB_OK or PB_MEMORY. */
enum pb_rc plan_start_ids(const struct staffing *staffing, struct arena *arena,
                          struct capacity_ids *out);

#endif
