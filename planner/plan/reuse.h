/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The capacity plan of a finished folder, used again instead of solving for it anew. */
#ifndef PLANNER_PLAN_REUSE_H
#define PLANNER_PLAN_REUSE_H

#include "planner/plan/plan.h"

/** Fills `plan->capacity` from the folder at `path`; `plan->staffing` is there. The folder must be
 * as it was written, of the same scenario (its hash) and hold a capacity plan; the plan is checked
 * against every row of the model again, its bound is taken as the folder states it.
 *
 * PB_OK, PB_INVALID with a message that says what does not fit, PB_IO, PB_MEMORY. */
enum pb_rc reuse_capacity(struct plan *plan, const char *path, struct pb_messages *messages);

#endif
