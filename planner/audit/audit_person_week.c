/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's week (Monday-Sunday, by planning day): paid hours, and one day off. */
#include "planner/audit/history.h"
#include "planner/audit/rules.h"

/** What a person works in a week. */
struct week {
    int monday, minutes, days;
};

/** The week of duty `*index`; moves on behind it. */
static struct week next_week(const struct audit *audit, const struct audit_person *person,
                             size_t *index)
{
    struct week week = {.monday = audit_week(person->duties[*index]->day)};
    struct history_week before = history_week_of(audit, person, week.monday);
    week.minutes = before.minutes;
    week.days = before.days;
    int last = INT32_MIN;
    for (; *index < person->n_duties; (*index)++) {
        const struct audit_duty *duty = person->duties[*index];
        if (audit_week(duty->day) != week.monday)
            break;
        week.minutes += duty->paid_min;
        week.days += duty->day != last;
        last = duty->day;
    }
    return week;
}

static struct audit_at at_week(const struct audit_person *person, const struct week *week)
{
    return (struct audit_at){.who = person->id, .day = week->monday, .instant = INT64_MIN};
}

void audit_week_hours(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        for (size_t i = 0; person->limits != NULL && i < person->n_duties;) {
            struct week week = next_week(audit, person, &i);
            struct audit_at at = at_week(person, &week);
            at.found = week.minutes;
            at.limit = audit_week_minutes(audit, person->group, person->limits);
            at.unit = "min";
            if (at.found > at.limit)
                audit_find_as(audit, history_kind(audit, person->duties[i - 1]), &at,
                              "more paid hours in the week than allowed", "本周工时超过上限");
        }
    }
}

void audit_week_days(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        for (size_t i = 0; person->limits != NULL && i < person->n_duties;) {
            struct week week = next_week(audit, person, &i);
            struct audit_at at = at_week(person, &week);
            bool overtime = audit_may_overtime(audit, person->group, person->limits) ||
                            audit_comprehensive(audit, person->duties[i - 1]);
            at.found = week.days;
            at.limit = overtime ? person->limits->max_days_per_week : person->limits->days_per_week;
            at.unit = "days";
            if (at.found > at.limit)
                audit_find_as(audit, history_kind(audit, person->duties[i - 1]), &at,
                              "no day off in the week, or too few", "本周休息日不足");
        }
    }
}

/** Overtime minutes of a duty that count toward the month; rest days given back count for nothing.
 */
static int month_minutes(const struct audit *audit, const struct audit_duty *duty)
{
    bool paid_rest_day = duty->rest_day && !audit->scenario->rules.time_off;
    return duty->over_min + (paid_rest_day ? duty->paid_min - duty->holiday_min : 0);
}

static void check_months(struct audit *audit, const struct audit_person *person)
{
    for (size_t i = 0; i < person->n_duties;) {
        int month = audit_month(person->duties[i]->day);
        struct audit_at at = {AUDIT_NOWHERE, .unit = "min"};
        at.who = person->id;
        at.day = person->duties[i]->day;
        at.limit = person->limits->overtime_per_month_min;
        at.found = history_overtime(audit, person, month);
        const struct audit_duty *last = person->duties[i];
        for (; i < person->n_duties && audit_month(person->duties[i]->day) == month; i++) {
            int minutes = month_minutes(audit, person->duties[i]);
            at.found += minutes;
            last = minutes > 0 ? person->duties[i] : last;
        }
        if (at.found > at.limit)
            audit_find_as(audit, history_kind(audit, last), &at,
                          "more overtime in the month than allowed", "本月加班超过上限");
    }
}

/** Working-day overtime and rest days of a calendar month. */
void audit_overtime_people(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++)
        if (audit->persons[p].limits != NULL)
            check_months(audit, &audit->persons[p]);
}
