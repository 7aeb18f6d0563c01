/* SPDX-License-Identifier: GPL-3.0-or-later */
/* classes.csv parts the scenario's groups into people who are alike: every head once, nobody in two
 * classes, and pools only classes that may serve the same queues. */
#include "planner/audit/rules.h"

/** Whether people of both groups may be planned as one: same home, same efficiency everywhere; the
 * quality desk serves no queue. */
static bool may_share(const struct audit *audit, int a, int b)
{
    const struct pb_group *groups = audit->scenario->people.groups;
    if (groups[a].qc || groups[b].qc)
        return groups[a].qc && groups[b].qc;
    bool same = groups[a].queue == groups[b].queue;
    for (size_t q = 0; same && q < audit->scenario->n_queues; q++)
        same = audit_same(audit_efficiency(audit, a, (int)q), audit_efficiency(audit, b, (int)q));
    return same;
}

static bool same_availability(const struct pb_person *a, const struct pb_person *b)
{
    if (a->n_availability != b->n_availability)
        return false;
    for (size_t i = 0; i < a->n_availability; i++) {
        const struct pb_availability *x = &a->availability[i], *y = &b->availability[i];
        if (x->weekday != y->weekday || x->day != y->day ||
            x->window.from_min != y->window.from_min || x->window.to_min != y->window.to_min)
            return false;
    }
    return true;
}

static bool same_limits(const struct pb_limits *a, const struct pb_limits *b)
{
    return a->hours_per_day_min == b->hours_per_day_min && a->max_day_min == b->max_day_min &&
           a->max_week_min == b->max_week_min && a->days_per_week == b->days_per_week &&
           a->max_days_per_week == b->max_days_per_week && a->rest_min == b->rest_min &&
           a->overtime_per_day_min == b->overtime_per_day_min &&
           a->overtime_per_month_min == b->overtime_per_month_min && a->nights == b->nights &&
           a->overtime == b->overtime;
}

static void check_members(struct audit *audit, const struct audit_class *class, int *seen)
{
    const struct pb_person *persons = audit->scenario->people.persons;
    for (size_t i = 0; i < class->n_members; i++) {
        const struct pb_person *person = &persons[class->members[i]];
        const struct pb_person *first = &persons[class->members[0]];
        struct audit_at at = {AUDIT_NOWHERE, .found = ++seen[class->members[i]], .limit = 1};
        at.who = person->id;
        at.unit = "classes";
        if (at.found > 1)
            audit_find(audit, &at, "a person in more than one class", "同一人属于多个类别");
        bool alike =
            same_availability(person, first) && same_limits(&person->limits, &first->limits);
        at.found = 0;
        if (person->group != class->group || !alike)
            audit_find(audit, &at, "a member who is not like the others of the class",
                       "成员与同类其他人不一致");
    }
}

static void check_pool(struct audit *audit, const struct audit_class *class)
{
    const struct pb_group *group = &audit->scenario->people.groups[class->group];
    struct audit_at at = {AUDIT_NOWHERE, .found = 1, .unit = "classes"};
    at.who = class->id;
    if (class->queue != group->queue)
        audit_find(audit, &at, "the team is not that of the scenario", "所属组与场景不符");
    if (class->shared != PB_NONE &&
        !may_share(audit, class->group, audit->pools[class->shared].group))
        audit_find(audit, &at, "the pool mixes classes that may not serve the same queues",
                   "池中混有可服务队列不同的类别");
}

static void check_heads(struct audit *audit, const char *id, int found, int limit)
{
    struct audit_at at = {AUDIT_NOWHERE, .found = found, .limit = limit, .unit = "heads"};
    at.who = id;
    if (found > limit)
        audit_find(audit, &at, "more heads than the scenario has", "人数多于场景");
}

static int heads_of(const struct audit *audit, int group, int pool)
{
    int heads = 0;
    for (size_t i = 0; i < audit->n_classes; i++)
        if (audit->classes[i].group == group && audit->classes[i].pool == pool)
            heads += audit->classes[i].heads;
    return heads;
}

void audit_classes(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    int *seen = arena_alloc(&audit->arena, s->people.n_persons, sizeof(int));
    if (seen == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t i = 0; i < audit->n_classes; i++) {
        const struct audit_class *class = &audit->classes[i];
        check_members(audit, class, seen);
        if (class->group != PB_NONE)
            check_pool(audit, class);
        check_heads(audit, class->id, (int)class->n_members, class->heads);
    }
    for (size_t g = 0; g < s->people.n_groups; g++)
        check_heads(audit, s->people.groups[g].id, heads_of(audit, (int)g, PB_NONE),
                    s->people.groups[g].heads);
    for (size_t p = 0; p < s->n_militia; p++)
        check_heads(audit, s->militia[p].id, heads_of(audit, PB_NONE, (int)p), s->militia[p].heads);
}

bool audit_classes_applies(const struct audit *audit)
{
    return audit->has_classes;
}
