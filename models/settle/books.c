/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/settle/books.h"

/** Served units nearer than this are the same. */
#define SAME_UNITS 1e-9

static double lost_at(const struct capacity_queue *queue, int t, double supply)
{
    return settle_larger(0, queue->demand[t] - settle_larger(0, supply));
}

static double late_at(const struct capacity_queue *queue, int t, double served)
{
    return settle_larger(0, queue->due[t] - served) * queue->late_price[t];
}

static double lossy_cost(const struct capacity_queue *queue, int n_slots, const double *supply,
                         const struct settle_book *book)
{
    double cost = 0;
    for (int t = 0; t < n_slots; t++) {
        double lost = lost_at(queue, t, supply[t]);
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
        served = settle_smaller(queue->arrived[t], served + settle_larger(0, supply[t]));
        cost += late_at(queue, t, served);
        if (book == NULL)
            continue;
        book->lost[t] = 0;
        book->served[t] = served;
    }
    return cost + (queue->arrived[n_slots - 1] - served) * queue->left_price;
}

/** What slot `t` adds to a soft row of a queue. */
static double soft_at(const struct capacity_problem *problem, const struct capacity_soft *soft,
                      int t, double supply)
{
    return soft->kind == CAPACITY_SOFT_SUPPLY ? supply
                                              : -lost_at(&problem->queues[soft->queue], t, supply);
}

double settle_soft_missing(const struct capacity_problem *problem, const struct capacity_soft *soft,
                           const double *supply)
{
    double sum = 0;
    if (soft->kind == CAPACITY_SOFT_PRESENCE)
        return 0;
    for (int t = soft->slot_from; t <= soft->slot_to; t++)
        sum += soft_at(problem, soft, t, supply[t]);
    return settle_larger(0, soft->need - sum);
}

double settle_view_missing(const struct settle_books *books, const struct capacity_soft *soft,
                           const struct settle_view *view)
{
    double sum = 0;
    for (int t = soft->slot_from; t <= soft->slot_to; t++) {
        int k = t - view->span.from;
        bool other = k >= 0 && k < view->span.n;
        sum += soft_at(books->problem, soft, t, other ? view->other[k] : view->supply[t]);
    }
    return settle_larger(0, soft->need - sum);
}

enum pb_rc settle_books_make(const struct capacity_problem *problem, struct arena *arena,
                             struct settle_books *out)
{
    int n = 0;
    *out = (struct settle_books){.problem = problem, .n_slots = capacity_n_slots(problem)};
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
    double cost = at->is_deferrable ? waiting_cost(at, books->n_slots, supply, book)
                                    : lossy_cost(at, books->n_slots, supply, book);
    for (int i = books->first[queue]; i < books->first[queue + 1]; i++) {
        const struct capacity_soft *soft = &problem->softs[books->soft[i]];
        cost += soft->price * settle_soft_missing(problem, soft, supply);
    }
    return cost;
}

static double lossy_saving(const struct capacity_queue *queue, const struct settle_view *view)
{
    double saving = 0;
    for (int k = 0; k < view->span.n; k++) {
        int t = view->span.from + k;
        saving += queue->lost_price[t] *
                  (lost_at(queue, t, view->supply[t]) - lost_at(queue, t, view->other[k]));
    }
    return saving;
}

/** Follows both until they have served the same. */
static double waiting_saving(const struct capacity_queue *queue, int n_slots,
                             const struct settle_view *view)
{
    int from = view->span.from, end = from + view->span.n;
    double saving = 0, served = from > 0 ? view->served[from - 1] : 0;
    for (int t = from; t < n_slots; t++) {
        double supply = t < end ? view->other[t - from] : view->supply[t];
        served = settle_smaller(queue->arrived[t], served + settle_larger(0, supply));
        double more = served - view->served[t];
        if (t >= end && more < SAME_UNITS && more > -SAME_UNITS)
            return saving;
        saving += late_at(queue, t, view->served[t]) - late_at(queue, t, served);
    }
    return saving + (served - view->served[n_slots - 1]) * queue->left_price;
}

double settle_view_saving(const struct settle_books *books, const struct settle_view *view)
{
    const struct capacity_problem *problem = books->problem;
    const struct capacity_queue *queue = &problem->queues[view->queue];
    double saving = queue->is_deferrable ? waiting_saving(queue, books->n_slots, view)
                                         : lossy_saving(queue, view);
    for (int i = books->first[view->queue]; i < books->first[view->queue + 1]; i++) {
        const struct capacity_soft *soft = &problem->softs[books->soft[i]];
        if (soft->slot_from >= view->span.from + view->span.n || soft->slot_to < view->span.from)
            continue;
        saving += soft->price * (settle_soft_missing(problem, soft, view->supply) -
                                 settle_view_missing(books, soft, view));
    }
    return saving;
}
