/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What earlier calendars had: the list of it, and what of it the plan has no more. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/civil.h"
#include "planner/base/csv.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/export/ics/events.h"

enum { SOURCES = 4 };

/* clang-format off */
enum field { UID, AGENT, NAME, TEAM, DATE, SEGMENT, START, END, SUMMARY, CONTENT, SEQUENCE, STATE,
             FIELDS };

static const struct csv_field fields[FIELDS] = {
    {"uid", NULL, true},      {"agent_id", NULL, true}, {"name", NULL, true},
    {"team", NULL, true},     {"date", NULL, true},     {"segment", NULL, true},
    {"start", NULL, true},    {"end", NULL, true},      {"summary", NULL, true},
    {"content", NULL, true},  {"sequence", NULL, true}, {"state", NULL, true},
};
/* clang-format on */

static const char *const states[] = {
    [ICS_CONFIRMED] = "confirmed", [ICS_CANCELLED] = "cancelled", [ICS_PAST] = "past"};

/* ------------------------------------------------------------------- writing */

static void put_instant(struct csv_writer *csv, int64_t minute)
{
    char text[CIVIL_INSTANT_SIZE];
    civil_format_instant(text, minute, 0);
    csv_put_plain(csv, text);
}

static void put_event(struct csv_writer *csv, const struct ics_event *event)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, event->day);
    csv_put_plain(csv, event->uid);
    csv_put_text(csv, event->agent);
    csv_put_text(csv, event->name);
    csv_put_text(csv, event->queue);
    csv_put_plain(csv, date);
    csv_put_int(csv, event->segment);
    put_instant(csv, event->start);
    put_instant(csv, event->end);
    csv_put_text(csv, event->summary);
    csv_put_plain(csv, event->content);
    csv_put_int(csv, event->sequence);
    csv_put_plain(csv, states[event->state]);
    csv_end_row(csv);
}

enum pb_rc ics_list_write(const struct deliver_job *job, const struct ics_events *events)
{
    struct text out = {0};
    struct csv_writer csv = {.out = &out};
    for (int i = 0; i < FIELDS; i++)
        csv_put_plain(&csv, fields[i].name);
    csv_end_row(&csv);
    for (size_t i = 0; i < events->n; i++)
        put_event(&csv, &events->at[i]);
    enum pb_rc rc = out.failed ? PB_MEMORY
                               : folder_write(job->out, FOLDER_CALENDARS, text_string(&out),
                                              out.length, MANIFEST_HASHED, job->messages);
    text_release(&out);
    return rc;
}

/* ------------------------------------------------------------------- reading */

/** A list being read. */
struct reading {
    const struct deliver_job *job;
    struct ics_events *out;
    struct csv_table table;
    size_t foreign; /**< rows of another scenario */
};

static bool parse_int(const char *text, int *out)
{
    long long value = 0;
    bool fine =
        number_parse_int(text, strlen(text), &value) == NUMBER_OK && value >= 0 && value < INT_MAX;
    *out = (int)value;
    return fine;
}

static bool parse_instant(const char *text, int64_t *out)
{
    int offset = 0;
    bool fine = civil_parse_instant(text, strlen(text), out, &offset);
    *out -= offset;
    return fine;
}

static bool parse_state(const char *text, enum ics_state *out)
{
    for (int i = 0; i <= ICS_PAST; i++)
        if (strcmp(text, states[i]) == 0) {
            *out = (enum ics_state)i;
            return true;
        }
    return false;
}

/** Takes row `row` when it is an event of this scenario. PB_INVALID when it is none of any. */
static enum pb_rc read_row(struct reading *reading, size_t row)
{
    const char *cell[FIELDS];
    char uid[ICS_UID_SIZE];
    for (size_t i = 0; i < FIELDS; i++)
        cell[i] = csv_cell(&reading->table, row, i)->text;
    struct ics_event event = {.agent = cell[AGENT],
                              .name = cell[NAME],
                              .queue = cell[TEAM],
                              .summary = cell[SUMMARY],
                              .description = ""};
    snprintf(event.uid, sizeof event.uid, "%s", cell[UID]);
    snprintf(event.content, sizeof event.content, "%s", cell[CONTENT]);
    if (!civil_parse_date(cell[DATE], strlen(cell[DATE]), &event.day) ||
        !parse_int(cell[SEGMENT], &event.segment) || !parse_instant(cell[START], &event.start) ||
        !parse_instant(cell[END], &event.end) || !parse_int(cell[SEQUENCE], &event.sequence) ||
        !parse_state(cell[STATE], &event.state))
        return PB_INVALID;
    if (!ics_uid(reading->job->plan, &event, uid))
        return PB_MEMORY;
    if (strcmp(uid, event.uid) != 0)
        reading->foreign++;
    else
        reading->out->at[reading->out->n++] = event;
    return PB_OK;
}

