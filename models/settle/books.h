/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a given supply of a queue leaves unserved, and its price. */
#ifndef MODELS_SETTLE_BOOKS_H
#define MODELS_SETTLE_BOOKS_H

#include "models/capacity/problem.h"
#include "planner/base/arena.h"

/** The queues of a problem and the soft rows that look at what they serve. */
struct settle_books {
    const struct capacity_problem *problem;
    int n_slots;
    int *soft;  /**< soft rows by queue */
    int *first; /**< n_queues + 1: where those of each queue begin */
};

/** Arrays to fill, each n_slots long. */
struct settle_book {
    double *served; /**< units: cumulative on deferrable queues, of the slot on lossy ones */
    double *lost;   /**< units of lossy queues */
};

/** Slots [from, from + n). */
struct settle_span {
    int from, n;
};

/** A queue as it is, and another supply in a few slots. */
struct settle_view {
    int queue;
    const double *supply; /**< n_slots: as it is [units] */
    const double *served; /**< n_slots: what that serves, as in settle_book */
    struct settle_span span;
    const double *other; /**< span.n: the other supply [units] */
};

/** The larger and the smaller of two numbers, without the care for NaN that makes fmax() slow. */
static inline double settle_larger(double a, double b)
{
    return a > b ? a : b;
}

static inline double settle_smaller(double a, double b)
{
    return a < b ? a : b;
}

/** Sorts the soft rows; memory in `arena`. PB_OK or PB_MEMORY. */
enum pb_rc settle_books_make(const struct capacity_problem *problem, struct arena *arena,
                             struct settle_books *out);

/** Cost of queue `queue` under `supply` [n_slots units]: lost, late and left units and its soft
 * rows; fills `book` unless it is NULL. */
double settle_queue_cost(const struct settle_books *books, int queue, const double *supply,
                         const struct settle_book *book);

/** What the queue would cost less with the other supply [money]. */
double settle_view_saving(const struct settle_books *books, const struct settle_view *view);

/** What a soft row of a queue misses [units of the row] under `supply`; 0 for rows of kind
 * PRESENCE. */
double settle_soft_missing(const struct capacity_problem *problem, const struct capacity_soft *soft,
                           const double *supply);

/** The same with the other supply. */
double settle_view_missing(const struct settle_books *books, const struct capacity_soft *soft,
                           const struct settle_view *view);

#endif
