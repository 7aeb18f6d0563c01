/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the files that build a team's problem share. */
#ifndef PLANNER_ROSTER_TEAM_PRIVATE_H
#define PLANNER_ROSTER_TEAM_PRIVATE_H

#include "planner/roster/team.h"

/** Limits of a person that the roster model counts, beyond runs and weekends. */
enum team_count {
    TEAM_WEEK_MINUTES,
    TEAM_WEEK_DAYS,
    TEAM_OVERTIME,
    TEAM_NIGHTS,
    TEAM_PERIOD,
    TEAM_FAIR_NIGHTS,
    TEAM_FAIR_HOURS,
    TEAM_N_COUNTS
};

/** The range of `count` for person `p`, off when there is none. */
struct roster_range team_range(const struct team *team, int p, enum team_count count);

/** Fills `team->fair`. False when memory is short. */
bool team_share_out(struct team *team, struct arena *arena);

/** The range around the fair share of person `p`, what it carries over taken off; off unless the
 * scenario has a price for it. Nights, weekends or minutes. */
struct roster_range team_fair_range(const struct team *team, int p, enum team_burden burden);

/** Fills `agent->history` of person `p`, whose limits stand: what it brings along, but never so
 * much that what is given breaks a rule by itself. False when memory is short. */
bool team_add_history(const struct team *team, int p, struct arena *arena,
                      struct roster_agent *agent);

/** Fills the wishes of the problem. False when memory is short. */
bool team_add_wishes(struct team *team, struct arena *arena);

#endif
