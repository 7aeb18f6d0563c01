/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes: groups, cut where their people differ in what the plan must respect. */
#include <string.h>

#include "planner/base/text.h"
#include "planner/staffing/build.h"

static bool same_limits(const struct pb_limits *a, const struct pb_limits *b)
{
    return a->hours_per_day_min == b->hours_per_day_min && a->max_day_min == b->max_day_min &&
           a->hours_per_week_min == b->hours_per_week_min && a->max_week_min == b->max_week_min &&
           a->min_week_min == b->min_week_min && a->days_per_week == b->days_per_week &&
           a->max_days_per_week == b->max_days_per_week && a->rest_min == b->rest_min &&
           a->overtime_per_day_min == b->overtime_per_day_min &&
           a->overtime_per_month_min == b->overtime_per_month_min &&
           a->max_nights == b->max_nights && a->nights == b->nights && a->overtime == b->overtime;
}

static bool same_pay(const struct pb_pay *a, const struct pb_pay *b)
{
    return a->basis == b->basis && a->rate == b->rate && a->normal_hour == b->normal_hour;
}

static bool same_availability(const struct pb_availability *a, size_t n_a,
                              const struct pb_availability *b, size_t n_b)
{
    if (n_a != n_b)
        return false;
    for (size_t i = 0; i < n_a; i++)
        if (a[i].weekday != b[i].weekday || a[i].day != b[i].day ||
            a[i].window.from_min != b[i].window.from_min ||
            a[i].window.to_min != b[i].window.to_min)
            return false;
    return true;
}

static const char *part_id(struct staffing_builder *builder, const char *group, size_t part)
{
    if (part == 1)
        return group;
    struct text text = {0};
    text_printf(&text, "%s#%zu", group, part);
    const char *id = arena_strdup(builder->arena, text_string(&text));
    if (text.failed)
        builder->arena->failed = true;
    text_release(&text);
    return id;
}

/** A class of group `index` without people. */
static struct staffing_class *add_class(struct staffing_builder *builder, int index, size_t part)
{
    const struct pb_people *people = &builder->scenario->people;
    const struct pb_group *group = &people->groups[index];
    struct staffing_class *class = staffing_push(builder, &builder->classes, sizeof *class);
    if (class == NULL)
        return NULL;
    class->id = part_id(builder, group->id, part);
    class->group = index;
    class->pool = PB_NONE;
    class->limits = &group->limits;
    class->pay = &group->pay;
    class->contract = &people->contracts[group->contract];
    class->heads = arena_alloc(builder->arena, (size_t)builder->n_days + 1, sizeof(int));
    class->members = arena_alloc(builder->arena, people->n_persons, sizeof(int));
    return class->heads == NULL || class->members == NULL ? NULL : class;
}

static bool fits(const struct staffing_class *class, const struct pb_person *person)
{
    return same_limits(class->limits, &person->limits) && same_pay(class->pay, &person->pay) &&
           same_availability(class->availability, class->n_availability, person->availability,
                             person->n_availability);
}

/** The part of the group that `person` belongs to, made when there is none yet. */
static struct staffing_class *part_of(struct staffing_builder *builder,
                                      const struct pb_person *person, size_t first)
{
    for (size_t i = first; i < builder->classes.n; i++) {
        struct staffing_class *class = staffing_class_at(builder, i);
        bool is_new = class->n_members == 0 && class->unnamed == 0;
        if (!is_new && fits(class, person))
            return class;
    }
    struct staffing_class *last = staffing_class_at(builder, builder->classes.n - 1);
    bool is_new = last->n_members == 0 && last->unnamed == 0;
    struct staffing_class *class =
        is_new ? last : add_class(builder, person->group, builder->classes.n - first + 1);
    if (class == NULL)
        return NULL;
    class->limits = &person->limits;
    class->pay = &person->pay;
    class->availability = person->availability;
    class->n_availability = person->n_availability;
    return class;
}

