/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The solution and the certificate of a plan as files, names as in the model file. */
#ifndef PLANNER_PLAN_MODEL_FILE_H
#define PLANNER_PLAN_MODEL_FILE_H

#include "planner/plan/plan.h"

/** Writes `name value` for every variable of the model to `path`. PB_OK, PB_IO, PB_MEMORY, or
 * PB_SOLVER with a message when the solution breaks a row of the model or its cost is not the
 * plan's. */
enum pb_rc model_file_solution(const struct plan *plan, const char *path,
                               struct pb_messages *messages);

/** Writes the proof of the plan's bound to `path` (lp_write.h): a dual for every row of the model,
 * and rounding rows with theirs, each with what it is derived from. Its Lagrangian value over the
 * boxes of the variables is the bound. PB_SOLVER with a message when there is none. */
enum pb_rc model_file_certificate(const struct plan *plan, const char *path,
                                  struct pb_messages *messages);

#endif
