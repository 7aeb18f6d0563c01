/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/state.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct capacity_team *team_of(const struct settle_state *state, int stint)
{
    return &state->problem->capacity->teams[state->problem->stints[stint].team];
}

/** Books queue `q` anew. */
static void keep_queue(struct settle_state *state, int q)
{
    const struct capacity_queue *queue = &state->problem->capacity->queues[q];
    const double *supply = state->supply + (size_t)q * (size_t)state->n_slots;
    bool *short_of = state->short_of + (size_t)q * (size_t)state->n_slots;
    struct settle_book book = {state->trial, state->trial + state->n_slots};
    state->cost[q] = settle_queue_cost(&state->books, q, supply, &book);
    for (int t = 0; t < state->n_slots; t++)
        short_of[t] = queue->is_deferrable ? book.served[t] < queue->arrived[t] - SETTLE_TINY
                                           : book.lost[t] > SETTLE_TINY;
    for (int i = state->books.first[q]; i < state->books.first[q + 1]; i++) {
        const struct capacity_soft *soft = &state->problem->capacity->softs[state->books.soft[i]];
        bool missed = settle_soft_missing(state->problem->capacity, soft, supply) > SETTLE_TINY;
        for (int t = soft->slot_from; t <= soft->slot_to && missed; t++)
            short_of[t] = true;
    }
}

static void add_home(struct settle_state *state)
{
    size_t n = (size_t)state->problem->capacity->n_queues * (size_t)state->n_slots;
    memcpy(state->supply, state->problem->posted, n * sizeof(double));
    for (size_t i = 0; i < state->problem->n_stints; i++) {
        const struct settle_stint *stint = &state->problem->stints[i];
        const struct capacity_team *team = team_of(state, (int)i);
        for (int k = 0; k < stint->n && team->home != CAPACITY_NONE; k++)
            state->supply[team->home * state->n_slots + stint->first + k] +=
                team->home_rate * stint->heads[k];
    }
    for (int q = 0; q < state->problem->capacity->n_queues; q++)
        keep_queue(state, q);
}

enum pb_rc settle_state_make(const struct settle_problem *problem, struct settle_state *out)
{
    *out =
        (struct settle_state){.problem = problem, .n_slots = capacity_n_slots(problem->capacity)};
    size_t n_slots = (size_t)out->n_slots, n_queues = (size_t)problem->capacity->n_queues;
    out->supply = arena_alloc(&out->arena, n_queues * n_slots, sizeof(double));
    out->cost = arena_alloc(&out->arena, n_queues, sizeof(double));
    out->short_of = arena_alloc(&out->arena, n_queues * n_slots, sizeof(bool));
    out->trial = arena_alloc(&out->arena, 3 * n_slots, sizeof(double));
    out->used = arena_alloc(&out->arena, problem->n_stints, sizeof(size_t));
    (void)settle_books_make(problem->capacity, &out->arena, &out->books);
    if (out->arena.failed) {
        settle_state_release(out);
        return PB_MEMORY;
    }
    add_home(out);
    return PB_OK;
}

void settle_state_release(struct settle_state *state)
{
    free(state->moves);
    arena_release(&state->arena);
    *state = (struct settle_state){0};
}

static bool is_there(const struct settle_state *state, const struct settle_move *move)
{
    const struct settle_stint *stint = &state->problem->stints[move->stint];
    const struct capacity_move *away = &state->problem->capacity->moves[move->move];
    if (move->from < stint->first || move->to > stint->first + stint->n ||
        move->to - move->from < away->block)
        return false;
    for (int t = move->from; t < move->to; t++)
        if (!stint->whole[t - stint->first] || (away->open != NULL && !away->open[t]))
            return false;
    return true;
}

/** Shares and number of the stint's other reassignments in slot `t`; true when one of them is the
 * same move. */
static bool others_at(const struct settle_state *state, const struct settle_move *move,
                      size_t except, int t, double *share, int *n)
{
    bool same = false;
    *share = 0;
    *n = 0;
    for (size_t i = 0; i < state->n_moves; i++) {
        const struct settle_move *other = &state->moves[i];
        if (i == except || other->stint != move->stint || t < other->from || t >= other->to)
            continue;
        *share += other->share;
        ++*n;
        same = same || other->move == move->move;
    }
    return same;
}

