/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standby: people who are off and may be called in, a share of those at work. Being called must
 * leave the rest before and after it, and nobody stands by for two things at once. */
#include <math.h>

#include "planner/audit/rules.h"

/** Agents of `group` at work on `day`, or on standby. */
static int heads_on(const struct audit *audit, int group, int day, bool standby)
{
    int heads = 0;
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (duty->group == group && duty->day == day && (duty->role == AUDIT_STANDBY) == standby)
            heads++;
    }
    return heads;
}

/** Whether a call for `call` leaves the rest around the shifts of its person. */
static void check_call(struct audit *audit, const struct audit_duty *call)
{
    const struct audit_person *person = &audit->persons[call->person];
    int rest = person->limits != NULL ? person->limits->rest_min : 0;
    for (size_t i = 0; i < person->n_duties; i++) {
        const struct audit_duty *duty = person->duties[i];
        int64_t between =
            duty->start >= call->end ? duty->start - call->end : call->start - duty->end;
        struct audit_at at = audit_at_duty(audit, call, (double)between, rest, "min");
        if (duty->day == call->day) {
            at = audit_at_duty(audit, call, 2, 1, "shifts");
            audit_find(audit, &at, "on standby on a day at work", "上班日同时待命");
        } else if (between < rest) {
            audit_find(audit, &at, "a call would leave too little rest", "若被叫到岗则休息不足");
        }
    }
}

void audit_standby(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++)
        if (audit->duties[i].role == AUDIT_STANDBY && audit->duties[i].person != PB_NONE)
            check_call(audit, &audit->duties[i]);
}

/** How many are kept on call. */
void audit_standby_heads(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    for (size_t g = 0; g < s->people.n_groups; g++)
        for (int day = s->frame.first_day; day < s->frame.first_day + s->frame.n_days; day++) {
            int at_work = heads_on(audit, (int)g, day, false);
            double need = ceil(s->capacity.standby * at_work - AUDIT_TOLERANCE);
            struct audit_at at = {.who = s->people.groups[g].id,
                                  .day = day,
                                  .instant = INT64_MIN,
                                  .found = heads_on(audit, (int)g, day, true),
                                  .limit = need,
                                  .unit = "heads"};
            if (at.found < need)
                audit_find(audit, &at, "fewer people on standby than the scenario asks for",
                           "待命人数少于场景要求");
        }
}

bool audit_standby_applies(const struct audit *audit)
{
    return audit->has_roster && audit->scenario->capacity.standby > 0;
}
