/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/roster.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/csv.h"
#include "planner/base/gettext.h"
#include "planner/sheet/roster_private.h"

static int compare_duties(const void *left, const void *right)
{
    const struct sheet_duty *a = left, *b = right;
    int order = strcmp(a->agent, b->agent);
    return order != 0 ? order : (a->day > b->day) - (a->day < b->day);
}

void roster_sort(struct sheet_duty *duties, size_t n)
{
    if (n > 1)
        qsort(duties, n, sizeof *duties, compare_duties);
}

const struct sheet_duty *roster_find(const struct sheet_duty *duties, size_t n, const char *agent,
                                     int day)
{
    struct sheet_duty key = {.agent = agent, .day = day};
    return n == 0 ? NULL : bsearch(&key, duties, n, sizeof *duties, compare_duties);
}

/** First of the sorted `duties` that is of `agent`, or NULL. */
static const struct sheet_duty *find_person(const struct sheet_duty *duties, size_t n,
                                            const char *agent)
{
    size_t first = 0, last = n;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        if (strcmp(duties[middle].agent, agent) < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return first < n && strcmp(duties[first].agent, agent) == 0 ? &duties[first] : NULL;
}

/** Completes a duty from what was planned for that person and day. */
static void complete(const struct sheet_roster *roster, struct sheet_duty *duty)
{
    if (roster->n_planned == 0)
        return;
    const struct sheet_duty *same =
        roster_find(roster->planned, roster->n_planned, duty->agent, duty->day);
    const struct sheet_duty *person =
        same != NULL ? same : find_person(roster->planned, roster->n_planned, duty->agent);
    duty->was = same != NULL ? same->shift : "";
    if (person != NULL) {
        duty->name = duty->name[0] != '\0' ? duty->name : person->name;
        duty->role = person->role;
        duty->home = duty->home[0] != '\0' ? duty->home : person->home;
    }
    if (same == NULL)
        return;
    bool kept = strcmp(same->shift, duty->shift) == 0;
    bool old_times = strcmp(same->segments, duty->segments) == 0;
    if (kept && duty->segments[0] == '\0') {
        duty->segments = same->segments;
        duty->breaks = same->breaks;
    } else if (!kept && old_times) {
        duty->segments = duty->breaks = "";
    }
}

/** The planned duties of which the edited roster says nothing. */
static bool add_unsaid(struct arena *arena, struct sheet_roster *roster, size_t *gone)
{
    struct sheet_duty *all =
        arena_alloc(arena, roster->n_duties + roster->n_planned, sizeof *roster->duties);
    size_t n = roster->n_duties;
    const char *last_gone = NULL;
    *gone = 0;
    if (all == NULL)
        return false;
    if (n > 0)
        memcpy(all, roster->duties, n * sizeof *all);
    for (size_t i = 0; i < roster->n_planned; i++) {
        const struct sheet_duty *planned = &roster->planned[i];
        if (roster_find(roster->duties, roster->n_duties, planned->agent, planned->day) != NULL)
            continue;
        all[n] = *planned;
        all[n].was = planned->shift;
        all[n].row = all[n].column = PB_NONE;
        if (find_person(roster->duties, roster->n_duties, planned->agent) == NULL) {
            all[n].shift = all[n].segments = all[n].breaks = "";
            *gone += last_gone == NULL || strcmp(last_gone, planned->agent) != 0;
            last_gone = planned->agent;
        }
        n++;
    }
    roster->duties = all;
    roster->n_duties = n;
    roster_sort(all, n);
    return true;
}

static enum pb_rc find_doubles(const struct sheet_roster *roster, struct pb_messages *msgs)
{
    enum pb_rc rc = PB_OK;
    for (size_t i = 1; i < roster->n_duties; i++) {
        const struct sheet_duty *duty = &roster->duties[i];
        bool first = i < 2 || compare_duties(duty - 2, duty) != 0;
        if (compare_duties(duty - 1, duty) != 0 || !first)
            continue;
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, duty->day);
        struct pb_place place = {
            .file = roster->file, .line = duty->row + 1, .column = duty->column + 1};
        pb_error(msgs, &place, "roster_twice", _("%s stands here twice on %s"), duty->agent, date);
        rc = PB_INVALID;
    }
    return rc;
}

enum pb_rc roster_compare(struct arena *arena, struct sheet_roster *roster,
                          struct pb_messages *msgs)
{
    size_t gone = 0;
    roster_sort(roster->planned, roster->n_planned);
    roster_sort(roster->duties, roster->n_duties);
    /* a list of rows may hold two of one day: that is for the rules to judge */
    enum pb_rc rc = roster->csv_list ? PB_OK : find_doubles(roster, msgs);
    if (rc != PB_OK)
        return rc;
    for (size_t i = 0; i < roster->n_duties; i++)
        complete(roster, &roster->duties[i]);
    if (!add_unsaid(arena, roster, &gone))
        return PB_MEMORY;
    if (gone > 0)
        pb_warning(msgs, &(struct pb_place){.file = roster->file}, "roster_gone",
                   ngettext_("%zu person of the plan has no row here and counts as off",
                             "%zu people of the plan have no row here and count as off", gone),
                   gone);
    return PB_OK;
}

bool sheet_changed(const struct sheet_duty *duty)
{
    return duty->was != NULL && strcmp(duty->was, duty->shift) != 0;
}

/** The times of a duty; a shift that is written as times says them itself. */
static const char *times_of(const struct sheet_duty *duty)
{
    bool times = duty->segments[0] == '\0' && strchr(duty->shift, ':') != NULL;
    return times ? duty->shift : duty->segments;
}

void sheet_roster_csv(const struct sheet_duty *duties, size_t n, struct text *out)
{
    static const char *const names[] = {"agent_id", "name",       "team",     "role",  "date",
                                        "shift",    "home_queue", "segments", "breaks"};
    struct csv_writer csv = {.out = out};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        csv_put_plain(&csv, names[i]);
    csv_end_row(&csv);
    for (size_t i = 0; i < n; i++) {
        const struct sheet_duty *duty = &duties[i];
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, duty->day);
        csv_put_text(&csv, duty->agent);
        csv_put_text(&csv, duty->name);
        csv_put_text(&csv, duty->home);
        csv_put_text(&csv, duty->role);
        csv_put_plain(&csv, date);
        csv_put_text(&csv, duty->shift);
        csv_put_text(&csv, duty->home);
        csv_put_text(&csv, times_of(duty));
        csv_put_text(&csv, duty->breaks);
        csv_end_row(&csv);
    }
}
