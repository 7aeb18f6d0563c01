/* SPDX-License-Identifier: GPL-3.0-or-later */
/* context.json: what a reader of the folder needs from the scenario. */
#include <string.h>

#include "paiban/version.h"
#include "planner/base/civil.h"
#include "planner/export/cells.h"
#include "planner/export/context.h"

static const char *const function_words[] = {"presale", "insale", "aftersale"};

json_t *context_span_json(struct pb_window span)
{
    struct text text = {0};
    cells_append_span(&text, span, 0);
    json_t *value = text.failed ? NULL : json_string(text_string(&text));
    text_release(&text);
    return value;
}

json_t *context_spans_json(const struct pb_window *spans, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        export_json_append(&list, context_span_json(spans[i]));
    return list;
}

json_t *context_days_json(struct pb_days days)
{
    if (days.first > days.last)
        return json_null();
    return json_pack("{s:o,s:o}", "first", export_json_date(days.first), "last",
                     export_json_date(days.last));
}

static json_t *instant(const struct pb_frame *frame, int64_t minute)
{
    char text[CIVIL_INSTANT_SIZE];
    civil_format_instant(text, minute, frame->utc_offset_min);
    return json_string(text);
}

/** The file's name without the folder, which may say whose computer it was. */
static const char *file_of(const char *path)
{
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    return slash != NULL ? slash + 1 : path != NULL ? path : "";
}

static json_t *departments(const struct pb_scenario *scenario)
{
    json_t *list = json_array();
    for (size_t i = 0; i < scenario->n_departments; i++) {
        const struct pb_department *at = &scenario->departments[i];
        export_json_append(&list, json_pack("{s:s,s:s,s:b}", "id", at->id, "name", at->name,
                                            "public", at->is_public));
    }
    return list;
}

/** Department and function in the plan's language; of the only department just the function. */
static json_t *queue_name(const struct pb_scenario *scenario, const struct pb_queue *queue)
{
    static const char *const names[][PB_N_FUNCTIONS] = {
        [PB_LANG_EN] = {"presale", "in-sale", "after-sale"},
        [PB_LANG_ZH] = {"售前", "售中", "售后"}};
    const char *function = names[scenario->frame.language][queue->function];
    if (scenario->n_departments == 1)
        return json_string(function);
    return json_sprintf("%s %s", scenario->departments[queue->department].name, function);
}

static json_t *queue_json(const struct pb_scenario *scenario, const struct pb_queue *queue)
{
    return json_pack(
        "{s:s,s:o,s:s,s:s,s:b,s:o,s:o,s:o,s:o,s:o,s:o,s:i}", "id", queue->id, "name",
        queue_name(scenario, queue), "department", scenario->departments[queue->department].id,
        "function", function_words[queue->function], "deferrable", queue->deferrable,
        "sessions_per_shift", export_json_number(queue->sessions_per_shift), "range_low",
        export_json_number(queue->range_low), "range_high", export_json_number(queue->range_high),
        "lost_price", export_json_number(queue->lost_price), "late_price",
        export_json_number(queue->late_price), "short_head_price",
        export_json_number(queue->short_head_price), "promise_min", queue->promise_min);
}

static json_t *queues(const struct pb_scenario *scenario)
{
    json_t *list = json_array();
    for (size_t i = 0; i < scenario->n_queues; i++)
        export_json_append(&list, queue_json(scenario, &scenario->queues[i]));
    return list;
}

static json_t *waves(const struct pb_scenario *scenario)
{
    static const char *const kinds[] = {
        [PB_WAVE_DEPOSIT] = "deposit", [PB_WAVE_BALANCE] = "balance", [PB_WAVE_MAIN] = "main_sale"};
    json_t *list = json_array();
    for (size_t i = 0; i < scenario->n_waves; i++) {
        const struct pb_wave *wave = &scenario->waves[i];
        export_json_append(&list, json_pack("{s:s,s:o,s:s,s:o}", "id", wave->id, "start",
                                            instant(&scenario->frame, wave->start), "kind",
                                            kinds[wave->kind], "weight",
                                            export_json_number(wave->weight)));
    }
    return list;
}

static bool has(const struct pb_ints *days, int day)
{
    for (size_t i = 0; i < days->n; i++)
        if (days->at[i] == day)
            return true;
    return false;
}

static json_t *days(const struct pb_scenario *scenario)
{
    const struct pb_frame *frame = &scenario->frame;
    const struct pb_calendar *calendar = &scenario->calendar;
    json_t *list = json_array();
    for (int i = 0; i < frame->n_days; i++) {
        int day = frame->first_day + i;
        bool promotion = frame->promotion.first <= day && day <= frame->promotion.last;
        export_json_append(
            &list, json_pack("{s:o,s:i,s:b,s:b,s:b,s:b}", "date", export_json_date(day), "weekday",
                             civil_weekday(day) + 1, "holiday", has(&calendar->holidays, day),
                             "works", has(&calendar->working_days, day), "rests",
                             has(&calendar->rest_days, day), "promotion", promotion));
    }
    return list;
}

static json_t *frame_json(const struct pb_scenario *scenario)
{
    const struct pb_frame *frame = &scenario->frame;
    return json_pack("{s:s,s:s,s:s,s:s,s:i,s:o,s:i,s:i,s:i,s:o,s:s}", "name", frame->name,
                     "language", frame->language == PB_LANG_ZH ? "zh" : "en", "currency",
                     frame->currency, "time_zone", frame->time_zone, "utc_offset_min",
                     frame->utc_offset_min, "first_day", export_json_date(frame->first_day), "days",
                     frame->n_days, "slot_min", frame->slot_min, "day_start_min",
                     frame->day_start_min, "promotion", context_days_json(frame->promotion),
                     "scenario", file_of(scenario->path));
}

void export_context(const struct plan *plan, struct text *out)
{
    const struct pb_scenario *scenario = plan->scenario;
    json_t *root = json_pack("{s:s,s:i,s:s,s:o}", "paiban", pb_version(), "schema", 1,
                             "scenario_hash", scenario->hash, "frame", frame_json(scenario));
    export_json_put(&root, "departments", departments(scenario));
    export_json_put(&root, "queues", queues(scenario));
    export_json_put(&root, "brands", context_brands(plan));
    export_json_put(&root, "total", context_total(plan));
    export_json_put(&root, "waves", waves(scenario));
    export_json_put(&root, "days", days(scenario));
    export_json_put(&root, "codes", context_codes(plan));
    export_json_put(&root, "people", context_people(plan));
    export_json_put(&root, "militia", context_militia(scenario));
    export_json_put(&root, "rules", context_rules(&scenario->rules));
    export_json_put(&root, "assumptions", context_assumptions(scenario));
    export_json_dump(root, out);
}
