/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/settle.h"

#include <stdlib.h>
#include <string.h>

#include "models/settle/bound.h"
#include "models/settle/state.h"

static int compare(const void *left, const void *right)
{
    const struct settle_move *a = left, *b = right;
    if (a->stint != b->stint)
        return a->stint < b->stint ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->move > b->move) - (a->move < b->move);
}

static enum pb_rc take(const struct settle_state *state, struct settle_result *out)
{
    size_t cells = (size_t)state->problem->capacity->n_queues * (size_t)state->n_slots;
    out->moves = malloc((state->n_moves + 1) * sizeof *out->moves);
    out->supply = malloc((cells + 1) * sizeof *out->supply);
    if (out->moves == NULL || out->supply == NULL)
        return PB_MEMORY;
    out->n_moves = state->n_moves;
    out->steps = state->steps;
    if (state->n_moves > 0)
        memcpy(out->moves, state->moves, state->n_moves * sizeof *out->moves);
    memcpy(out->supply, state->supply, cells * sizeof *out->supply);
    if (out->n_moves > 1)
        qsort(out->moves, out->n_moves, sizeof *out->moves, compare);
    for (int q = 0; q < state->problem->capacity->n_queues; q++)
        out->cost += state->cost[q];
    for (size_t i = 0; i < out->n_moves; i++)
        out->cost += state->problem->start_price + state->problem->slot_price *
                                                       out->moves[i].share *
                                                       (out->moves[i].to - out->moves[i].from);
    return PB_OK;
}

/** Supply of everybody at home; the caller frees it. */
static double *copy_home(const struct settle_state *state)
{
    size_t cells = (size_t)state->problem->capacity->n_queues * (size_t)state->n_slots;
    double *home = malloc((cells + 1) * sizeof *home);
    if (home != NULL)
        memcpy(home, state->supply, cells * sizeof *home);
    return home;
}

enum pb_rc settle_solve(const struct settle_problem *problem, struct settle_result *out)
{
    struct settle_state state;
    *out = (struct settle_result){0};
    enum pb_rc rc = settle_state_make(problem, &state);
    if (rc != PB_OK)
        return rc;
    double *home = copy_home(&state);
    rc = home != NULL ? settle_follow_plan(&state) : PB_MEMORY;
    if (rc == PB_OK)
        rc = settle_improve(&state);
    if (rc == PB_OK)
        rc = take(&state, out);
    if (rc == PB_OK)
        rc = settle_bound(problem, home, out->cost, &out->bound);
    if (rc != PB_OK)
        settle_result_release(out);
    free(home);
    settle_state_release(&state);
    return rc;
}

void settle_result_release(struct settle_result *result)
{
    free(result->moves);
    free(result->supply);
    *result = (struct settle_result){0};
}
