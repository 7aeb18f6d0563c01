/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/settle.h"

#include <stdlib.h>
#include <string.h>

#include "models/settle/bound.h"
#include "models/settle/state.h"
#include "models/settle/trade.h"
#include "planner/base/beside.h"

/** Groups tried for each stint. */
enum { TRIES_PER_STINT = 100 };

/** The end of the slots from `k` on in which the stint has the same share of move `a`. */
static int run_end(const struct settle_state *state, size_t stint, int n_moves, int a, int k)
{
    const double *share = state->share + state->at[stint];
    int end = k + 1;
    while (end < state->stints[stint].n && share[end * n_moves + a] == share[k * n_moves + a])
        end++;
    return end;
}

/** Lists the reassignments of a stint by start; counts them only when `list` is NULL. */
static size_t list_stint(const struct settle_state *state, size_t stint, struct settle_move *list)
{
    const struct settle_stint *at = &state->stints[stint];
    const double *share = state->share + state->at[stint];
    const int *moves;
    int n_moves = settle_moves_of(state, stint, &moves);
    size_t n = 0;
    for (int k = 0; k < at->n; k++)
        for (int a = 0; a < n_moves; a++) {
            double own = share[k * n_moves + a];
            bool goes_on = k > 0 && own == share[(k - 1) * n_moves + a];
            if (!(own > 0) || goes_on)
                continue;
            if (list != NULL)
                list[n] =
                    (struct settle_move){.stint = (int)stint,
                                         .move = moves[a],
                                         .from = at->first + k,
                                         .to = at->first + run_end(state, stint, n_moves, a, k),
                                         .share = own};
            n++;
        }
    return n;
}

static enum pb_rc take(const struct settle_state *state, struct settle_result *out)
{
    size_t cells = (size_t)state->problem->capacity->n_queues * (size_t)state->n_slots, n = 0;
    for (size_t i = 0; i < state->problem->n_stints; i++)
        n += list_stint(state, i, NULL);
    out->moves = malloc((n + 1) * sizeof *out->moves);
    out->supply = malloc((cells + 1) * sizeof *out->supply);
    if (out->moves == NULL || out->supply == NULL)
        return PB_MEMORY;
    for (size_t i = 0; i < state->problem->n_stints; i++)
        out->n_moves += list_stint(state, i, out->moves + out->n_moves);
    memcpy(out->supply, state->supply, cells * sizeof *out->supply);
    out->steps = state->steps;
    out->cost = settle_total(state);
    return PB_OK;
}

enum pb_rc settle_begin(const struct settle_problem *problem, struct settle_state *out)
{
    enum pb_rc rc = settle_state_make(problem, out);
    if (rc != PB_OK)
        return rc;
    rc = settle_guide(out);
    if (rc == PB_OK)
        rc = settle_improve(out);
    if (rc != PB_OK)
        settle_state_release(out);
    return rc;
}

/** The bound, in a process beside the improving: it asks who is on duty when, not what they do. */
struct proof {
    struct settle_state *state;
    double bound;
    enum pb_rc rc;
};

static void prove(void *context)
{
    struct proof *proof = context;
    proof->rc = settle_bound(proof->state, &proof->bound);
}

static void prove_quietly(void *context)
{
    struct proof *proof = context;
    struct settle_problem quiet;
    settle_be_quiet(proof->state, &quiet);
    prove(proof);
}

static enum pb_rc improve(struct settle_state *state, size_t tries)
{
    enum pb_rc rc = settle_reopen_halves(state, tries);
    return rc == PB_OK ? settle_trade(state) : rc;
}

enum pb_rc settle_finish(struct settle_state *state, size_t tries, struct settle_result *out)
{
    struct proof proof = {.state = state};
    const struct beside_piece pieces[] = {{&proof.bound, sizeof proof.bound},
                                          {&proof.rc, sizeof proof.rc}};
    const struct beside_task task = {prove_quietly, &proof, pieces, 2, .gives_way = false};
    struct beside beside;
    *out = (struct settle_result){0};
    bool runs = beside_begin(&beside, &task);
    enum pb_rc rc = improve(state, tries);
    if (!runs || !beside_end(&beside, &task))
        prove(&proof);
    out->bound = proof.bound;
    if (rc == PB_OK)
        rc = proof.rc;
    if (rc == PB_OK)
        rc = take(state, out);
    if (rc != PB_OK)
        settle_result_release(out);
    return rc;
}

enum pb_rc settle_solve(const struct settle_problem *problem, struct settle_result *out)
{
    struct settle_state state;
    *out = (struct settle_result){0};
    enum pb_rc rc = settle_begin(problem, &state);
    if (rc != PB_OK)
        return rc;
    rc = settle_finish(&state, TRIES_PER_STINT, out);
    settle_state_release(&state);
    return rc;
}

void settle_result_release(struct settle_result *result)
{
    free(result->moves);
    free(result->supply);
    *result = (struct settle_result){0};
}
