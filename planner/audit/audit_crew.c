/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minimum crew and leads on a queue by the hour, counted at home whoever is lent. */
#include "planner/audit/soft.h"

static void check_day(struct audit *audit, const struct pb_crew *crew, struct soft_miss *miss,
                      const double *heads)
{
    struct pb_days slots;
    double hours = audit->scenario->frame.slot_min / 60.0, need = miss->need;
    bool leads = miss->rule == AUDIT_LEADS;
    if (!soft_window(audit, &crew->hours, miss->day, &slots))
        return;
    for (int t = slots.first; t <= slots.last; t++) {
        struct soft_miss slot = *miss;
        slot.day = PB_NONE;
        slot.slot = t;
        slot.found = heads[t] * hours;
        slot.need = need * hours;
        soft_add(audit, &slot,
                 leads ? "too few leads on duty" : "fewer people than the crew asks for",
                 leads ? "组长在岗不足" : "在岗人数少于最低配置");
    }
}

static void check_queue(struct audit *audit, const struct pb_crew *crew, size_t queue,
                        enum audit_soft rule)
{
    struct soft_people people = {.queue = (int)queue, .leads = rule == AUDIT_LEADS};
    double need = rule == AUDIT_LEADS ? crew->leads : crew->heads;
    if (need <= 0 || crew->price <= 0)
        return;
    const double *heads = soft_heads(audit, &people);
    for (int day = crew->days.first; heads != NULL && day <= crew->days.last; day++) {
        struct soft_miss miss = {.rule = rule,
                                 .who = audit->scenario->queues[queue].id,
                                 .day = day,
                                 .need = need,
                                 .unit = "head-hours",
                                 .price = crew->price};
        check_day(audit, crew, &miss, heads);
    }
}

static void check_all(struct audit *audit, enum audit_soft rule)
{
    const struct pb_shifts *shifts = &audit->scenario->shifts;
    for (size_t i = 0; i < shifts->n_crew; i++)
        for (size_t q = 0; q < audit->scenario->n_queues; q++)
            if (shifts->crew[i].queue == PB_NONE || shifts->crew[i].queue == (int)q)
                check_queue(audit, &shifts->crew[i], q, rule);
}

void audit_crew(struct audit *audit)
{
    check_all(audit, AUDIT_CREW);
}

void audit_leads(struct audit *audit)
{
    check_all(audit, AUDIT_LEADS);
}

bool audit_crew_applies(const struct audit *audit)
{
    return audit_has_duties(audit) && audit->scenario->shifts.n_crew > 0;
}
