/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level mix: on every queue, in blocks of four hours, novices on duty over the ratio are at most
 * the seniors on duty. */
#include "planner/audit/soft.h"

enum { BLOCK_MIN = 240 };

static void check_queue(struct audit *audit, size_t queue)
{
    const struct pb_scenario *s = audit->scenario;
    struct soft_people young = {.queue = (int)queue, .novices = true};
    struct soft_people old = {.queue = (int)queue, .seniors = true};
    const double *novices = soft_heads(audit, &young), *seniors = soft_heads(audit, &old);
    if (novices == NULL || seniors == NULL)
        return;
    double hours = s->frame.slot_min / 60.0;
    int block = BLOCK_MIN / s->frame.slot_min;
    for (int t = 0; t < audit->n_slots; t += block) {
        struct soft_miss miss = {.rule = AUDIT_MIX,
                                 .who = s->queues[queue].id,
                                 .day = PB_NONE,
                                 .slot = t,
                                 .unit = "senior-hours",
                                 .price = s->rules.mix_price};
        for (int k = t; k < t + block && k < audit->n_slots; k++) {
            miss.found += seniors[k] * hours;
            miss.need += novices[k] * hours / s->rules.novices_per_senior;
        }
        soft_add(audit, &miss, "too few seniors for the novices on duty", "资深客服不足以带新人");
    }
}

void audit_mix(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        check_queue(audit, q);
}

bool audit_mix_applies(const struct audit *audit)
{
    const struct pb_rules *rules = &audit->scenario->rules;
    return audit_has_duties(audit) && rules->novices_per_senior > 0 && rules->mix_price > 0;
}
