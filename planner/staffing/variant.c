/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/staffing/variant.h"

#include <assert.h>
#include <string.h>

#include "planner/base/civil.h"

enum { DAY_MIN = CIVIL_DAY_MINUTES };

/** What a minute of a shift is. */
enum minute { AWAY = 0, SERVING, PAID_BREAK, UNPAID_BREAK, HANDOVER };

/** A shift has at most three segments inside three days. */
enum { LONGEST_MIN = 3 * DAY_MIN };

/** The break times of one code that are tried. */
struct placements {
    int from_min[PB_MAX_BREAKS][STAFFING_MAX_PLACEMENTS];
    size_t n[PB_MAX_BREAKS];
};

struct staffing_clock staffing_clock_of(const struct pb_scenario *scenario)
{
    return (struct staffing_clock){.slot_min = scenario->frame.slot_min,
                                   .day_start_min = scenario->frame.day_start_min,
                                   .night = scenario->rules.night,
                                   .handover_min = scenario->shifts.handover_min,
                                   .fatigue_after_min = scenario->capacity.fatigue_after_min,
                                   .fatigue_factor = scenario->capacity.fatigue_factor};
}

static int minute_max(int a, int b)
{
    return a > b ? a : b;
}

static int minute_min(int a, int b)
{
    return a < b ? a : b;
}

/** Minutes that two windows share. */
static int overlap(struct pb_window a, struct pb_window b)
{
    return minute_max(0, minute_min(a.to_min, b.to_min) - minute_max(a.from_min, b.from_min));
}

static int night_minutes(const struct staffing_variant *variant, const struct staffing_clock *clock)
{
    int sum = 0;
    for (size_t i = 0; i < variant->n_segments; i++)
        for (int day = -1; day < STAFFING_CALENDAR_DAYS; day++) {
            int shift = day * DAY_MIN - clock->day_start_min;
            struct pb_window night = {clock->night.from_min + shift, clock->night.to_min + shift};
            sum += overlap(variant->segments[i], night);
        }
    return sum;
}

/** Writes what every minute of the shift is. */
static void paint(const struct staffing_variant *variant, const struct staffing_clock *clock,
                  unsigned char minutes[LONGEST_MIN])
{
    memset(minutes, AWAY, LONGEST_MIN);
    for (size_t i = 0; i < variant->n_segments; i++) {
        const struct pb_window *segment = &variant->segments[i];
        memset(minutes + segment->from_min, SERVING, (size_t)(segment->to_min - segment->from_min));
    }
    struct pb_window last = variant->segments[variant->n_segments - 1];
    int handover = minute_min(clock->handover_min, last.to_min - last.from_min);
    memset(minutes + last.to_min - handover, HANDOVER, (size_t)handover);
    for (size_t i = 0; i < variant->n_breaks; i++) {
        const struct pb_window *pause = &variant->breaks[i];
        memset(minutes + pause->from_min, variant->break_paid[i] ? PAID_BREAK : UNPAID_BREAK,
               (size_t)(pause->to_min - pause->from_min));
    }
}

/** Counts the painted minutes and lays them over the slots. */
static enum pb_rc measure(struct staffing_variant *variant, const struct staffing_clock *clock,
                          struct arena *arena)
{
    unsigned char minutes[LONGEST_MIN];
    paint(variant, clock, minutes);
    int slot_min = clock->slot_min;
    int start = variant->segments[0].from_min;
    variant->end_min = variant->segments[variant->n_segments - 1].to_min;
    variant->first_slot = start / slot_min;
    variant->n_slots = (variant->end_min + slot_min - 1) / slot_min - variant->first_slot;
    variant->present = arena_alloc(arena, (size_t)variant->n_slots, sizeof(double));
    variant->net = arena_alloc(arena, (size_t)variant->n_slots, sizeof(double));
    variant->productive = arena_alloc(arena, (size_t)variant->n_slots, sizeof(double));
    if (variant->present == NULL || variant->net == NULL || variant->productive == NULL)
        return PB_MEMORY;
    for (int minute = start; minute < variant->end_min; minute++) {
        if (minutes[minute] == AWAY)
            continue;
        int slot = minute / slot_min - variant->first_slot;
        variant->presence_min++;
        variant->present[slot] += 1;
        if (minutes[minute] != UNPAID_BREAK) {
            variant->paid_min++;
            variant->paid_on[(minute + clock->day_start_min) / DAY_MIN]++;
        }
        if (minutes[minute] == SERVING) {
            variant->net_min++;
            variant->net[slot] += 1;
            bool tired = variant->net_min > clock->fatigue_after_min;
            variant->productive[slot] += tired ? clock->fatigue_factor : 1;
        }
    }
    for (int slot = 0; slot < variant->n_slots; slot++) {
        variant->present[slot] /= slot_min;
        variant->net[slot] /= slot_min;
        variant->productive[slot] /= slot_min;
    }
    variant->night_min = night_minutes(variant, clock);
    return PB_OK;
}

