/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/bound.h"

#include <math.h>
#include <string.h>

#include "models/settle/lagrange.h"

/* The ascent: each price has a step length of its own, from running means of its slope and of the
 * slope's square (Kingma and Ba, Adam, 2015), that shrinks from first to last. */
enum { STEPS_TO_GUIDE = 600, STEPS_TO_PROVE = 2400, STEPS_PER_LOOK = 16 };
#define FIRST_STEP 0.1 /* shares of the price's scale */
#define LAST_STEP  5e-4
#define MEMORY     0.985
#define MEMORY_SQ  0.99

/** Slopes below this are rounding [money]. */
#define SMALLEST_SLOPE 1e-6

/** A unit's price on a deferrable queue seldom exceeds its lateness over so many slots. */
#define SCALE_SLOTS 4

struct ascent {
    struct lagrange lagrange;
    size_t n;
    double *price, *best; /**< now; of the best value */
    double *scale;        /**< of each price [money] */
    double *slope;        /**< subgradient at `price`, times scale */
    double *mean, *square;
};

static double largest(const double *values, int n)
{
    double most = 0;
    for (int i = 0; i < n; i++)
        most = settle_larger(most, values[i]);
    return most;
}

static void find_scales(struct ascent *ascent)
{
    const struct capacity_problem *capacity = ascent->lagrange.state->problem->capacity;
    int n_slots = ascent->lagrange.n_slots;
    for (size_t i = ascent->lagrange.n_cells; i < ascent->n; i++)
        ascent->scale[i] = lagrange_limit(&ascent->lagrange, i);
    for (int q = 0; q < capacity->n_queues; q++) {
        const struct capacity_queue *queue = &capacity->queues[q];
        double scale =
            largest(queue->is_deferrable ? queue->late_price : queue->lost_price, n_slots);
        if (queue->is_deferrable)
            scale = scale > 0 ? settle_smaller(SCALE_SLOTS * scale, queue->left_price)
                              : queue->left_price;
        for (int t = 0; t < n_slots; t++)
            ascent->scale[q * n_slots + t] = scale;
    }
}

static void step(struct ascent *ascent, double length)
{
    for (size_t i = 0; i < ascent->n; i++) {
        double slope = ascent->slope[i] * ascent->scale[i];
        if (ascent->price[i] <= 0 && slope < 0)
            slope = 0;
        ascent->mean[i] = MEMORY * ascent->mean[i] + (1 - MEMORY) * slope;
        ascent->square[i] = MEMORY_SQ * ascent->square[i] + (1 - MEMORY_SQ) * slope * slope;
        ascent->price[i] += length * ascent->scale[i] * ascent->mean[i] /
                            (sqrt(ascent->square[i]) + SMALLEST_SLOPE);
        ascent->price[i] = settle_larger(
            0, settle_smaller(ascent->price[i], lagrange_limit(&ascent->lagrange, i)));
    }
}

/** Climbs; the tracks of its second half are summed up. */
static bool climb(struct ascent *ascent, int n_steps, const struct pb_stop *stop, double *bound)
{
    double value;
    for (int i = 0; i < n_steps; i++) {
        if (i % STEPS_PER_LOOK == 0 && pb_stop_reason(stop) != PB_GO_ON)
            break;
        if (i == n_steps / 2)
            lagrange_forget(&ascent->lagrange);
        if (!lagrange_value(&ascent->lagrange, ascent->price, ascent->slope, &value))
            return false;
        if (value > *bound) {
            *bound = value;
            memcpy(ascent->best, ascent->price, ascent->n * sizeof(double));
        }
        step(ascent, FIRST_STEP * pow(LAST_STEP / FIRST_STEP, (double)i / n_steps));
    }
    return true;
}

/** The mean of the tracks, to the state. */
static void hand_over(const struct ascent *ascent)
{
    struct settle_state *state = ascent->lagrange.state;
    size_t bytes = ascent->lagrange.n_cells * sizeof(double);
    lagrange_mean(&ascent->lagrange, state->share);
    settle_refresh(state);
    memcpy(state->target, state->supply, bytes);
}

static enum pb_rc run_ascent(struct settle_state *state, bool guide, double *bound)
{
    struct ascent ascent;
    enum pb_rc rc = lagrange_make(state, &ascent.lagrange);
    if (rc == PB_OK) {
        struct arena *arena = &ascent.lagrange.arena;
        ascent.n = ascent.lagrange.n_prices;
        double **const arrays[] = {&ascent.price, &ascent.best, &ascent.scale,
                                   &ascent.slope, &ascent.mean, &ascent.square};
        for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++)
            *arrays[i] = arena_alloc(arena, ascent.n, sizeof(double));
        rc = arena->failed ? PB_MEMORY : PB_OK;
    }
    *bound = -INFINITY;
    if (rc == PB_OK) {
        find_scales(&ascent);
        memcpy(ascent.price, state->price, ascent.n * sizeof(double));
        memcpy(ascent.best, state->price, ascent.n * sizeof(double));
        rc = climb(&ascent, guide ? STEPS_TO_GUIDE : STEPS_TO_PROVE, &state->problem->stop, bound)
                 ? PB_OK
                 : PB_MEMORY;
    }
    if (rc == PB_OK)
        memcpy(state->price, ascent.best, ascent.n * sizeof(double));
    if (rc == PB_OK && guide)
        hand_over(&ascent);
    lagrange_release(&ascent.lagrange);
    return rc;
}

enum pb_rc settle_bound(struct settle_state *state, double *bound)
{
    return run_ascent(state, false, bound);
}

enum pb_rc settle_guide(struct settle_state *state)
{
    double bound;
    return run_ascent(state, true, &bound);
}
