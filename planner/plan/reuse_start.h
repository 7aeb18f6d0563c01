/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The LP's answer of a finished plan, from its start.csv. */
#ifndef PLANNER_PLAN_REUSE_START_H
#define PLANNER_PLAN_REUSE_START_H

#include "planner/plan/plan.h"

/** Reads start.csv of the folder at `path` into `plan->capacity.answer`, which stays empty
 * when the folder has none. PB_OK, PB_INVALID with a message, PB_IO, PB_MEMORY. */
enum pb_rc reuse_read_start(struct plan *plan, const char *path, struct pb_messages *messages);

#endif
