/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of a plan. */
#include "planner/export/ics/events.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "planner/base/civil.h"
#include "planner/base/hash.h"
#include "planner/base/text.h"

enum { UID_HASH_BYTES = 32, MINUTES_UNTIL_2020 = 26297280 };

void ics_events_release(struct ics_events *events)
{
    free(events->at);
    arena_release(&events->arena);
    *events = (struct ics_events){0};
}

bool ics_uid(const struct plan_folder *plan, const struct ics_event *event, char uid[ICS_UID_SIZE])
{
    char hash[HASH_SIZE], date[CIVIL_DATE_SIZE];
    struct text text = {0};
    civil_format_date(date, event->day);
    text_printf(&text, "%s\n%s\n%s\n%d", plan->context.frame.name, event->agent, date,
                event->segment);
    hash_bytes(hash, text_string(&text), text.length);
    snprintf(uid, ICS_UID_SIZE, "%.*s@paiban", (int)UID_HASH_BYTES, hash);
    bool whole = !text.failed;
    text_release(&text);
    return whole;
}

static void append_clock(struct text *out, const struct plan_folder *plan, int slot)
{
    int minute = civil_minute_of_day(plan_folder_slot_start(plan, slot));
    text_printf(out, "%02d:%02d", minute / 60, minute % 60);
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
    size_t n = 0;
    const struct pf_move *moves = plan_folder_moves(plan, duty->person, &n);
    for (size_t i = 0; i < n; i++) {
        const struct pf_move *move = &moves[i];
        int64_t start = plan_folder_slot_start(plan, move->from_slot);
        if (start < duty->start || start >= duty->end)
            continue;
        text_append_char(text, '\n');
        append_clock(text, plan, move->from_slot);
        text_append_char(text, '-');
        append_clock(text, plan, move->to_slot);
        text_printf(text, " %s %s", plan_folder_text(plan, "helps", "支援"),
                    plan->context.queues[move->to_queue].name);
    }
}

/** The text, owned by the arena; NULL when memory is short. Releases it. */
static const char *keep(struct arena *arena, struct text *text)
{
    const char *kept = text->failed ? NULL : arena_strdup(arena, text_string(text));
    text_release(text);
    return kept;
}

static const char *summary_of(const struct plan_folder *plan, const struct pf_duty *duty,
                              struct arena *arena)
{
    struct text text = {0};
    text_printf(&text, "%s · %s", plan->context.codes[duty->code].name,
                plan->context.queues[duty->home_queue].name);
    return keep(arena, &text);
}

static const char *description_of(const struct plan_folder *plan, const struct pf_duty *duty,
                                  struct arena *arena)
{
    struct text text = {0};
    text_printf(&text, "%s %s", plan_folder_text(plan, "shift", "班次"),
                plan->context.codes[duty->code].code);
    append_breaks(&text, plan, duty);
    append_moves(&text, plan, duty);
    return keep(arena, &text);
}

static bool hash_content(struct ics_event *event)
{
    char hash[HASH_SIZE];
    struct text text = {0};
    text_printf(&text, "%lld\n%lld\n%s\n%s\n%s", (long long)event->start, (long long)event->end,
                event->name, event->summary, event->description);
    hash_bytes(hash, text_string(&text), text.length);
    snprintf(event->content, sizeof event->content, "%.*s", ICS_CONTENT_SIZE - 1, hash);
    bool whole = !text.failed;
    text_release(&text);
    return whole;
}

/** Adds the segments of a duty; false when memory is short. */
static bool add_duty(struct ics_events *events, const struct plan_folder *plan,
                     const struct pf_duty *duty)
{
    const struct pf_frame *frame = &plan->context.frame;
    const struct pf_person *person = &plan->context.people[duty->person];
    int day = frame->first_day + duty->day;
    int64_t midnight = (int64_t)day * CIVIL_DAY_MINUTES - frame->utc_offset_min;
    struct ics_event common = {.agent = person->id,
                               .name = *person->name != '\0' ? person->name : person->id,
                               .queue = plan->context.queues[duty->home_queue].id,
                               .day = day,
                               .summary = summary_of(plan, duty, &events->arena),
                               .description = description_of(plan, duty, &events->arena),
                               .sequence = events->newest};
    bool whole = common.summary != NULL && common.description != NULL;
    for (size_t i = 0; i < duty->n_segments && whole; i++) {
        struct ics_event *event = &events->at[events->n++];
        *event = common;
        event->segment = (int)i;
        event->start = midnight + duty->segments[i].from_min;
        event->end = midnight + duty->segments[i].to_min;
        whole = ics_uid(plan, event, event->uid) && hash_content(event);
    }
    return whole;
}

/** When the plan was written: the time of its manifest, to the minute. */
static enum pb_rc read_stamp(const struct plan_folder *plan, struct ics_events *out)
{
    struct stat status;
    char *path = file_join(plan->path, FOLDER_MANIFEST);
    if (path == NULL)
        return PB_MEMORY;
    out->stamp = stat(path, &status) == 0 ? (int64_t)status.st_mtime / 60 : 0;
    free(path);
    if (out->stamp < MINUTES_UNTIL_2020)
        out->stamp = MINUTES_UNTIL_2020;
    out->newest = (int)(out->stamp - MINUTES_UNTIL_2020);
    return PB_OK;
}

enum pb_rc ics_events_of_plan(const struct plan_folder *plan, size_t room, struct ics_events *out)
{
    size_t n = room;
    *out = (struct ics_events){0};
    for (size_t i = 0; i < plan->n_duties; i++)
        n += plan->duties[i].n_segments;
    out->at = calloc(n + 1, sizeof *out->at);
    enum pb_rc rc = out->at != NULL ? read_stamp(plan, out) : PB_MEMORY;
    for (size_t i = 0; i < plan->n_duties && rc == PB_OK; i++)
        if (!add_duty(out, plan, &plan->duties[i]))
            rc = PB_MEMORY;
    return rc;
}
