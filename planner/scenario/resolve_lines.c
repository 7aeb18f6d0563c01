/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed shifts of a person that no line of work can keep: the smallest set that clashes. */
#include <stdio.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/scenario/clash.h"
#include "planner/scenario/resolve.h"

enum { HOUR_MIN = 60, MOST_DAYS = 64 };

/* One person's fixed shifts, by day. */
struct line {
    struct clash clash;
    struct clash_shift shifts[MOST_DAYS];
    const struct node *nodes[MOST_DAYS]; /* where each was said */
    bool leave[MOST_DAYS];
    bool broken; /* twice on a day or on leave: said already */
};

static void take_leave_days(const struct resolving *r, int person, struct line *line)
{
    const struct pb_people *people = &r->out->people;
    int first = r->out->frame.first_day;
    for (size_t i = 0; i < people->n_leave; i++) {
        const struct pb_leave *leave = &people->leave[i];
        for (int d = leave->days.first - first;
             leave->person == person && d <= leave->days.last - first && d < line->clash.n_days;
             d++)
            if (d >= 0)
                line->leave[d] = true;
    }
}

static void take_fixed(const struct resolving *r, int person, struct line *line)
{
    const struct pb_people *people = &r->out->people;
    for (size_t i = 0; i < people->n_requests; i++) {
        const struct pb_request *request = &people->requests[i];
        int day = request->day - r->out->frame.first_day;
        if (request->person != person || request->kind != PB_REQUEST_FIXED ||
            request->shift == PB_NONE || r->out->shifts.codes[request->shift].n_segments == 0)
            continue;
        size_t at = line->clash.n_shifts;
        while (at > 0 && line->shifts[at - 1].day >= day)
            at--;
        if (line->leave[day] || (at < line->clash.n_shifts && line->shifts[at].day == day) ||
            line->clash.n_shifts == MOST_DAYS) {
            line->broken = true;
            return;
        }
        size_t after = line->clash.n_shifts++ - at;
        memmove(&line->shifts[at + 1], &line->shifts[at], after * sizeof *line->shifts);
        memmove(&line->nodes[at + 1], &line->nodes[at], after * sizeof(const struct node *));
        line->shifts[at] = (struct clash_shift){day, &r->out->shifts.codes[request->shift]};
        line->nodes[at] = r->request_nodes[i];
    }
}

static void append_hours(struct text *out, int minutes)
{
    text_printf(out, minutes % HOUR_MIN == 0 ? "%dh" : "%dh%02dmin", minutes / HOUR_MIN,
                minutes % HOUR_MIN);
}

/* A rule of the set in words. */
static void append_rule(struct text *out, enum clash_rule rule, const struct pb_limits *limits)
{
    switch (rule) {
    case CLASH_DAY_HOURS:
        text_append(out, _("at most a day: "));
        append_hours(out, limits->max_day_min);
        break;
    case CLASH_WEEK_HOURS:
        text_append(out, _("at most a week: "));
        append_hours(out, limits->max_week_min);
        break;
    case CLASH_WEEK_DAYS:
        text_printf(out, _("at most %d days a week"), limits->max_days_per_week);
        break;
    case CLASH_DAYS_IN_ROW:
        text_printf(out, _("at most %d days in a row"), limits->max_days_in_row);
        break;
    case CLASH_LEAST_IN_ROW:
        text_printf(out, _("at least %d days in a row"), limits->min_days_in_row);
        break;
    case CLASH_LEAST_OFF:
        text_printf(out, _("at least %d days off in a row"), limits->min_days_off_in_row);
        break;
    case CLASH_REST:
        text_append(out, _("rest between shifts: "));
        append_hours(out, limits->rest_min);
        break;
    case CLASH_NO_NIGHTS:
        text_append(out, _("no work at night"));
        break;
    case CLASH_MOST_NIGHTS:
        text_printf(out, _("at most %d night shifts"), limits->max_nights);
        break;
    case CLASH_AVAILABLE:
        text_append(out, _("the hours in which the person is available"));
        break;
    case CLASH_EMPLOYED:
        text_append(out, _("the days of employment"));
        break;
    case CLASH_LEAVE:
        text_append(out, _("the leave"));
        break;
    case CLASH_N_RULES:
        break;
    }
}

