/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What follows from the duties and the reassignments: everything else at its least cost.
 *
 * With x and w given, m is the least that the start rows allow, h is the rest of the presence,
 * losses are what supply leaves of demand, backlog is served as early as supply allows, and elastic
 * columns take up what their rows miss. All of it is closed arithmetic; the result obeys every row
 * but those that only x can break (hard limits, seats).
 */
#ifndef MODELS_CAPACITY_COMPLETE_H
#define MODELS_CAPACITY_COMPLETE_H

#include "models/capacity/layout.h"
#include "models/lp/lp_model.h"

/** Completes `point` [n_cols of `model`]: duties and w are read (w is cut back where a team lends
 * more than it has present, and where people would come back before the block is over), all other
 * columns written. PB_OK or PB_MEMORY. */
enum pb_rc capacity_complete(const struct capacity_problem *problem,
                             const struct capacity_layout *layout, const struct lp_model *model,
                             double point[]);

#endif
