/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/audit.h"

static bool lists(const struct pb_ints *list, int value)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == value)
            return true;
    return false;
}

double audit_efficiency(const struct audit *audit, int group, int queue)
{
    const struct pb_scenario *s = audit->scenario;
    const struct pb_group *g = &s->people.groups[group];
    if (g->queue == queue)
        return 1;
    if (g->skills_given && !lists(&g->skills, queue))
        return 0;
    for (size_t i = 0; i < s->capacity.n_pairs; i++)
        if (s->capacity.pairs[i].from == g->queue && s->capacity.pairs[i].to == queue)
            return s->capacity.pairs[i].factor;
    const struct pb_queue *home = &s->queues[g->queue], *other = &s->queues[queue];
    if (home->department == other->department)
        return s->capacity.same_department;
    return home->function == other->function ? s->capacity.same_function : 0;
}

double audit_unit_rate(const struct audit *audit, int queue)
{
    const struct pb_scenario *s = audit->scenario;
    if (s->demand.source == PB_DEMAND_HEADS)
        return 1;
    return s->queues[queue].sessions_per_shift / s->capacity.net_min * s->frame.slot_min;
}

double audit_productivity(const struct pb_militia *pool, int day)
{
    if (pool->productivity.n == 0)
        return 1;
    int nth = day - pool->trained_on - 1;
    if (nth < 0)
        nth = 0;
    size_t last = pool->productivity.n - 1;
    return pool->productivity.at[(size_t)nth < last ? (size_t)nth : last];
}