/* Key of the rule under `rules`, or NULL. */
static const char *rule_key(enum clash_rule rule)
{
    static const char *const keys[CLASH_N_RULES] = {[CLASH_DAY_HOURS] = "max_day",
                                                    [CLASH_WEEK_HOURS] = "max_hours_per_week",
                                                    [CLASH_WEEK_DAYS] = "max_days_per_week",
                                                    [CLASH_DAYS_IN_ROW] = "max_days_in_row",
                                                    [CLASH_LEAST_IN_ROW] = "min_days_in_row",
                                                    [CLASH_LEAST_OFF] = "min_days_off_in_row",
                                                    [CLASH_REST] = "rest",
                                                    [CLASH_MOST_NIGHTS] = "max_nights"};
    return keys[rule];
}

static void append_set(struct text *out, const struct line *line, const bool keep[], unsigned rules)
{
    bool first = true;
    for (size_t i = 0; i < line->clash.n_shifts; i++) {
        char date[CIVIL_DATE_SIZE];
        if (!keep[i])
            continue;
        civil_format_date(date, line->clash.first_day + line->shifts[i].day);
        text_printf(out, "%s%s %s", first ? "" : ", ", line->shifts[i].shift->code, date);
        first = false;
    }
    for (int rule = 0; rule < CLASH_N_RULES; rule++)
        if (rules >> rule & 1U) {
            text_append(out, first ? "" : ", ");
            append_rule(out, (enum clash_rule)rule, &line->clash.person->limits);
            first = false;
        }
}

/* Where all leave of the person stands. */
static void say_leaves(struct resolving *r, const struct pb_person *person)
{
    const struct pb_people *people = &r->out->people;
    for (size_t i = 0; i < people->n_leave; i++)
        if (&people->persons[people->leave[i].person] == person)
            read_also(r->reading, r->leave_nodes[i]);
}

static void say(struct resolving *r, const struct line *line, const bool keep[], unsigned rules)
{
    const struct node *said = NULL;
    struct text set = {0};
    append_set(&set, line, keep, rules);
    for (size_t i = 0; i < line->clash.n_shifts; i++) {
        if (!keep[i] || line->nodes[i] == said)
            continue;
        if (said == NULL)
            read_error(r->reading, line->nodes[i], "contradiction",
                       _("`%s` cannot keep all of these: %s"), line->clash.person->id,
                       text_string(&set));
        else
            read_also(r->reading, line->nodes[i]);
        said = line->nodes[i];
    }
    for (int rule = 0; rule < CLASH_N_RULES; rule++)
        if (rules >> rule & 1U && rule_key((enum clash_rule)rule) != NULL)
            read_also(r->reading,
                      node_get(r->raw->rules.entry.node, rule_key((enum clash_rule)rule)));
    if (rules >> CLASH_LEAVE & 1U)
        say_leaves(r, line->clash.person);
    text_release(&set);
}

static void check_person(struct resolving *r, int person)
{
    const struct pb_people *people = &r->out->people;
    const struct pb_group *group = &people->groups[people->persons[person].group];
    struct line line = {.clash = {.person = &people->persons[person],
                                  .rules = &r->out->rules,
                                  .first_day = r->out->frame.first_day,
                                  .n_days = r->out->frame.n_days,
                                  .comprehensive = people->contracts[group->contract].scheme ==
                                                   PB_COMPREHENSIVE_HOURS}};
    bool keep[MOST_DAYS];
    line.clash.shifts = line.shifts;
    line.clash.leave = line.leave;
    take_leave_days(r, person, &line);
    take_fixed(r, person, &line);
    if (line.broken || line.clash.n_shifts == 0)
        return;
    unsigned rules = clash_find(&line.clash, keep);
    if (rules != 0)
        say(r, &line, keep, rules);
}

void resolve_lines(struct resolving *r)
{
    if (!r->horizon_known || r->out->frame.n_days >= MOST_DAYS || r->request_nodes == NULL)
        return;
    for (size_t i = 0; i < r->out->people.n_persons; i++)
        check_person(r, (int)i);
}
