/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality desk: on every planning day its hours are the agents' hours over the ratio of the day.
 * Without anybody at the desk the rule asks for nothing. */
#include "planner/audit/soft.h"

static int ratio_of(const struct pb_scenario *s, int day)
{
    bool promotion = day >= s->frame.promotion.first && day <= s->frame.promotion.last;
    return promotion ? s->rules.qc_promotion : s->rules.qc_normal;
}

void audit_qc(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    struct soft_people desk = {.queue = PB_NONE, .qc = true}, agents = {.queue = PB_NONE};
    const double *watching = soft_heads(audit, &desk), *working = soft_heads(audit, &agents);
    if (watching == NULL || working == NULL)
        return;
    int per_day = 1440 / s->frame.slot_min;
    for (int d = 0; d < s->frame.n_days; d++) {
        int ratio = ratio_of(s, s->frame.first_day + d);
        struct soft_miss miss = {.rule = AUDIT_QC_RATIO,
                                 .who = "",
                                 .day = s->frame.first_day + d,
                                 .slot = PB_NONE,
                                 .unit = "qc-hours",
                                 .price = s->rules.qc_price};
        for (int t = d * per_day; t < (d + 1) * per_day; t++) {
            miss.found += watching[t] * s->frame.slot_min / 60;
            miss.need += ratio > 0 ? working[t] / ratio * s->frame.slot_min / 60 : 0;
        }
        soft_add(audit, &miss, "too few QC hours for the agents on duty", "质检工时不足");
    }
}

bool audit_qc_applies(const struct audit *audit)
{
    const struct pb_people *people = &audit->scenario->people;
    bool desk = false;
    for (size_t g = 0; g < people->n_groups; g++)
        desk = desk || people->groups[g].qc;
    return audit_has_duties(audit) && desk && audit->scenario->rules.qc_price > 0;
}
