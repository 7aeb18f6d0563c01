/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"
#include "planner/scenario/words.h"

static int step_of(const struct raw_generate *raw)
{
    return raw->step == PB_NONE ? 60 : raw->step;
}

size_t resolve_count_generated(const struct resolving *r)
{
    const struct raw_generate *raw = r->raw->shifts.generate.at;
    size_t n = 0;
    for (size_t i = 0; i < r->raw->shifts.generate.n; i++)
        for (size_t w = 0; w < raw[i].start.n; w++) {
            const struct pb_window *start = &raw[i].start.at[w];
            n += raw[i].lengths.n *
                 (size_t)((start->to_min - start->from_min) / step_of(&raw[i]) + 1);
        }
    return n;
}

/* Minutes that [from, to) has inside `window` of any day. */
static int overlap(struct pb_window window, int from, int to)
{
    int sum = 0;
    for (int day = -1440; day <= 2880; day += 1440) {
        int low = window.from_min + day > from ? window.from_min + day : from;
        int high = window.to_min + day < to ? window.to_min + day : to;
        sum += high > low ? high - low : 0;
    }
    return sum;
}

/* Minutes at work in the window: presence less unpaid breaks at their earliest places. */
static int work_inside(const struct pb_shift *shift, struct pb_window window)
{
    int minutes = 0;
    for (size_t i = 0; i < shift->n_segments; i++)
        minutes += overlap(window, shift->segments[i].from_min, shift->segments[i].to_min);
    for (size_t i = 0; i < shift->n_breaks; i++) {
        int from = shift->breaks[i].window.from_min;
        if (!shift->breaks[i].paid)
            minutes -= overlap(window, from, from + shift->breaks[i].length_min);
    }
    return minutes;
}

static void take_cost(const struct raw_generate *raw, struct pb_shift *shift)
{
    double night = 0;
    if (raw->night_hour_cost > 0)
        night = raw->night_hour_cost * work_inside(shift, raw->night_hours) / 60;
    shift->extra_cost = fmax(0, raw->extra_cost);
    shift->fixed_cost = raw->fixed_cost;
    if (isnan(shift->fixed_cost))
        shift->extra_cost += night;
    else
        shift->fixed_cost += night;
}

static const char *name_shift(struct resolving *r, const char *id, int start, int length)
{
    struct text name = {0};
    text_printf(&name, "%s-%02d%02d-%dh", id, start / 60 % 24, start % 60, length / 60);
    if (length % 60)
        text_printf(&name, "%02d", length % 60);
    return words_keep(r->reading->arena, &name);
}

static void add_shift(struct resolving *r, const struct raw_generate *raw, struct pb_ints groups,
                      struct pb_window hours)
{
    struct pb_shifts *out = &r->out->shifts;
    struct pb_shift *shift = &out->codes[out->n_codes];
    *shift = (struct pb_shift){.segments = {hours}, .n_segments = 1, .generated = true};
    shift->code = name_shift(r, raw->entry.id, hours.from_min, hours.to_min - hours.from_min);
    shift->name = raw->name ? raw->name : shift->code;
    shift->groups = groups;
    resolve_place_shift(r, shift, &raw->breaks);
    take_cost(raw, shift);
    if (shift->code)
        out->n_codes++;
}

/* Whether a shift of this range has these hours already: windows may overlap. */
static bool is_known(const struct pb_shifts *shifts, size_t first, struct pb_window hours)
{
    for (size_t i = first; i < shifts->n_codes; i++) {
        const struct pb_window *other = &shifts->codes[i].segments[0];
        if ((other->from_min - hours.from_min) % 1440 == 0 &&
            other->to_min - other->from_min == hours.to_min - hours.from_min)
            return true;
    }
    return false;
}

/* A range on its way to shifts. */
struct range {
    const struct raw_generate *raw;
    struct pb_ints groups;
    size_t first; /* index of its first shift */
};

/* Shifts of one length that start in one window. */
static void generate(struct resolving *r, const struct range *range, struct pb_window start,
                     int length)
{
    const struct raw_generate *raw = range->raw;
    for (int from = start.from_min; from <= start.to_min; from += step_of(raw)) {
        struct pb_window hours = {from, from + length};
        if (!is_known(&r->out->shifts, range->first, hours))
            add_shift(r, raw, range->groups, hours);
    }
}

void resolve_generated(struct resolving *r)
{
    const struct raw_generate *raw = r->raw->shifts.generate.at;
    for (size_t i = 0; i < r->raw->shifts.generate.n; i++) {
        struct range range = {&raw[i], resolve_group_list(r, &raw[i].entry, raw[i].groups),
                              r->out->shifts.n_codes};
        resolve_check_breaks(r, &raw[i].breaks);
        for (size_t l = 0; l < raw[i].lengths.n; l++)
            for (size_t w = 0; w < raw[i].start.n; w++)
                generate(r, &range, raw[i].start.at[w], raw[i].lengths.at[l]);
    }
}
