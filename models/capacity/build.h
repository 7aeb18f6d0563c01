/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The matrix of problem.h, column by column. */
#ifndef MODELS_CAPACITY_BUILD_H
#define MODELS_CAPACITY_BUILD_H

#include "models/capacity/layout.h"
#include "models/lp/lp_model.h"

/** Builds the model of `problem` as `layout` numbers it into the uninitialised `out`, with or
 * without names. PB_OK, PB_MEMORY, or PB_INVALID when a figure is refused. */
enum pb_rc capacity_build(const struct capacity_problem *problem,
                          const struct capacity_layout *layout, bool with_names,
                          struct lp_model *out);

#endif
