/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "models/settle/anneal.h"
#include "planner/base/beside.h"

/** Stints that are worth a second process. */
enum { LEAST_FOR_TWO = 400 };

enum pb_rc settle_reopen(struct settle_state *state, size_t tries,
                         const struct settle_shifter *shifter)
{
    struct arena arena = {0};
    struct near near;
    enum pb_rc rc = near_make(state, shifter != NULL, &arena, &near);
    if (rc == PB_OK) {
        const struct anneal_part part = {.state = state,
                                         .near = &near,
                                         .seeds = near.order,
                                         .n_seeds = near_count(state, &near),
                                         .end_place = state->n_slots + 1,
                                         .tries = tries,
                                         .shifter = shifter};
        rc = anneal(&part);
    }
    arena_release(&arena);
    return rc;
}

/** The stints before and from a slot on, each half by itself. */
struct halves {
    struct settle_state *state;
    const struct near *near;
    struct arena *arena;
    size_t tries;
    int cut;       /**< first place of the late half */
    size_t *seeds; /**< those of the early half, then those of the late one */
    size_t n_early, n_late;
    double *late;  /**< shares of everybody when the late half is done */
    long steps;    /**< of the late half */
    enum pb_rc rc; /**< likewise */
};

/** Cuts so that the halves are equally many. */
static bool cut(struct halves *halves)
{
    size_t n = near_count(halves->state, halves->near), at = 0;
    size_t n_slots = (size_t)halves->state->n_slots;
    size_t *begin = arena_alloc(halves->arena, n_slots + 1, sizeof *begin);
    halves->seeds = arena_alloc(halves->arena, n, sizeof(size_t));
    halves->late = arena_alloc(halves->arena, halves->state->at[halves->state->problem->n_stints],
                               sizeof(double));
    if (halves->arena->failed)
        return false;
    for (size_t i = 0; i < n; i++)
        begin[halves->near->place[halves->near->order[i]]]++;
    for (size_t sum = 0; sum < n / 2; halves->cut++)
        sum += begin[halves->cut];
    for (size_t i = 0; i < n; i++)
        if (halves->near->place[halves->near->order[i]] < halves->cut)
            halves->seeds[at++] = halves->near->order[i];
    halves->n_early = at;
    for (size_t i = 0; i < n; i++)
        if (halves->near->place[halves->near->order[i]] >= halves->cut)
            halves->seeds[at++] = halves->near->order[i];
    halves->n_late = n - halves->n_early;
    return true;
}

static enum pb_rc do_half(struct halves *halves, bool late)
{
    const struct anneal_part part = {
        .state = halves->state,
        .near = halves->near,
        .seeds = halves->seeds + (late ? halves->n_early : 0),
        .n_seeds = late ? halves->n_late : halves->n_early,
        .from_place = late ? halves->cut : 0,
        .end_place = late ? halves->state->n_slots + 1 : halves->cut,
        .tries = halves->tries,
    };
    return anneal(&part);
}

/** The late half, its shares to `late`. */
static void do_late(void *context)
{
    struct halves *halves = context;
    struct settle_state *state = halves->state;
    long before = state->steps;
    halves->rc = do_half(halves, true);
    halves->steps = state->steps - before;
    state->steps = before;
    memcpy(halves->late, state->share, state->at[state->problem->n_stints] * sizeof(double));
}

/** The same in a child, which tells nobody how far it is. */
static void do_late_quietly(void *context)
{
    struct halves *halves = context;
    struct settle_problem quiet = *halves->state->problem;
    quiet.stop.asked = NULL;
    halves->state->problem = &quiet;
    do_late(halves);
}

/** Late in a child, early here; the late one here too when there is no child or it failed, from the
 * same beginning, so that the answer is the same. */
static enum pb_rc do_both(struct halves *halves)
{
    struct settle_state *state = halves->state;
    size_t bytes = state->at[state->problem->n_stints] * sizeof(double);
    double *start = arena_copy(halves->arena, state->share, bytes, 1);
    double *early = arena_alloc(halves->arena, bytes, 1);
    if (start == NULL || early == NULL)
        return PB_MEMORY;
    const struct beside_piece pieces[] = {{&halves->rc, sizeof halves->rc},
                                          {&halves->steps, sizeof halves->steps},
                                          {halves->late, bytes}};
    const struct beside_task task = {do_late_quietly, halves, pieces, 3, .gives_way = false};
    struct beside beside;
    settle_refresh(state);
    bool runs = beside_begin(&beside, &task);
    enum pb_rc rc = do_half(halves, false);
    memcpy(early, state->share, bytes);
    if (!runs || !beside_end(&beside, &task)) {
        memcpy(state->share, start, bytes);
        settle_refresh(state);
        do_late(halves);
        memcpy(state->share, early, bytes);
    }
    for (size_t i = halves->n_early; i < halves->n_early + halves->n_late; i++) {
        size_t from = state->at[halves->seeds[i]], end = state->at[halves->seeds[i] + 1];
        memcpy(state->share + from, halves->late + from, (end - from) * sizeof(double));
    }
    settle_refresh(state);
    state->steps += halves->steps;
    return rc == PB_OK ? halves->rc : rc;
}

enum pb_rc settle_reopen_halves(struct settle_state *state, size_t tries)
{
    struct arena arena = {0};
    struct near near;
    struct halves halves = {.state = state, .near = &near, .arena = &arena, .tries = tries};
    enum pb_rc rc = near_make(state, false, &arena, &near);
    bool two = rc == PB_OK && near_count(state, &near) >= LEAST_FOR_TWO;
    if (two)
        rc = cut(&halves) ? do_both(&halves) : PB_MEMORY;
    arena_release(&arena);
    return rc == PB_OK && !two ? settle_reopen(state, tries, NULL) : rc;
}
