/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The LP relaxation by a primal-dual interior point method that knows the time order of the rows.
 *
 * A shift links rows at most a shift's length apart, and departments hardly touch each other, so
 * that the normal equations A D A' fall apart at few rows (normal.h). Predictor and corrector after
 * Mehrotra (SIAM J. Optimization 2, 1992). The answer is an interior point and no vertex: what it
 * proves is the Lagrangian bound of its duals alone.
 *
 *     minimise c x   subject to   row_lower <= A x <= row_upper,   0 <= x <= upper
 */
#ifndef MODELS_CAPACITY_BARRIER_H
#define MODELS_CAPACITY_BARRIER_H

#include "models/lp/lp_model.h"

/** An interior point in the figures of the model: columns 0 .. n_cols-1, then one slack per row,
 * which is what the row leaves to its lower side, or to its upper one where it has no lower. */
struct barrier_point {
    double *x, *z; /**< [n_cols + n_rows] value and dual; x = 0: not known */
    double *v, *w; /**< [n_cols + n_rows] distance from the upper bound and its dual */
    double *y;     /**< [n_rows] */
};

/** What to solve and how. */
struct barrier_task {
    const struct lp_model *model; /**< columns with lower bound 0; borrowed */
    const int *order;             /**< [n_rows] rows along time (normal.h); borrowed */
    const bool *is_open; /**< [n_cols] true = the upper bound follows from the rows and is left out;
                              NULL = none does */
    double tolerance;    /**< relative, 0 = 1e-8 */
    int most_steps;      /**< 0 = 100 */
    const struct barrier_point *start; /**< where to go on from; NULL = from scratch; borrowed */
    double keep_gap; /**< the answer's `kept` is the first point with a smaller gap, 0 = the last */
    enum pb_status (*stop)(void *context); /**< asked once a step; NULL = never */
    void *context;
};

/** The point. Arrays belong to the caller. */
struct barrier_answer {
    double *x;             /**< [n_cols] */
    double *y;             /**< [n_rows] duals: c - A'y is the reduced cost */
    enum pb_status status; /**< OPTIMAL, FEASIBLE (step limit or no more progress: y is still good
                              for a bound), TIME_LIMIT or INTERRUPTED */
    int steps;
    struct barrier_point kept; /**< where another solve may go on from; x NULL = not wanted */
    double primal_error, dual_error, gap; /**< relative */
    double cost;                          /**< c x */
};

/** Solves. PB_OK or PB_MEMORY. */
enum pb_rc barrier_solve(const struct barrier_task *task, struct barrier_answer *out);

#endif
