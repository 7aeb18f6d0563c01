/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No day uses more people of a class than it has there: hired, not gone, not on leave, available.
 */
#include "planner/audit/rules.h"

bool audit_on_leave(const struct audit *audit, int person, int day)
{
    const struct pb_people *people = &audit->scenario->people;
    for (size_t l = 0; l < people->n_leave; l++)
        if (people->leave[l].person == person && day >= people->leave[l].days.first &&
            day <= people->leave[l].days.last)
            return true;
    return false;
}

/** On the eve people may work whose time begins with the horizon. */
static bool employed(const struct audit *audit, int day, int from, int to)
{
    int first = audit->scenario->frame.first_day;
    return (day >= from || (day < first && from <= first)) && day <= to;
}

int audit_class_heads(const struct audit *audit, int index, int day)
{
    const struct pb_people *people = &audit->scenario->people;
    const struct pb_frame *frame = &audit->scenario->frame;
    const struct audit_class *class = &audit->classes[index];
    if (day < frame->first_day - 1 || day >= frame->first_day + frame->n_days)
        return 0;
    const struct pb_group *group = &people->groups[class->group];
    int heads = 0;
    if (employed(audit, day, group->from_day, group->to_day))
        heads = class->heads - (int)class->n_members;
    for (size_t i = 0; i < class->n_members; i++) {
        const struct pb_person *person = &people->persons[class->members[i]];
        heads += employed(audit, day, person->from_day, person->to_day) &&
                 !audit_on_leave(audit, class->members[i], day);
    }
    return heads;
}

static void check_class(struct audit *audit, int index, const int *used)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    const struct audit_class *class = &audit->classes[index];
    for (int d = -1; d < frame->n_days; d++) {
        int day = frame->first_day + d;
        int most = audit_class_heads(audit, index, day);
        struct audit_at at = {AUDIT_NOWHERE, .found = used[d + 1], .limit = most, .unit = "heads"};
        at.who = class->id;
        at.day = day;
        if (used[d + 1] > most)
            audit_find(audit, &at, "more people on shifts than the class has that day",
                       "当日排班人数超过该类别可用人数");
    }
}

void audit_heads(struct audit *audit)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    size_t n_days = (size_t)frame->n_days + 1;
    int *used = arena_alloc(&audit->arena, audit->n_classes * n_days, sizeof(int));
    if (used == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        int d = duty->day - frame->first_day + 1;
        if (d >= 0 && (size_t)d < n_days)
            used[(size_t)duty->class * n_days + (size_t)d] += duty->heads;
    }
    for (size_t c = 0; c < audit->n_classes; c++)
        if (audit->classes[c].group != PB_NONE)
            check_class(audit, (int)c, used + c * n_days);
}

/** A shift outside the horizon and its eve belongs to no plan. */
void audit_horizon(struct audit *audit)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        int d = duty->day - frame->first_day;
        int first = audit->scenario->edges.eve ? -1 : 0;
        if (d >= first && d < frame->n_days)
            continue;
        struct audit_at at = audit_at_duty(audit, duty, duty->heads, 0, "heads");
        audit_find(audit, &at, "a shift outside the horizon", "班次不在计划期内");
    }
}
