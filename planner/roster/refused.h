/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What it would cost to grant the wishes that a roster refuses. */
#ifndef PLANNER_ROSTER_REFUSED_H
#define PLANNER_ROSTER_REFUSED_H

#include "planner/roster/team.h"

/** Wishes of this weight or more are never refused without saying what granting them costs. */
#define REFUSED_WEIGHT 10.0

/** Whether `named` keeps the request. */
bool refused_is_kept(const struct named *named, const struct pb_request *request);

/** Whether the cost of granting the request is stated when it is refused. */
bool refused_is_priced(const struct pb_request *request);

/** Solves the team, whose people have their shifts, again for each refused request that is priced,
 * with the request forced, and adds what that costs to `named->refusals`. PB_OK, PB_MEMORY or
 * PB_SOLVER. */
enum pb_rc refused_price(struct named *named, const struct team *team,
                         const struct named_options *options);

#endif
