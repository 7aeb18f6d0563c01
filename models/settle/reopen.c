/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stint and a few that meet it, in time and in a queue that both may serve, sent home together
 * and planned anew in chance order, the first one perhaps on another shift; kept when that saves
 * money, or costs less than chance allows: simulated annealing, cooling down to nothing
 * (Kirkpatrick, Gelatt and Vecchi, 1983). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/settle/state.h"
#include "planner/base/random.h"

enum { TRIES_PER_STINT = 60, MOST_TOGETHER = 4, TRIES_PER_REFRESH = 4096 };

/** What a change may cost at first, in starts of a reassignment. */
#define FIRST_HEAT 0.4

struct reopening {
    struct settle_state *state;
    const struct settle_shifter *shifter; /**< or NULL */
    struct random random;
    size_t *order;  /**< stints that may move, by team, then place */
    int *place;     /**< n_stints: the slot where each began at first */
    size_t *team;   /**< n_teams + 1: where those of each team begin */
    int *near;      /**< teams that share a queue with each, by team */
    int *near_from; /**< n_teams + 1 */
    size_t block;   /**< cells of the largest pattern */
    double *old;    /**< MOST_TOGETHER * block */
    double *zero;   /**< block */
    size_t pick[MOST_TOGETHER];
    int n;
    int from, end;             /**< slots of the first one, before and after the change */
    bool changes;              /**< the first one gets another shift */
    struct settle_stint shape; /**< which */
    struct settle_stint was;   /**< instead of this */
    double heat;               /**< what a change may cost [money] */
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

/** Whether the stint may get another shift. */
static bool may_change(const struct reopening *reopening, size_t stint)
{
    const struct settle_state *state = reopening->state;
    return reopening->shifter != NULL &&
           state->problem->capacity->teams[state->stints[stint].team].home != CAPACITY_NONE;
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
    for (size_t i = 0; i < n_stints; i++) {
        reopening->place[i] = state->stints[i].first;
        if (may_change(reopening, i) ||
            (state->stints[i].n > 0 && settle_moves_of(state, i, &moves) > 0))
            places[n++] = (struct place){state->stints[i].team, state->stints[i].first, i};
    }
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
    reopening->place = arena_alloc(arena, state->problem->n_stints, sizeof(int));
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

/** The first stint of the team in `order` that starts at `first` or later. */
static size_t search(const struct reopening *reopening, int team, int first)
{
    size_t low = reopening->team[team], high = reopening->team[team + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reopening->place[reopening->order[middle]] < first)
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
    const struct settle_state *state = reopening->state;
    int seed_team = state->stints[reopening->pick[0]].team;
    int first = reopening->near_from[seed_team], n = reopening->near_from[seed_team + 1] - first;
    if (n == 0)
        return;
    int team = reopening->near[first + (int)random_below(&reopening->random, (size_t)n)];
    size_t low = search(reopening, team, reopening->from - state->longest);
    size_t high = search(reopening, team, reopening->end);
    if (low >= high)
        return;
    size_t stint = reopening->order[low + random_below(&reopening->random, high - low)];
    const struct settle_stint *at = &state->stints[stint];
    if (at->n > 0 && at->first < reopening->end && at->first + at->n > reopening->from &&
        !is_picked(reopening, stint))
        reopening->pick[reopening->n++] = stint;
}

/** Picks the first one, and another shift for it where chance and rules want one; false when there
 * is nothing to do. */
static bool pick_first(struct reopening *reopening, size_t n_movable, double *saved)
{
    struct settle_state *state = reopening->state;
    size_t stint = reopening->order[random_below(&reopening->random, n_movable)];
    reopening->pick[0] = stint;
    reopening->n = 1;
    reopening->was = state->stints[stint];
    reopening->changes = may_change(reopening, stint) && random_below(&reopening->random, 2) == 0;
    *saved = 0;
    if (!reopening->changes && reopening->was.n == 0)
        return false;
    reopening->from = reopening->was.first;
    reopening->end = reopening->was.first + reopening->was.n;
    if (!reopening->changes)
        return true;
    const struct settle_shifter *shifter = reopening->shifter;
    if (!shifter->propose(shifter->context, stint, &reopening->random, &reopening->shape, saved))
        return false;
    const struct settle_stint *shape = &reopening->shape;
    if (shape->n > 0 && (reopening->was.n == 0 || shape->first < reopening->from))
        reopening->from = shape->first;
    if (shape->first + shape->n > reopening->end && shape->n > 0)
        reopening->end = shape->first + shape->n;
    return true;
}

static bool pick(struct reopening *reopening, size_t n_movable, double *saved)
{
    enum { LOOKS = 16 };
    int want = 2 + (int)random_below(&reopening->random, MOST_TOGETHER - 1);
    if (!pick_first(reopening, n_movable, saved))
        return false;
    for (int look = 0; look < LOOKS && reopening->n < want; look++)
        pick_near(reopening);
    return true;
}

/** Plans those picked, who are at home, anew; adds what that saves to *saved. */
static bool replan(struct reopening *reopening, double *saved)
{
    const struct settle_manner manner = {.trust =
                                             random_below(&reopening->random, 2) == 0 ? 0.25 : 1};
    double own;
    for (int i = 0; i < reopening->n; i++) {
        if (!settle_replan(reopening->state, reopening->pick[i], &manner, &own))
            return false;
        *saved += own;
    }
    return true;
}

/** Sends those picked home, the first one on its new shift; what that saves. */
static double send_home(struct reopening *reopening)
{
    struct settle_state *state = reopening->state;
    double saved = 0;
    for (int i = 0; i < reopening->n; i++) {
        size_t stint = reopening->pick[i];
        double *old = reopening->old + (size_t)i * reopening->block;
        if (i == 0 && reopening->changes) {
            saved += settle_leave(state, stint, old);
            saved += settle_come(state, stint, &reopening->shape, reopening->zero);
            continue;
        }
        memcpy(old, state->share + state->at[stint],
               (state->at[stint + 1] - state->at[stint]) * sizeof(double));
        saved += settle_put(state, stint, reopening->zero);
    }
    return saved;
}

static void undo(struct reopening *reopening)
{
    struct settle_state *state = reopening->state;
    for (int i = 0; i < reopening->n; i++) {
        size_t stint = reopening->pick[i];
        const double *old = reopening->old + (size_t)i * reopening->block;
        if (i == 0 && reopening->changes) {
            (void)settle_leave(state, stint, NULL);
            (void)settle_come(state, stint, &reopening->was, old);
            continue;
        }
        (void)settle_put(state, stint, old);
    }
}

/** What this change may cost [money]. */
static double allowance(struct reopening *reopening)
{
    enum { PARTS = 1 << 20 };
    double chance = (1 + (double)random_below(&reopening->random, PARTS)) / PARTS;
    return -reopening->heat * log(chance);
}

static bool attempt(struct reopening *reopening, double saved)
{
    saved += send_home(reopening);
    if (!replan(reopening, &saved))
        return false;
    if (saved < -allowance(reopening))
        undo(reopening);
    else if (reopening->changes)
        reopening->shifter->accept(reopening->shifter->context);
    return true;
}

enum pb_rc settle_reopen(struct settle_state *state, const struct settle_shifter *shifter)
{
    struct arena arena = {0};
    struct reopening reopening = {.state = state, .shifter = shifter};
    bool fine = make(&reopening, &arena);
    size_t n = fine ? reopening.team[state->problem->capacity->n_teams] : 0;
    size_t n_tries = TRIES_PER_STINT * n;
    double hot = FIRST_HEAT * state->problem->start_price;
    for (size_t i = 0; i < n_tries && fine; i++) {
        double saved;
        if (i % 64 == 0 && pb_stop_reason(&state->problem->stop) != PB_GO_ON)
            break;
        reopening.heat = hot * (1 - (double)i / (double)n_tries);
        if (pick(&reopening, n, &saved))
            fine = attempt(&reopening, saved);
        if (i % TRIES_PER_REFRESH == 0)
            settle_refresh(state);
    }
    settle_refresh(state);
    arena_release(&arena);
    return fine ? PB_OK : PB_MEMORY;
}
