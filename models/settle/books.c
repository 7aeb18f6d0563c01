/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/books.h"

#include <math.h>

static double lossy_cost(const struct capacity_queue *queue, int n_slots, const double *supply,
                         const struct settle_book *book)
{
    double cost = 0;
    for (int t = 0; t < n_slots; t++) {
        double lost = fmax(0, queue->demand[t] - fmax(0, supply[t]));
        cost += lost * queue->lost_price[t];
        if (book == NULL)
            continue;
        book->lost[t] = lost;
        book->served[t] = queue->demand[t] - lost;
    }
    return cost;
}

static double waiting_cost(const struct capacity_queue *queue, int n_slots, const double *supply,
                           const struct settle_book *book)
{
    double cost = 0, served = 0;
    for (int t = 0; t < n_slots; t++) {
        served = fmin(queue->arrived[t], served + fmax(0, supply[t]));
        cost += fmax(0, queue->due[t] - served) * queue->late_price[t];
        if (book == NULL)
            continue;
        book->lost[t] = 0;
        book->served[t] = served;
    }
    return cost + (queue->arrived[n_slots - 1] - served) * queue->left_price;
}

double settle_soft_missing(const struct capacity_problem *problem, const struct capacity_soft *soft,
                           const double *supply)
{
    double sum = 0;
    if (soft->kind == CAPACITY_SOFT_PRESENCE)
        return 0;
    const struct capacity_queue *queue = &problem->queues[soft->queue];
    for (int t = soft->slot_from; t <= soft->slot_to; t++)
        sum += soft->kind == CAPACITY_SOFT_SUPPLY ? supply[t]
                                                  : -fmax(0, queue->demand[t] - fmax(0, supply[t]));
    return fmax(0, soft->need - sum);
}

enum pb_rc settle_books_make(const struct capacity_problem *problem, struct arena *arena,
                             struct settle_books *out)
{
    int n = 0;
    *out = (struct settle_books){.problem = problem};
    out->soft = arena_alloc(arena, (size_t)problem->n_softs, sizeof(int));
    out->first = arena_alloc(arena, (size_t)problem->n_queues + 1, sizeof(int));
    if (out->soft == NULL || out->first == NULL)
        return PB_MEMORY;
    for (int q = 0; q < problem->n_queues; q++) {
        for (int u = 0; u < problem->n_softs; u++)
            if (problem->softs[u].kind != CAPACITY_SOFT_PRESENCE && problem->softs[u].queue == q)
                out->soft[n++] = u;
        out->first[q + 1] = n;
    }
    return PB_OK;
}

double settle_queue_cost(const struct settle_books *books, int queue, const double *supply,
                         const struct settle_book *book)
{
    const struct capacity_problem *problem = books->problem;
    const struct capacity_queue *at = &problem->queues[queue];
    int n_slots = capacity_n_slots(problem);
    double cost = at->is_deferrable ? waiting_cost(at, n_slots, supply, book)
                                    : lossy_cost(at, n_slots, supply, book);
    for (int i = books->first[queue]; i < books->first[queue + 1]; i++) {
        const struct capacity_soft *soft = &problem->softs[books->soft[i]];
        cost += soft->price * settle_soft_missing(problem, soft, supply);
    }
    return cost;
}
