/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

enum { MAX_CODES = 5000 };

/* Moves a shift so that it starts in the planning day, [day_start, day_start + 24 h). */
static void move_into_day(const struct pb_frame *frame, struct pb_shift *shift)
{
    int start = shift->segments[0].from_min;
    int moved = 0;
    while (start + moved < frame->day_start_min)
        moved += 1440;
    while (start + moved >= frame->day_start_min + 1440)
        moved -= 1440;
    for (size_t i = 0; i < shift->n_segments; i++) {
        shift->segments[i].from_min += moved;
        shift->segments[i].to_min += moved;
    }
}

static struct pb_window span_of(const struct pb_shift *shift)
{
    return (struct pb_window){shift->segments[0].from_min,
                              shift->segments[shift->n_segments - 1].to_min};
}

/* The window of a break inside the span of its shift; length 0 when it does not fit. */
static struct pb_window break_window(const struct raw_break *raw, struct pb_window span)
{
    struct pb_window window = raw->between;
    if (window.from_min == PB_NONE) {
        int after = raw->after == PB_NONE ? 0 : raw->after;
        int before = raw->before == PB_NONE ? after + raw->length : raw->before;
        window = (struct pb_window){span.from_min + after, span.from_min + before};
    } else {
        while (window.to_min <= span.from_min) {
            window.from_min += 1440;
            window.to_min += 1440;
        }
        while (window.from_min >= span.to_min && window.from_min >= 1440) {
            window.from_min -= 1440;
            window.to_min -= 1440;
        }
    }
    if (window.from_min < span.from_min)
        window.from_min = span.from_min;
    if (window.to_min > span.to_min)
        window.to_min = span.to_min;
    if (window.to_min - window.from_min < raw->length)
        return (struct pb_window){0, 0};
    return window;
}

static bool is_too_short(const struct raw_break *raw)
{
    int after = raw->after == PB_NONE ? 0 : raw->after;
    return raw->before != PB_NONE && raw->length != PB_NONE && raw->before - after < raw->length;
}

static void check_break(struct resolving *r, const struct raw_break *raw)
{
    if (raw->between.from_min == PB_NONE && raw->after == PB_NONE) {
        read_error(r->reading, read_at(r->reading, &raw->entry, NULL), "missing",
                   _("`between` or `after` is missing"));
        pb_hint(r->reading->msgs, _("`between: 11:00-13:30` by the clock, or `after: 3h` since "
                                    "the start of the shift"));
    }
    if (raw->between.from_min != PB_NONE && raw->after != PB_NONE)
        read_error(r->reading, read_at(r->reading, &raw->entry, "after"), "contradiction",
                   _("either `between` or `after`, not both"));
    if (is_too_short(raw))
        read_error(r->reading, read_at(r->reading, &raw->entry, "before"), "contradiction",
                   _("the break does not fit between `after` and `before`"));
}

/* Breaks of a shift; those that do not fit are left out, or named when `strict`. */
static void take_breaks(struct resolving *r, const struct raw_list *list, struct pb_shift *shift,
                        bool strict)
{
    const struct raw_break *raw = list->at;
    for (size_t i = 0; i < list->n; i++) {
        if (raw[i].length == PB_NONE ||
            (raw[i].between.from_min == PB_NONE && raw[i].after == PB_NONE))
            continue;
        struct pb_window window = break_window(&raw[i], span_of(shift));
        bool fits = window.to_min > window.from_min;
        if (fits && shift->n_breaks < PB_MAX_BREAKS)
            shift->breaks[shift->n_breaks++] =
                (struct pb_break){window, raw[i].length, raw[i].paid == 1};
        if (!fits && strict && !is_too_short(&raw[i]))
            read_error(r->reading, read_at(r->reading, &raw[i].entry, NULL), "outside_shift",
                       _("the break does not fit into the shift"));
    }
}

void resolve_check_breaks(struct resolving *r, const struct raw_list *list)
{
    const struct raw_break *raw = list->at;
    for (size_t i = 0; i < list->n; i++)
        check_break(r, &raw[i]);
    if (list->n > PB_MAX_BREAKS)
        read_error(r->reading, read_at(r->reading, &raw[PB_MAX_BREAKS].entry, NULL), "too_many",
                   _("a shift has at most %d breaks"), PB_MAX_BREAKS);
}

