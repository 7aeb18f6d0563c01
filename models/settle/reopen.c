/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stint and a few that meet it, in time and in a queue that both may serve, sent home together
 * and planned anew in chance order; kept unless that costs more. */
#include <stdlib.h>
#include <string.h>

#include "models/settle/state.h"
#include "planner/base/random.h"

enum { TRIES_PER_STINT = 30, MOST_TOGETHER = 4, PASSES = 2, TRIES_PER_REFRESH = 4096 };

struct reopening {
    struct settle_state *state;
    struct random random;
    size_t *order;  /**< stints that may move, by team, then start */
    size_t *team;   /**< n_teams + 1: where those of each team begin */
    int *near;      /**< teams that share a queue with each, by team */
    int *near_from; /**< n_teams + 1 */
    size_t block;   /**< cells of the largest pattern */
    double *old;    /**< MOST_TOGETHER * block */
    double *zero;   /**< block */
    size_t pick[MOST_TOGETHER];
    int n;
};

static bool serves(const struct settle_state *state, int team, int queue)
{
    const struct settle_reach *reach = &state->reach;
    const struct capacity_problem *capacity = state->problem->capacity;
    if (capacity->teams[team].home == queue)
        return true;
    for (int i = reach->first[team]; i < reach->first[team + 1]; i++)
        if (capacity->moves[reach->moves[i]].queue == queue)
            return true;
    return false;
}

static bool meet(const struct settle_state *state, int team, int other)
{
    const struct settle_reach *reach = &state->reach;
    const struct capacity_problem *capacity = state->problem->capacity;
    if (reach->first[team] == reach->first[team + 1])
        return false;
    if (serves(state, other, capacity->teams[team].home))
        return true;
    for (int i = reach->first[team]; i < reach->first[team + 1]; i++)
        if (serves(state, other, capacity->moves[reach->moves[i]].queue))
            return true;
    return false;
}

static void find_near(struct reopening *reopening)
{
    int n_teams = reopening->state->problem->capacity->n_teams, n = 0;
    for (int g = 0; g < n_teams; g++) {
        for (int other = 0; other < n_teams; other++)
            if (meet(reopening->state, g, other) && meet(reopening->state, other, g))
                reopening->near[n++] = other;
        reopening->near_from[g + 1] = n;
    }
}

/** A stint with the keys it is sorted by. */
struct place {
    int team, first;
    size_t stint;
};

static int compare(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->team != b->team)
        return a->team < b->team ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->stint > b->stint) - (a->stint < b->stint);
}

/** Fills order and team. */
static bool sort_stints(struct reopening *reopening)
{
    const struct settle_state *state = reopening->state;
    size_t n = 0, n_stints = state->problem->n_stints;
    struct place *places = malloc((n_stints + 1) * sizeof *places);
    const int *moves;
    if (places == NULL)
        return false;
    for (size_t i = 0; i < n_stints; i++)
        if (settle_moves_of(state, i, &moves) > 0)
            places[n++] =
                (struct place){state->problem->stints[i].team, state->problem->stints[i].first, i};
    qsort(places, n, sizeof *places, compare);
    for (size_t i = 0; i < n; i++) {
        reopening->order[i] = places[i].stint;
        reopening->team[places[i].team + 1] = i + 1;
    }
    for (int g = 0; g < state->problem->capacity->n_teams; g++)
        if (reopening->team[g + 1] < reopening->team[g])
            reopening->team[g + 1] = reopening->team[g];
    free(places);
    return true;
}

static bool make(struct reopening *reopening, struct arena *arena)
{
    const struct settle_state *state = reopening->state;
    size_t n_teams = (size_t)state->problem->capacity->n_teams;
    reopening->block = (size_t)state->longest * (size_t)state->reach.most;
    reopening->order = arena_alloc(arena, state->problem->n_stints, sizeof(size_t));
    reopening->team = arena_alloc(arena, n_teams + 1, sizeof(size_t));
    reopening->near = arena_alloc(arena, n_teams * n_teams, sizeof(int));
    reopening->near_from = arena_alloc(arena, n_teams + 1, sizeof(int));
    reopening->old = arena_alloc(arena, MOST_TOGETHER * reopening->block, sizeof(double));
    reopening->zero = arena_alloc(arena, reopening->block, sizeof(double));
    if (arena->failed || !sort_stints(reopening))
        return false;
    find_near(reopening);
    random_init(&reopening->random, 1);
    return true;
}

