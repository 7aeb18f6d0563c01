/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comprehensive hours: what the horizon exceeds of the period's total is overtime, within the cap
 * of the months it touches. */
#include <math.h>

#include "planner/staffing/build.h"
#include "planner/staffing/pay.h"

#define MIN_PER_HOUR 60.0
#define MONTH_DAYS   30.0

void staffing_rule_period(struct staffing_builder *builder)
{
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        bool empty = builder->first_duty[i] == builder->first_duty[i + 1];
        if (empty || class->pool != PB_NONE || class->contract->scheme != PB_COMPREHENSIVE_HOURS)
            continue;
        double heads = class->max_heads;
        double months = ceil(builder->n_days / MONTH_DAYS);
        bool overtime = class->limits->overtime && !class->contract->protected;
        double cap = overtime ? months * class->limits->overtime_per_month_min : 0;
        struct capacity_limit limit = {.cls = (int)i,
                                       .measure = CAPACITY_HOURS,
                                       .day_from = staffing_first_day(builder),
                                       .day_to = builder->n_days - 1,
                                       .lower = -INFINITY,
                                       .upper = heads * class->contract->period_min / MIN_PER_HOUR,
                                       .over_price =
                                           staffing_period_hour_price(builder->out, (int)i),
                                       .over_most = heads * cap / MIN_PER_HOUR,
                                       .feeds = CAPACITY_NONE};
        staffing_add_limit(builder, &limit, STAFFING_PERIOD);
    }
}
