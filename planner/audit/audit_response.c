/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response target: where hours.csv needs more heads than the sessions alone, the queue's capacity
 * is at least those heads'. */
#include <math.h>

#include "planner/audit/soft.h"

static void check_cell(struct audit *audit, size_t q, int t)
{
    const struct audit_hour *hour = &audit->hours[q * (size_t)audit->n_slots + (size_t)t];
    double rate = audit_unit_rate(audit, (int)q), hours = audit->scenario->frame.slot_min / 60.0;
    if (isnan(hour->need) || hour->need * rate <= hour->sessions * (1 + AUDIT_TOLERANCE))
        return;
    struct soft_miss miss = {.rule = AUDIT_RESPONSE,
                             .who = audit->scenario->queues[q].id,
                             .day = PB_NONE,
                             .slot = t,
                             .found = hour->capacity / rate * hours,
                             .need = hour->need * hours,
                             .unit = "head-hours",
                             .price = audit->scenario->queues[q].short_head_price};
    soft_add(audit, &miss, "too few heads for the promised response", "人数不足以达到首响承诺");
}

void audit_response(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        for (int t = 0; t < audit->n_slots; t++)
            if (audit->scenario->queues[q].response.within_s > 0)
                check_cell(audit, q, t);
}

bool audit_response_applies(const struct audit *audit)
{
    return audit->hours != NULL && audit->scenario->demand.source != PB_DEMAND_HEADS;
}
