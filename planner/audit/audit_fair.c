/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fair shares of nights, weekends and hours among people alike. A share is what all of the group
 * work and carry over, by the days each is there; it may be rounded down or up, hours by half a
 * shift. */
#include <math.h>

#include "planner/audit/rules.h"

enum burden { NIGHTS, WEEKENDS, HOURS, N_BURDENS };

#define MIN_PER_HOUR 60.0
#define FAIR_HOURS   4.0

static bool in_horizon(const struct audit *audit, int day)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    return day >= frame->first_day && day < frame->first_day + frame->n_days;
}

/** What a person has of `burden` in the horizon. */
static double worked(const struct audit *audit, const struct audit_person *person,
                     enum burden burden)
{
    double sum = 0;
    int last = INT32_MIN;
    for (size_t i = 0; i < person->n_duties; i++) {
        const struct audit_duty *duty = person->duties[i];
        if (!in_horizon(audit, duty->day))
            continue;
        bool weekend = audit_weekday(duty->day) >= 5 && audit_week(duty->day) != last;
        last = weekend ? audit_week(duty->day) : last;
        const double amounts[N_BURDENS] = {
            [NIGHTS] = duty->night, [WEEKENDS] = weekend, [HOURS] = duty->paid_min / MIN_PER_HOUR};
        sum += amounts[burden];
    }
    return sum;
}

static double carried(const struct audit *audit, const struct audit_person *person,
                      enum burden burden)
{
    if (person->person == PB_NONE)
        return 0;
    const struct pb_person *known = &audit->scenario->people.persons[person->person];
    const double amounts[N_BURDENS] = {[NIGHTS] = known->carried_nights,
                                       [WEEKENDS] = known->carried_weekends,
                                       [HOURS] = known->carried_hours};
    return amounts[burden];
}

/** Days of the horizon on which a person is employed and not on leave. */
static int days_there(const struct audit *audit, const struct audit_person *person)
{
    const struct pb_people *people = &audit->scenario->people;
    const struct pb_frame *frame = &audit->scenario->frame;
    struct pb_days days = {people->groups[person->group].from_day,
                           people->groups[person->group].to_day};
    int n = 0;
    if (person->person != PB_NONE)
        days = (struct pb_days){people->persons[person->person].from_day,
                                people->persons[person->person].to_day};
    for (int day = frame->first_day; day < frame->first_day + frame->n_days; day++)
        n += day >= days.first && day <= days.last &&
             (person->person == PB_NONE || !audit_on_leave(audit, person->person, day));
    return n;
}

/** What the people of a group have together. */
struct group {
    double amount, days;
};

static struct group sum_group(const struct audit *audit, int group, enum burden burden)
{
    struct group sum = {0, 0};
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        if (person->group != group)
            continue;
        sum.amount += worked(audit, person, burden) + carried(audit, person, burden);
        sum.days += days_there(audit, person);
    }
    return sum;
}

static void check_person(struct audit *audit, const struct audit_person *person,
                         const struct group *all, enum burden burden)
{
    static const char *const units[N_BURDENS] = {"nights", "weekends", "hours"};
    double share = all->days > 0 ? all->amount * days_there(audit, person) / all->days : 0;
    double slack = burden == HOURS ? FAIR_HOURS : 0;
    double least = floor(share - slack + 1e-9), most = ceil(share + slack - 1e-9);
    double before = carried(audit, person, burden);
    double found = worked(audit, person, burden) + before;
    struct audit_at at = {AUDIT_NOWHERE, .found = found, .unit = units[burden]};
    at.who = person->id;
    at.limit = found > most ? most : least;
    if (found > fmax(most, before) || found < least)
        audit_find(audit, &at, "more or less than the fair share", "多于或少于公平份额");
}

static void check_burden(struct audit *audit, enum burden burden)
{
    for (size_t g = 0; g < audit->scenario->people.n_groups; g++) {
        struct group all = sum_group(audit, (int)g, burden);
        for (size_t p = 0; p < audit->n_persons; p++)
            if (audit->persons[p].group == (int)g)
                check_person(audit, &audit->persons[p], &all, burden);
    }
}

void audit_fair(struct audit *audit)
{
    const struct pb_rules *rules = &audit->scenario->rules;
    if (rules->fair_nights > 0)
        check_burden(audit, NIGHTS);
    if (rules->fair_weekends > 0)
        check_burden(audit, WEEKENDS);
    if (rules->fair_hours > 0)
        check_burden(audit, HOURS);
}

bool audit_fair_applies(const struct audit *audit)
{
    const struct pb_rules *rules = &audit->scenario->rules;
    return audit->has_roster &&
           (rules->fair_nights > 0 || rules->fair_weekends > 0 || rules->fair_hours > 0);
}