static bool inside_a_segment(const struct staffing_variant *variant, struct pb_window window)
{
    for (size_t i = 0; i < variant->n_segments; i++)
        if (window.from_min >= variant->segments[i].from_min &&
            window.to_min <= variant->segments[i].to_min)
            return true;
    return false;
}

/** Start times of break `index` on the grid of slots; only the count when `times` is NULL. */
static size_t list_times(const struct staffing_variant *shape, const struct pb_break *pause,
                         int offset_min, int slot_min, int *times)
{
    size_t n = 0;
    int last = pause->window.to_min - pause->length_min;
    for (int from = pause->window.from_min; from <= last; from += slot_min) {
        struct pb_window window = {from + offset_min, from + offset_min + pause->length_min};
        if (!inside_a_segment(shape, window))
            continue;
        if (times != NULL)
            times[n] = window.from_min;
        n++;
    }
    return n;
}

/** Takes counts down, the largest first, until their product is small enough. */
static void limit_counts(size_t counts[PB_MAX_BREAKS], size_t n_breaks)
{
    for (;;) {
        size_t product = 1, largest = 0;
        for (size_t i = 0; i < n_breaks; i++) {
            product *= counts[i];
            if (counts[i] > counts[largest])
                largest = i;
        }
        if (product <= STAFFING_MAX_PLACEMENTS)
            return;
        counts[largest]--;
    }
}

/** The break times of code `code` that are tried; false when one of its breaks fits nowhere. */
static bool find_placements(const struct pb_shift *code, const struct staffing_variant *shape,
                            int offset_min, int slot_min, struct placements *out)
{
    int times[PB_MAX_BREAKS][LONGEST_MIN / 15];
    size_t all[PB_MAX_BREAKS] = {0};
    for (size_t i = 0; i < code->n_breaks; i++) {
        all[i] = list_times(shape, &code->breaks[i], offset_min, slot_min, times[i]);
        if (all[i] == 0)
            return false;
        out->n[i] = all[i];
    }
    limit_counts(out->n, code->n_breaks);
    for (size_t i = 0; i < code->n_breaks; i++)
        for (size_t k = 0; k < out->n[i]; k++) {
            size_t spread = out->n[i] == 1 ? all[i] / 2 : k * (all[i] - 1) / (out->n[i] - 1);
            out->from_min[i][k] = times[i][spread];
        }
    return true;
}

static bool breaks_overlap(const struct staffing_variant *variant)
{
    for (size_t i = 0; i < variant->n_breaks; i++)
        for (size_t k = i + 1; k < variant->n_breaks; k++)
            if (overlap(variant->breaks[i], variant->breaks[k]) > 0)
                return true;
    return false;
}

/** Moves to the next combination of break times; false after the last. */
static bool next_combination(const struct placements *placements, size_t n_breaks,
                             size_t chosen[PB_MAX_BREAKS])
{
    for (size_t i = n_breaks; i-- > 0;) {
        if (++chosen[i] < placements->n[i])
            return true;
        chosen[i] = 0;
    }
    return false;
}

/** The code without its breaks, laid into the planning day. */
static struct staffing_variant shape_of(const struct pb_shift *code, int index, int day_start_min,
                                        int *offset_min)
{
    struct staffing_variant shape = {.code = index, .n_segments = code->n_segments};
    int offset = -day_start_min;
    while (code->segments[0].from_min + offset < 0)
        offset += DAY_MIN;
    for (size_t i = 0; i < code->n_segments; i++) {
        shape.segments[i].from_min = code->segments[i].from_min + offset;
        shape.segments[i].to_min = code->segments[i].to_min + offset;
    }
    assert(shape.segments[code->n_segments - 1].to_min <= LONGEST_MIN);
    *offset_min = offset;
    return shape;
}

