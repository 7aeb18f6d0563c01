/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A scenario under overrides, down to the optimum of its LP. */
#ifndef PLANNER_EXPLAIN_CASE_H
#define PLANNER_EXPLAIN_CASE_H

#include "planner/explain/explain.h"

/** The optimum is enclosed when its two proofs agree to this [relative]. */
#define EXPLAIN_ENCLOSED 1e-6

/** Reads `source` with the overrides of `more` (or NULL) after its own and solves the LP, from the
 * basis of `near` (or NULL) when that serves. PB_OK (`out->linear.status` may still not be
 * OPTIMAL), PB_INVALID when an override does not fit, PB_IO, PB_MEMORY, PB_SOLVER. `out` is
 * overwritten and released by the caller; it must not move. */
enum pb_rc explain_case_make(const struct explain_request *request,
                             const struct explain_change *more, const struct explain_case *near,
                             struct explain_case *out, struct pb_messages *messages);

/** Whether the optimum is there and enclosed. */
bool explain_case_proved(const struct explain_case *at);

/** The source with the overrides of `change` after its own; the list belongs to the arena, NULL in
 * `overrides` when memory is short. */
struct pb_scenario_source explain_source(const struct explain_request *request,
                                         const struct explain_change *change, struct arena *arena);

void explain_case_release(struct explain_case *at);

#endif
