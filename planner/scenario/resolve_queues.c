/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"
#include "planner/scenario/words.h"

/* Everything said about one queue: its own entry over that of its function over the preset. */
static struct raw_queue merged(struct resolving *r, const struct pb_queue *queue)
{
    const char *function = field_function_names[queue->function];
    const struct raw_list *given = &r->raw->queues;
    const struct raw_queue *own = presets_find(given, sizeof *own, queue->id);
    const struct raw_queue *wide = presets_find(given, sizeof *wide, function);
    struct raw_queue result;
    struct raw_queue defaults;
    read_record(r->reading, &fields_queue, NULL, &defaults);
    result = own ? *own : wide ? *wide : defaults;
    if (own && wide)
        field_merge(&fields_queue, &result, wide);
    field_merge(&fields_queue, &result, presets_find(&r->presets.queues, sizeof result, function));
    field_merge(&fields_queue, &result, &defaults);
    return result;
}

static void resolve_range(struct resolving *r, const struct raw_queue *raw, struct pb_queue *queue)
{
    const struct raw_capacity *capacity = &r->raw->capacity;
    struct raw_range range = raw->sessions_per_shift;
    double plan_at = raw->plan_at;
    if (isnan(range.low))
        range = capacity->sessions_per_shift[queue->function];
    if (isnan(range.low))
        range = (struct raw_range){800, 900};
    if (isnan(plan_at))
        plan_at = capacity->plan_at[queue->function];
    if (isnan(plan_at))
        plan_at = 0.5;
    queue->range_low = fmin(range.low, range.high);
    queue->range_high = fmax(range.low, range.high);
    queue->sessions_per_shift = range.low + plan_at * (range.high - range.low);
}

static void resolve_queue_fields(struct resolving *r, struct pb_queue *queue)
{
    static const enum pb_outside outsides[] = {PB_OUTSIDE_BOT, PB_OUTSIDE_WAIT, PB_OUTSIDE_LOST};
    struct raw_queue raw = merged(r, queue);
    queue->deferrable = raw.deferrable == 1;
    queue->open = raw.open;
    queue->scored = raw.scored;
    queue->outside = outsides[raw.outside == PB_NONE ? 0 : raw.outside];
    queue->lost_price = raw.lost_price;
    queue->lost_by_value = raw.lost_by == 1;
    queue->session_value = NAN;
    queue->late_price = raw.late_price;
    queue->promise_min = raw.promise;
    queue->opening_backlog = raw.opening_backlog;
    queue->short_head_price = raw.short_head_price;
    queue->response = (struct pb_response_target){
        .within_s = (int)lround(raw.response.within),
        .share = raw.response.share,
        .handle_s = raw.response.handle,
        .parallel = raw.response.parallel,
        .patience_s = raw.response.patience,
    };
    resolve_range(r, &raw, queue);
    if (queue->outside == PB_OUTSIDE_WAIT && !queue->deferrable) {
        const struct raw_queue *own = presets_find(&r->raw->queues, sizeof *own, queue->id);
        const struct entry *entry = own ? &own->entry : &r->raw->entry;
        read_error(r->reading, read_at(r->reading, entry, "outside"), "contradiction",
                   _("arrivals outside the hours of `%s` wait, but its work is not deferrable"),
                   queue->id);
        pb_hint(r->reading->msgs, _("set deferrable: yes, or outside: bot or lost"));
    }
}

static void check_queue_entry(struct resolving *r, const struct raw_queue *raw, size_t i)
{
    const struct node *map = node_get(r->raw->entry.node, "queues");
    const struct node *key = map && map->keys ? map->keys[i] : raw->entry.node;
    const struct raw_range *range = &raw->sessions_per_shift;
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        if (strcmp(field_function_names[f], raw->entry.id) == 0)
            key = NULL;
    struct resolve_names names = resolve_queues_of(r->out);
    if (key)
        resolve_name(r, &names, key, raw->entry.id);
    if (range->low > range->high)
        read_error(r->reading, read_at(r->reading, &raw->entry, "sessions_per_shift"),
                   "start_after_end", _("the range ends below its start"));
}

static void check_capacity_ranges(struct resolving *r)
{
    const struct raw_capacity *capacity = &r->raw->capacity;
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        const struct raw_range *range = &capacity->sessions_per_shift[f];
        const struct node *node = read_at(r->reading, &capacity->entry, "sessions_per_shift");
        if (!(range->low > range->high))
            continue;
        read_error(r->reading, node, "start_after_end", _("the range ends below its start"));
        return;
    }
}

static const char *queue_id(struct resolving *r, const char *department, const char *function)
{
    struct text id = {0};
    text_printf(&id, "%s.%s", department, function);
    return words_keep(r->reading->arena, &id);
}

void resolve_queues(struct resolving *r)
{
    struct pb_scenario *out = r->out;
    size_t room = out->n_departments * PB_N_FUNCTIONS;
    out->queues = arena_alloc(r->reading->arena, room, sizeof *out->queues);
    if (!out->queues)
        return;
    for (size_t d = 0; d < out->n_departments; d++)
        for (int f = 0; f < PB_N_FUNCTIONS; f++) {
            if (!out->departments[d].functions[f])
                continue;
            struct pb_queue *queue = &out->queues[out->n_queues++];
            queue->id = queue_id(r, out->departments[d].id, field_function_names[f]);
            queue->department = (int)d;
            queue->function = (enum pb_function)f;
            if (!queue->id) {
                out->n_queues--;
                return;
            }
        }
    for (size_t q = 0; q < out->n_queues; q++)
        resolve_queue_fields(r, &out->queues[q]);
    const struct raw_queue *given = r->raw->queues.at;
    for (size_t i = 0; i < r->raw->queues.n; i++)
        check_queue_entry(r, &given[i], i);
    check_capacity_ranges(r);
}
