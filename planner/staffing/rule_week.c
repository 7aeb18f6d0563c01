/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Monday-Sunday week: normal days with rest-day overtime beyond, hours, cuts per length of shift,
 * and the month's cap on overtime. */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/staffing/build.h"
#include "planner/staffing/pay.h"

enum { WEEK_DAYS = 7, MOST_LENGTHS = 64 };

#define MIN_PER_HOUR 60.0

/** What the rules of a week need to know of a class. */
struct week_rules {
    int cls;
    const struct staffing_class *class;
    int normal_days, most_days; /**< a week */
    int week_min;               /**< most paid minutes a week */
    int lengths[MOST_LENGTHS];  /**< paid minutes of its shifts, ascending */
    size_t n_lengths;
    bool rest_days_pay; /**< days beyond the normal ones are paid as rest days */
};

static void add_length(struct week_rules *rules, int paid_min)
{
    size_t at = rules->n_lengths;
    for (size_t i = 0; i < rules->n_lengths; i++)
        if (rules->lengths[i] == paid_min)
            return;
    if (rules->n_lengths == MOST_LENGTHS)
        return;
    for (; at > 0 && rules->lengths[at - 1] > paid_min; at--)
        rules->lengths[at] = rules->lengths[at - 1];
    rules->lengths[at] = paid_min;
    rules->n_lengths++;
}

static struct week_rules rules_of(const struct staffing_builder *builder, size_t cls)
{
    const struct staffing_class *class = staffing_class_at(builder, cls);
    struct week_rules rules = {.cls = (int)cls, .class = class};
    for (size_t k = builder->first_duty[cls]; k < builder->first_duty[cls + 1]; k++)
        add_length(
            &rules,
            staffing_variant_at(builder, (size_t)staffing_duty_at(builder, k)->variant)->paid_min);
    if (class->pool != PB_NONE) {
        const struct pb_militia *pool = &builder->scenario->militia[class->pool];
        rules.normal_days = rules.most_days = builder->scenario->rules.limits.max_days_per_week;
        rules.week_min = pool->max_week_min - pool->main_job_week_min;
        return rules;
    }
    const struct pb_limits *limits = class->limits;
    bool period = class->contract->scheme == PB_COMPREHENSIVE_HOURS;
    bool overtime = limits->overtime && !class->contract->protected;
    rules.most_days = limits->max_days_per_week;
    rules.normal_days = period ? rules.most_days : limits->days_per_week;
    if (rules.normal_days > rules.most_days)
        rules.normal_days = rules.most_days;
    if (!overtime && !period)
        rules.most_days = rules.normal_days;
    rules.week_min = overtime || period ? limits->max_week_min : limits->hours_per_week_min;
    rules.rest_days_pay = rules.most_days > rules.normal_days;
    return rules;
}

/** Normal days of the week; days beyond them cost the rest-day price and count toward the month's
 * overtime. */
static void add_days(struct staffing_builder *builder, const struct week_rules *rules,
                     struct staffing_week week, int month_limit)
{
    int days = week.last - week.first + 1;
    int heads = staffing_week_heads(rules->class, week);
    if (days <= rules->normal_days || heads == 0)
        return;
    int most_days = rules->most_days < days ? rules->most_days : days;
    struct capacity_limit limit = {.cls = rules->cls,
                                   .measure = CAPACITY_SHIFTS,
                                   .day_from = week.first,
                                   .day_to = week.last,
                                   .lower = -INFINITY,
                                   .upper = (double)heads * rules->normal_days,
                                   .feeds = CAPACITY_NONE};
    if (rules->rest_days_pay) {
        limit.over_price = staffing_rest_day_price(builder->out, rules->cls);
        limit.over_most = (double)heads * (most_days - rules->normal_days);
        limit.feeds = month_limit;
        limit.feed_weight = rules->class->limits->hours_per_day_min / MIN_PER_HOUR;
    }
    staffing_add_limit(builder, &limit, STAFFING_REST_DAYS);
}

