/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stint and a few that meet it, in time and in a queue that both may serve, sent home together
 * and planned anew one after the other, the first one perhaps on another shift; kept when that
 * saves money, or costs less than chance allows: simulated annealing, cooling down to nothing
 * (Kirkpatrick, Gelatt and Vecchi, 1983). Half of the groups are those who help out on the same
 * queue: they may do it with fewer. */
#include "models/settle/anneal.h"

#include <math.h>
#include <string.h>

enum {
    MOST_TOGETHER = 4,
    LOOKS = 40,          /* for somebody to go with the first one */
    LOOKS_FOR_MOVER = 3, /* for a first one who is away */
    STRANGER_ONE_IN = 8, /* of those met who do not help out where the group does */
    CHANGE_ONE_IN = 3,   /* of the groups: another shift */
    TRIES_PER_LOOK = 64, /* at the clock */
    TRIES_PER_REFRESH = 4096
};

/** What a change may cost at first, in starts of a reassignment. */
#define FIRST_HEAT 0.4

struct reopening {
    const struct anneal_part *part;
    struct settle_state *state;
    struct random random;
    size_t block; /**< cells of the largest pattern */
    double *old;  /**< MOST_TOGETHER * block */
    double *zero; /**< block */
    size_t pick[MOST_TOGETHER];
    int n;
    int queue;                 /**< where the group helps out, or CAPACITY_NONE */
    int from, end;             /**< slots of the first one, before and after the change */
    bool changes;              /**< the first one gets another shift */
    struct settle_stint shape; /**< which */
    struct settle_stint was;   /**< instead of this */
    double heat;               /**< what a change may cost [money] */
};

static bool make(struct reopening *reopening, struct arena *arena)
{
    const struct settle_state *state = reopening->state;
    reopening->block = (size_t)state->longest * (size_t)state->reach.most;
    reopening->old = arena_alloc(arena, MOST_TOGETHER * reopening->block, sizeof(double));
    reopening->zero = arena_alloc(arena, reopening->block, sizeof(double));
    random_init(&reopening->random, 1);
    return !arena->failed;
}

static bool is_picked(const struct reopening *reopening, size_t stint)
{
    for (int i = 0; i < reopening->n; i++)
        if (reopening->pick[i] == stint)
            return true;
    return false;
}

/** Whether queue number `i` of the stint, not home, gets a share of it. */
static bool helps(const struct settle_state *state, size_t stint, int i)
{
    return i > 0 && state->own[stint] > 0 &&
           settle_is_used(state, stint, state->share + state->at[stint], i);
}

/** A queue on which the first one helps out, drawn by lot; CAPACITY_NONE when there is none. */
static int draw_queue(struct reopening *reopening)
{
    const struct settle_state *state = reopening->state;
    size_t stint = reopening->pick[0], n = 0;
    int queue = CAPACITY_NONE;
    for (int i = 1, q; (q = settle_queue_of(state, stint, i)) != CAPACITY_NONE; i++)
        if (helps(state, stint, i) && random_below(&reopening->random, ++n) == 0)
            queue = q;
    return queue;
}

static bool helps_on(const struct settle_state *state, size_t stint, int queue)
{
    for (int i = 1, q; (q = settle_queue_of(state, stint, i)) != CAPACITY_NONE; i++)
        if (q == queue)
            return helps(state, stint, i);
    return false;
}

/** Whether the stint may join: it meets the first one, and helps out where the group does, or
 * chance lets it in. */
static bool joins(struct reopening *reopening, size_t stint)
{
    const struct settle_stint *at = &reopening->state->stints[stint];
    int place = reopening->part->near->place[stint];
    if (at->n == 0 || at->first >= reopening->end || at->first + at->n <= reopening->from ||
        place < reopening->part->from_place || place >= reopening->part->end_place ||
        is_picked(reopening, stint))
        return false;
    return reopening->queue == CAPACITY_NONE ||
           helps_on(reopening->state, stint, reopening->queue) ||
           random_below(&reopening->random, STRANGER_ONE_IN) == 0;
}

