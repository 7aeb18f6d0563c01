/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/greedy.h"

#include <math.h>
#include <string.h>

#include "planner/base/arena.h"

struct greedy {
    const struct capacity_search *search;
    double *need;  /**< [q * n_slots + t] units that arrived in the slot and nobody covers yet */
    double *price; /**< [q * n_slots + t] money per unit */
    double *used;  /**< [n_rows] of limits and seats */
    double *point;
    int *heap; /**< duties by promise, best first */
    double *promise;
    int n;
};

/** Units that one agent on the duty can serve in its slot i. */
static double units_at(const struct greedy *g, const struct capacity_duty *duty, int i)
{
    const struct capacity_problem *problem = g->search->problem;
    const struct capacity_team *team = &problem->teams[problem->classes[duty->cls].team];
    const double rate = duty->post != CAPACITY_NONE ? 1.0 : team->home_rate;

    return duty->work * rate * capacity_work_at(&problem->variants[duty->variant], i);
}

/** What waits on queue q when slot t begins. */
static double waiting_before(const struct greedy *g, int q, int t)
{
    const int n_slots = g->search->layout->n_slots;
    double waiting = 0;

    for (int i = 0; i < t && i < n_slots && g->search->problem->queues[q].is_deferrable; i++) {
        waiting += g->need[q * n_slots + i];
    }
    return waiting;
}

/** What one more agent on the duty saves: the price of what it covers less its cost. What can wait
 * is covered in any slot after its arrival. */
static double promise_of(const struct greedy *g, int j)
{
    const struct capacity_problem *problem = g->search->problem;
    const struct capacity_duty *duty = &problem->duties[j];
    const int n_slots = g->search->layout->n_slots;
    const int q = capacity_duty_queue(problem, duty);
    double saved = -duty->cost;
    double waiting = 0;

    if (q == CAPACITY_NONE) {
        return saved;
    }
    waiting = waiting_before(g, q, capacity_duty_slot(problem, duty, 0));
    for (int i = 0; i < problem->variants[duty->variant].n; i++) {
        const int t = capacity_duty_slot(problem, duty, i);

        if (t >= 0 && t < n_slots) {
            const double open = waiting + g->need[q * n_slots + t];
            const double units = fmin(units_at(g, duty, i), open);

            saved += units * g->price[q * n_slots + t];
            waiting = problem->queues[q].is_deferrable ? open - units : 0.0;
        }
    }
    return saved;
}

/** Takes `units` off what arrived in slot t or, where it can wait, before: the oldest first. */
static void serve(struct greedy *g, int q, int t, double units)
{
    double *need = &g->need[q * g->search->layout->n_slots];

    for (int i = g->search->problem->queues[q].is_deferrable ? 0 : t; units > 0 && i <= t; i++) {
        const double taken = fmin(units, need[i]);

        need[i] -= taken;
        units -= taken;
    }
}

static void cover(struct greedy *g, int j)
{
    const struct capacity_problem *problem = g->search->problem;
    const struct capacity_duty *duty = &problem->duties[j];
    const int q = capacity_duty_queue(problem, duty);

    for (int i = 0; q != CAPACITY_NONE && i < problem->variants[duty->variant].n; i++) {
        const int t = capacity_duty_slot(problem, duty, i);

        if (t >= 0 && t < g->search->layout->n_slots) {
            serve(g, q, t, units_at(g, duty, i));
        }
    }
}

/** Adds one agent if every row with an upper limit has room; overflow is not used. */
static bool add_agent(struct greedy *g, int j)
{
    const struct lp_model *model = g->search->model;

    if (g->point[j] + 1.0 > model->col_upper[j]) {
        return false;
    }
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];

        if (g->used[i] + model->value[e] > model->row_upper[i] + 1e-9) {
            return false;
        }
    }
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        g->used[model->row_index[e]] += model->value[e];
    }
    g->point[j] += 1.0;
    return true;
}

static void sink(struct greedy *g, int at)
{
    for (;;) {
        int best = at;

        for (int child = 2 * at + 1; child <= 2 * at + 2 && child < g->n; child++) {
            best = g->promise[g->heap[child]] > g->promise[g->heap[best]] ? child : best;
        }
        if (best == at) {
            return;
        }
        const int held = g->heap[at];

        g->heap[at] = g->heap[best];
        g->heap[best] = held;
        at = best;
    }
}

static void drop_first(struct greedy *g)
{
    g->heap[0] = g->heap[--g->n];
    sink(g, 0);
}

/** Needs and prices; what can wait and is never served is late until the end. */
static void state_needs(struct greedy *g)
{
    const struct capacity_problem *problem = g->search->problem;
    const int n_slots = g->search->layout->n_slots;

    for (int i = problem->n_queues * n_slots - 1; i >= 0; i--) {
        const struct capacity_queue *queue = &problem->queues[i / n_slots];
        const int t = i % n_slots;

        if (queue->is_deferrable) {
            g->need[i] = queue->arrived[t] - (t > 0 ? queue->arrived[t - 1] : 0.0);
            g->price[i] =
                queue->late_price[t] + (t + 1 < n_slots ? g->price[i + 1] : queue->left_price);
        } else {
            g->need[i] = queue->demand[t];
            g->price[i] = queue->lost_price[t];
        }
    }
}

/** A promise only shrinks as others cover: the first whose promise still holds is the best. */
static void fill(struct greedy *g)
{
    while (g->n > 0 && g->promise[g->heap[0]] > 0) {
        const int j = g->heap[0];
        const double now = promise_of(g, j);

        if (now < g->promise[j] - 1e-9) {
            g->promise[j] = now;
            sink(g, 0);
        } else if (add_agent(g, j)) {
            cover(g, j);
        } else {
            drop_first(g);
        }
    }
}

enum pb_rc capacity_greedy(const struct capacity_search *search, double point[])
{
    const size_t n_duties = (size_t)search->layout->n_duties;
    const size_t queue_slots = (size_t)(search->problem->n_queues * search->layout->n_slots);
    struct arena arena = {0};
    struct greedy g = {.search = search, .point = point, .n = search->layout->n_duties};

    g.need = arena_alloc(&arena, queue_slots, sizeof *g.need);
    g.price = arena_alloc(&arena, queue_slots, sizeof *g.price);
    g.used = arena_alloc(&arena, (size_t)search->model->n_rows, sizeof *g.used);
    g.heap = arena_alloc(&arena, n_duties, sizeof *g.heap);
    g.promise = arena_alloc(&arena, n_duties, sizeof *g.promise);
    if (arena.failed) {
        arena_release(&arena);
        return PB_MEMORY;
    }
    memset(point, 0, (size_t)search->model->n_cols * sizeof *point);
    state_needs(&g);
    for (int j = 0; j < g.n; j++) {
        g.heap[j] = j;
        g.promise[j] = promise_of(&g, j);
    }
    for (int at = g.n / 2; at >= 0 && g.n > 0; at--) {
        sink(&g, at);
    }
    fill(&g);
    arena_release(&arena);
    return PB_OK;
}
