/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often in the horizon: night shifts, weekends. */
#include "planner/audit/history.h"
#include "planner/audit/rules.h"

static bool in_horizon(const struct audit *audit, const struct audit_duty *duty)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    return duty->day >= frame->first_day && duty->day < frame->first_day + frame->n_days;
}

/** Reports the first duty that is too much, with how many there are in all up to `last`. */
static void report(struct audit *audit, const struct audit_duty *over,
                   const struct audit_duty *last, int found, int limit)
{
    struct audit_at at = audit_at_duty(audit, over, found, limit, "shifts");
    audit_find_as(audit, history_kind(audit, last), &at,
                  "more of these shifts in the horizon than allowed", "计划期内此类班次过多");
}

void audit_nights(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        int most = person->limits != NULL ? person->limits->max_nights : PB_NONE, nights = 0;
        const struct audit_duty *over = NULL, *last_one = NULL;
        for (size_t i = 0; i < person->n_duties && most != PB_NONE; i++) {
            bool counts = person->duties[i]->night && in_horizon(audit, person->duties[i]);
            nights += counts;
            last_one = counts ? person->duties[i] : last_one;
            if (nights > most && over == NULL)
                over = person->duties[i];
        }
        if (over != NULL)
            report(audit, over, last_one, nights, most);
    }
}

void audit_weekends(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        int most = person->limits != NULL ? person->limits->max_weekends : PB_NONE;
        int weekends = 0, last = INT32_MIN;
        const struct audit_duty *over = NULL, *last_one = NULL;
        for (size_t i = 0; i < person->n_duties && most != PB_NONE; i++) {
            const struct audit_duty *duty = person->duties[i];
            bool weekend = audit_weekday(duty->day) >= 5 && in_horizon(audit, duty);
            weekends += weekend && audit_week(duty->day) != last;
            last_one = weekend && audit_week(duty->day) != last ? duty : last_one;
            last = weekend ? audit_week(duty->day) : last;
            if (weekends > most && over == NULL)
                over = duty;
        }
        if (over != NULL)
            report(audit, over, last_one, weekends, most);
    }
}