static bool on_leave(const struct pb_people *people, int person, int date)
{
    for (size_t i = 0; i < people->n_leave; i++)
        if (people->leave[i].person == person && date >= people->leave[i].days.first &&
            date <= people->leave[i].days.last)
            return true;
    return false;
}

/** The day whose people work on day index `day`: the eve belongs to the plan although people are
 * planned from the first day on. */
static int known_date(const struct staffing_builder *builder, int day)
{
    return builder->scenario->frame.first_day + (day < 0 ? 0 : day);
}

bool staffing_group_is_there(const struct staffing_builder *builder, int group, int day)
{
    const struct pb_group *at = &builder->scenario->people.groups[group];
    int date = known_date(builder, day);
    return date >= at->from_day && date <= at->to_day;
}

bool staffing_person_is_there(const struct staffing_builder *builder, int person, int day)
{
    const struct pb_people *people = &builder->scenario->people;
    const struct pb_person *at = &people->persons[person];
    int date = known_date(builder, day);
    return date >= at->from_day && date <= at->to_day &&
           !on_leave(people, person, builder->scenario->frame.first_day + day);
}

static void count_person(struct staffing_builder *builder, struct staffing_class *class, int index)
{
    for (int day = -1; day < builder->n_days; day++)
        if (staffing_person_is_there(builder, index, day))
            class->heads[day + 1]++;
    class->members[class->n_members++] = index;
}

static void build_group(struct staffing_builder *builder, int index)
{
    const struct pb_people *people = &builder->scenario->people;
    const struct pb_group *group = &people->groups[index];
    size_t first = builder->classes.n;
    struct staffing_class *class = add_class(builder, index, 1);
    if (class == NULL)
        return;
    int named = 0;
    for (size_t i = 0; i < people->n_persons; i++)
        named += people->persons[i].group == index;
    class->unnamed = group->heads > named ? group->heads - named : 0;
    for (int day = -1; day < builder->n_days; day++)
        if (staffing_group_is_there(builder, index, day))
            class->heads[day + 1] = class->unnamed;
    for (size_t i = 0; i < people->n_persons; i++) {
        if (people->persons[i].group != index)
            continue;
        struct staffing_class *part = part_of(builder, &people->persons[i], first);
        if (part == NULL)
            return;
        count_person(builder, part, (int)i);
    }
}

static void build_pool(struct staffing_builder *builder, int index)
{
    const struct pb_militia *pool = &builder->scenario->militia[index];
    struct staffing_class *class = staffing_push(builder, &builder->classes, sizeof *class);
    if (class == NULL)
        return;
    *class = (struct staffing_class){.id = pool->id, .group = PB_NONE, .pool = index};
    class->heads = arena_alloc(builder->arena, (size_t)builder->n_days + 1, sizeof(int));
    if (class->heads == NULL)
        return;
    class->unnamed = pool->heads;
    for (int day = staffing_first_day(builder); day < builder->n_days; day++) {
        int date = builder->scenario->frame.first_day + day;
        bool trained = pool->trained_by == PB_NONE || date >= pool->trained_by;
        if (date >= pool->days.first && date <= pool->days.last && trained)
            class->heads[day + 1] = pool->at_once < pool->heads ? pool->at_once : pool->heads;
    }
}

void staffing_build_classes(struct staffing_builder *builder)
{
    const struct pb_scenario *scenario = builder->scenario;
    for (size_t i = 0; i < scenario->people.n_groups; i++)
        build_group(builder, (int)i);
    for (size_t i = 0; i < scenario->n_militia; i++)
        if (!scenario->militia[i].is_public || scenario->include_public)
            build_pool(builder, (int)i);
    for (size_t i = 0; i < builder->classes.n && !builder->arena->failed; i++) {
        struct staffing_class *class = staffing_class_at(builder, i);
        for (int day = 0; day <= builder->n_days; day++)
            if (class->heads[day] > class->max_heads)
                class->max_heads = class->heads[day];
    }
}
