/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/lookup.h"

/** An index is filled in two passes over the same entries: count, then place. */
struct filling {
    struct capacity_index *index;
    int *next; /**< NULL in the counting pass */
};

static void enter(struct filling *filling, int key, int at, double coef)
{
    if (filling->next == NULL) {
        filling->index->first[key + 1]++;
        return;
    }
    const int place = filling->next[key]++;

    filling->index->at[place] = at;
    filling->index->coef[place] = coef;
}

typedef void (*enter_all)(struct filling *filling, const struct capacity_problem *problem,
                          int n_slots);

static void enter_limits(struct filling *filling, const struct capacity_problem *problem,
                         int n_slots)
{
    (void)n_slots;
    for (int l = 0; l < problem->n_limits; l++) {
        enter(filling, problem->limits[l].cls, l, 1.0);
    }
}

static void enter_presence(struct filling *filling, const struct capacity_problem *problem,
                           int n_slots)
{
    for (int u = 0; u < problem->n_softs; u++) {
        const struct capacity_soft *soft = &problem->softs[u];

        for (int i = 0; soft->kind == CAPACITY_SOFT_PRESENCE && i < soft->n_terms; i++) {
            for (int t = soft->slot_from; t <= soft->slot_to; t++) {
                enter(filling, soft->terms[i].cls * n_slots + t, u, soft->terms[i].coef);
            }
        }
    }
}

static void enter_queue(struct filling *filling, const struct capacity_problem *problem,
                        int n_slots, enum capacity_soft_kind kind)
{
    for (int u = 0; u < problem->n_softs; u++) {
        const struct capacity_soft *soft = &problem->softs[u];

        for (int t = soft->slot_from; soft->kind == kind && t <= soft->slot_to; t++) {
            enter(filling, soft->queue * n_slots + t, u, 1.0);
        }
    }
}

static void enter_supply(struct filling *filling, const struct capacity_problem *problem,
                         int n_slots)
{
    enter_queue(filling, problem, n_slots, CAPACITY_SOFT_SUPPLY);
}

static void enter_lost(struct filling *filling, const struct capacity_problem *problem, int n_slots)
{
    enter_queue(filling, problem, n_slots, CAPACITY_SOFT_SERVED);
}

/** Fills `index` with `n_keys` keys from the entries that `all` enters. */
static void make_index(struct capacity_index *index, struct arena *arena, int n_keys, enter_all all,
                       const struct capacity_problem *problem)
{
    const int n_slots = capacity_n_slots(problem);
    struct filling filling = {.index = index};

    index->first = arena_alloc(arena, (size_t)n_keys + 1, sizeof *index->first);
    if (index->first == NULL) {
        return;
    }
    all(&filling, problem, n_slots);
    for (int key = 0; key < n_keys; key++) {
        index->first[key + 1] += index->first[key];
    }
    index->at = arena_alloc(arena, (size_t)index->first[n_keys], sizeof *index->at);
    index->coef = arena_alloc(arena, (size_t)index->first[n_keys], sizeof *index->coef);
    filling.next = arena_copy(arena, index->first, (size_t)n_keys, sizeof *filling.next);
    if (!arena->failed) {
        all(&filling, problem, n_slots);
    }
}

enum pb_rc capacity_lookup_init(struct capacity_lookup *lookup, struct arena *arena,
                                const struct capacity_problem *problem, int n_slots)
{
    make_index(&lookup->limits, arena, problem->n_classes, enter_limits, problem);
    make_index(&lookup->presence, arena, problem->n_classes * n_slots, enter_presence, problem);
    make_index(&lookup->supply, arena, problem->n_queues * n_slots, enter_supply, problem);
    make_index(&lookup->lost, arena, problem->n_queues * n_slots, enter_lost, problem);
    return arena->failed ? PB_MEMORY : PB_OK;
}
