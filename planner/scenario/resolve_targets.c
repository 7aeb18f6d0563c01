/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

static int function_named(const char *name)
{
    for (int f = 0; name && f < PB_N_FUNCTIONS; f++)
        if (strcmp(field_function_names[f], name) == 0)
            return f;
    return PB_NONE;
}

void resolve_targets(struct resolving *r)
{
    const struct raw_target *raw = r->raw->targets.at;
    size_t n = r->raw->targets.n;
    r->out->targets = arena_alloc(r->reading->arena, n, sizeof *r->out->targets);
    for (size_t i = 0; r->out->targets && i < n; i++) {
        struct pb_target *out = &r->out->targets[r->out->n_targets++];
        out->id = raw[i].entry.id;
        out->function = function_named(raw[i].queue);
        out->queue = PB_NONE;
        if (raw[i].queue && out->function == PB_NONE)
            out->queue =
                resolve_queue(r, read_at(r->reading, &raw[i].entry, "queue"), raw[i].queue);
        out->hours = raw[i].hours;
        out->days = resolve_days(r, node_get(raw[i].entry.node, "days"), raw[i].days);
        out->served = fmax(0, raw[i].served);
        out->price = fmax(0, raw[i].price);
    }
}

static void add_crew(struct resolving *r, const struct raw_crew *raw, int queue)
{
    struct pb_shifts *out = &r->out->shifts;
    struct pb_days days = resolve_days(r, node_get(raw->entry.node, "days"), raw->days);
    out->crew[out->n_crew++] = (struct pb_crew){
        .queue = queue,
        .hours = raw->hours,
        .days = days,
        .heads = raw->heads > 0 ? raw->heads : 0,
        .leads = raw->leads > 0 ? raw->leads : 0,
        .price = fmax(0, raw->price),
    };
}

void resolve_crew(struct resolving *r)
{
    const struct raw_list *list = &r->raw->shifts.crew;
    const struct raw_crew *raw = list->at;
    size_t n_queues = r->out->n_queues;
    struct pb_shifts *out = &r->out->shifts;
    int *queues = arena_alloc(r->reading->arena, n_queues, sizeof *queues);
    out->crew = arena_alloc(r->reading->arena, list->n * (n_queues + 1), sizeof *out->crew);
    for (size_t i = 0; queues && out->crew && i < list->n; i++) {
        const struct node *node = read_at(r->reading, &raw[i].entry, "queue");
        size_t n = raw[i].queue ? resolve_queue_set(r, node, raw[i].queue, queues) : 0;
        if (!raw[i].queue)
            add_crew(r, &raw[i], PB_NONE);
        for (size_t q = 0; q < n; q++)
            add_crew(r, &raw[i], queues[q]);
    }
}

void resolve_variants(struct resolving *r)
{
    const struct raw_variant *raw = r->raw->variants.at;
    size_t n = r->raw->variants.n;
    r->out->variants = arena_alloc(r->reading->arena, n, sizeof *r->out->variants);
    for (size_t i = 0; r->out->variants && i < n; i++) {
        const char *id = raw[i].entry.id;
        r->out->variants[r->out->n_variants++] =
            (struct pb_variant){id, raw[i].name ? raw[i].name : id, raw[i].set.at, raw[i].set.n};
    }
}
