/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One start per person and planning day; standby people are kept back. */
#include <math.h>

#include "planner/staffing/build.h"

void staffing_rule_heads(struct staffing_builder *builder)
{
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        if (builder->first_duty[i] == builder->first_duty[i + 1])
            continue;
        for (int day = staffing_first_day(builder); day < builder->n_days; day++) {
            struct capacity_limit limit = {.cls = (int)i,
                                           .measure = CAPACITY_SHIFTS,
                                           .day_from = day,
                                           .day_to = day,
                                           .lower = -INFINITY,
                                           .upper = staffing_most_starts(builder, class, day),
                                           .feeds = CAPACITY_NONE};
            if (class->heads[day + 1] > 0)
                staffing_add_limit(builder, &limit, STAFFING_HEADS);
        }
    }
}
