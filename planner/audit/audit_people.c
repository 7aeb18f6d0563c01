/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody in the roster is somebody, in a role that is theirs, and at work only when they may be:
 * hired, not on leave, inside their windows. */
#include <string.h>

#include "planner/audit/rules.h"

/** Shifts of unknown people: reported once a person. */
void audit_people(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        struct audit_at at = {AUDIT_NOWHERE, .found = (double)person->n_duties, .unit = "shifts"};
        at.who = person->id;
        if (person->group == PB_NONE && person->pool == PB_NONE && person->n_duties > 0)
            audit_find(audit, &at, "nobody of this number in the scenario", "场景中没有此工号");
    }
}

static bool role_fits(const struct audit *audit, const struct audit_duty *duty)
{
    if (duty->pool != PB_NONE)
        return duty->role == AUDIT_MILITIA || duty->role == AUDIT_STANDBY;
    if (duty->group == PB_NONE)
        return true;
    const struct pb_group *group = &audit->scenario->people.groups[duty->group];
    switch (duty->role) {
    case AUDIT_STANDBY:
        return true;
    case AUDIT_AGENT:
        return !group->qc;
    case AUDIT_LEAD:
        return group->leads && !group->qc;
    case AUDIT_QC:
        return group->qc;
    case AUDIT_OUTSOURCED:
        return audit_contract(audit, duty->group)->outsourced && !group->qc;
    case AUDIT_MILITIA:
    case AUDIT_N_ROLES:
        break;
    }
    return false;
}

void audit_role(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        struct audit_at at = audit_at_duty(audit, duty, 1, 0, "shifts");
        if (!role_fits(audit, duty))
            audit_find(audit, &at, "a role that this person cannot have", "此人不能担任该角色");
    }
}

void audit_leave(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        int person = audit->persons[duty->person].person;
        struct audit_at at = audit_at_duty(audit, duty, duty->paid_min, 0, "min");
        if (person != PB_NONE && audit_on_leave(audit, person, duty->day))
            audit_find(audit, &at, "at work while on leave", "请假期间被排班");
    }
}

/** First and last day of a person. The eve belongs to whoever is there from the first day. */
static struct pb_days employment(const struct audit *audit, const struct audit_person *person)
{
    const struct pb_people *people = &audit->scenario->people;
    struct pb_days days = {people->groups[person->group].from_day,
                           people->groups[person->group].to_day};
    if (person->person != PB_NONE)
        days = (struct pb_days){people->persons[person->person].from_day,
                                people->persons[person->person].to_day};
    if (days.first <= audit->scenario->frame.first_day)
        days.first = INT32_MIN;
    return days;
}

void audit_employed(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (duty->group == PB_NONE)
            continue;
        struct pb_days days = employment(audit, &audit->persons[duty->person]);
        struct audit_at at = audit_at_duty(audit, duty, duty->paid_min, 0, "min");
        if (duty->day < days.first || duty->day > days.last)
            audit_find(audit, &at, "at work before being hired or after leaving",
                       "入职前或离职后被排班");
    }
}

/** Whether `person` may work in the minute `instant`. */
static bool available(const struct pb_person *person, int64_t instant)
{
    int today = (int)(instant / 1440);
    for (size_t i = 0; i < person->n_availability; i++)
        for (int day = today - 2; day <= today; day++) {
            const struct pb_availability *entry = &person->availability[i];
            int64_t minute = instant - (int64_t)day * 1440;
            bool meant =
                entry->day != PB_NONE ? entry->day == day : entry->weekday == audit_weekday(day);
            if (meant && minute >= entry->window.from_min && minute < entry->window.to_min)
                return true;
        }
    return person->n_availability == 0;
}

static int minutes_outside(const struct pb_person *person, const struct audit_duty *duty)
{
    int outside = 0;
    for (size_t i = 0; i < duty->n_segments; i++)
        for (int m = duty->segments[i].from_min; m < duty->segments[i].to_min; m++)
            outside += !available(person, (int64_t)duty->day * 1440 + m);
    return outside;
}

void audit_availability(struct audit *audit)
{
    const struct pb_person *persons = audit->scenario->people.persons;
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        int person = audit->persons[duty->person].person;
        if (person == PB_NONE || persons[person].n_availability == 0)
            continue;
        int outside = minutes_outside(&persons[person], duty);
        struct audit_at at = audit_at_duty(audit, duty, outside, 0, "min");
        if (outside > 0)
            audit_find(audit, &at, "at work outside the hours this person is available",
                       "在不可用时间被排班");
    }
}
