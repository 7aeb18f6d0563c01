/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Standby: people who are off and may be called in. */
#ifndef PLANNER_ROSTER_STANDBY_H
#define PLANNER_ROSTER_STANDBY_H

#include "planner/roster/named.h"

/** Fills `standby` of the people and `standby_wanted`, `standby_found` of `named`, whose shifts
 * stand: for every class and day the scenario's share of those at work, rounded up, each for the
 * shift that most of the class work on that day. Only who may lawfully work it, with all its other
 * shifts; whoever was on standby least comes first, people with a wish for the day off last. */
void standby_make(struct named *named);

#endif
