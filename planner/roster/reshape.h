/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Shifts changed, dropped or added where that lowers the true cost.
 *
 * The capacity plan sees fractions of people: its shifts suit reassignments that no whole person
 * can make, and some of them nobody can work lawfully. Here every shift of a person is weighed
 * anew against all others of its class and day, and against none: pay, elastic rows over presence
 * and what the stint, its time best spent, is worth on the queues as they stand. A change must keep
 * every hard rule of the person, heads and seats, must cost no more points of wishes and soft rules
 * than before, and uses no new codes where the scenario limits how many a plan may use.
 */
#ifndef PLANNER_ROSTER_RESHAPE_H
#define PLANNER_ROSTER_RESHAPE_H

#include "models/settle/state.h"
#include "planner/roster/named.h"

/** Changes the duties of `named` and the stints of `state`, which is settled, and counts what it
 * does in `named`. PB_OK or PB_MEMORY. */
enum pb_rc reshape_make(struct named *named, const struct capacity_plan *plan,
                        struct settle_state *state);

#endif
