/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum pb_rc settle_reach_make(const struct capacity_problem *problem, struct arena *arena,
                             struct settle_reach *out)
{
    int n = 0;
    *out = (struct settle_reach){0};
    out->first = arena_alloc(arena, (size_t)problem->n_teams + 1, sizeof(int));
    out->moves = arena_alloc(arena, (size_t)problem->n_moves, sizeof(int));
    if (out->first == NULL || out->moves == NULL)
        return PB_MEMORY;
    for (int g = 0; g < problem->n_teams; g++) {
        for (int a = 0; a < problem->n_moves; a++)
            if (problem->moves[a].team == g && problem->teams[g].home != CAPACITY_NONE)
                out->moves[n++] = a;
        out->first[g + 1] = n;
        out->most = n - out->first[g] > out->most ? n - out->first[g] : out->most;
    }
    return PB_OK;
}

int settle_moves_of(const struct settle_state *state, size_t stint, const int **moves)
{
    int team = state->stints[stint].team;
    *moves = state->reach.moves + state->reach.first[team];
    return state->reach.first[team + 1] - state->reach.first[team];
}

/** Where the shares of each stint begin. */
static void place_shares(struct settle_state *state)
{
    const int *moves;
    int room = state->problem->most_slots;
    for (size_t i = 0; i < state->problem->n_stints; i++) {
        int n = state->stints[i].n > room ? state->stints[i].n : room;
        state->longest = n > state->longest ? n : state->longest;
        state->at[i + 1] = state->at[i] + (size_t)n * (size_t)settle_moves_of(state, i, &moves);
    }
}

static void allocate_scratch(struct settle_state *state)
{
    struct arena *arena = &state->arena;
    struct settle_scratch *scratch = &state->scratch;
    size_t most = (size_t)state->reach.most, longest = (size_t)state->longest;
    size_t cells = longest * most;
    scratch->worth = arena_alloc(arena, longest + cells, sizeof *scratch->worth);
    scratch->without = arena_alloc(arena, longest + cells, sizeof(double));
    scratch->home = arena_alloc(arena, longest, sizeof(double));
    scratch->trial = arena_alloc(arena, longest, sizeof(double));
    scratch->served = arena_alloc(arena, (size_t)state->n_slots, sizeof(double));
    scratch->may = arena_alloc(arena, cells, sizeof(bool));
    scratch->one = arena_alloc(arena, cells, sizeof(double));
    scratch->one_share = arena_alloc(arena, cells, sizeof(double));
    scratch->two = arena_alloc(arena, cells * most, sizeof(double));
    scratch->two_share = arena_alloc(arena, cells * most, sizeof(double));
    scratch->pattern = arena_alloc(arena, cells, sizeof(double));
    scratch->pick = arena_alloc(arena, most, sizeof(int));
    scratch->block = arena_alloc(arena, most, sizeof(int));
}

enum pb_rc settle_state_make(const struct settle_problem *problem, struct settle_state *out)
{
    *out =
        (struct settle_state){.problem = problem, .n_slots = capacity_n_slots(problem->capacity)};
    struct arena *arena = &out->arena;
    size_t n_slots = (size_t)out->n_slots, n_queues = (size_t)problem->capacity->n_queues;
    out->supply = arena_alloc(arena, n_queues * n_slots, sizeof(double));
    out->served = arena_alloc(arena, n_queues * n_slots, sizeof(double));
    out->target = arena_alloc(arena, n_queues * n_slots, sizeof(double));
    out->price =
        arena_alloc(arena, n_queues * n_slots + (size_t)problem->capacity->n_softs, sizeof(double));
    out->cost = arena_alloc(arena, n_queues, sizeof(double));
    out->at = arena_alloc(arena, problem->n_stints + 1, sizeof(size_t));
    out->own = arena_alloc(arena, problem->n_stints, sizeof(double));
    out->stints = arena_alloc(arena, problem->n_stints, sizeof *out->stints);
    out->posted = arena_alloc(arena, n_queues * n_slots, sizeof(double));
    (void)settle_books_make(problem->capacity, arena, &out->books);
    (void)settle_reach_make(problem->capacity, arena, &out->reach);
    if (!arena->failed) {
        if (problem->n_stints > 0)
            memcpy(out->stints, problem->stints, problem->n_stints * sizeof *out->stints);
        memcpy(out->posted, problem->posted, n_queues * n_slots * sizeof(double));
        if (problem->prices != NULL)
            memcpy(out->price, problem->prices, n_queues * n_slots * sizeof(double));
        place_shares(out);
        out->share = arena_alloc(arena, out->at[problem->n_stints], sizeof(double));
        allocate_scratch(out);
    }
    if (arena->failed) {
        settle_state_release(out);
        return PB_MEMORY;
    }
    settle_refresh(out);
    return PB_OK;
}

