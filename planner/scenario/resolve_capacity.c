/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

/* What a level has that says nothing of its own. */
static const struct raw_level plain_level = {.factor = 1, .novice = 0, .senior = 0};

static void take_level(struct resolving *r, struct raw_level raw, const char *id)
{
    struct pb_capacity_input *out = &r->out->capacity;
    field_merge(&fields_level, &raw, &plain_level);
    out->levels[out->n_levels++] = (struct pb_level){id, raw.name ? raw.name : id, raw.factor,
                                                     raw.novice == 1, raw.senior == 1};
}

/* Those given first, completed from the presets of the same name; then the other presets. */
static void resolve_levels(struct resolving *r)
{
    const struct raw_list *given = &r->raw->capacity.levels;
    const struct raw_level *raw = given->at;
    const struct raw_list *presets = &r->presets.levels;
    const struct raw_level *preset = presets->at;
    struct pb_capacity_input *out = &r->out->capacity;
    out->levels = arena_alloc(r->reading->arena, given->n + presets->n, sizeof *out->levels);
    if (!out->levels)
        return;
    for (size_t i = 0; i < given->n; i++) {
        struct raw_level level = raw[i];
        const struct raw_level *base = presets_find(presets, sizeof level, level.entry.id);
        if (base)
            field_merge(&fields_level, &level, base);
        take_level(r, level, raw[i].entry.id);
    }
    for (size_t i = 0; i < presets->n; i++)
        if (!presets_find(given, sizeof *raw, preset[i].entry.id))
            take_level(r, preset[i], preset[i].entry.id);
}

static void resolve_rooms(struct resolving *r)
{
    const struct raw_room *raw = r->raw->capacity.rooms.at;
    size_t n = r->raw->capacity.rooms.n;
    struct pb_room *rooms = arena_alloc(r->reading->arena, n, sizeof *rooms);
    for (size_t i = 0; rooms && i < n; i++) {
        const char *id = raw[i].entry.id;
        int seats = raw[i].seats == PB_NONE ? 1 : raw[i].seats;
        rooms[i] = (struct pb_room){id, raw[i].name ? raw[i].name : id, seats};
        r->out->capacity.n_rooms++;
    }
    r->out->capacity.rooms = rooms;
}

static void resolve_pairs(struct resolving *r)
{
    const struct raw_list *list = &r->raw->capacity.efficiency.pairs;
    const struct raw_pair *raw = list->at;
    struct pb_capacity_input *out = &r->out->capacity;
    out->pairs = arena_alloc(r->reading->arena, list->n, sizeof *out->pairs);
    for (size_t i = 0; out->pairs && i < list->n; i++) {
        const struct node *from_node = read_at(r->reading, &raw[i].entry, "from");
        const struct node *to_node = read_at(r->reading, &raw[i].entry, "to");
        int from = raw[i].from ? resolve_queue(r, from_node, raw[i].from) : PB_NONE;
        int to = raw[i].to ? resolve_queue(r, to_node, raw[i].to) : PB_NONE;
        if (from == PB_NONE || to == PB_NONE || isnan(raw[i].factor))
            continue;
        if (from == to) {
            read_error(r->reading, to_node, "contradiction", _("a queue cannot lend to itself"));
            continue;
        }
        out->pairs[out->n_pairs++] = (struct pb_pair){from, to, raw[i].factor};
    }
}

static double given_or(double value, double otherwise)
{
    return isnan(value) ? otherwise : value;
}

void resolve_capacity(struct resolving *r)
{
    const struct raw_capacity *raw = &r->raw->capacity;
    struct pb_capacity_input *out = &r->out->capacity;
    out->net_min = raw->net_hours == PB_NONE ? 450 : raw->net_hours;
    memcpy(out->bot_share, raw->bot_share, sizeof out->bot_share);
    out->fatigue_after_min = raw->fatigue.after == PB_NONE ? 480 : raw->fatigue.after;
    out->fatigue_factor = given_or(raw->fatigue.factor, 1);
    out->same_department = given_or(raw->efficiency.same_department, 0);
    out->same_function = given_or(raw->efficiency.same_function, 0);
    out->relay = raw->efficiency.relay == 1;
    out->max_brands = raw->max_brands == PB_NONE ? 6 : raw->max_brands;
    out->max_shared_queues = raw->max_shared_queues == PB_NONE ? 2 : raw->max_shared_queues;
    out->block_min = raw->block == PB_NONE ? 120 : raw->block;
    out->absence = given_or(raw->absence, 0);
    out->standby = given_or(raw->standby, 0);
    resolve_levels(r);
    resolve_rooms(r);
    resolve_pairs(r);
}
