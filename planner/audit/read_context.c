/* SPDX-License-Identifier: GPL-3.0-or-later */
/* context.json: what it tells readers of the folder about the scenario must be true. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/audit/read.h"
#include "planner/base/civil.h"
#include "planner/base/file.h"

enum { MOST_BYTES = 256 << 20, WHO_BYTES = 200 };

static const struct audit_rule rule_context = {.id = "context", .kind = PB_CLAIM};

static void differs(struct reader *reader, const char *what, const char *id)
{
    char who[WHO_BYTES];
    struct audit_at at = {AUDIT_NOWHERE, .found = 1, .unit = "entries"};
    snprintf(who, sizeof who, "context.json %s%s%s", what, *id != '\0' ? " " : "", id);
    at.who = who;
    reader->audit->rule = &rule_context;
    audit_find(reader->audit, &at, "does not say what the scenario says", "与场景不符");
}

static void compare_text(struct reader *reader, const json_t *object, const char *key,
                         const char *expected)
{
    const char *text = json_string_value(json_object_get(object, key));
    if (text == NULL || strcmp(text, expected) != 0)
        differs(reader, key, expected);
}

static void compare_number(struct reader *reader, const json_t *object, const char *key,
                           double expected)
{
    const json_t *value = json_object_get(object, key);
    double found = json_is_number(value) ? json_number_value(value) : NAN;
    if (isnan(expected) ? !json_is_null(value) : !(fabs(found - expected) <= AUDIT_TOLERANCE))
        differs(reader, key, "");
}

static void compare_date(struct reader *reader, const json_t *object, const char *key, int day)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, day);
    compare_text(reader, object, key, date);
}

/** The list under `key`, whose length must be `n` [PB_NONE: any]. */
static const json_t *list_of(struct reader *reader, const json_t *root, const char *key, int n)
{
    const json_t *list = json_object_get(root, key);
    if (!json_is_array(list) || (n != PB_NONE && json_array_size(list) != (size_t)n))
        differs(reader, key, "");
    return list;
}

static void compare_frame(struct reader *reader, const json_t *root)
{
    const struct pb_frame *frame = &reader->audit->scenario->frame;
    const json_t *json = json_object_get(root, "frame");
    compare_text(reader, root, "scenario_hash", reader->audit->scenario->hash);
    compare_text(reader, json, "name", frame->name);
    compare_text(reader, json, "language", frame->language == PB_LANG_ZH ? "zh" : "en");
    compare_text(reader, json, "currency", frame->currency);
    compare_text(reader, json, "time_zone", frame->time_zone);
    compare_number(reader, json, "utc_offset_min", frame->utc_offset_min);
    compare_date(reader, json, "first_day", frame->first_day);
    compare_number(reader, json, "days", frame->n_days);
    compare_number(reader, json, "slot_min", frame->slot_min);
    compare_number(reader, json, "day_start_min", frame->day_start_min);
}

static void compare_queues(struct reader *reader, const json_t *root)
{
    const struct pb_scenario *scenario = reader->audit->scenario;
    const json_t *list = list_of(reader, root, "queues", (int)scenario->n_queues);
    for (size_t q = 0; q < scenario->n_queues; q++) {
        const struct pb_queue *queue = &scenario->queues[q];
        const json_t *json = json_array_get(list, q);
        compare_text(reader, json, "id", queue->id);
        compare_number(reader, json, "sessions_per_shift", queue->sessions_per_shift);
        compare_number(reader, json, "lost_price", queue->lost_price);
        compare_number(reader, json, "late_price", queue->late_price);
    }
}

/** Whether `text` is the clock span `span`. */
static bool is_span(const char *text, struct pb_window span)
{
    char expected[40];
    snprintf(expected, sizeof expected, "%02d:%02d-%02d:%02d", span.from_min / 60,
             span.from_min % 60, span.to_min / 60, span.to_min % 60);
    return text != NULL && strcmp(text, expected) == 0;
}