static int slots_together(const struct settle_stint *a, const struct settle_stint *b)
{
    int from = a->first > b->first ? a->first : b->first;
    int end = a->first + a->n < b->first + b->n ? a->first + a->n : b->first + b->n;
    return end - from;
}

/** The first stint of the team in `order` that starts at `first` or later. */
static size_t search(const struct reopening *reopening, int team, int first)
{
    size_t low = reopening->team[team], high = reopening->team[team + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reopening->state->problem->stints[reopening->order[middle]].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_picked(const struct reopening *reopening, size_t stint)
{
    for (int i = 0; i < reopening->n; i++)
        if (reopening->pick[i] == stint)
            return true;
    return false;
}

/** Picks somebody of a team near by who meets the first one, if chance finds one. */
static void pick_near(struct reopening *reopening)
{
    const struct settle_stint *stints = reopening->state->problem->stints;
    const struct settle_stint *seed = &stints[reopening->pick[0]];
    int from = reopening->near_from[seed->team], n = reopening->near_from[seed->team + 1] - from;
    if (n == 0)
        return;
    int team = reopening->near[from + (int)random_below(&reopening->random, (size_t)n)];
    size_t low = search(reopening, team, seed->first - reopening->state->longest);
    size_t high = search(reopening, team, seed->first + seed->n);
    if (low >= high)
        return;
    size_t stint = reopening->order[low + random_below(&reopening->random, high - low)];
    if (slots_together(seed, &stints[stint]) > 0 && !is_picked(reopening, stint))
        reopening->pick[reopening->n++] = stint;
}

static void pick(struct reopening *reopening, size_t n_movable)
{
    enum { LOOKS = 8 };
    int want = 2 + (int)random_below(&reopening->random, MOST_TOGETHER - 1);
    reopening->pick[0] = reopening->order[random_below(&reopening->random, n_movable)];
    reopening->n = 1;
    for (int look = 0; look < LOOKS && reopening->n < want; look++)
        pick_near(reopening);
}

/** Plans those picked, who are at home, anew; adds what that saves to *saved. */
static bool replan(struct reopening *reopening, double *saved)
{
    const struct settle_manner manner = {.trust =
                                             random_below(&reopening->random, 2) == 0 ? 0.25 : 1};
    double own;
    for (int pass = 0; pass < PASSES; pass++)
        for (int i = 0; i < reopening->n; i++) {
            if (!settle_replan(reopening->state, reopening->pick[i], &manner, &own))
                return false;
            *saved += own;
        }
    return true;
}

static bool attempt(struct reopening *reopening)
{
    struct settle_state *state = reopening->state;
    double saved = 0;
    for (int i = 0; i < reopening->n; i++) {
        size_t stint = reopening->pick[i];
        memcpy(reopening->old + (size_t)i * reopening->block, state->share + state->at[stint],
               (state->at[stint + 1] - state->at[stint]) * sizeof(double));
        saved += settle_put(state, stint, reopening->zero);
    }
    if (!replan(reopening, &saved))
        return false;
    for (int i = 0; i < reopening->n && saved < 0; i++)
        (void)settle_put(state, reopening->pick[i], reopening->old + (size_t)i * reopening->block);
    return true;
}

enum pb_rc settle_reopen(struct settle_state *state)
{
    struct arena arena = {0};
    struct reopening reopening = {.state = state};
    bool fine = make(&reopening, &arena);
    size_t n = fine ? reopening.team[state->problem->capacity->n_teams] : 0;
    for (size_t i = 0; i < TRIES_PER_STINT * n && fine; i++) {
        if (i % 64 == 0 && pb_stop_reason(&state->problem->stop) != PB_GO_ON)
            break;
        pick(&reopening, n);
        fine = attempt(&reopening);
        if (i % TRIES_PER_REFRESH == 0)
            settle_refresh(state);
    }
    settle_refresh(state);
    arena_release(&arena);
    return fine ? PB_OK : PB_MEMORY;
}
