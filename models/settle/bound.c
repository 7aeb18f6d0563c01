/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/bound.h"

#include <math.h>
#include <string.h>

#include "planner/base/arena.h"

/** Steps of the ascent; the step length halves after so many without progress. */
enum { MOST_ASCENTS = 1500, PATIENCE = 20 };

/** Share of the last step's direction that goes into the next. */
#define FADING 0.7

struct ascent {
    const struct settle_problem *problem;
    const double *home; /**< supply of everybody at home */
    int n_slots;
    size_t cells;
    double *price;
    double *slope; /**< subgradient at `price` */
    double *drift; /**< sum of earlier slopes, fading */
    double *best;  /**< prices of the best value */
    double *gain;  /**< n_moves: of one stint */
};

static double *row(double *cells, const struct ascent *ascent, int queue)
{
    return cells + (size_t)queue * (size_t)ascent->n_slots;
}

/** Keeps the prices where L holds. */
static void project(struct ascent *ascent)
{
    const struct capacity_problem *capacity = ascent->problem->capacity;
    for (int q = 0; q < capacity->n_queues; q++) {
        double *price = row(ascent->price, ascent, q);
        for (int t = 0; t < ascent->n_slots; t++) {
            price[t] = fmax(0, price[t]);
            if (!capacity->queues[q].is_deferrable)
                price[t] = fmin(price[t], capacity->queues[q].lost_price[t]);
        }
    }
}

/** The part of a lossy queue; adds to its slope. */
static double lossy_part(struct ascent *ascent, int q)
{
    const struct capacity_queue *queue = &ascent->problem->capacity->queues[q];
    const double *price = row(ascent->price, ascent, q);
    double *slope = row(ascent->slope, ascent, q), value = 0;
    for (int t = 0; t < ascent->n_slots; t++) {
        value += price[t] * queue->demand[t];
        slope[t] += queue->demand[t];
    }
    return value;
}

/** The same of a deferrable one: each F at its cheapest corner. */
static double waiting_part(struct ascent *ascent, int q)
{
    const struct capacity_queue *queue = &ascent->problem->capacity->queues[q];
    const double *price = row(ascent->price, ascent, q);
    double *slope = row(ascent->slope, ascent, q), value = 0;
    for (int t = 0; t < ascent->n_slots; t++) {
        bool last = t + 1 == ascent->n_slots;
        double coefficient = price[t] - (last ? 0 : price[t + 1]);
        const double corners[3] = {0, queue->due[t], queue->arrived[t]};
        double least = INFINITY, served = 0;
        for (int i = 0; i < 3; i++) {
            double cost = coefficient * corners[i] +
                          queue->late_price[t] * fmax(0, queue->due[t] - corners[i]) +
                          (last ? queue->left_price * (queue->arrived[t] - corners[i]) : 0);
            if (cost <= least) { /* of equals the most served: the slope is then one of the flow */
                least = cost;
                served = corners[i];
            }
        }
        value += least;
        slope[t] += served;
        if (!last)
            slope[t + 1] -= served;
    }
    return value;
}

/** g[a,t] of a stint; -INFINITY when it cannot be away then. */
static double gain_at(const struct ascent *ascent, const struct settle_stint *stint, int move,
                      int k)
{
    const struct capacity_move *away = &ascent->problem->capacity->moves[move];
    const struct capacity_team *team = &ascent->problem->capacity->teams[stint->team];
    int t = stint->first + k;
    if (away->team != stint->team || !stint->whole[k] || (away->open != NULL && !away->open[t]))
        return -INFINITY;
    double home = ascent->price[team->home * ascent->n_slots + t] * team->home_rate;
    double there = ascent->price[away->queue * ascent->n_slots + t] * away->rate;
    return stint->heads[k] * (there - home) - ascent->problem->slot_price;
}

/** Counts the stint away in its slot `k` by the slope. */
static void go_away(struct ascent *ascent, const struct settle_stint *stint, int move, int k)
{
    const struct capacity_move *away = &ascent->problem->capacity->moves[move];
    const struct capacity_team *team = &ascent->problem->capacity->teams[stint->team];
    int t = stint->first + k;
    ascent->slope[away->queue * ascent->n_slots + t] -= stint->heads[k] * away->rate;
    ascent->slope[team->home * ascent->n_slots + t] += stint->heads[k] * team->home_rate;
}

/** Without C2: every move for itself, one start each; fills ascent->gain. */
static double gain_by_move(struct ascent *ascent, const struct settle_stint *stint)
{
    double sum = 0;
    for (int a = 0; a < ascent->problem->capacity->n_moves; a++) {
        ascent->gain[a] = -ascent->problem->start_price;
        for (int k = 0; k < stint->n && ascent->problem->capacity->moves[a].team == stint->team;
             k++)
            ascent->gain[a] += fmax(0, gain_at(ascent, stint, a, k));
        sum += fmax(0, ascent->gain[a]);
    }
    return sum;
}