/** Picks somebody of a team near by, if chance finds one who joins. */
static void pick_near(struct reopening *reopening)
{
    const struct near *near = reopening->part->near;
    int own = reopening->state->stints[reopening->pick[0]].team;
    int first = near->first[own], n = near->first[own + 1] - first;
    if (n == 0)
        return;
    int team = near->teams[first + (int)random_below(&reopening->random, (size_t)n)];
    size_t low = near_search(near, team, reopening->from - reopening->state->longest);
    size_t high = near_search(near, team, reopening->end);
    if (low >= high)
        return;
    size_t stint = near->order[low + random_below(&reopening->random, high - low)];
    if (joins(reopening, stint))
        reopening->pick[reopening->n++] = stint;
}

/** Another shift for the first one; false when there is none. */
static bool pick_shape(struct reopening *reopening, double *saved)
{
    const struct settle_shifter *shifter = reopening->part->shifter;
    struct settle_stint *shape = &reopening->shape;
    if (!shifter->propose(shifter->context, reopening->pick[0], &reopening->random, shape, saved))
        return false;
    if (shape->n > 0 && (reopening->was.n == 0 || shape->first < reopening->from))
        reopening->from = shape->first;
    if (shape->n > 0 && shape->first + shape->n > reopening->end)
        reopening->end = shape->first + shape->n;
    return true;
}

/** Picks the first one, and another shift for it where chance and rules want one; false when there
 * is nothing to do. */
static bool pick_first(struct reopening *reopening, double *saved)
{
    const struct settle_state *state = reopening->state;
    size_t stint =
        reopening->part->seeds[random_below(&reopening->random, reopening->part->n_seeds)];
    for (int look = 0; look < LOOKS_FOR_MOVER && !(state->own[stint] > 0); look++)
        stint = reopening->part->seeds[random_below(&reopening->random, reopening->part->n_seeds)];
    reopening->pick[0] = stint;
    reopening->n = 1;
    reopening->was = state->stints[stint];
    reopening->from = reopening->was.first;
    reopening->end = reopening->was.first + reopening->was.n;
    reopening->changes =
        reopening->part->shifter != NULL && random_below(&reopening->random, CHANGE_ONE_IN) == 0;
    *saved = 0;
    return reopening->changes ? pick_shape(reopening, saved) : reopening->was.n > 0;
}

static bool pick(struct reopening *reopening, double *saved)
{
    int want = 2 + (int)random_below(&reopening->random, MOST_TOGETHER - 1);
    if (!pick_first(reopening, saved))
        return false;
    bool together = random_below(&reopening->random, 2) == 0;
    reopening->queue = together ? draw_queue(reopening) : CAPACITY_NONE;
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
        reopening->part->shifter->accept(reopening->part->shifter->context);
    return true;
}

/** Cools down; false when memory is short. */
static bool cool(struct reopening *reopening)
{
    struct settle_state *state = reopening->state;
    double first_heat = FIRST_HEAT * state->problem->start_price;
    size_t n_tries = reopening->part->tries * reopening->part->n_seeds;
    for (size_t i = 0; i < n_tries; i++) {
        double saved;
        if (i % TRIES_PER_LOOK == 0 && pb_stop_reason(&state->problem->stop) != PB_GO_ON)
            break;
        reopening->heat = first_heat * (1 - (double)i / (double)n_tries);
        if (pick(reopening, &saved) && !attempt(reopening, saved))
            return false;
        if (i % TRIES_PER_REFRESH == 0)
            settle_refresh(state);
    }
    settle_refresh(state);
    return true;
}

enum pb_rc anneal(const struct anneal_part *part)
{
    struct arena arena = {0};
    struct reopening reopening = {.part = part, .state = part->state};
    bool fine = make(&reopening, &arena) && cool(&reopening);
    arena_release(&arena);
    return fine ? PB_OK : PB_MEMORY;
}
