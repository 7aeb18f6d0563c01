/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Who of each class works which shift, several classes at a time. */
#ifndef PLANNER_ROSTER_CLASSES_H
#define PLANNER_ROSTER_CLASSES_H

#include "planner/roster/named.h"

/** Gives the shifts of `plan` to the people of `named` who are free after what is given: fills
 * their duties, `open`, `uncovered`, `refusals` (by request) and `proof`. The same answer on one
 * core and on two. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc classes_roster(struct named *named, const struct capacity_plan *plan,
                          const struct named_options *options);

#endif
