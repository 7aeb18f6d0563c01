/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads that hours.csv says a queue needs: those of its sessions, or more where a promised
 * response asks for more. */
#include <math.h>

#include "planner/audit/queueing.h"
#include "planner/audit/rules.h"

/** Heads by the auditor's own queueing; `claimed` is where the search begins. */
static double own_need(const struct audit *audit, size_t q, double sessions, double claimed)
{
    const struct pb_scenario *s = audit->scenario;
    const struct pb_response_target *target = &s->queues[q].response;
    double plain = sessions / audit_unit_rate(audit, (int)q);
    if (target->within_s <= 0 || sessions <= 0 || s->demand.source == PB_DEMAND_HEADS)
        return plain;
    double arrivals = sessions / (s->frame.slot_min * 60.0);
    double guess = fmin(claimed, 10 * plain + 100) * target->parallel;
    int lines = queueing_lines(target, arrivals, (int)lround(fmax(guess, 1)));
    return fmax(plain, lines / target->parallel);
}

void audit_need(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        for (int t = 0; t < audit->n_slots; t++) {
            const struct audit_hour *hour = &audit->hours[q * (size_t)audit->n_slots + (size_t)t];
            if (isnan(hour->need))
                continue;
            double own = own_need(audit, q, hour->sessions, hour->need);
            struct audit_at at = audit_at_cell(audit, q, t, hour->need, own, "heads");
            if (!audit_same(hour->need, own))
                audit_find(audit, &at, "the heads needed are not those of sessions and response",
                           "需要人数与接待量及首响承诺不符");
        }
}

bool audit_need_applies(const struct audit *audit)
{
    return audit->hours != NULL;
}
