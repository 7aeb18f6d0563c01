/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "models/settle/anneal.h"
#include "models/settle/halves.h"

/** Improves the stints that begin in slots [from, end) by themselves. */
static enum pb_rc reopen(struct settle_state *state, int from, int end, size_t tries,
                         const struct settle_shifter *shifter)
{
    struct arena arena = {0};
    struct near near;
    enum pb_rc rc = near_make(state, shifter != NULL, &arena, &near);
    size_t n = rc == PB_OK ? near_count(state, &near) : 0, n_seeds = 0;
    size_t *seeds = arena_alloc(&arena, n, sizeof *seeds);
    if (seeds == NULL)
        rc = PB_MEMORY;
    for (size_t i = 0; i < n && rc == PB_OK; i++)
        if (near.place[near.order[i]] >= from && near.place[near.order[i]] < end)
            seeds[n_seeds++] = near.order[i];
    const struct anneal_part part = {.state = state,
                                     .near = &near,
                                     .seeds = seeds,
                                     .n_seeds = n_seeds,
                                     .from_place = from,
                                     .end_place = end,
                                     .tries = tries,
                                     .shifter = shifter};
    if (rc == PB_OK)
        rc = anneal(&part);
    arena_release(&arena);
    return rc;
}

enum pb_rc settle_reopen(struct settle_state *state, size_t tries,
                         const struct settle_shifter *shifter)
{
    return reopen(state, 0, INT_MAX, tries, shifter);
}

static enum pb_rc reopen_part(struct settle_state *state, int from, int end, void *context)
{
    const size_t *tries = context;
    return reopen(state, from, end, *tries, NULL);
}

enum pb_rc settle_reopen_halves(struct settle_state *state, size_t tries)
{
    const struct halves_task task = {reopen_part, &tries};
    return halves_do(state, &task);
}
