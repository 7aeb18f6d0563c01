/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The tornado: what one more of each brings. */
#ifndef PLANNER_EXPLAIN_LEVERS_H
#define PLANNER_EXPLAIN_LEVERS_H

#include "planner/explain/explain.h"

/** Fills `explain->levers`, what saves most first; `explain->base` is solved. A lever whose
 * override the scenario refuses is left out. PB_OK, PB_INTERRUPTED, PB_MEMORY, PB_SOLVER. */
enum pb_rc explain_levers(struct explain *explain);

#endif
