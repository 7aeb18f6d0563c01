/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/ics/ics.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/base/hash.h"

enum { UID_BYTES = 32, MINUTES_UNTIL_2020 = 26297280 };

/** One calendar being written. */
struct calendar {
    const struct deliver_job *job;
    struct text out;
    int64_t stamp_min; /**< when the plan was written [min since 1970 UTC] */
    bool of_team;      /**< events say who */
};

static void append_clock(struct text *out, const struct plan_folder *plan, int slot)
{
    int minute = civil_minute_of_day(plan_folder_slot_start(plan, slot));
    text_printf(out, "%02d:%02d", minute / 60, minute % 60);
}

static const char *name_of(const struct pf_person *person)
{
    return *person->name != '\0' ? person->name : person->id;
}

/** Who, which shift, where. */
static void put_summary(struct calendar *calendar, const struct pf_duty *duty)
{
    const struct pf_context *context = &calendar->job->plan->context;
    const struct pf_person *person = &context->people[duty->person];
    struct text text = {0};
    if (calendar->of_team)
        text_printf(&text, "%s ", name_of(person));
    text_printf(&text, "%s · %s", context->codes[duty->code].name,
                context->queues[duty->home_queue].name);
    ics_put_text(&calendar->out, "SUMMARY", text_string(&text));
    calendar->out.failed = calendar->out.failed || text.failed;
    text_release(&text);
}

static void append_breaks(struct text *text, const struct plan_folder *plan,
                          const struct pf_duty *duty)
{
    for (size_t i = 0; i < duty->n_breaks; i++) {
        int from = duty->breaks[i].from_min % CIVIL_DAY_MINUTES;
        int to = duty->breaks[i].to_min % CIVIL_DAY_MINUTES;
        text_printf(text, "\n%s %02d:%02d-%02d:%02d", plan_folder_text(plan, "break", "休息"),
                    from / 60, from % 60, to / 60, to % 60);
    }
}

/** Reassignments of the person that begin within the shift. */
static void append_moves(struct text *text, const struct plan_folder *plan,
                         const struct pf_duty *duty)
{
    for (size_t i = 0; i < plan->n_moves; i++) {
        const struct pf_move *move = &plan->moves[i];
        int64_t start = plan_folder_slot_start(plan, move->from_slot);
        if (move->person != duty->person || start < duty->start || start >= duty->end)
            continue;
        text_append_char(text, '\n');
        append_clock(text, plan, move->from_slot);
        text_append_char(text, '-');
        append_clock(text, plan, move->to_slot);
        text_printf(text, " %s %s", plan_folder_text(plan, "helps", "支援"),
                    plan->context.queues[move->to_queue].name);
    }
}

static void put_description(struct calendar *calendar, const struct pf_duty *duty)
{
    const struct plan_folder *plan = calendar->job->plan;
    struct text text = {0};
    text_printf(&text, "%s %s", plan_folder_text(plan, "shift", "班次"),
                plan->context.codes[duty->code].code);
    append_breaks(&text, plan, duty);
    append_moves(&text, plan, duty);
    ics_put_text(&calendar->out, "DESCRIPTION", text_string(&text));
    calendar->out.failed = calendar->out.failed || text.failed;
    text_release(&text);
}

static void put_uid(struct calendar *calendar, const struct pf_duty *duty, size_t segment)
{
    const struct pf_context *context = &calendar->job->plan->context;
    char hash[HASH_SIZE], date[CIVIL_DATE_SIZE];
    struct text text = {0};
    civil_format_date(date, context->frame.first_day + duty->day);
    text_printf(&text, "%s\n%s\n%s\n%zu", context->frame.name, context->people[duty->person].id,
                date, segment);
    hash_bytes(hash, text_string(&text), text.length);
    calendar->out.failed = calendar->out.failed || text.failed;
    text_clear(&text);
    text_printf(&text, "%.*s@paiban", (int)UID_BYTES, hash);
    ics_put(&calendar->out, "UID", text_string(&text));
    calendar->out.failed = calendar->out.failed || text.failed;
    text_release(&text);
}

static void put_event(struct calendar *calendar, const struct pf_duty *duty, size_t segment)
{
    const struct pf_frame *frame = &calendar->job->plan->context.frame;
    int64_t midnight = ((int64_t)frame->first_day + duty->day) * CIVIL_DAY_MINUTES;
    struct text *out = &calendar->out, sequence = {0};
    int64_t shift = midnight - frame->utc_offset_min;
    text_printf(&sequence, "%lld", (long long)(calendar->stamp_min - MINUTES_UNTIL_2020));
    ics_put(out, "BEGIN", "VEVENT");
    put_uid(calendar, duty, segment);
    ics_put_time(out, "DTSTAMP", calendar->stamp_min);
    ics_put(out, "SEQUENCE", text_string(&sequence));
    ics_put_time(out, "DTSTART", shift + duty->segments[segment].from_min);
    ics_put_time(out, "DTEND", shift + duty->segments[segment].to_min);
    put_summary(calendar, duty);
    put_description(calendar, duty);
    ics_put(out, "END", "VEVENT");
    text_release(&sequence);
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

/** Calendar of one person; none for who never works. */
static enum pb_rc write_person(struct calendar *calendar, int person)
{
    const struct plan_folder *plan = calendar->job->plan;
    const struct pf_person *who = &plan->context.people[person];
    size_t events = 0;
    calendar->of_team = false;
    begin(calendar, name_of(who));
    for (int day = -1; day < plan->context.frame.n_days; day++) {
        const struct pf_duty *duty = plan_folder_duty(plan, person, day);
        for (size_t i = 0; duty != NULL && i < duty->n_segments; i++, events++)
            put_event(calendar, duty, i);
    }
    return events > 0 ? end(calendar, "agent", who->id) : PB_OK;
}

static enum pb_rc write_team(struct calendar *calendar, int queue)
{
    const struct plan_folder *plan = calendar->job->plan;
    size_t events = 0;
    calendar->of_team = true;
    begin(calendar, plan->context.queues[queue].name);
    for (size_t i = 0; i < plan->n_duties; i++)
        for (size_t s = 0; plan->duties[i].home_queue == queue && s < plan->duties[i].n_segments;
             s++, events++)
            put_event(calendar, &plan->duties[i], s);
    return events > 0 ? end(calendar, "team", plan->context.queues[queue].id) : PB_OK;
}

/** When the plan was written: the time of its manifest, to the minute. */
static enum pb_rc read_stamp(struct calendar *calendar)
{
    struct stat status;
    char *path = file_join(calendar->job->plan->path, FOLDER_MANIFEST);
    if (path == NULL)
        return PB_MEMORY;
    bool there = stat(path, &status) == 0;
    calendar->stamp_min = there ? (int64_t)status.st_mtime / 60 : 0;
    free(path);
    if (calendar->stamp_min < MINUTES_UNTIL_2020)
        calendar->stamp_min = MINUTES_UNTIL_2020;
    return PB_OK;
}

enum pb_rc ics_write(const struct deliver_job *job)
{
    const struct pf_context *context = &job->plan->context;
    struct calendar calendar = {.job = job};
    enum pb_rc rc = read_stamp(&calendar);
    for (size_t q = 0; q < context->n_queues && rc == PB_OK; q++)
        rc = write_team(&calendar, (int)q);
    for (size_t p = 0; p < context->n_people && rc == PB_OK; p++)
        rc = write_person(&calendar, (int)p);
    text_release(&calendar.out);
    return rc;
}
