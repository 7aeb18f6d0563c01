/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/codes_twin.h"

#include <math.h>
#include <string.h>

#include "planner/base/text.h"
#include "planner/explain/change.h"

enum { HOUR_MIN = 60, MOST_MIN = 48 * 60 };

const char *twin_ending(struct arena *arena, int later, int longer)
{
    return change_string(arena, "_%s%d_%d", later < 0 ? "early" : "late",
                         later < 0 ? -later : later, longer);
}

const char *twin_id(const struct pb_scenario *scenario, struct arena *arena, int code, int later,
                    int longer)
{
    return change_string(arena, "%s%s", scenario->shifts.codes[code].code,
                         twin_ending(arena, later, longer));
}

static void append_window(struct text *out, struct pb_window window)
{
    text_printf(out, "%02d:%02d-%02d:%02d", window.from_min / HOUR_MIN, window.from_min % HOUR_MIN,
                window.to_min / HOUR_MIN, window.to_min % HOUR_MIN);
}

static void append_breaks(struct text *out, const struct pb_shift *shift, int later)
{
    for (size_t i = 0; i < shift->n_breaks; i++) {
        const struct pb_break *at = &shift->breaks[i];
        text_append(out, i == 0 ? ", breaks: [" : ", ");
        text_append(out, "{between: ");
        append_window(out,
                      (struct pb_window){at->window.from_min + later, at->window.to_min + later});
        text_printf(out, ", length: %dmin, paid: %s}", at->length_min, at->paid ? "yes" : "no");
    }
    text_append(out, shift->n_breaks > 0 ? "]" : "");
}

static void append_groups(struct text *out, const struct pb_scenario *scenario,
                          const struct pb_shift *shift)
{
    for (size_t i = 0; i < shift->groups.n; i++)
        text_printf(out, "%s%s", i == 0 ? ", groups: [" : ", ",
                    scenario->people.groups[shift->groups.at[i]].id);
    text_append(out, shift->groups.n > 0 ? "]" : "");
}

void twin_add(const struct pb_scenario *scenario, struct arena *arena, int code, int later,
              int longer, struct explain_change *change)
{
    const struct pb_shift *shift = &scenario->shifts.codes[code];
    int start = scenario->frame.day_start_min;
    int first = shift->segments[0].from_min + later;
    int last = shift->segments[shift->n_segments - 1].to_min + later + longer;
    struct text text = {0};
    if (first < start || first >= start + 24 * HOUR_MIN || last > MOST_MIN)
        return;
    text_append(&text, "{hours: [");
    for (size_t i = 0; i < shift->n_segments; i++) {
        struct pb_window window = shift->segments[i];
        window.from_min += later;
        window.to_min += later + (i + 1 == shift->n_segments ? longer : 0);
        text_append(&text, i > 0 ? ", " : "");
        append_window(&text, window);
    }
    text_append(&text, "]");
    append_breaks(&text, shift, later);
    append_groups(&text, scenario, shift);
    if (shift->extra_cost > 0)
        text_printf(&text, ", extra_cost: %.10g", shift->extra_cost);
    if (isfinite(shift->fixed_cost))
        text_printf(&text, ", fixed_cost: %.10g", shift->fixed_cost);
    text_append(&text, "}");
    change_set(arena, change, "shifts.codes.%s=%s", twin_id(scenario, arena, code, later, longer),
               text_string(&text));
    text_release(&text);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

double twin_shifts(const struct twin_use *use, const char *id, double *most)
{
    const struct staffing *staffing = use->staffing;
    const struct capacity_problem *problem = &staffing->problem;
    double sum = 0;
    *most = 0;
    for (int day = -1; day < problem->n_days; day++) {
        double today = 0;
        for (int j = 0; j < problem->n_duties; j++) {
            const struct staffing_variant *variant =
                &staffing->variants[problem->duties[j].variant];
            if (problem->duties[j].day == day && problem->duties[j].post == CAPACITY_NONE &&
                ends_with(use->scenario->shifts.codes[variant->code].code, id))
                today += (use->plan != NULL ? use->plan->agents[j]
                                            : capacity_linear_value(use->linear, j));
        }
        sum += today;
        *most = fmax(*most, today);
    }
    return sum;
}