/** The catalogue comes first; stints of the militia follow. */
static void compare_codes(struct reader *reader, const json_t *root)
{
    const struct pb_shifts *shifts = &reader->audit->scenario->shifts;
    const json_t *list = list_of(reader, root, "codes", PB_NONE);
    for (size_t c = 0; c < shifts->n_codes; c++) {
        const struct pb_shift *shift = &shifts->codes[c];
        const json_t *json = json_array_get(list, c);
        const json_t *segments = json_object_get(json, "segments");
        bool same = json_array_size(segments) == shift->n_segments;
        for (size_t i = 0; i < shift->n_segments && same; i++)
            same = is_span(json_string_value(json_array_get(segments, i)), shift->segments[i]);
        compare_text(reader, json, "code", shift->code);
        if (!same)
            differs(reader, "segments", shift->code);
    }
}

/** People whom the scenario knows by name are called and placed as there. */
static void compare_people(struct reader *reader, const json_t *root)
{
    const struct pb_scenario *scenario = reader->audit->scenario;
    const struct pb_people *people = &scenario->people;
    const json_t *list = list_of(reader, root, "people", PB_NONE);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *json = json_array_get(list, i);
        const char *id = json_string_value(json_object_get(json, "id"));
        int person = id != NULL ? names_find(&reader->people, id) : PB_NONE;
        bool placeholder = json_is_true(json_object_get(json, "placeholder"));
        if (placeholder != (person == PB_NONE)) {
            differs(reader, "people", id != NULL ? id : "");
        } else if (!placeholder) {
            const struct pb_person *who = &people->persons[person];
            compare_text(reader, json, "name", who->name != NULL ? who->name : "");
            compare_text(reader, json, "team",
                         scenario->queues[people->groups[who->group].queue].id);
        }
    }
}

static void compare_militia(struct reader *reader, const json_t *root)
{
    const struct pb_scenario *scenario = reader->audit->scenario;
    const json_t *list = list_of(reader, root, "militia", (int)scenario->n_militia);
    for (size_t i = 0; i < scenario->n_militia; i++) {
        const json_t *json = json_array_get(list, i);
        compare_text(reader, json, "id", scenario->militia[i].id);
        compare_number(reader, json, "heads", scenario->militia[i].heads);
        if (scenario->militia[i].trained_by != PB_NONE)
            compare_date(reader, json, "trained_by", scenario->militia[i].trained_by);
    }
}

static void compare_rules(struct reader *reader, const json_t *root)
{
    const struct pb_rules *rules = &reader->audit->scenario->rules;
    const struct pb_limits *limits = &rules->limits;
    const json_t *json = json_object_get(root, "rules");
    const struct {
        const char *key;
        double value;
    } figures[] = {{"hours_per_day_min", limits->hours_per_day_min},
                   {"max_day_min", limits->max_day_min},
                   {"max_week_min", limits->max_week_min},
                   {"max_days_per_week", limits->max_days_per_week},
                   {"rest_min", limits->rest_min},
                   {"overtime_per_month_min", limits->overtime_per_month_min},
                   {"ot_workday", rules->ot_workday},
                   {"ot_restday", rules->ot_restday},
                   {"ot_holiday", rules->ot_holiday}};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        compare_number(reader, json, figures[i].key, figures[i].value);
    if (json_is_true(json_object_get(json, "lawful")) != rules->lawful)
        differs(reader, "lawful", "");
}

enum pb_rc read_context(struct reader *reader)
{
    struct audit *audit = reader->audit;
    struct file_bytes bytes = {0};
    char *path = reader->dir != NULL ? file_join(reader->dir, "context.json") : NULL;
    if (path == NULL)
        return reader->dir != NULL ? PB_MEMORY : PB_OK;
    bool there = access(path, F_OK) == 0;
    enum pb_rc rc =
        there ? file_read(path, MOST_BYTES, &audit->arena, &bytes, audit->messages) : PB_OK;
    free(path);
    if (rc != PB_OK || !there)
        return rc;
    json_error_t error;
    json_t *root = json_loadb(bytes.data, bytes.length, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL && json_error_code(&error) == json_error_out_of_memory)
        return PB_MEMORY;
    void (*const parts[])(struct reader *, const json_t *) = {compare_frame,   compare_queues,
                                                              compare_codes,   compare_people,
                                                              compare_militia, compare_rules};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        parts[i](reader, root);
    audit->out->rules_run++;
    json_decref(root);
    return PB_OK;
}
