/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The program of one LP begun with the columns and the basis of another, by match.h. */
#ifndef MODELS_CAPACITY_LINEAR_NEAR_H
#define MODELS_CAPACITY_LINEAR_NEAR_H

#include "models/capacity/linear.h"

/** Adds to `linear`, whose program has rows and all columns but duties and stints, those that
 * task->near has, and sets its basis. A basis that does not fit is left out, linear->warm says so;
 * *fits is false when nothing could be taken. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc linear_begin_near(struct capacity_linear *linear,
                             const struct capacity_linear_task *task, bool *fits);

/** Fills linear->dual, of a model that is built and not solved, with the duals of task->near, 0
 * where it has no such row; *fits as above. PB_OK or PB_MEMORY. */
enum pb_rc linear_recall(struct capacity_linear *linear, const struct capacity_linear_task *task,
                         bool *fits);

#endif
