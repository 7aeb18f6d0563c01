/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A scenario under overrides, down to the optimum of its LP. */
#ifndef PLANNER_EXPLAIN_CASE_H
#define PLANNER_EXPLAIN_CASE_H

#include "planner/explain/explain.h"

/** The optimum is enclosed when its two proofs agree to this [relative]. */
#define EXPLAIN_ENCLOSED 1e-6

/** Reads the request's source with the overrides of `more` (or NULL) after its own, down to the
 * capacity problem. PB_OK, PB_INVALID when an override does not fit, PB_IO, PB_MEMORY. `out` is
 * overwritten and released by the caller; it must not move. */
enum pb_rc explain_case_read(const struct explain_request *request,
                             const struct explain_change *more, struct explain_case *out,
                             struct pb_messages *messages);

/** Solves the LP of `at`, which was read, from the columns and basis of `near` or from the answer
 * of `plan`, a plan of the same scenario; each may be NULL. PB_OK (`at->linear.status` may still
 * not be OPTIMAL), PB_MEMORY, PB_SOLVER. */
enum pb_rc explain_case_solve(const struct explain_request *request,
                              const struct explain_case *near, const struct plan *plan,
                              struct explain_case *at);

/** What the duals of `near` say of the duties of `at`, which was read, to `out` [n_duties]:
 * capacity_linear_estimate(). PB_OK or PB_MEMORY. */
enum pb_rc explain_case_estimate(const struct explain_case *near, const struct explain_case *at,
                                 double out[]);

/** Whether the optimum is there and enclosed. */
bool explain_case_proved(const struct explain_case *at);

/** The source with the overrides of `change` after its own; the list belongs to the arena, NULL in
 * `overrides` when memory is short. */
struct pb_scenario_source explain_source(const struct explain_request *request,
                                         const struct explain_change *change, struct arena *arena);

void explain_case_release(struct explain_case *at);

#endif
