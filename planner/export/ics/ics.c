/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/ics/ics.h"

#include <stdlib.h>
#include <string.h>

#include "paiban/version.h"
#include "planner/base/gettext.h"
#include "planner/export/ics/events.h"

/** One calendar being written. */
struct calendar {
    const struct deliver_job *job;
    const struct ics_events *events;
    struct text out;
    bool of_team; /**< events say who */
};

/** Who, which shift, where. */
static void put_summary(struct calendar *calendar, const struct ics_event *event)
{
    const struct plan_folder *plan = calendar->job->plan;
    struct text text = {0};
    if (event->state == ICS_CANCELLED)
        text_append(&text, plan_folder_text(plan, "Cancelled: ", "已取消："));
    if (calendar->of_team)
        text_printf(&text, "%s ", event->name);
    text_append(&text, event->summary);
    ics_put_text(&calendar->out, "SUMMARY", text_string(&text));
    calendar->out.failed = calendar->out.failed || text.failed;
    text_release(&text);
}

static void put_number(struct text *out, const char *name, int value)
{
    struct text text = {0};
    text_printf(&text, "%d", value);
    ics_put(out, name, text_string(&text));
    out->failed = out->failed || text.failed;
    text_release(&text);
}

static void put_event(struct calendar *calendar, const struct ics_event *event)
{
    struct text *out = &calendar->out;
    bool cancelled = event->state == ICS_CANCELLED;
    ics_put(out, "BEGIN", "VEVENT");
    ics_put(out, "UID", event->uid);
    ics_put_time(out, "DTSTAMP", calendar->events->stamp);
    put_number(out, "SEQUENCE", event->sequence);
    ics_put(out, "STATUS", cancelled ? "CANCELLED" : "CONFIRMED");
    ics_put_time(out, "DTSTART", event->start);
    ics_put_time(out, "DTEND", event->end);
    put_summary(calendar, event);
    if (*event->description != '\0')
        ics_put_text(out, "DESCRIPTION", event->description);
    if (cancelled)
        ics_put(out, "TRANSP", "TRANSPARENT");
    ics_put(out, "END", "VEVENT");
}

/** Begins a calendar that is called after the scenario and `whose`. */
static void begin(struct calendar *calendar, const char *whose)
{
    const struct pf_frame *frame = &calendar->job->plan->context.frame;
    struct text *out = &calendar->out, text = {0};
    text_clear(out);
    ics_put(out, "BEGIN", "VCALENDAR");
    ics_put(out, "VERSION", "2.0");
    text_printf(&text, "-//paiban//paiban %s//EN", pb_version());
    ics_put(out, "PRODID", text_string(&text));
    ics_put(out, "CALSCALE", "GREGORIAN");
    text_clear(&text);
    text_printf(&text, "%s %s", frame->name, whose);
    ics_put_text(out, "X-WR-CALNAME", text_string(&text));
    ics_put_text(out, "X-WR-TIMEZONE", frame->time_zone);
    out->failed = out->failed || text.failed;
    text_release(&text);
}

static enum pb_rc end(struct calendar *calendar, const char *prefix, const char *id)
{
    ics_put(&calendar->out, "END", "VCALENDAR");
    char *name = deliver_name(prefix, id, ".ics");
    enum pb_rc rc = PB_MEMORY;
    if (name != NULL && !calendar->out.failed)
        rc = folder_write(calendar->job->out, name, text_string(&calendar->out),
                          calendar->out.length, MANIFEST_HASHED, calendar->job->messages);
    free(name);
    return rc;
}

/** What is past last; by person and time; of one UID what the plan has comes first. */
static int compare_person(const void *left, const void *right)
{
    const struct ics_event *a = left, *b = right;
    int order = (a->state == ICS_PAST) - (b->state == ICS_PAST);
    if (order == 0)
        order = strcmp(a->agent, b->agent);
    if (order == 0)
        order = a->day - b->day;
    if (order == 0)
        order = a->segment - b->segment;
    return order != 0 ? order : (int)a->state - (int)b->state;
}

/** What is past last; by team and then as above. */
static int compare_team(const void *left, const void *right)
{
    const struct ics_event *a = left, *b = right;
    int order = (a->state == ICS_PAST) - (b->state == ICS_PAST);
    if (order == 0)
        order = strcmp(a->queue, b->queue);
    return order != 0 ? order : compare_person(left, right);
}

static const char *owner(const struct calendar *calendar, const struct ics_event *event)
{
    return calendar->of_team ? event->queue : event->agent;
}

/** What the calendar with that event is called: a team that is no more by its id. */
static const char *title(const struct calendar *calendar, const struct ics_event *event)
{
    const struct pf_context *context = &calendar->job->plan->context;
    if (!calendar->of_team)
        return event->name;
    for (size_t q = 0; q < context->n_queues; q++)
        if (strcmp(context->queues[q].id, event->queue) == 0)
            return context->queues[q].name;
    return event->queue;
}

/** Writes the calendar of the first events of the `n` at `list`; `*taken` says how many. */
static enum pb_rc write_one(struct calendar *calendar, const struct ics_event *list, size_t n,
                            size_t *taken)
{
    const char *id = owner(calendar, list);
    size_t i = 0;
    begin(calendar, title(calendar, list));
    for (; i < n && strcmp(owner(calendar, &list[i]), id) == 0; i++)
        if (i == 0 || strcmp(list[i].uid, list[i - 1].uid) != 0)
            put_event(calendar, &list[i]);
    *taken = i;
    return end(calendar, calendar->of_team ? "team" : "agent", id);
}

/** Writes the calendars of all people, or of all teams, of the first `n` events once sorted. */
static enum pb_rc write_all(const struct deliver_job *job, struct ics_events *events, size_t n,
                            bool of_team)
{
    struct calendar calendar = {.job = job, .events = events, .of_team = of_team};
    enum pb_rc rc = PB_OK;
    size_t taken = 0;
    if (events->n > 0)
        qsort(events->at, events->n, sizeof *events->at, of_team ? compare_team : compare_person);
    for (size_t i = 0; i < n && rc == PB_OK; i += taken)
        rc = write_one(&calendar, events->at + i, n - i, &taken);
    text_release(&calendar.out);
    return rc;
}

static enum pb_rc write_calendars(const struct deliver_job *job, struct ics_events *events)
{
    size_t n = 0, cancelled = 0;
    for (size_t i = 0; i < events->n; i++) {
        n += events->at[i].state != ICS_PAST;
        cancelled += events->at[i].state == ICS_CANCELLED;
    }
    enum pb_rc rc = write_all(job, events, n, false);
    if (rc == PB_OK)
        rc = write_all(job, events, n, true);
    if (rc == PB_OK && cancelled > 0)
        pb_note(job->messages, NULL, "calendar_cancelled",
                ngettext_("%zu event of earlier calendars is marked as cancelled",
                          "%zu events of earlier calendars are marked as cancelled", cancelled),
                cancelled);
    return rc;
}

enum pb_rc ics_write(const struct deliver_job *job)
{
    struct ics_events earlier = {0}, events = {0};
    enum pb_rc rc = ics_earlier_read(job, &earlier);
    if (rc == PB_OK)
        rc = ics_events_of_plan(job->plan, earlier.n, &events);
    if (rc == PB_OK)
        rc = ics_events_join(job->plan, &earlier, &events);
    if (rc == PB_OK)
        rc = write_calendars(job, &events);
    if (rc == PB_OK && !job->plan->pseudonyms)
        rc = ics_list_write(job, &events);
    ics_events_release(&events);
    ics_events_release(&earlier);
    return rc;
}
