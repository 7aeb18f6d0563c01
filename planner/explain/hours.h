/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Prices of single hours, both sides. */
#ifndef PLANNER_EXPLAIN_HOURS_H
#define PLANNER_EXPLAIN_HOURS_H

#include "planner/explain/explain.h"

/** Fills `explain->hours` with what the request asks for, by slot and queue; base and plan are
 * there. PB_OK, PB_USAGE with a message, PB_MEMORY, PB_SOLVER. */
enum pb_rc explain_hours(struct explain *explain, struct pb_messages *messages);

#endif
