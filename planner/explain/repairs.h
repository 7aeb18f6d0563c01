/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The cheapest different ways out of a shortage. */
#ifndef PLANNER_EXPLAIN_REPAIRS_H
#define PLANNER_EXPLAIN_REPAIRS_H

#include "planner/explain/explain.h"

/** Fills `explain->repairs` for the dearest spells: at most one of each kind, each as small as it
 * can be while it brings nine tenths of what its kind can bring at all, ranked by the LP; the
 * `n_repairs` best of them are planned unless the request says bounds only. Base, plan and spells
 * are there. PB_OK, PB_INTERRUPTED, PB_MEMORY, PB_SOLVER. */
enum pb_rc explain_repairs(struct explain *explain);

#endif