static bool grow(struct ics_events *events, size_t more)
{
    struct ics_event *grown = realloc(events->at, (events->n + more + 1) * sizeof *grown);
    if (grown != NULL)
        events->at = grown;
    return grown != NULL;
}

/** Adds the events of the list at `path`. */
static enum pb_rc read_list(struct reading *reading, const char *path, struct pb_messages *messages)
{
    const struct csv_request request = {fields, FIELDS};
    struct ics_events *out = reading->out;
    size_t before = out->n;
    enum pb_rc rc = csv_read(path, &request, &out->arena, &reading->table, messages);
    if (rc == PB_OK && !grow(out, reading->table.n_rows))
        return PB_MEMORY;
    for (size_t row = 0; rc == PB_OK && row < reading->table.n_rows; row++) {
        struct pb_place place = csv_place(&reading->table, row, UID);
        rc = read_row(reading, row);
        if (rc == PB_INVALID)
            pb_error(messages, &place, "calendar_list", _("this is no event of a calendar"));
    }
    if (rc != PB_OK)
        out->n = before;
    return rc;
}

/** The list in `folder`, or with a `below` in that folder of it, when there is one; the caller
 * frees it. Sets `*failed` when memory is short. */
static char *find_list(const char *folder, const char *below, bool *failed)
{
    char *inner = folder != NULL && below != NULL ? file_join(folder, below) : NULL;
    const char *place = below != NULL ? inner : folder;
    char *path = place != NULL ? file_join(place, FOLDER_CALENDARS) : NULL;
    *failed = *failed || (folder != NULL && path == NULL);
    free(inner);
    if (path != NULL && access(path, F_OK) == 0)
        return path;
    free(path);
    return NULL;
}

/** Reads a list that paiban left by itself: when it is spoilt, calendars are made without it. */
static enum pb_rc read_left(struct reading *reading, const char *path)
{
    struct pb_messages details = {0};
    enum pb_rc rc = read_list(reading, path, &details);
    if (rc == PB_INVALID || rc == PB_IO) {
        pb_warning(reading->job->messages, NULL, "calendar_list",
                   _("%s cannot be read: what earlier calendars had is not cancelled"), path);
        rc = PB_OK;
    }
    pb_messages_release(&details);
    return rc;
}

static enum pb_rc read_sources(struct reading *reading)
{
    const struct deliver_job *job = reading->job;
    const char *named = job->settings->earlier;
    bool failed = false;
    char *paths[SOURCES] = {
        find_list(named, NULL, &failed), find_list(named, FOLDER_EXPORT, &failed),
        find_list(job->out->target, NULL, &failed), find_list(job->plan->path, NULL, &failed)};
    enum pb_rc rc = failed ? PB_MEMORY : PB_OK;
    if (rc == PB_OK && named != NULL && paths[0] == NULL && paths[1] == NULL) {
        pb_error(job->messages, NULL, "calendar_list",
                 _("%s has no list of calendars handed out earlier (%s)"), named, FOLDER_CALENDARS);
        rc = PB_INVALID;
    }
    for (int i = 0; i < SOURCES; i++) {
        if (rc == PB_OK && paths[i] != NULL)
            rc = i < 2 ? read_list(reading, paths[i], job->messages) : read_left(reading, paths[i]);
        free(paths[i]);
    }
    return rc;
}

/** By UID and team, the newest first. */
static int compare(const void *left, const void *right)
{
    const struct ics_event *a = left, *b = right;
    int order = strcmp(a->uid, b->uid);
    if (order == 0)
        order = strcmp(a->queue, b->queue);
    return order != 0 ? order : (a->sequence < b->sequence) - (a->sequence > b->sequence);
}

static void drop_doubles(struct ics_events *events)
{
    size_t kept = 0;
    if (events->n > 1)
        qsort(events->at, events->n, sizeof *events->at, compare);
    for (size_t i = 0; i < events->n; i++)
        if (kept == 0 || strcmp(events->at[kept - 1].uid, events->at[i].uid) != 0 ||
            strcmp(events->at[kept - 1].queue, events->at[i].queue) != 0)
            events->at[kept++] = events->at[i];
    events->n = kept;
}

enum pb_rc ics_earlier_read(const struct deliver_job *job, struct ics_events *out)
{
    struct reading reading = {.job = job, .out = out};
    *out = (struct ics_events){0};
    if (job->plan->pseudonyms)
        return PB_OK;
    enum pb_rc rc = read_sources(&reading);
    if (rc == PB_OK && reading.foreign > 0)
        pb_note(job->messages, NULL, "calendar_list",
                ngettext_("%zu event of earlier calendars belongs to a scenario of another name "
                          "and is left alone",
                          "%zu events of earlier calendars belong to a scenario of another name "
                          "and are left alone",
                          reading.foreign),
                reading.foreign);
    drop_doubles(out);
    return rc;
}
