/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people bring along from before the days that the plan decides. */
#include <math.h>

#include "planner/roster/team_private.h"

/** Units of `count` that the given days of the running week or the horizon use up. */
static double used(const struct team *team, int p, const struct roster_count *count)
{
    const struct named_person *person = &team->persons[p];
    int monday = team->problem.first_weekday == 0 ? 7 : 7 - team->problem.first_weekday;
    int end = count->period == ROSTER_WEEK && monday < person->first ? monday : person->first;
    double units = 0;
    for (int i = 0; i < end; i++) {
        int shift = team_option(team, p, i);
        units += shift >= 0 ? count->weight[shift] : 0;
    }
    return units;
}

/** `amount`, or what of it leaves room for the given days. */
static double carried(const struct team *team, int p, const struct roster_count *count,
                      double amount)
{
    double left = count->range.max - used(team, p, count);
    if (isinf(count->range.over) && amount > left)
        return left > 0 ? left : 0;
    return amount;
}

bool team_add_history(const struct team *team, int p, struct arena *arena,
                      struct roster_agent *agent)
{
    const struct named_past *past = &team->persons[p].past;
    const struct roster_limits *limits = agent->limits;
    bool eve_in_week = team->problem.first_weekday != 6;
    double room = limits->days_in_row.max;
    for (int i = 0; i < team->persons[p].first && team_option(team, p, i) != ROSTER_OFF; i++)
        room--;
    agent->history.days_on = past->days_on < room ? past->days_on : (room > 0 ? (int)room : 0);
    agent->history.last_shift = team->n_shifts;
    agent->history.week_days = eve_in_week ? past->week_days : 0;
    agent->history.carried = arena_alloc(arena, limits->n_counts, sizeof(double));
    if (agent->history.carried == NULL)
        return false;
    const double amounts[TEAM_N_COUNTS] = {[TEAM_WEEK_MINUTES] = eve_in_week ? past->week_min : 0,
                                           [TEAM_WEEK_DAYS] = eve_in_week ? past->week_days : 0,
                                           [TEAM_OVERTIME] = past->overtime_min};
    size_t c = 0;
    for (int kind = 0; kind < TEAM_N_COUNTS; kind++)
        if (team_range(team, p, (enum team_count)kind).on) {
            agent->history.carried[c] = carried(team, p, &limits->counts[c], amounts[kind]);
            c++;
        }
    return true;
}
