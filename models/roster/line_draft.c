/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/line_draft.h"

#include <stdlib.h>
#include <string.h>

/* States of one layer; a node is a tuple of the states of all parts. */
struct layer {
    int *state; /* n * n_parts */
    int n, room;
    int *slot; /* hash table of node + 1 */
    int n_slots;
};

static void layer_release(struct layer *layer)
{
    free(layer->state);
    free(layer->slot);
    *layer = (struct layer){0};
}

static unsigned hash_ints(const int *v, size_t n)
{
    unsigned h = 2166136261u;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ (unsigned)v[i]) * 16777619u;
        h ^= h >> 13;
    }
    return h;
}

static bool layer_rehash(struct layer *layer, size_t n_parts)
{
    int n_slots = layer->n_slots ? 2 * layer->n_slots : 64;
    int *slot = calloc((size_t)n_slots, sizeof *slot);
    if (!slot) {
        return false;
    }
    free(layer->slot);
    layer->slot = slot;
    layer->n_slots = n_slots;
    for (int i = 0; i < layer->n; i++) {
        unsigned at = hash_ints(&layer->state[(size_t)i * n_parts], n_parts);
        while (slot[at % (unsigned)n_slots]) {
            at++;
        }
        slot[at % (unsigned)n_slots] = i + 1;
    }
    return true;
}

/* Number of the node with this tuple, new if need be; -1 when out of memory. */
static int layer_node(struct layer *layer, const int *tuple, size_t n_parts)
{
    if (2 * layer->n >= layer->n_slots && !layer_rehash(layer, n_parts)) {
        return -1;
    }
    unsigned at = hash_ints(tuple, n_parts);
    for (;; at++) {
        int *slot = &layer->slot[at % (unsigned)layer->n_slots];
        if (*slot == 0) {
            *slot = layer->n + 1;
            break;
        }
        const int *have = &layer->state[(size_t)(*slot - 1) * n_parts];
        if (n_parts == 0 || memcmp(have, tuple, n_parts * sizeof *tuple) == 0) {
            return *slot - 1;
        }
    }
    if (layer->n == layer->room) {
        int room = layer->room ? 2 * layer->room : 64;
        int *grown = realloc(layer->state, ((size_t)room * n_parts + 1) * sizeof *grown);
        if (!grown) {
            return -1;
        }
        layer->state = grown;
        layer->room = room;
    }
    if (n_parts > 0) {
        memcpy(&layer->state[(size_t)layer->n * n_parts], tuple, n_parts * sizeof *tuple);
    }
    return layer->n++;
}

struct draft_arc *draft_add_arc(struct line_draft *draft)
{
    if (draft->n_arcs == draft->arc_room) {
        int room = draft->arc_room ? 2 * draft->arc_room : 256;
        struct draft_arc *arcs = realloc(draft->arcs, (size_t)room * sizeof *arcs);
        if (!arcs) {
            return NULL;
        }
        draft->arcs = arcs;
        size_t width = (size_t)draft->n_counters;
        int *units = realloc(draft->units, ((size_t)room * width + 1) * sizeof *units);
        if (!units) {
            return NULL;
        }
        draft->units = units;
        draft->arc_room = room;
    }
    size_t width = (size_t)draft->n_counters;
    if (width > 0) {
        memset(&draft->units[(size_t)draft->n_arcs * width], 0, width * sizeof *draft->units);
    }
    draft->arcs[draft->n_arcs] = (struct draft_arc){0};
    return &draft->arcs[draft->n_arcs++];
}

static bool draft_close_node(struct line_draft *draft, int node)
{
    if (node + 1 >= draft->node_room) {
        int room = draft->node_room ? 2 * draft->node_room : 256;
        int *grown = realloc(draft->first_arc, (size_t)room * sizeof *grown);
        if (!grown) {
            return false;
        }
        draft->first_arc = grown;
        draft->node_room = room;
    }
    draft->first_arc[0] = 0;
    draft->first_arc[node + 1] = draft->n_arcs;
    return true;
}

struct walk {
    const struct line_rules *rules;
    const struct pb_stop *stop;
    struct line_draft *draft;
    struct layer now, next;
    int *to, *units; /* scratch: one tuple, one row of counter gains */
};

/* Steps of every part for one option; false = forbidden. The walk's scratch gets
 * the next states and the gains of the counters in order. */
