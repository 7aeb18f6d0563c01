/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promised hours of a week; a week that the horizon cuts promises its share. */
#include <math.h>

#include "planner/audit/soft.h"

/** Somebody with promised hours: a class or a person. */
struct promised {
    int class, person;
    const char *who;
    const struct pb_limits *limits;
    const struct pb_pay *pay;
};

static bool counts(const struct audit *audit, const struct audit_duty *duty, int monday)
{
    return duty->day >= audit->scenario->frame.first_day && audit_week(duty->day) == monday;
}

static double hours_of(const struct audit *audit, const struct promised *promised, int monday)
{
    double minutes = 0;
    if (promised->person != PB_NONE) {
        const struct audit_person *person = &audit->persons[promised->person];
        for (size_t i = 0; i < person->n_duties; i++)
            minutes += counts(audit, person->duties[i], monday) ? person->duties[i]->paid_min : 0;
        return minutes / 60;
    }
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (duty->class == promised->class && counts(audit, duty, monday))
            minutes += (double)duty->heads * duty->paid_min;
    }
    return minutes / 60;
}

/** Most heads that are there on a day of the horizon's part of the week. */
static int heads_of(const struct audit *audit, const struct promised *promised, int first, int last)
{
    int heads = promised->class == PB_NONE ? 1 : 0;
    for (int day = first; day <= last && promised->class != PB_NONE; day++) {
        int there = audit_class_heads(audit, promised->class, day);
        heads = there > heads ? there : heads;
    }
    return heads;
}

static void check(struct audit *audit, const struct promised *promised)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    int end = frame->first_day + frame->n_days;
    for (int monday = audit_week(frame->first_day); monday < end; monday += 7) {
        int first = monday < frame->first_day ? frame->first_day : monday;
        int last = monday + 6 < end ? monday + 6 : end - 1;
        struct soft_miss miss = {.rule = AUDIT_PROMISE,
                                 .who = promised->who,
                                 .day = first,
                                 .slot = PB_NONE,
                                 .unit = "hours",
                                 .price = promised->pay->normal_hour};
        miss.found = hours_of(audit, promised, monday);
        miss.need = promised->limits->min_week_min / 60.0 * (last - first + 1) / 7 *
                    heads_of(audit, promised, first, last);
        soft_add(audit, &miss, "fewer hours in the week than promised", "本周工时少于承诺工时");
    }
}

void audit_promise(struct audit *audit)
{
    for (size_t c = 0; c < audit->n_classes && !audit->has_roster; c++) {
        const struct audit_class *class = &audit->classes[c];
        struct promised promised = {.class = (int)c,
                                    .person = PB_NONE,
                                    .who = class->id,
                                    .limits = class->limits,
                                    .pay = class->pay};
        if (class->limits != NULL && class->limits->min_week_min > 0 && class->pay->normal_hour > 0)
            check(audit, &promised);
    }
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        struct promised promised = {.class = PB_NONE,
                                    .person = (int)p,
                                    .who = person->id,
                                    .limits = person->limits,
                                    .pay = person->pay};
        if (person->limits != NULL && person->limits->min_week_min > 0 &&
            person->pay->normal_hour > 0)
            check(audit, &promised);
    }
}
