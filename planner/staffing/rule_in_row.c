/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At most n days in a row. In any n + 1 days a person has a day off, so that the class starts no
 * more shifts in them than the sum over its people of min(n, days that the person is there). People
 * count one by one: where leave is taken in turns there are more of them than on any single day.
 * Days before the plan are not known here. What other limits say already has no row. */
#include <math.h>

#include "planner/staffing/build.h"

/** A class whose people may work at most `most` days in a row; the least of them where they differ:
 * who may work more works every day of most + 1. */
struct in_row {
    const struct staffing_builder *builder;
    int cls;
    const struct staffing_class *class;
    int most;
};

static int least_in_row(const struct staffing_builder *builder, const struct staffing_class *class)
{
    int least = class->limits->max_days_in_row;
    for (size_t i = 0; i < class->n_members; i++) {
        int own = builder->scenario->people.persons[class->members[i]].limits.max_days_in_row;
        if (own < least)
            least = own;
    }
    return least;
}

/** Days of the window on which the person is there; with a `person` of PB_NONE one without name. */
static int days_there(const struct in_row *rule, int person, struct staffing_week window)
{
    int days = 0;
    for (int day = window.first; day <= window.last; day++)
        days += person == PB_NONE ? staffing_group_is_there(rule->builder, rule->class->group, day)
                                  : staffing_person_is_there(rule->builder, person, day);
    return days;
}

static int most_days(const struct in_row *rule, int person, struct staffing_week window)
{
    const struct pb_limits *limits = person == PB_NONE
                                         ? rule->class->limits
                                         : &rule->builder->scenario->people.persons[person].limits;
    int days = days_there(rule, person, window);
    return days < limits->max_days_in_row ? days : limits->max_days_in_row;
}

/** Most shifts that the people of the class start in the window, each of them lawfully. */
static int most_shifts(const struct in_row *rule, struct staffing_week window)
{
    int shifts =
        rule->class->unnamed > 0 ? rule->class->unnamed * most_days(rule, PB_NONE, window) : 0;
    for (size_t i = 0; i < rule->class->n_members; i++)
        shifts += most_days(rule, rule->class->members[i], window);
    return shifts;
}

/** Whether the heads of the days, or the days of a week, keep the class to `shifts` anyway. */
static bool is_implied(const struct in_row *rule, struct staffing_week window, int shifts)
{
    int starts = 0;
    for (int day = window.first; day <= window.last; day++)
        starts += staffing_most_starts(rule->builder, rule->class, day);
    int week = rule->class->max_heads * rule->class->limits->max_days_per_week;
    bool in_one = staffing_week_from(rule->builder, window.first).last >= window.last;
    return starts <= shifts || (in_one && week <= shifts);
}

static void add_windows(struct staffing_builder *builder, const struct in_row *rule)
{
    for (int day = staffing_first_day(builder); day + rule->most < builder->n_days; day++) {
        struct staffing_week window = {day, day + rule->most};
        int shifts = most_shifts(rule, window);
        struct capacity_limit limit = {.cls = rule->cls,
                                       .measure = CAPACITY_SHIFTS,
                                       .day_from = window.first,
                                       .day_to = window.last,
                                       .lower = -INFINITY,
                                       .upper = shifts,
                                       .feeds = CAPACITY_NONE};
        if (!is_implied(rule, window, shifts))
            staffing_add_limit(builder, &limit, STAFFING_IN_ROW);
    }
}

void staffing_rule_in_row(struct staffing_builder *builder)
{
    for (size_t i = 0; i < builder->classes.n && !builder->arena->failed; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        if (class->pool != PB_NONE || builder->first_duty[i] == builder->first_duty[i + 1])
            continue;
        struct in_row rule = {.builder = builder,
                              .cls = (int)i,
                              .class = class,
                              .most = least_in_row(builder, class)};
        if (rule.most > 0)
            add_windows(builder, &rule);
    }
}