/** The best move in slot `k` of the stint, -1 when home is best. */
static int best_move(const struct ascent *ascent, const struct settle_stint *stint, int k,
                     double *gain)
{
    int best = -1;
    *gain = 0;
    for (int a = 0; a < ascent->problem->capacity->n_moves; a++) {
        double own = gain_at(ascent, stint, a, k);
        if (own > *gain) {
            *gain = own;
            best = a;
        }
    }
    return best;
}

static double stint_part(struct ascent *ascent, const struct settle_stint *stint)
{
    double by_move = gain_by_move(ascent, stint), by_slot = 0, gain;
    for (int k = 0; k < stint->n; k++) {
        (void)best_move(ascent, stint, k, &gain);
        by_slot += gain;
    }
    bool moves = by_move <= by_slot;
    for (int k = 0; k < stint->n; k++) {
        int best = moves ? -1 : best_move(ascent, stint, k, &gain);
        if (best >= 0)
            go_away(ascent, stint, best, k);
        for (int a = 0; a < ascent->problem->capacity->n_moves && moves; a++)
            if (ascent->gain[a] > 0 && gain_at(ascent, stint, a, k) > 0)
                go_away(ascent, stint, a, k);
    }
    return moves ? by_move : by_slot;
}

/** L at the prices, and its slope. */
static double value_of(struct ascent *ascent)
{
    const struct capacity_problem *capacity = ascent->problem->capacity;
    double value = 0;
    for (size_t i = 0; i < ascent->cells; i++) {
        ascent->slope[i] = -ascent->home[i];
        value -= ascent->price[i] * ascent->home[i];
    }
    for (int q = 0; q < capacity->n_queues; q++)
        value +=
            capacity->queues[q].is_deferrable ? waiting_part(ascent, q) : lossy_part(ascent, q);
    for (size_t i = 0; i < ascent->problem->n_stints; i++)
        if (capacity->teams[ascent->problem->stints[i].team].home != CAPACITY_NONE)
            value -= stint_part(ascent, &ascent->problem->stints[i]);
    return value;
}

/** Prices at a limit that the slope would push beyond it stay out of the step. */
static void stay_inside(struct ascent *ascent)
{
    const struct capacity_problem *capacity = ascent->problem->capacity;
    for (int q = 0; q < capacity->n_queues; q++) {
        const double *price = row(ascent->price, ascent, q);
        double *slope = row(ascent->slope, ascent, q);
        for (int t = 0; t < ascent->n_slots; t++) {
            bool lossy = !capacity->queues[q].is_deferrable;
            bool top = lossy && price[t] >= capacity->queues[q].lost_price[t];
            if ((price[t] <= 0 && slope[t] < 0) || (top && slope[t] > 0))
                slope[t] = 0;
        }
    }
}

/** One step of `length` [money] along the slope, with what is left of the last ones. */
static bool step(struct ascent *ascent, double length)
{
    double square = 0;
    for (size_t i = 0; i < ascent->cells; i++)
        ascent->slope[i] += FADING * ascent->drift[i];
    stay_inside(ascent);
    for (size_t i = 0; i < ascent->cells; i++) {
        ascent->drift[i] = ascent->slope[i];
        square += ascent->slope[i] * ascent->slope[i];
    }
    if (square <= 0)
        return false;
    for (size_t i = 0; i < ascent->cells; i++)
        ascent->price[i] += length / square * ascent->slope[i];
    project(ascent);
    return true;
}

static double climb(struct ascent *ascent, double cost)
{
    double factor = 1, best = -INFINITY;
    int waited = 0;
    project(ascent);
    for (int i = 0; i < MOST_ASCENTS; i++) {
        double value = value_of(ascent);
        waited++;
        if (value > best) {
            best = value;
            waited = 0;
            memcpy(ascent->best, ascent->price, ascent->cells * sizeof(double));
        }
        if (waited >= PATIENCE) {
            factor /= 2;
            waited = 0;
            memcpy(ascent->price, ascent->best, ascent->cells * sizeof(double));
            memset(ascent->drift, 0, ascent->cells * sizeof(double));
            (void)value_of(ascent);
        }
        if (cost - best <= 0 || !step(ascent, factor * (cost - best)))
            break;
    }
    return best;
}

enum pb_rc settle_bound(const struct settle_problem *problem, const double *supply, double cost,
                        double *bound)
{
    struct arena arena = {0};
    struct ascent ascent = {
        .problem = problem, .home = supply, .n_slots = capacity_n_slots(problem->capacity)};
    ascent.cells = (size_t)problem->capacity->n_queues * (size_t)ascent.n_slots;
    ascent.price = arena_alloc(&arena, ascent.cells, sizeof(double));
    ascent.slope = arena_alloc(&arena, ascent.cells, sizeof(double));
    ascent.drift = arena_alloc(&arena, ascent.cells, sizeof(double));
    ascent.best = arena_alloc(&arena, ascent.cells, sizeof(double));
    ascent.gain = arena_alloc(&arena, (size_t)problem->capacity->n_moves, sizeof(double));
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;
    if (rc == PB_OK) {
        *bound = fmin(climb(&ascent, cost), cost);
    }
    arena_release(&arena);
    return rc;
}