void settle_be_quiet(struct settle_state *state, struct settle_problem *quiet)
{
    *quiet = *state->problem;
    quiet->stop.asked = NULL;
    state->problem = quiet;
}

void settle_state_release(struct settle_state *state)
{
    track_release(&state->scratch.track);
    arena_release(&state->arena);
    *state = (struct settle_state){0};
}

/** Share of the slot that pattern `share` of the slot leaves at home. */
static double at_home(const double *share, int n_moves)
{
    double home = 1;
    for (int a = 0; a < n_moves; a++)
        home -= share[a];
    return settle_larger(0, home);
}

void settle_supply(const struct settle_state *state, size_t stint, const double *pattern, int i,
                   double sign, double *supply)
{
    const struct settle_stint *at = &state->stints[stint];
    const int *moves;
    int n_moves = settle_moves_of(state, stint, &moves);
    double rate = sign * (i == 0 ? state->problem->capacity->teams[at->team].home_rate
                                 : state->problem->capacity->moves[moves[i - 1]].rate);
    for (int k = 0; k < at->n; k++) {
        const double *share = pattern + k * n_moves;
        supply[k] += rate * at->heads[k] * (i == 0 ? at_home(share, n_moves) : share[i - 1]);
    }
}

bool settle_is_used(const struct settle_state *state, size_t stint, const double *pattern, int i)
{
    const int *moves;
    int n_moves = settle_moves_of(state, stint, &moves);
    for (int k = 0; k < state->stints[stint].n && i > 0; k++)
        if (pattern[k * n_moves + i - 1] > 0)
            return true;
    return i == 0;
}

double settle_own_cost(const struct settle_state *state, size_t stint, const double *pattern)
{
    const int *moves;
    int n_moves = settle_moves_of(state, stint, &moves);
    double cost = 0;
    for (int k = 0; k < state->stints[stint].n; k++)
        for (int a = 0; a < n_moves; a++) {
            double share = pattern[k * n_moves + a];
            bool begins = share > 0 && (k == 0 || !(pattern[(k - 1) * n_moves + a] > 0));
            cost += share * state->problem->slot_price;
            cost += begins ? state->problem->start_price : 0;
        }
    return cost;
}

double settle_total(const struct settle_state *state)
{
    double total = 0;
    for (int q = 0; q < state->problem->capacity->n_queues; q++)
        total += state->cost[q];
    for (size_t i = 0; i < state->problem->n_stints; i++)
        total += state->own[i];
    return total;
}

int settle_queue_of(const struct settle_state *state, size_t stint, int i)
{
    const int *moves;
    int n = settle_moves_of(state, stint, &moves);
    const struct capacity_problem *capacity = state->problem->capacity;
    if (i == 0)
        return capacity->teams[state->stints[stint].team].home;
    return i <= n ? capacity->moves[moves[i - 1]].queue : CAPACITY_NONE;
}

/** What a queue costs now that the supply of `span` has changed, and what it serves. */
static void rebook(struct settle_state *state, int q, struct settle_span span)
{
    const struct capacity_queue *queue = &state->problem->capacity->queues[q];
    const double *supply = state->supply + (size_t)q * (size_t)state->n_slots;
    double *served = state->served + (size_t)q * (size_t)state->n_slots;
    int end = span.from + span.n;
    for (int t = span.from; t < end && !queue->is_deferrable; t++)
        served[t] = settle_smaller(queue->demand[t], settle_larger(0, supply[t]));
    double done = span.from > 0 ? served[span.from - 1] : 0;
    for (int t = span.from; t < state->n_slots && queue->is_deferrable; t++) {
        done = settle_smaller(queue->arrived[t], done + settle_larger(0, supply[t]));
        if (t >= end && done == served[t])
            break;
        served[t] = done;
    }
}

/** Adds `sign` times `units` [span.n] to the supply of queue `q`; what that saves. */
static double add_supply(struct settle_state *state, int q, struct settle_span span,
                         const double *units, double sign)
{
    size_t first = (size_t)q * (size_t)state->n_slots;
    double *supply = state->supply + first + span.from, *other = state->scratch.trial;
    struct settle_view view = {q, state->supply + first, state->served + first, span, other};
    for (int k = 0; k < span.n; k++)
        other[k] = supply[k] + sign * units[k];
    double saved = settle_view_saving(&state->books, &view);
    state->cost[q] -= saved;
    memcpy(supply, other, (size_t)span.n * sizeof *other);
    rebook(state, q, span);
    return saved;
}

