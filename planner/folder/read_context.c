/* SPDX-License-Identifier: GPL-3.0-or-later */
/* context.json but for people and codes. */
#include <string.h>

#include "planner/base/civil.h"
#include "planner/folder/reading.h"

enum { MOST_DAYS = 62, MOST_MINUTES = 10000000, MOST_COUNT = 100000000 };

static void read_frame(struct reading *reading, const json_t *root)
{
    static const char *const languages[] = {[PB_LANG_EN] = "en", [PB_LANG_ZH] = "zh", NULL};
    const json_t *json = json_object_get(root, "frame");
    struct pf_frame *frame = &reading->out->context.frame;
    frame->name = value_text(reading, json, "name");
    frame->language = (enum pb_language)value_word(reading, json, "language", languages);
    frame->currency = value_text(reading, json, "currency");
    frame->time_zone = value_text(reading, json, "time_zone");
    frame->utc_offset_min = value_int(reading, json, "utc_offset_min", -1440, 1440);
    frame->first_day = value_date(reading, json, "first_day");
    frame->n_days = value_int(reading, json, "days", 1, MOST_DAYS);
    frame->slot_min = value_int(reading, json, "slot_min", 5, 60);
    if (60 % frame->slot_min != 0) {
        reading_wrong(reading, "slot_min");
        frame->slot_min = 60;
    }
    frame->n_slots = frame->n_days * (CIVIL_DAY_MINUTES / frame->slot_min);
    frame->day_start_min = value_int(reading, json, "day_start_min", 0, CIVIL_DAY_MINUTES - 1);
    frame->promotion = value_days(reading, json, "promotion");
    frame->scenario = value_text(reading, json, "scenario");
    frame->scenario_hash = value_text(reading, root, "scenario_hash");
}

static void read_departments(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0;
    const json_t *list = value_list(reading, root, "departments", &n);
    struct pf_department *departments = reading_alloc(reading, n, sizeof *departments);
    for (size_t i = 0; departments != NULL && i < n; i++) {
        const json_t *json = json_array_get(list, i);
        departments[i] = (struct pf_department){.id = value_text(reading, json, "id"),
                                                .name = value_text(reading, json, "name"),
                                                .is_public = value_bool(reading, json, "public")};
        reading_name(reading, &reading->departments, departments[i].id, i);
    }
    names_sort(&reading->departments);
    context->departments = departments;
    context->n_departments = departments != NULL ? n : 0;
}

static struct pf_queue read_queue(struct reading *reading, const json_t *json)
{
    static const char *const functions[] = {"presale", "insale", "aftersale", NULL};
    return (struct pf_queue){
        .id = value_text(reading, json, "id"),
        .name = value_text(reading, json, "name"),
        .department = value_ref(reading, json, "department", &reading->departments),
        .function = (enum pb_function)value_word(reading, json, "function", functions),
        .deferrable = value_bool(reading, json, "deferrable"),
        .sessions_per_shift = value_number(reading, json, "sessions_per_shift"),
        .range_low = value_number(reading, json, "range_low"),
        .range_high = value_number(reading, json, "range_high"),
        .lost_price = value_number(reading, json, "lost_price"),
        .late_price = value_number(reading, json, "late_price"),
        .short_head_price = value_number(reading, json, "short_head_price"),
        .promise_min = value_int(reading, json, "promise_min", 0, MOST_MINUTES)};
}

static void read_queues(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0;
    const json_t *list = value_list(reading, root, "queues", &n);
    struct pf_queue *queues = reading_alloc(reading, n, sizeof *queues);
    if (n == 0)
        reading_wrong(reading, "queues");
    for (size_t i = 0; queues != NULL && i < n; i++) {
        queues[i] = read_queue(reading, json_array_get(list, i));
        reading_name(reading, &reading->queues, queues[i].id, i);
    }
    names_sort(&reading->queues);
    context->queues = queues;
    context->n_queues = queues != NULL ? n : 0;
}

static const struct pf_figure *read_figures(struct reading *reading, const json_t *list, size_t n)
{
    struct pf_figure *figures = reading_alloc(reading, n, sizeof *figures);
    for (size_t i = 0; figures != NULL && i < n; i++) {
        const json_t *json = json_array_get(list, i);
        figures[i] = (struct pf_figure){.key = value_text(reading, json, "key"),
                                        .label = value_text(reading, json, "label"),
                                        .unit = value_text(reading, json, "unit"),
                                        .origin = value_text(reading, json, "origin"),
                                        .formula = value_text(reading, json, "formula"),
                                        .value = value_number(reading, json, "value")};
    }
    return figures;
}

static void read_brands(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0;
    const json_t *list = value_list(reading, root, "brands", &n);
    struct pf_brand *brands = reading_alloc(reading, n, sizeof *brands);
    for (size_t i = 0; brands != NULL && i < n; i++) {
        const json_t *json = json_array_get(list, i);
        brands[i] = (struct pf_brand){
            .id = value_text(reading, json, "id"),
            .name = value_text(reading, json, "name"),
            .department = value_ref(reading, json, "department", &reading->departments)};
        const json_t *figures = value_list(reading, json, "figures", &brands[i].n_figures);
        brands[i].figures = read_figures(reading, figures, brands[i].n_figures);
    }
    context->brands = brands;
    context->n_brands = brands != NULL ? n : 0;
    const json_t *total = value_list(reading, root, "total", &n);
    context->total = (struct pf_brand){.id = "", .name = "", .department = PB_NONE, .n_figures = n};
    context->total.figures = read_figures(reading, total, n);
}

