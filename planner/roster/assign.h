/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From a line per person to duties, and shift by shift where no model says who. */
#ifndef PLANNER_ROSTER_ASSIGN_H
#define PLANNER_ROSTER_ASSIGN_H

#include "planner/roster/team.h"

/** Gives the people of the team the duties of `line` (n_persons * n_days, shifts of the team or
 * ROSTER_OFF). `open` [n_duties of the problem] are the heads still wanted of each duty; it is
 * counted down. */
void assign_lines(struct named *named, const struct team *team, const int *line, int *open);

/** Takes shifts from whoever breaks a hard rule, until nobody does. */
void assign_trim(struct named *named, const struct team *team, int *open);

/** Gives what is still open to whoever may lawfully work it, the least busy first. */
void assign_open(struct named *named, const struct team *team, int *open);

#endif