/** The stint comes (`sign` 1) or leaves (-1), all that it does; what that saves. */
static double come_or_leave(struct settle_state *state, size_t stint, double sign)
{
    const struct settle_stint *at = &state->stints[stint];
    const double *share = state->share + state->at[stint];
    double saved = -sign * state->own[stint], *units = state->scratch.without;
    for (int i = 0, q; (q = settle_queue_of(state, stint, i)) != CAPACITY_NONE; i++) {
        if (!settle_is_used(state, stint, share, i))
            continue;
        memset(units, 0, (size_t)at->n * sizeof *units);
        settle_supply(state, stint, share, i, 1, units);
        saved += add_supply(state, q, (struct settle_span){at->first, at->n}, units, sign);
    }
    return saved;
}

static size_t bytes_of(const struct settle_state *state, size_t stint)
{
    return (state->at[stint + 1] - state->at[stint]) * sizeof(double);
}

double settle_leave(struct settle_state *state, size_t stint, double *keep)
{
    double *share = state->share + state->at[stint];
    double saved = come_or_leave(state, stint, -1);
    if (keep != NULL)
        memcpy(keep, share, bytes_of(state, stint));
    memset(share, 0, bytes_of(state, stint));
    state->own[stint] = 0;
    state->stints[stint].n = 0;
    return saved;
}

double settle_come(struct settle_state *state, size_t stint, const struct settle_stint *shape,
                   const double *pattern)
{
    state->stints[stint] = *shape;
    memcpy(state->share + state->at[stint], pattern, bytes_of(state, stint));
    state->own[stint] = settle_own_cost(state, stint, pattern);
    return come_or_leave(state, stint, 1);
}

double settle_post(struct settle_state *state, int queue, const struct settle_stint *shape,
                   double sign)
{
    double *posted = state->posted + (size_t)queue * (size_t)state->n_slots + (size_t)shape->first;
    for (int k = 0; k < shape->n; k++)
        posted[k] += sign * shape->heads[k];
    return add_supply(state, queue, (struct settle_span){shape->first, shape->n}, shape->heads,
                      sign);
}

double settle_put(struct settle_state *state, size_t stint, const double *pattern)
{
    double *old = state->share + state->at[stint], *other = state->scratch.trial;
    const struct settle_stint *at = &state->stints[stint];
    double saved = state->own[stint];
    for (int i = 0, q; (q = settle_queue_of(state, stint, i)) != CAPACITY_NONE; i++) {
        size_t first = (size_t)q * (size_t)state->n_slots;
        double *supply = state->supply + first + at->first;
        if (!settle_is_used(state, stint, old, i) && !settle_is_used(state, stint, pattern, i))
            continue;
        struct settle_view view = {
            q, state->supply + first, state->served + first, {at->first, at->n}, other};
        memcpy(other, supply, (size_t)at->n * sizeof *other);
        settle_supply(state, stint, old, i, -1, other);
        settle_supply(state, stint, pattern, i, 1, other);
        double own = settle_view_saving(&state->books, &view);
        saved += own;
        state->cost[q] -= own;
        memcpy(supply, other, (size_t)at->n * sizeof *other);
        rebook(state, q, view.span);
    }
    memcpy(old, pattern, (state->at[stint + 1] - state->at[stint]) * sizeof *old);
    state->own[stint] = settle_own_cost(state, stint, old);
    return saved - state->own[stint];
}

void settle_refresh(struct settle_state *state)
{
    const struct settle_problem *problem = state->problem;
    size_t n_slots = (size_t)state->n_slots;
    memcpy(state->supply, state->posted,
           (size_t)problem->capacity->n_queues * n_slots * sizeof(double));
    for (size_t i = 0; i < problem->n_stints; i++) {
        const double *pattern = state->share + state->at[i];
        for (int j = 0, q; (q = settle_queue_of(state, i, j)) != CAPACITY_NONE; j++)
            settle_supply(state, i, pattern, j, 1,
                          state->supply + (size_t)q * n_slots + state->stints[i].first);
        state->own[i] = settle_own_cost(state, i, pattern);
    }
    for (int q = 0; q < problem->capacity->n_queues; q++) {
        const double *supply = state->supply + (size_t)q * n_slots;
        state->cost[q] = settle_queue_cost(&state->books, q, supply, NULL);
        rebook(state, q, (struct settle_span){0, state->n_slots});
    }
}
