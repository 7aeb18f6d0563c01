/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people know already: the eve as it was worked, frozen days unchanged, and how many published
 * person-days change. A code is what people know; its breaks may move. */
#include <math.h>
#include <string.h>

#include "planner/audit/history.h"
#include "planner/audit/rules.h"

static const struct audit_duty *duty_on(const struct audit_person *person, int day)
{
    for (size_t i = 0; i < person->n_duties; i++)
        if (person->duties[i]->day == day)
            return person->duties[i];
    return NULL;
}

static bool is_kept(const struct pb_rostered *row, const struct audit_duty *duty)
{
    if (!row->works || duty == NULL)
        return row->works == (duty != NULL);
    return duty->code != PB_NONE && duty->code == row->shift;
}

static bool may_be_there(const struct audit *audit, const struct pb_rostered *row)
{
    if (row->person == PB_NONE)
        return true;
    const struct pb_person *person = &audit->scenario->people.persons[row->person];
    return row->day >= person->from_day && row->day <= person->to_day &&
           !audit_on_leave(audit, row->person, row->day);
}

static const struct audit_person *person_called(const struct audit *audit, const char *who)
{
    for (size_t p = 0; p < audit->n_persons; p++)
        if (strcmp(audit->persons[p].id, who) == 0)
            return &audit->persons[p];
    return NULL;
}

static struct audit_at at_row(const struct pb_rostered *row)
{
    return (struct audit_at){
        .who = row->who, .day = row->day, .instant = INT64_MIN, .found = 1, .unit = "days"};
}

/** Days before the freeze, but for people who cannot come any more. */
void audit_frozen(struct audit *audit)
{
    const struct pb_published *published = &audit->scenario->people.published;
    for (size_t i = 0; i < published->n_days; i++) {
        const struct pb_rostered *row = &published->days[i];
        if (row->day >= published->freeze_until || (row->works && !may_be_there(audit, row)))
            continue;
        const struct audit_person *person = person_called(audit, row->who);
        const struct audit_duty *duty = person != NULL ? duty_on(person, row->day) : NULL;
        struct audit_at at = at_row(row);
        if (person != NULL && !is_kept(row, duty))
            audit_find(audit, &at, "a frozen day is not as it was published",
                       "冻结日与已公布的排班不一致");
    }
}

/** All published days of people in the roster; plan.json counts those that differ. */
void audit_changes(struct audit *audit)
{
    const struct pb_published *published = &audit->scenario->people.published;
    double changed = 0;
    for (size_t i = 0; i < published->n_days; i++) {
        const struct pb_rostered *row = &published->days[i];
        const struct audit_person *person = person_called(audit, row->who);
        if (person == NULL || is_kept(row, duty_on(person, row->day)))
            continue;
        struct audit_at at = at_row(row);
        changed++;
        audit_find(audit, &at, "differs from the published roster", "与已公布的排班不同");
    }
    struct audit_at at = {AUDIT_NOWHERE, .found = audit->claims.changed_days, .limit = changed,
                          .unit = "days"};
    at.who = "roster.changed_person_days";
    if (audit->claims.given && !isnan(at.found) && !audit_same(at.found, at.limit))
        audit_find_as(audit, PB_CLAIM, &at,
                      "plan.json claims another number of changed person-days",
                      "plan.json 的改动人日数与重算结果不符");
}

bool audit_published_applies(const struct audit *audit)
{
    return audit->has_roster && audit->scenario->people.published.n_days > 0;
}

/** The eve of people whose history is known: who works then did so. */
void audit_eve(struct audit *audit)
{
    const struct pb_people *people = &audit->scenario->people;
    int eve = audit->scenario->frame.first_day - 1;
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        const struct audit_duty *duty = duty_on(person, eve);
        struct history_rows rows = history_rows_of(people->history, people->n_history, person->id);
        const struct pb_rostered *last = rows.n > 0 ? &rows.at[rows.n - 1] : NULL;
        if (duty == NULL || last == NULL)
            continue;
        struct audit_at at = audit_at_duty(audit, duty, 1, 0, "days");
        if (last->day != eve || !is_kept(last, duty))
            audit_find(audit, &at, "the day before the horizon is not as it was worked",
                       "首日前一天与实际排班不符");
    }
}

bool audit_eve_applies(const struct audit *audit)
{
    return audit->has_roster && audit->scenario->people.n_history > 0;
}