double settle_free_share(const struct settle_state *state, const struct settle_move *move,
                         size_t except)
{
    double left = 1, tight = 1; /* at the limit of queues nothing may be left for home */
    bool any_tight = false;
    int most = state->problem->most_queues;
    if (!is_there(state, move))
        return 0;
    if (state->used[move->stint] == (except == SIZE_MAX ? 0U : 1U))
        return most >= 1 ? 1 : 0;
    for (int t = move->from; t < move->to; t++) {
        double share;
        int n;
        if (others_at(state, move, except, t, &share, &n) || n + 1 > most)
            return 0;
        left = fmin(left, 1 - share);
        if (n + 2 <= most)
            continue;
        if (any_tight && fabs(tight - (1 - share)) > SETTLE_TINY)
            return 0;
        any_tight = true;
        tight = 1 - share;
    }
    bool fits = left > SETTLE_TINY && (!any_tight || left > tight - SETTLE_TINY);
    return fits ? left : 0;
}

static void apply(const struct settle_state *state, const struct settle_move *move, double sign,
                  int queue, double *supply)
{
    const struct settle_stint *stint = &state->problem->stints[move->stint];
    const struct capacity_move *away = &state->problem->capacity->moves[move->move];
    const struct capacity_team *team = team_of(state, move->stint);
    double rate = queue == away->queue ? away->rate : -team->home_rate;
    for (int t = move->from; t < move->to; t++)
        supply[t] += sign * rate * move->share * stint->heads[t - stint->first];
}

static double own_cost(const struct settle_state *state, const struct settle_move *move)
{
    return state->problem->start_price +
           state->problem->slot_price * move->share * (move->to - move->from);
}

/** The queues that either of two reassignments of a stint touches; how many. */
static int touched(const struct settle_state *state, const struct settle_move *old,
                   const struct settle_move *new, int queue[3])
{
    const struct capacity_move *moves = state->problem->capacity->moves;
    const struct settle_move *any = old != NULL ? old : new;
    int n = 0;
    queue[n++] = team_of(state, any->stint)->home;
    if (old != NULL)
        queue[n++] = moves[old->move].queue;
    if (new != NULL && (old == NULL || moves[new->move].queue != moves[old->move].queue))
        queue[n++] = moves[new->move].queue;
    return n;
}

static void apply_both(const struct settle_state *state, const struct settle_move *old,
                       const struct settle_move *new, int queue, double *supply)
{
    const struct capacity_move *moves = state->problem->capacity->moves;
    int home = team_of(state, (old != NULL ? old : new)->stint)->home;
    if (old != NULL && (queue == home || queue == moves[old->move].queue))
        apply(state, old, -1, queue, supply);
    if (new != NULL && (queue == home || queue == moves[new->move].queue))
        apply(state, new, 1, queue, supply);
}

double settle_saving(struct settle_state *state, const struct settle_move *old,
                     const struct settle_move *new)
{
    int queue[3], n = touched(state, old, new, queue);
    double saving = 0;
    state->steps++;
    for (int i = 0; i < n; i++) {
        const double *supply = state->supply + (size_t)queue[i] * (size_t)state->n_slots;
        memcpy(state->trial, supply, (size_t)state->n_slots * sizeof(double));
        apply_both(state, old, new, queue[i], state->trial);
        saving +=
            state->cost[queue[i]] - settle_queue_cost(&state->books, queue[i], state->trial, NULL);
    }
    if (old != NULL)
        saving += own_cost(state, old);
    if (new != NULL)
        saving -= own_cost(state, new);
    return saving;
}

static void commit(struct settle_state *state, const struct settle_move *old,
                   const struct settle_move *new)
{
    int queue[3], n = touched(state, old, new, queue);
    for (int i = 0; i < n; i++) {
        double *supply = state->supply + (size_t)queue[i] * (size_t)state->n_slots;
        apply_both(state, old, new, queue[i], supply);
        keep_queue(state, queue[i]);
    }
}

bool settle_add(struct settle_state *state, const struct settle_move *move)
{
    if (state->n_moves == state->room) {
        size_t room = state->room > 0 ? 2 * state->room : 256;
        struct settle_move *moves = realloc(state->moves, room * sizeof *moves);
        if (moves == NULL)
            return false;
        state->moves = moves;
        state->room = room;
    }
    commit(state, NULL, move);
    state->moves[state->n_moves++] = *move;
    state->used[move->stint]++;
    return true;
}

void settle_change(struct settle_state *state, size_t index, const struct settle_move *move)
{
    const struct settle_move old = state->moves[index];
    commit(state, &old, move);
    if (move != NULL) {
        state->moves[index] = *move;
        return;
    }
    state->used[old.stint]--;
    state->moves[index] = state->moves[--state->n_moves];
}
