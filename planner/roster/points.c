/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/points.h"

/** Points nearer than this are the same. */
#define SAME_POINTS 1e-6

static size_t index_of(const struct named *named, const struct named_person *person)
{
    return (size_t)(person - named->persons);
}

/** Points of the person's days as they stand. */
static double points_of(const struct points *points, const struct named *named,
                        const struct named_person *person)
{
    const struct team *team = &points->teams[person->cls];
    size_t p = index_of(named, person);
    if (points->rules[p].own == NULL)
        return 0;
    for (int i = 0; i < team->problem.n_days; i++)
        points->line[i] = (short)(team_option(team, (int)(p - named->first[person->cls]), i) + 1);
    return line_price(&team->problem, &points->rules[p], points->line);
}

static enum pb_rc add_class(const struct named *named, const struct capacity_plan *plan, int cls,
                            struct arena *arena, struct points *out)
{
    struct team *team = &out->teams[cls];
    enum pb_rc rc = team_make_all(named, plan, cls, arena, team);
    bool has_rules = named->staffing->classes[cls].pool == PB_NONE;
    for (size_t p = named->first[cls]; p < named->first[cls + 1] && rc == PB_OK && has_rules; p++) {
        rc = line_rules_collect(&team->problem, p - named->first[cls], &out->rules[p]);
        if (rc == PB_OK)
            out->now[p] = points_of(out, named, &named->persons[p]);
    }
    return rc;
}

enum pb_rc points_make(const struct named *named, const struct capacity_plan *plan,
                       struct arena *arena, struct points *out)
{
    size_t n_days = (size_t)named->staffing->problem.n_days + 1;
    *out = (struct points){.teams =
                               arena_alloc(arena, named->staffing->n_classes, sizeof(struct team)),
                           .rules = arena_alloc(arena, named->n_persons, sizeof(struct line_rules)),
                           .now = arena_alloc(arena, named->n_persons, sizeof(double)),
                           .line = arena_alloc(arena, n_days, sizeof(short))};
    enum pb_rc rc = arena->failed ? PB_MEMORY : PB_OK;
    for (size_t cls = 0; cls < named->staffing->n_classes && rc == PB_OK; cls++)
        rc = add_class(named, plan, (int)cls, arena, out);
    return rc;
}

void points_release(struct points *points, const struct named *named)
{
    for (size_t p = 0; p < named->n_persons && points->rules != NULL; p++)
        line_rules_release(&points->rules[p]);
    *points = (struct points){0};
}

bool points_knows(const struct points *points, const struct named *named,
                  const struct named_person *person, int duty)
{
    const struct team *team = &points->teams[person->cls];
    if (named->staffing->classes[person->cls].pool != PB_NONE)
        return true;
    return team_shift(team, team_duty_code(team, duty)) >= 0;
}

bool points_allow(const struct points *points, const struct named *named,
                  const struct named_person *person)
{
    return points_of(points, named, person) <= points->now[index_of(named, person)] + SAME_POINTS;
}

void points_take(struct points *points, const struct named *named,
                 const struct named_person *person)
{
    points->now[index_of(named, person)] = points_of(points, named, person);
}
