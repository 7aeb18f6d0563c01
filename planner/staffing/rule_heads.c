/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One start per person and planning day; standby people are kept back. */
#include <math.h>

#include "planner/staffing/build.h"

void staffing_rule_heads(struct staffing_builder *builder)
{
    double standby = builder->scenario->capacity.standby;
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        if (builder->first_duty[i] == builder->first_duty[i + 1])
            continue;
        double kept = class->pool == PB_NONE ? standby : 0;
        for (int day = staffing_first_day(builder); day < builder->n_days; day++) {
            struct capacity_limit limit = {.cls = (int)i,
                                           .measure = CAPACITY_SHIFTS,
                                           .day_from = day,
                                           .day_to = day,
                                           .lower = -INFINITY,
                                           .upper =
                                               floor(class->heads[day + 1] / (1 + kept) + 1e-9),
                                           .feeds = CAPACITY_NONE};
            if (class->heads[day + 1] > 0)
                staffing_add_limit(builder, &limit, STAFFING_HEADS);
        }
    }
}
