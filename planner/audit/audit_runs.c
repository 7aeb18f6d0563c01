/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in a row on and off. A run that touches an edge of what the roster covers has no minimum. */
#include "planner/audit/history.h"
#include "planner/audit/rules.h"

/** A run of worked days. */
struct run {
    int first, last;
    bool at_edge;
};

static bool at_edge(const struct audit *audit, int first, int last)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    return first <= frame->first_day || last >= frame->first_day + frame->n_days - 1;
}

/** The run that begins with duty `*index` of `person`; moves on behind it. */
static struct run next_run(const struct audit *audit, const struct audit_person *person,
                           size_t *index)
{
    struct run run = {person->duties[*index]->day, person->duties[*index]->day, false};
    for ((*index)++; *index < person->n_duties; (*index)++) {
        int day = person->duties[*index]->day;
        if (day > run.last + 1)
            break;
        run.last = day;
    }
    run.at_edge = at_edge(audit, run.first, run.last);
    return run;
}

static struct audit_at at_run(const struct audit_person *person, int day, int found, int limit)
{
    return (struct audit_at){.who = person->id,
                             .day = day,
                             .instant = INT64_MIN,
                             .found = found,
                             .limit = limit,
                             .unit = "days"};
}

void audit_days_in_row(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        for (size_t i = 0; person->limits != NULL && i < person->n_duties;) {
            struct run run = next_run(audit, person, &i);
            int before = history_run(audit, person, run.first);
            int days = before + run.last - run.first + 1, most = person->limits->max_days_in_row;
            int over = before < most ? run.first + most - before : run.first;
            struct audit_at at = at_run(person, over, days, most);
            if (most > 0 && days > most)
                audit_find_as(audit, history_kind(audit, person->duties[i - 1]), &at,
                              "too many days at work in a row", "连续出勤天数过多");
        }
    }
}

void audit_min_days_in_row(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        for (size_t i = 0; person->limits != NULL && i < person->n_duties;) {
            struct run run = next_run(audit, person, &i);
            int days = run.last - run.first + 1, least = person->limits->min_days_in_row;
            struct audit_at at = at_run(person, run.first, days, least);
            if (days < least && !run.at_edge)
                audit_find(audit, &at, "too few days at work in a row", "连续出勤天数过少");
        }
    }
}

void audit_min_days_off(struct audit *audit)
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        int last = 0;
        bool first = true;
        for (size_t i = 0; person->limits != NULL && i < person->n_duties; first = false) {
            struct run run = next_run(audit, person, &i);
            int off = run.first - last - 1, least = person->limits->min_days_off_in_row;
            if (!first && off < least) {
                struct audit_at at = at_run(person, last + 1, off, least);
                audit_find(audit, &at, "too few days off in a row", "连续休息天数过少");
            }
            last = run.last;
        }
    }
}
