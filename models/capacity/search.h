/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the heuristics share: the model, its LP answer, and the point under construction. */
#ifndef MODELS_CAPACITY_SEARCH_H
#define MODELS_CAPACITY_SEARCH_H

#include "models/capacity/capacity.h"
#include "models/capacity/clock.h"
#include "models/capacity/layout.h"
#include "models/lp/lp.h"

/** Memory belongs to whoever filled it in; everything but `point` and `steps` is const for the
 * heuristics. */
struct capacity_search {
    const struct capacity_problem *problem;
    const struct capacity_layout *layout;
    const struct lp_model *model;
    const struct capacity_clock *clock;
    const struct capacity_options *options;
    const double *relaxed; /**< [n_cols] LP optimum */
    const double *dual;    /**< [n_rows] LP duals */
    const double *reduced; /**< [n_cols] LP reduced costs */
    double *point;         /**< [n_cols] the point: duties whole, the rest as last seen */
    double *best;          /**< [n_cols] the best checked point so far */
    double best_cost;      /**< its cost, INFINITY while there is none */
    double bound;          /**< proven, -INFINITY while unknown */
    double shortage;       /**< lost, late, left and soft in the LP's optimum [money] */
    double deadline;       /**< capacity_seconds() at which to stop, 0 = never */
    long steps;            /**< simplex iterations spent */
};

/** Monotonic wall clock [s]. */
double capacity_seconds(void);

/** Tells the progress callback, if there is one. */
void capacity_report(const struct capacity_search *search, const char *stage, double done);

/** NONE, or why the work must end. */
enum pb_status capacity_stopped(const struct capacity_search *search);

/** The same for solvers to ask; borrows the search. */
struct lp_poll capacity_poll(const struct capacity_search *search);

#endif
