/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Few different shift codes: attendance systems ask for it.
 *
 * The choice is a heuristic: from a plan that may use every code, those are kept that together
 * cover most of its work by the time of day; the plan is then made again with them alone. The bound
 * of the first plan holds for the second: fewer codes never cost less.
 */
#ifndef PLANNER_PLAN_CODES_H
#define PLANNER_PLAN_CODES_H

#include "models/capacity/plan.h"
#include "planner/staffing/staffing.h"

/** How many codes of the catalogue `capacity` uses; stints of the militia do not count. */
size_t codes_used(const struct staffing *staffing, const struct capacity_plan *capacity);

/** Chooses `most` codes: sets `keep[code]` for the n_codes of the catalogue. PB_OK or PB_MEMORY. */
enum pb_rc codes_choose(const struct staffing *staffing, const struct capacity_plan *capacity,
                        size_t most, bool keep[]);

/** The problem of `staffing` in which nobody works another code than those to keep. Its duties
 * stand in the arena of `staffing`, in the same order. PB_OK or PB_MEMORY. */
enum pb_rc codes_limit(struct staffing *staffing, const bool keep[], struct capacity_problem *out);

/** Takes bound, certificate and prices of `first` over into `second`, a plan of the limited
 * problem; `first` keeps nothing of them. */
void codes_take_bound(struct capacity_plan *second, struct capacity_plan *first);

/** States the bound of `first`, whose problem is that of `second` with fewer limits, in `second`.
 */
void codes_share_bound(struct capacity_plan *second, const struct capacity_plan *first);

/** Takes the certificate of `first` over into `second` and gives it that of `second`. */
void codes_take_dual(struct capacity_plan *second, struct capacity_plan *first);

#endif
