/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/halves.h"

#include <string.h>

#include "planner/base/beside.h"

/** Stints that are worth a second process. */
enum { LEAST_FOR_TWO = 400 };

struct halves {
    struct settle_state *state;
    const struct halves_task *task;
    int cut;       /**< first slot of the late half */
    double *late;  /**< shares of everybody when the late half is done */
    long steps;    /**< of the late half */
    enum pb_rc rc; /**< likewise */
};

/** Finds the cut; false when the stints on duty are too few for two. */
static bool cut(const struct settle_state *state, size_t *begin, int *at)
{
    size_t n = 0;
    for (size_t i = 0; i < state->problem->n_stints; i++) {
        if (state->stints[i].n == 0)
            continue;
        begin[state->stints[i].first]++;
        n++;
    }
    *at = 0;
    for (size_t sum = 0; sum < n / 2; ++*at)
        sum += begin[*at];
    return n >= LEAST_FOR_TWO;
}

static enum pb_rc do_half(struct halves *halves, bool late)
{
    return halves->task->work(halves->state, late ? halves->cut : 0,
                              late ? halves->state->n_slots + 1 : halves->cut,
                              halves->task->context);
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

/** The same in a child. */
static void do_late_quietly(void *context)
{
    struct halves *halves = context;
    struct settle_problem quiet;
    settle_be_quiet(halves->state, &quiet);
    do_late(halves);
}

/** Takes what the late half made of its stints. */
static void join(struct halves *halves)
{
    struct settle_state *state = halves->state;
    for (size_t i = 0; i < state->problem->n_stints; i++)
        if (state->stints[i].first >= halves->cut)
            memcpy(state->share + state->at[i], halves->late + state->at[i],
                   (state->at[i + 1] - state->at[i]) * sizeof(double));
    settle_refresh(state);
    state->steps += halves->steps;
}

/** Late in a child, early here; the late one here too when there is no child or it failed, from the
 * same beginning, so that the answer is the same. */
static enum pb_rc do_both(struct halves *halves, struct arena *arena)
{
    struct settle_state *state = halves->state;
    size_t bytes = state->at[state->problem->n_stints] * sizeof(double);
    double *start = arena_copy(arena, state->share, bytes, 1);
    double *early = arena_alloc(arena, bytes, 1);
    halves->late = arena_alloc(arena, bytes, 1);
    if (arena->failed)
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
    join(halves);
    return rc == PB_OK ? halves->rc : rc;
}

enum pb_rc halves_do(struct settle_state *state, const struct halves_task *task)
{
    struct arena arena = {0};
    struct halves halves = {.state = state, .task = task};
    enum pb_rc rc = PB_MEMORY;
    size_t *begin = arena_alloc(&arena, (size_t)state->n_slots + 1, sizeof *begin);
    if (begin != NULL && cut(state, begin, &halves.cut))
        rc = do_both(&halves, &arena);
    else if (begin != NULL)
        rc = task->work(state, 0, state->n_slots + 1, task->context);
    arena_release(&arena);
    return rc;
}
