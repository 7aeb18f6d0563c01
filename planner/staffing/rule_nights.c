/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Night shifts in the horizon. */
#include <math.h>

#include "planner/staffing/build.h"

void staffing_rule_nights(struct staffing_builder *builder)
{
    int night_min = builder->scenario->rules.night_min;
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        bool empty = builder->first_duty[i] == builder->first_duty[i + 1];
        if (empty || class->pool != PB_NONE || class->limits->max_nights == PB_NONE ||
            class->limits->max_nights >= builder->n_days)
            continue;
        struct capacity_limit limit = {.cls = (int)i,
                                       .measure = CAPACITY_NIGHT,
                                       .day_from = staffing_first_day(builder),
                                       .day_to = builder->n_days - 1,
                                       .threshold = (night_min > 0 ? night_min : 1) / 60.0 - 1e-6,
                                       .lower = -INFINITY,
                                       .upper =
                                           (double)class->max_heads * class->limits->max_nights,
                                       .feeds = CAPACITY_NONE};
        staffing_add_limit(builder, &limit, STAFFING_NIGHTS);
    }
}
