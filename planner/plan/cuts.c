/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/cuts.h"

#include <math.h>
#include <string.h>

#include "planner/base/civil.h"

/** Days of a plan that lie in one week: [from, to], -1 = eve. */
struct week {
    int from, to;
};

/** The week of day `from`, from there on. */
static struct week week_from(const struct plan *plan, int from)
{
    int first_day = plan->scenario->frame.first_day;
    int to = civil_monday(first_day + from) + 6 - first_day;
    int last = plan->staffing.problem.n_days - 1;
    return (struct week){from, to < last ? to : last};
}

/** Shifts of the class in the week: asked for, and those that somebody can work. */
static void count(const struct plan *plan, int cls, struct week week, int *asked, int *worked)
{
    const struct capacity_problem *problem = &plan->staffing.problem;
    *asked = *worked = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        if (duty->cls != cls || duty->day < week.from || duty->day > week.to)
            continue;
        *asked += plan->capacity.agents[j];
        *worked += plan->capacity.agents[j];
        *worked -= plan->named.roster.open[j] > 0 ? plan->named.roster.open[j] : 0;
    }
}

enum pb_rc cuts_add(struct plan *plan, const struct capacity_problem *base,
                    struct capacity_problem *out, int *n_cuts)
{
    int n_weeks = base->n_days / 7 + 3, n = base->n_limits;
    size_t most = (size_t)n + (size_t)base->n_classes * (size_t)n_weeks;
    struct capacity_limit *limits = arena_alloc(&plan->staffing.arena, most, sizeof *limits);
    if (limits == NULL)
        return PB_MEMORY;
    if (n > 0)
        memcpy(limits, base->limits, (size_t)n * sizeof *limits);
    for (int cls = 0; cls < base->n_classes; cls++) {
        struct week week;
        for (int from = -1; from < base->n_days; from = week.to + 1) {
            int asked, worked;
            week = week_from(plan, from);
            count(plan, cls, week, &asked, &worked);
            if (worked < asked)
                limits[n++] = (struct capacity_limit){.cls = cls,
                                                      .measure = CAPACITY_SHIFTS,
                                                      .day_from = week.from,
                                                      .day_to = week.to,
                                                      .lower = -INFINITY,
                                                      .upper = worked,
                                                      .feeds = CAPACITY_NONE};
        }
    }
    *out = *base;
    out->limits = limits;
    *n_cuts = n - base->n_limits;
    out->n_limits = n;
    return PB_OK;
}
