/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The LP's answer of a finished plan, from its start.csv. */
#ifndef PLANNER_PLAN_REUSE_START_H
#define PLANNER_PLAN_REUSE_START_H

#include "planner/plan/plan.h"

/** Reads start.csv of the folder at `path` into the empty `answer`, which stays empty when the
 * folder has none; the caller frees its arrays, whatever is returned. PB_OK, PB_INVALID with a
 * message, PB_IO, PB_MEMORY. */
enum pb_rc reuse_read_start(struct capacity_answer *answer, const char *path,
                            struct pb_messages *messages);

#endif