static bool step_all(struct walk *walk, int day, const int *from, int option, double *cost)
{
    int k = 0;
    *cost = 0;
    for (size_t p = 0; p < walk->rules->n_parts; p++) {
        const struct line_part *part = &walk->rules->parts[p];
        struct line_move move = {.next = from[p]};
        if (!part->step(part, day, from[p], option, &move)) {
            return false;
        }
        walk->to[p] = move.next;
        *cost += move.cost;
        if (part->range.on) {
            walk->units[k++] = move.units;
        }
    }
    return true;
}

/* The layers belong to draft_build(), which releases both; the analyzer loses that at the swap.
 * NOLINTBEGIN(clang-analyzer-unix.Malloc) */

/* All arcs of node `i` of the present layer. */
static enum pb_rc walk_node(struct walk *walk, int day, int i)
{
    struct line_draft *draft = walk->draft;
    size_t n_parts = walk->rules->n_parts, width = (size_t)draft->n_counters;
    int next_base = draft->day_node[day + 1];
    for (int option = 0; option < draft->n_options; option++) {
        double cost;
        const int *from = &walk->now.state[(size_t)i * n_parts];
        if (!step_all(walk, day, from, option, &cost)) {
            continue;
        }
        int next = 0;
        if (day + 1 < draft->n_days) {
            next = layer_node(&walk->next, walk->to, n_parts);
        }
        struct draft_arc *arc = next < 0 ? NULL : draft_add_arc(draft);
        if (!arc) {
            return PB_MEMORY;
        }
        *arc = (struct draft_arc){.option = option, .next = next_base + next, .cost = cost};
        if (width > 0) {
            memcpy(&draft->units[(size_t)(draft->n_arcs - 1) * width], walk->units,
                   width * sizeof *walk->units);
        }
    }
    return PB_OK;
}

static enum pb_rc walk_days(struct walk *walk)
{
    struct line_draft *draft = walk->draft;
    size_t n_parts = walk->rules->n_parts;
    for (size_t p = 0; p < n_parts; p++) {
        walk->to[p] = walk->rules->parts[p].start;
    }
    if (layer_node(&walk->now, walk->to, n_parts) < 0) {
        return PB_MEMORY;
    }
    for (int day = 0; day < draft->n_days; day++) {
        if (pb_stop_requested(walk->stop)) {
            return PB_INTERRUPTED;
        }
        draft->day_node[day + 1] = draft->day_node[day] + walk->now.n;
        for (int i = 0; i < walk->now.n; i++) {
            if (walk_node(walk, day, i) != PB_OK ||
                !draft_close_node(draft, draft->day_node[day] + i)) {
                return PB_MEMORY;
            }
        }
        layer_release(&walk->now);
        walk->now = walk->next;
        walk->next = (struct layer){0};
    }
    int sink = draft->day_node[draft->n_days];
    draft->day_node[draft->n_days + 1] = sink + 1;
    draft->n_nodes = sink + 1;
    return draft_close_node(draft, sink) ? PB_OK : PB_MEMORY;
}

/* NOLINTEND(clang-analyzer-unix.Malloc) */

enum pb_rc draft_build(const struct roster_problem *problem, const struct line_rules *rules,
                       const struct pb_stop *stop, struct line_draft *out)
{
    *out = (struct line_draft){.n_days = problem->n_days, .n_options = problem->n_shifts + 1};
    for (size_t p = 0; p < rules->n_parts; p++) {
        out->n_counters += rules->parts[p].range.on;
    }
    struct walk walk = {.rules = rules, .stop = stop, .draft = out};
    out->day_node = calloc((size_t)out->n_days + 2, sizeof *out->day_node);
    walk.to = calloc(rules->n_parts + 1, sizeof *walk.to);
    walk.units = calloc((size_t)out->n_counters + 1, sizeof *walk.units);
    enum pb_rc rc = PB_MEMORY;
    if (out->day_node && walk.to && walk.units) {
        rc = walk_days(&walk);
    }
    layer_release(&walk.now);
    layer_release(&walk.next);
    free(walk.to);
    free(walk.units);
    if (rc != PB_OK) {
        draft_release(out);
    }
    return rc;
}

void draft_release(struct line_draft *draft)
{
    free(draft->day_node);
    free(draft->first_arc);
    free(draft->arcs);
    free(draft->units);
    *draft = (struct line_draft){0};
}
