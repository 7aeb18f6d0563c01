/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The cheapest different ways out of a shortage. */
#ifndef PLANNER_EXPLAIN_REPAIRS_H
#define PLANNER_EXPLAIN_REPAIRS_H

#include "planner/explain/explain.h"

/** Fills `explain->repairs` for the dearest spells: at most one of each kind, each as small as it
 * can be while it brings nine tenths of what its kind can bring at all, ranked by the LP; the
 * `n_repairs` best of them are planned where explain_plans_repairs(). Base, plan and spells are
 * there. PB_OK, PB_INTERRUPTED, PB_MEMORY, PB_SOLVER. */
enum pb_rc explain_repairs(struct explain *explain);

/** Whether a plan is made of each way out: not when the request says bounds only, nor on a large
 * scenario, where it takes long and lies too far above its LP to prove much. */
bool explain_plans_repairs(const struct explain *explain);

#endif
