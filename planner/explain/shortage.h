/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Where the plan falls short, and which rows of the LP keep it from doing more. */
#ifndef PLANNER_EXPLAIN_SHORTAGE_H
#define PLANNER_EXPLAIN_SHORTAGE_H

#include "planner/explain/explain.h"

/** Fills `explain->spells`, dearest first, each with its reasons; base and plan are there. PB_OK or
 * PB_MEMORY. */
enum pb_rc explain_shortage(struct explain *explain);

/** Finds why more is not done on the queue of `spell` in its slots; `covered` is scratch of
 * n_slots.
 */
void explain_reasons(const struct explain *explain, struct explain_spell *spell, bool covered[]);

#endif