void resolve_place_shift(struct resolving *r, struct pb_shift *shift, const struct raw_list *breaks)
{
    move_into_day(&r->out->frame, shift);
    take_breaks(r, breaks, shift, false);
}

/* Segments in order; one that starts before the end of the last is meant for the next day. */
static bool take_segments(struct resolving *r, const struct raw_code *raw, struct pb_shift *shift)
{
    const struct node *node = read_at(r->reading, &raw->entry, "hours");
    if (raw->hours.n > PB_MAX_SEGMENTS) {
        read_error(r->reading, node, "too_many", _("a shift has at most %d segments"),
                   PB_MAX_SEGMENTS);
        return false;
    }
    int end = -1;
    for (size_t i = 0; i < raw->hours.n; i++) {
        struct pb_window segment = raw->hours.at[i];
        while (segment.from_min < end) {
            segment.from_min += 1440;
            segment.to_min += 1440;
        }
        end = segment.to_min;
        shift->segments[shift->n_segments++] = segment;
    }
    if (shift->n_segments == 0)
        return false;
    struct pb_window span = span_of(shift);
    if (span.to_min - span.from_min > 1440) {
        read_error(r->reading, node, "contradiction",
                   _("the segments overlap or reach over more than 24 hours"));
        return false;
    }
    return true;
}

struct pb_ints resolve_group_list(struct resolving *r, const struct entry *entry,
                                  struct raw_names names)
{
    struct resolve_names groups = resolve_groups_of(r->out);
    struct pb_ints list = {arena_alloc(r->reading->arena, names.n, sizeof(int)), 0};
    const struct node *node = node_get(entry->node, "groups");
    for (size_t i = 0; list.at && i < names.n; i++) {
        const struct node *item = node && node->kind == NODE_LIST ? node->items[i] : node;
        int group = resolve_name(r, &groups, item, names.at[i]);
        if (group != PB_NONE)
            list.at[list.n++] = group;
    }
    return list;
}

static bool take_code(struct resolving *r, const struct raw_code *raw, struct pb_shift *shift)
{
    shift->code = raw->entry.id;
    shift->name = raw->name ? raw->name : raw->entry.id;
    shift->groups = resolve_group_list(r, &raw->entry, raw->groups);
    shift->extra_cost = fmax(0, raw->extra_cost);
    shift->fixed_cost = raw->fixed_cost;
    resolve_check_breaks(r, &raw->breaks);
    if (!take_segments(r, raw, shift))
        return false;
    move_into_day(&r->out->frame, shift);
    take_breaks(r, &raw->breaks, shift, true);
    return true;
}

static void check_shifts(struct resolving *r)
{
    bool people = r->out->people.n_groups > 0;
    if (r->out->shifts.n_codes || !people || r->raw->shifts.codes.n || r->raw->shifts.generate.n)
        return;
    read_error(r->reading, read_at(r->reading, &r->raw->shifts.entry, NULL), "missing",
               _("there are no shifts"));
    pb_hint(r->reading->msgs, _("give shifts.codes or shifts.generate"));
}

void resolve_shifts(struct resolving *r)
{
    const struct raw_shifts *raw = &r->raw->shifts;
    const struct raw_code *codes = raw->codes.at;
    struct pb_shifts *out = &r->out->shifts;
    out->max_codes = raw->max_codes;
    out->handover_min = raw->handover > 0 ? raw->handover : 0;
    size_t room = raw->codes.n + resolve_count_generated(r);
    if (room > MAX_CODES) {
        read_error(r->reading, read_at(r->reading, &raw->entry, "generate"), "too_many",
                   _("%zu shifts: at most %d are possible"), room, MAX_CODES);
        pb_hint(r->reading->msgs, _("a longer step or fewer lengths make fewer shifts"));
        return;
    }
    out->codes = arena_alloc(r->reading->arena, room, sizeof *out->codes);
    for (size_t i = 0; out->codes && i < raw->codes.n; i++)
        if (take_code(r, &codes[i], &out->codes[out->n_codes]))
            out->n_codes++;
        else
            out->codes[out->n_codes] = (struct pb_shift){0};
    if (out->codes)
        resolve_generated(r);
    check_shifts(r);
}
