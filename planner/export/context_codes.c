/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of context.json: shift codes. */
#include <stdlib.h>

#include "planner/base/civil.h"
#include "planner/export/context.h"

enum {
    COLOURS = 12,
    MINUTES_PER_COLOUR = CIVIL_DAY_MINUTES / COLOURS,
    MIDDLE_FROM_MIN = 11 * 60,
    LATE_FROM_MIN = 15 * 60
};

/** What of the plan is used. */
struct usage {
    const struct plan *plan;
    bool *variants; /**< by variant of the staffing */
};

static void mark(struct usage *usage, int duty)
{
    usage->variants[usage->plan->staffing.problem.duties[duty].variant] = true;
}

static bool usage_init(struct usage *usage, const struct plan *plan)
{
    *usage = (struct usage){.plan = plan};
    usage->variants = calloc(plan->staffing.n_variants + 1, sizeof *usage->variants);
    if (usage->variants == NULL)
        return false;
    for (int j = 0; plan->has_capacity && j < plan->staffing.problem.n_duties; j++)
        if (plan->capacity.agents[j] > 0)
            mark(usage, j);
    const struct named *roster = &plan->named.roster;
    for (size_t p = 0; plan->has_roster && p < roster->n_persons; p++)
        for (int i = 0; i <= plan->staffing.problem.n_days; i++)
            if (roster->persons[p].duty[i] != PB_NONE)
                mark(usage, roster->persons[p].duty[i]);
    return true;
}

static bool is_used(const struct usage *usage, int code)
{
    const struct staffing *staffing = &usage->plan->staffing;
    for (size_t v = 0; v < staffing->n_variants; v++)
        if (usage->variants[v] && staffing->variants[v].code == code)
            return true;
    return false;
}

static int overlap(struct pb_window a, struct pb_window b)
{
    int from = a.from_min > b.from_min ? a.from_min : b.from_min;
    int to = a.to_min < b.to_min ? a.to_min : b.to_min;
    return to > from ? to - from : 0;
}

/** Minutes of the shift in the night windows of the days that it touches. */
static int night_minutes(const struct pb_shift *shift, struct pb_window night)
{
    int minutes = 0;
    for (size_t i = 0; i < shift->n_segments; i++)
        for (int day = -1; day <= 3; day++) {
            struct pb_window window = {night.from_min + day * CIVIL_DAY_MINUTES,
                                       night.to_min + day * CIVIL_DAY_MINUTES};
            minutes += overlap(shift->segments[i], window);
        }
    return minutes;
}

static const char *kind_of(const struct pb_scenario *scenario, const struct pb_shift *shift)
{
    int start = shift->segments[0].from_min;
    if (night_minutes(shift, scenario->rules.night) >= scenario->rules.night_min)
        return "night";
    return start < MIDDLE_FROM_MIN ? "early" : start < LATE_FROM_MIN ? "middle" : "late";
}

static int colour_of(int start_min)
{
    return start_min % CIVIL_DAY_MINUTES / MINUTES_PER_COLOUR;
}

static json_t *breaks(const struct pb_shift *shift)
{
    json_t *list = json_array();
    for (size_t i = 0; i < shift->n_breaks; i++) {
        const struct pb_break *at = &shift->breaks[i];
        export_json_append(&list,
                           json_pack("{s:o,s:i,s:b}", "window", context_span_json(at->window),
                                     "minutes", at->length_min, "paid", at->paid));
    }
    return list;
}

static json_t *code_json(const struct usage *usage, int code)
{
    const struct pb_scenario *scenario = usage->plan->scenario;
    const struct pb_shift *shift = &scenario->shifts.codes[code];
    return json_pack("{s:s,s:s,s:s,s:o,s:o,s:i,s:b,s:b}", "code", shift->code, "name", shift->name,
                     "kind", kind_of(scenario, shift), "segments",
                     context_spans_json(shift->segments, shift->n_segments), "breaks",
                     breaks(shift), "colour", colour_of(shift->segments[0].from_min), "generated",
                     shift->generated, "used", is_used(usage, code));
}

static json_t *stint_json(struct pb_window span)
{
    json_t *times = context_span_json(span);
    json_t *root = json_pack("{s:O?,s:O?,s:s,s:o,s:[],s:i,s:b,s:b}", "code", times, "name", times,
                             "kind", "militia", "segments", context_spans_json(&span, 1), "breaks",
                             "colour", colour_of(span.from_min), "generated", true, "used", true);
    json_decref(times);
    return root;
}

/** Whether an earlier used variant is a stint of the same times. */
static bool is_repeated(const struct usage *usage, size_t variant)
{
    const struct staffing_variant *variants = usage->plan->staffing.variants;
    struct pb_window span = variants[variant].segments[0];
    for (size_t v = 0; v < variant; v++)
        if (usage->variants[v] && variants[v].code == PB_NONE &&
            variants[v].segments[0].from_min == span.from_min &&
            variants[v].segments[0].to_min == span.to_min)
            return true;
    return false;
}

json_t *context_codes(const struct plan *plan)
{
    struct usage usage;
    if (!usage_init(&usage, plan))
        return NULL;
    json_t *list = json_array();
    int day_start = plan->scenario->frame.day_start_min;
    for (size_t i = 0; i < plan->scenario->shifts.n_codes; i++)
        export_json_append(&list, code_json(&usage, (int)i));
    for (size_t v = 0; v < plan->staffing.n_variants; v++) {
        const struct staffing_variant *variant = &plan->staffing.variants[v];
        if (!usage.variants[v] || variant->code != PB_NONE || is_repeated(&usage, v))
            continue;
        export_json_append(&list,
                           stint_json((struct pb_window){variant->segments[0].from_min + day_start,
                                                         variant->segments[0].to_min + day_start}));
    }
    free(usage.variants);
    return list;
}