/** Appends the variants of one code. `out->at` has room for them. */
static enum pb_rc append_code(const struct pb_shift *code, int index,
                              const struct staffing_clock *clock, struct arena *arena,
                              struct staffing_variants *out)
{
    int offset;
    struct staffing_variant shape = shape_of(code, index, clock->day_start_min, &offset);
    struct placements placements = {0};
    if (!find_placements(code, &shape, offset, clock->slot_min, &placements))
        return PB_OK;
    size_t chosen[PB_MAX_BREAKS] = {0};
    do {
        struct staffing_variant variant = shape;
        variant.n_breaks = code->n_breaks;
        for (size_t i = 0; i < code->n_breaks; i++) {
            int from = placements.from_min[i][chosen[i]];
            variant.breaks[i] = (struct pb_window){from, from + code->breaks[i].length_min};
            variant.break_paid[i] = code->breaks[i].paid;
        }
        if (breaks_overlap(&variant))
            continue;
        if (measure(&variant, clock, arena) != PB_OK)
            return PB_MEMORY;
        out->at[out->n++] = variant;
    } while (next_combination(&placements, code->n_breaks, chosen));
    return PB_OK;
}

enum pb_rc staffing_variants_make(const struct pb_scenario *scenario, struct arena *arena,
                                  struct staffing_variants *out)
{
    const struct pb_shifts *shifts = &scenario->shifts;
    struct staffing_clock clock = staffing_clock_of(scenario);
    *out = (struct staffing_variants){0};
    out->at = arena_alloc(arena, shifts->n_codes * STAFFING_MAX_PLACEMENTS, sizeof *out->at);
    if (out->at == NULL)
        return PB_MEMORY;
    for (size_t i = 0; i < shifts->n_codes; i++)
        if (append_code(&shifts->codes[i], (int)i, &clock, arena, out) != PB_OK)
            return PB_MEMORY;
    return PB_OK;
}

static enum pb_rc put_stint(int from_min, int length_min, const struct staffing_clock *clock,
                            struct arena *arena, struct staffing_variants *out)
{
    struct staffing_variant stint = {.code = PB_NONE, .n_segments = 1};
    struct staffing_clock no_handover = *clock;
    stint.segments[0].from_min = from_min;
    stint.segments[0].to_min = from_min + length_min;
    no_handover.handover_min = 0;
    if (measure(&stint, &no_handover, arena) != PB_OK)
        return PB_MEMORY;
    out->at[out->n] = stint;
    return PB_OK;
}

/** Calls for every stint of `window`; counts only when `out->at` is NULL. */
static enum pb_rc append_stints(const struct pb_militia *pool, struct pb_window window,
                                const struct staffing_clock *clock, struct arena *arena,
                                struct staffing_variants *out)
{
    int offset = window.from_min < clock->day_start_min ? DAY_MIN - clock->day_start_min
                                                        : -clock->day_start_min;
    for (size_t k = 0; k < pool->lengths_min.n; k++)
        for (int from = window.from_min; from + pool->lengths_min.at[k] <= window.to_min;
             from += pool->start_step_min) {
            if (from + offset >= DAY_MIN)
                break;
            if (out->at != NULL &&
                put_stint(from + offset, pool->lengths_min.at[k], clock, arena, out) != PB_OK)
                return PB_MEMORY;
            out->n++;
        }
    return PB_OK;
}

enum pb_rc staffing_stints_make(const struct pb_scenario *scenario, const struct pb_militia *pool,
                                struct arena *arena, struct staffing_variants *out)
{
    struct staffing_clock clock = staffing_clock_of(scenario);
    *out = (struct staffing_variants){0};
    for (int pass = 0; pass < 2; pass++) {
        size_t room = out->n;
        out->n = 0;
        if (pass == 1 && (out->at = arena_alloc(arena, room, sizeof *out->at)) == NULL)
            return PB_MEMORY;
        for (size_t i = 0; i < pool->hours.n; i++)
            if (append_stints(pool, pool->hours.at[i], &clock, arena, out) != PB_OK)
                return PB_MEMORY;
    }
    return PB_OK;
}

struct staffing_pay_split staffing_split_pay(const struct staffing_variant *variant, int normal_min,
                                             const bool holiday[STAFFING_CALENDAR_DAYS])
{
    struct staffing_pay_split split = {0};
    for (int day = 0; day < STAFFING_CALENDAR_DAYS; day++) {
        if (holiday[day])
            split.ot300_min += variant->paid_on[day];
        else
            split.regular_min += variant->paid_on[day];
    }
    split.ot150_min = minute_max(0, split.regular_min - normal_min);
    split.regular_min -= split.ot150_min;
    return split;
}

int staffing_end_clock(const struct staffing_variant *variant, const struct staffing_clock *clock)
{
    return (variant->end_min + clock->day_start_min) % DAY_MIN;
}
