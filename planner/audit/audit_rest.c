/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest between two shifts. By name: from the end of one to the start of the next, by the clock,
 * across midnight. Of a class known by numbers: whoever ends after some instant and whoever starts
 * less than the rest later on the next day are different people. */
#include "planner/audit/history.h"
#include "planner/audit/rules.h"

void audit_rest_people(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        int rest = person->limits != NULL ? person->limits->rest_min : 0;
        if (person->pool != PB_NONE)
            rest = audit->scenario->militia[person->pool].rest_min;
        int64_t end = history_end(audit, person);
        for (size_t i = 0; i < person->n_duties; i++) {
            const struct audit_duty *duty = person->duties[i];
            double found = end == INT64_MIN ? rest : (double)(duty->start - end);
            end = duty->end;
            struct audit_at at = audit_at_duty(audit, duty, found, rest, "min");
            if (found >= 0 && found < rest)
                audit_find_as(audit, history_kind(audit, duty), &at,
                              "too little rest before this shift", "班前休息不足");
        }
    }
}

/** One start per planning day; shifts of one person never overlap. */
void audit_one_shift(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        for (size_t i = 1; i < person->n_duties; i++) {
            const struct audit_duty *duty = person->duties[i], *before = person->duties[i - 1];
            struct audit_at at = audit_at_duty(audit, duty, 2, 1, "shifts");
            if (duty->day == before->day)
                audit_find(audit, &at, "two shifts start on one planning day",
                           "同一计划日开始两个班次");
            at.found = (double)(before->end - duty->start);
            at.limit = 0;
            at.unit = "min";
            if (before->end > duty->start)
                audit_find(audit, &at, "in two places at one time", "同一时间排在两处");
        }
    }
}

/** Heads of the class that end at `end` or later on `late`'s day or start before `end` plus the
 * rest on the next. */
static int busy(const struct audit *audit, const struct audit_duty *late, int rest)
{
    int heads = 0;
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (duty->class != late->class)
            continue;
        bool ends = duty->day == late->day && duty->end >= late->end;
        bool starts = duty->day == late->day + 1 && duty->start < late->end + rest;
        heads += ends || starts ? duty->heads : 0;
    }
    return heads;
}

void audit_rest_classes(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (duty->class == PB_NONE || duty->heads == 0)
            continue;
        const struct audit_class *class = &audit->classes[duty->class];
        int rest = class->pool != PB_NONE ? audit->scenario->militia[class->pool].rest_min
                                          : class->limits->rest_min;
        if (rest <= 0)
            continue; /* nothing is asked of people without names */
        struct audit_at at =
            audit_at_duty(audit, duty, busy(audit, duty, rest), class->heads, "heads");
        if (at.found > at.limit)
            audit_find(audit, &at, "late shifts and early ones of the next day need more people",
                       "晚班与次日早班合计超过人数");
    }
}
