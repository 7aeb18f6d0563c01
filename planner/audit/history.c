/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/history.h"

#include <string.h>

struct history_rows history_rows_of(const struct pb_rostered *list, size_t n, const char *who)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(list[middle].who, who) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct history_rows rows = {n > 0 ? list + low : NULL, 0};
    while (low + rows.n < n && strcmp(rows.at[rows.n].who, who) == 0)
        rows.n++;
    return rows;
}

static struct history_rows past_of(const struct audit *audit, const struct audit_person *person)
{
    const struct pb_people *people = &audit->scenario->people;
    return history_rows_of(people->history, people->n_history, person->id);
}

/** Whether the row was worked on a day before those that the roster has of the person. */
static bool counts(const struct audit_person *person, const struct pb_rostered *row)
{
    return row->works && (person->n_duties == 0 || row->day < person->duties[0]->day);
}

struct history_week history_week_of(const struct audit *audit, const struct audit_person *person,
                                    int monday)
{
    struct history_rows rows = past_of(audit, person);
    struct history_week week = {0, 0};
    for (size_t i = 0; i < rows.n; i++)
        if (counts(person, &rows.at[i]) && audit_week(rows.at[i].day) == monday) {
            week.days++;
            week.minutes += rows.at[i].paid_min;
        }
    return week;
}

int history_overtime(const struct audit *audit, const struct audit_person *person, int month)
{
    struct history_rows rows = past_of(audit, person);
    int minutes = 0;
    for (size_t i = 0; i < rows.n; i++)
        if (counts(person, &rows.at[i]) && audit_month(rows.at[i].day) == month)
            minutes += rows.at[i].overtime_min;
    return minutes;
}

int history_run(const struct audit *audit, const struct audit_person *person, int day)
{
    struct history_rows rows = past_of(audit, person);
    int days = 0;
    for (size_t i = rows.n; i > 0; i--)
        if (counts(person, &rows.at[i - 1]) && rows.at[i - 1].day == day - days - 1)
            days++;
    return days;
}

int64_t history_end(const struct audit *audit, const struct audit_person *person)
{
    struct history_rows rows = past_of(audit, person);
    for (size_t i = rows.n; i > 0; i--)
        if (counts(person, &rows.at[i - 1]))
            return (int64_t)rows.at[i - 1].day * 1440 + rows.at[i - 1].end_min;
    return INT64_MIN;
}

enum pb_finding_kind history_kind(const struct audit *audit, const struct audit_duty *duty)
{
    const struct pb_people *people = &audit->scenario->people;
    const struct pb_published *published = &people->published;
    const char *who = audit->persons[duty->person].id;
    bool past = duty->day < audit->scenario->frame.first_day;
    struct history_rows rows = past ? history_rows_of(people->history, people->n_history, who)
                                    : history_rows_of(published->days, published->n_days, who);
    bool given = past ? rows.n > 0 : rows.n > 0 && duty->day < published->freeze_until;
    return given ? PB_SOFT : PB_HARD;
}
