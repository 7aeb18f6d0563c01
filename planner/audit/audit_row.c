/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of roster.csv says of its own hours. */
#include <math.h>

#include "planner/audit/rules.h"

/** A figure of a row against our own. */
struct figure {
    double claimed; /**< NAN: it says nothing */
    double minutes;
    const char *en, *zh;
};

static void check_row(struct audit *audit, const struct audit_duty *duty)
{
    int ordinary = duty->paid_min - duty->holiday_min;
    const struct figure figures[] = {
        {duty->claim_net_h, duty->net_min, "net_hours are not those of the shift",
         "net_hours 与班次不符"},
        {duty->claim_paid_h, duty->paid_min, "paid_hours are not those of the shift",
         "paid_hours 与班次不符"},
        {duty->claim_ot150_h, duty->over_min, "ot150_hours are not those of the shift",
         "ot150_hours 与班次不符"},
        {duty->claim_ot200_h, duty->rest_day ? ordinary : 0,
         "ot200_hours are not those of the shift", "ot200_hours 与班次不符"},
        {duty->claim_ot300_h, duty->holiday_min, "ot300_hours are not those of the shift",
         "ot300_hours 与班次不符"},
        {duty->claim_night_h, duty->night_min, "night_hours are not those of the shift",
         "night_hours 与班次不符"},
    };
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        struct audit_at at =
            audit_at_duty(audit, duty, figures[i].claimed * 60, figures[i].minutes, "min");
        if (!isnan(figures[i].claimed) && !audit_same(at.found, at.limit))
            audit_find(audit, &at, figures[i].en, figures[i].zh);
    }
    struct audit_at at =
        audit_at_duty(audit, duty, duty->claim_rest_day, duty->rest_day, "rest days");
    if (duty->claim_rest_day != PB_NONE && (duty->claim_rest_day == 1) != duty->rest_day)
        audit_find(audit, &at, "rest_day is not what the week says", "rest_day 与本周出勤不符");
}

void audit_row(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++)
        check_row(audit, &audit->duties[i]);
}