static void add_hours(struct staffing_builder *builder, const struct week_rules *rules,
                      struct staffing_week week)
{
    int days = week.last - week.first + 1;
    int heads = staffing_week_heads(rules->class, week);
    if (rules->n_lengths == 0 || heads == 0)
        return;
    int most_days = rules->most_days < days ? rules->most_days : days;
    if (rules->lengths[rules->n_lengths - 1] * most_days <= rules->week_min)
        return;
    struct capacity_limit limit = {.cls = rules->cls,
                                   .measure = CAPACITY_HOURS,
                                   .day_from = week.first,
                                   .day_to = week.last,
                                   .lower = -INFINITY,
                                   .upper = heads * (rules->week_min / MIN_PER_HOUR),
                                   .feeds = CAPACITY_NONE};
    if (rules->n_lengths > 1)
        staffing_add_limit(builder, &limit, STAFFING_WEEK_HOURS);
    int tightest = most_days;
    for (size_t i = 0; i < rules->n_lengths; i++) {
        int shifts = rules->lengths[i] > 0 ? rules->week_min / rules->lengths[i] : tightest;
        if (shifts >= tightest)
            continue;
        tightest = shifts;
        limit.measure = CAPACITY_LONG;
        limit.threshold = rules->lengths[i] / MIN_PER_HOUR - 1e-6;
        limit.upper = (double)heads * shifts;
        staffing_add_limit(builder, &limit, STAFFING_WEEK_HOURS);
    }
}

/** Last day index of the calendar month in which day index `day` lies, cut to the horizon. */
static int month_end(const struct staffing_builder *builder, int day)
{
    int first = builder->scenario->frame.first_day;
    int month = civil_date(first + day).month;
    while (day + 1 < builder->n_days && civil_date(first + day + 1).month == month)
        day++;
    return day;
}

/** The cap on overtime of days first..last; CAPACITY_NONE when it cannot bind. */
static int add_month(struct staffing_builder *builder, const struct week_rules *rules, int first,
                     int last)
{
    const struct staffing_class *class = rules->class;
    if (class->pool != PB_NONE || class->contract->scheme == PB_COMPREHENSIVE_HOURS ||
        rules->n_lengths == 0)
        return CAPACITY_NONE;
    int normal_min = class->limits->hours_per_day_min;
    int longest = rules->lengths[rules->n_lengths - 1] - normal_min;
    int weeks = (last - first) / WEEK_DAYS + 1;
    int rest_days = rules->rest_days_pay ? weeks * (rules->most_days - rules->normal_days) : 0;
    int possible = (longest > 0 ? longest * (last - first + 1) : 0) + rest_days * normal_min;
    if (possible <= class->limits->overtime_per_month_min)
        return CAPACITY_NONE;
    struct capacity_limit limit = {
        .cls = rules->cls,
        .measure = CAPACITY_OVERTIME,
        .day_from = first,
        .day_to = last,
        .lower = -INFINITY,
        .upper = staffing_week_heads(class, (struct staffing_week){first, last}) *
                 (class->limits->overtime_per_month_min / MIN_PER_HOUR),
        .feeds = CAPACITY_NONE};
    return staffing_add_limit(builder, &limit, STAFFING_OVERTIME);
}

void staffing_rule_week(struct staffing_builder *builder)
{
    for (size_t i = 0; i < builder->classes.n && !builder->arena->failed; i++) {
        struct week_rules rules = rules_of(builder, i);
        int month_limit = CAPACITY_NONE;
        int month_last = -2;
        struct staffing_week week;
        for (int day = staffing_first_day(builder); day < builder->n_days; day = week.last + 1) {
            week = staffing_week_from(builder, day);
            if (day > month_last) {
                month_last = month_end(builder, week.last);
                month_limit = add_month(builder, &rules, day, month_last);
            }
            if (rules.n_lengths == 0)
                continue;
            add_days(builder, &rules, week, month_limit);
            add_hours(builder, &rules, week);
        }
    }
}
