/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits that one shift can break: paid hours and overtime of a day, nights and overtime of people
 * who may not have them. */
#include "planner/audit/rules.h"

void audit_day(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        const struct pb_limits *limits = audit_limits(audit, duty);
        if (limits == NULL || duty->paid_min <= limits->max_day_min)
            continue;
        struct audit_at at = audit_at_duty(audit, duty, duty->paid_min, limits->max_day_min, "min");
        audit_find(audit, &at, "more paid hours than a day may have", "当日工时超过上限");
    }
}

void audit_overtime_day(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        const struct pb_limits *limits = audit_limits(audit, duty);
        if (limits == NULL)
            continue;
        bool may = audit_may_overtime(audit, duty->group, limits);
        int most = may ? limits->overtime_per_day_min : 0;
        struct audit_at at = audit_at_duty(audit, duty, duty->over_min, most, "min");
        if (duty->over_min > most)
            audit_find(audit, &at, "more overtime than a day may have", "当日加班超过上限");
    }
}

/** Who may not work nights has no minute in the night window. */
void audit_night(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        const struct pb_limits *limits = audit_limits(audit, duty);
        if (limits == NULL || duty->night_min == 0 || audit_may_night(audit, duty->group, limits))
            continue;
        struct audit_at at = audit_at_duty(audit, duty, duty->night_min, 0, "min");
        audit_find(audit, &at, "night work of people who may not do it", "不得夜间工作者被排夜班");
    }
}