static void read_waves(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0;
    const json_t *list = value_list(reading, root, "waves", &n);
    struct pf_wave *waves = reading_alloc(reading, n, sizeof *waves);
    for (size_t i = 0; waves != NULL && i < n; i++) {
        const json_t *json = json_array_get(list, i);
        const char *start = value_text(reading, json, "start");
        int offset = 0;
        waves[i] = (struct pf_wave){.id = value_text(reading, json, "id"),
                                    .kind = value_text(reading, json, "kind"),
                                    .weight = value_number(reading, json, "weight")};
        if (!civil_parse_instant(start, strlen(start), &waves[i].start, &offset))
            reading_wrong(reading, "start");
    }
    context->waves = waves;
    context->n_waves = waves != NULL ? n : 0;
}

static void read_days(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0, n_days = (size_t)context->frame.n_days;
    const json_t *list = value_list(reading, root, "days", &n);
    struct pf_day *days = reading_alloc(reading, n_days, sizeof *days);
    if (n != n_days)
        reading_wrong(reading, "days");
    for (size_t i = 0; days != NULL && i < n_days; i++) {
        const json_t *json = json_array_get(list, i);
        days[i] = (struct pf_day){.day = context->frame.first_day + (int)i,
                                  .weekday = value_int(reading, json, "weekday", 1, 7) - 1,
                                  .holiday = value_bool(reading, json, "holiday"),
                                  .works = value_bool(reading, json, "works"),
                                  .rests = value_bool(reading, json, "rests"),
                                  .promotion = value_bool(reading, json, "promotion")};
        if (value_date(reading, json, "date") != days[i].day)
            reading_wrong(reading, "date");
    }
    context->days = days;
}

static void read_rules(struct reading *reading, const json_t *root)
{
    const json_t *json = json_object_get(root, "rules");
    struct pf_rules *rules = &reading->out->context.rules;
    const struct {
        const char *key;
        int *value;
    } counts[] = {{"night_min", &rules->night_min},
                  {"hours_per_day_min", &rules->hours_per_day_min},
                  {"max_day_min", &rules->max_day_min},
                  {"hours_per_week_min", &rules->hours_per_week_min},
                  {"max_week_min", &rules->max_week_min},
                  {"days_per_week", &rules->days_per_week},
                  {"max_days_per_week", &rules->max_days_per_week},
                  {"max_days_in_row", &rules->max_days_in_row},
                  {"rest_min", &rules->rest_min},
                  {"overtime_per_day_min", &rules->overtime_per_day_min},
                  {"overtime_per_month_min", &rules->overtime_per_month_min},
                  {"qc_normal", &rules->qc_normal},
                  {"qc_promotion", &rules->qc_promotion},
                  {"novices_per_senior", &rules->novices_per_senior}};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        *counts[i].value = value_int(reading, json, counts[i].key, PB_NONE, MOST_COUNT);
    rules->preset = value_text(reading, json, "preset");
    rules->lawful = value_bool(reading, json, "lawful");
    rules->night = value_span(reading, json, "night");
    rules->ot_workday = value_number(reading, json, "ot_workday");
    rules->ot_restday = value_number(reading, json, "ot_restday");
    rules->ot_holiday = value_number(reading, json, "ot_holiday");
    rules->time_off = value_bool(reading, json, "time_off");
}

static void read_assumptions(struct reading *reading, const json_t *root)
{
    const json_t *json = json_object_get(root, "assumptions");
    const json_t *bots = json_object_get(json, "bot_share");
    struct pf_assumptions *to = &reading->out->context.assumptions;
    *to = (struct pf_assumptions){
        .demand = value_text(reading, json, "demand"),
        .net_min = value_int(reading, json, "net_min", 1, MOST_MINUTES),
        .absence = value_number(reading, json, "absence"),
        .standby = value_number(reading, json, "standby"),
        .fatigue_after_min = value_int(reading, json, "fatigue_after_min", 0, MOST_MINUTES),
        .fatigue_factor = value_number(reading, json, "fatigue_factor"),
        .same_department = value_number(reading, json, "same_department"),
        .same_function = value_number(reading, json, "same_function"),
        .block_min = value_int(reading, json, "block_min", 0, MOST_MINUTES),
        .max_shared_queues = value_int(reading, json, "max_shared_queues", 0, MOST_COUNT),
        .handover_min = value_int(reading, json, "handover_min", 0, MOST_MINUTES),
        .move_start = value_number(reading, json, "move_start"),
        .move_hour = value_number(reading, json, "move_hour"),
        .night_allowance = value_number(reading, json, "night_allowance"),
        .late_allowance = value_number(reading, json, "late_allowance"),
        .eve = value_bool(reading, json, "eve"),
        .credit_tail = value_bool(reading, json, "credit_tail")};
    if (json_array_size(bots) != PB_N_FUNCTIONS)
        reading_wrong(reading, "bot_share");
    for (size_t f = 0; f < PB_N_FUNCTIONS; f++)
        to->bot_share[f] = json_number_value(json_array_get(bots, f));
}

void reading_context(struct reading *reading, const json_t *root)
{
    if (json_integer_value(json_object_get(root, "schema")) != 1)
        reading_wrong(reading, "schema");
    read_frame(reading, root);
    read_departments(reading, root);
    read_queues(reading, root);
    read_brands(reading, root);
    read_waves(reading, root);
    read_days(reading, root);
    read_rules(reading, root);
    read_assumptions(reading, root);
}
