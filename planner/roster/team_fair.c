/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fair shares: nights, weekends and hours of a class by the days its people are there. What the
 * capacity plan asks for and what people carry over is one sum; each may have the share rounded
 * down or up. */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/roster/lawful.h"
#include "planner/roster/team_private.h"

#define MIN_PER_HOUR 60.0

/** Minutes around the share that are fair: half a shift. */
#define FAIR_MINUTES 240.0

static double carried_by(const struct team *team, int p, enum team_burden burden)
{
    int index = team->persons[p].person;
    if (index == PB_NONE)
        return 0;
    const struct pb_person *person = &team->named->staffing->scenario->people.persons[index];
    const double amounts[TEAM_N_BURDENS] = {[TEAM_NIGHT] = person->carried_nights,
                                            [TEAM_WEEKEND] = person->carried_weekends,
                                            [TEAM_MINUTE] = person->carried_hours * MIN_PER_HOUR};
    return amounts[burden];
}

/** Heads of the plan at work on day `i`. */
static int heads_on(const struct team *team, int i)
{
    int heads = 0;
    for (int j = team->first_duty; j < team->end_duty; j++)
        if (team->named->staffing->problem.duties[j].day == i - 1)
            heads += team->plan->agents[j];
    return heads;
}

static void add_planned(struct team *team)
{
    const struct staffing *staffing = team->named->staffing;
    int first_day = staffing->scenario->frame.first_day;
    for (int j = team->first_duty; j < team->end_duty; j++) {
        const struct capacity_duty *duty = &staffing->problem.duties[j];
        const struct staffing_variant *variant = &staffing->variants[duty->variant];
        bool night =
            variant->night_min > 0 && variant->night_min >= staffing->scenario->rules.night_min;
        if (duty->day < 0)
            continue;
        team->fair.total[TEAM_NIGHT] += night ? team->plan->agents[j] : 0;
        team->fair.total[TEAM_MINUTE] += (double)team->plan->agents[j] * variant->paid_min;
    }
    for (int i = 1; i < team->problem.n_days; i++) {
        int weekday = civil_weekday(first_day + i - 1), heads = heads_on(team, i);
        int before = weekday == 6 && i > 1 ? heads_on(team, i - 1) : 0;
        if (weekday >= 5)
            team->fair.total[TEAM_WEEKEND] += heads > before ? heads - before : 0;
    }
}

bool team_share_out(struct team *team, struct arena *arena)
{
    team->fair.days = arena_alloc(arena, (size_t)team->n_persons, sizeof(int));
    if (team->fair.days == NULL)
        return false;
    add_planned(team);
    for (int p = 0; p < team->n_persons; p++) {
        for (int i = 1; i < team->problem.n_days; i++)
            team->fair.days[p] += lawful_there(team->named, &team->persons[p], i);
        team->fair.all_days += team->fair.days[p];
        for (int burden = 0; burden < TEAM_N_BURDENS; burden++)
            team->fair.total[burden] += carried_by(team, p, (enum team_burden)burden);
    }
    return true;
}

struct roster_range team_fair_range(const struct team *team, int p, enum team_burden burden)
{
    const struct pb_rules *rules = &team->named->staffing->scenario->rules;
    const double prices[TEAM_N_BURDENS] = {[TEAM_NIGHT] = rules->fair_nights,
                                           [TEAM_WEEKEND] = rules->fair_weekends,
                                           [TEAM_MINUTE] = rules->fair_hours / MIN_PER_HOUR};
    struct roster_range range = {.on = false};
    if (prices[burden] <= 0 || team->fair.all_days <= 0)
        return range;
    double share = team->fair.total[burden] * team->fair.days[p] / team->fair.all_days;
    double slack = burden == TEAM_MINUTE ? FAIR_MINUTES : 0;
    double carried = carried_by(team, p, burden);
    range.on = true;
    range.min = fmax(0, floor(share - slack + 1e-9) - carried);
    range.max = fmax(0, ceil(share + slack - 1e-9) - carried);
    range.under = range.over = prices[burden];
    return range;
}
