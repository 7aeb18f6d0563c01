/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promised hours a week: what is not worked of them is paid all the same. A week that the horizon
 * cuts promises its share. */
#include <math.h>

#include "planner/staffing/build.h"

#define MIN_PER_HOUR 60.0
#define WEEK_DAYS    7.0

void staffing_rule_promise(struct staffing_builder *builder)
{
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        bool empty = builder->first_duty[i] == builder->first_duty[i + 1];
        if (empty || class->pool != PB_NONE || class->limits->min_week_min <= 0 ||
            !(class->pay->normal_hour > 0))
            continue;
        struct staffing_week week;
        for (int day = 0; day < builder->n_days; day = week.last + 1) {
            week = staffing_week_from(builder, day);
            double hours = class->limits->min_week_min / MIN_PER_HOUR *
                           (week.last - week.first + 1) / WEEK_DAYS;
            struct capacity_limit limit = {.cls = (int)i,
                                           .measure = CAPACITY_HOURS,
                                           .day_from = week.first,
                                           .day_to = week.last,
                                           .lower = hours * staffing_week_heads(class, week),
                                           .upper = INFINITY,
                                           .under_price = class->pay->normal_hour,
                                           .feeds = CAPACITY_NONE};
            if (limit.lower > 0)
                staffing_add_limit(builder, &limit, STAFFING_PROMISE);
        }
    }
}
