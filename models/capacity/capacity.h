/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Solving a capacity problem: bound, integer plan, model file, certificate. See problem.h for the
 * mathematics and plan.h for the answer. */
#ifndef MODELS_CAPACITY_CAPACITY_H
#define MODELS_CAPACITY_CAPACITY_H

#include "models/capacity/plan.h"
#include "models/capacity/problem.h"

struct capacity_ids;
struct lp_model;

/** Where the solver stands, for a progress line. */
struct capacity_progress {
    const char *stage; /**< "bound", "plan" or "improve"; static storage */
    double done;       /**< share of the stage, 0..1 */
    double bound;      /**< best so far, -INFINITY while unknown */
    double cost;       /**< best plan so far, INFINITY while there is none */
};

/** Figures of a start nearer to 0 count as 0. */
#define CAPACITY_LEAST_START 1e-9

/** An answer to begin with: that of a problem like this one (match.h says what is alike). */
struct capacity_start {
    const struct capacity_problem *problem; /**< what was solved */
    const struct capacity_plan *plan;       /**< its plan, with `answer` */
    const struct capacity_ids *old_ids;     /**< names in that problem */
    const struct capacity_ids *ids;         /**< names in the problem to solve */
};

/** Options; all-zero is the default. */
struct capacity_options {
    unsigned long seed;                 /**< same problem, same seed: same bytes */
    double gap;                         /**< stop improving at this gap, 0 = 0.01 */
    double time_limit_s;                /**< wall seconds, only a safety net; 0 = none */
    const struct capacity_start *start; /**< or NULL; the plan then says whether it was of use, and
                                             work ends at the gap of the old plan */
    int workers; /**< processes that may be used, 0 = one per core (at most 2); the answer does not
                      depend on it */
    enum pb_status (*stop)(void *context); /**< asked often: NONE = go on, TIME_LIMIT or INTERRUPTED
                                                = end with the best plan so far; NULL = never */
    void (*progress)(void *context, const struct capacity_progress *at); /**< NULL = silent */
    void *context;                                                       /**< for both */
};

/** Finds a plan and a bound for `problem` (checked before; asserted). Every valid problem has a
 * plan. PB_OK with the answer in `out` (owned by the caller; release it), PB_INVALID for a wrong
 * problem, PB_MEMORY, PB_SOLVER. `options` may be NULL. */
enum pb_rc capacity_solve(const struct capacity_problem *problem,
                          const struct capacity_options *options, struct capacity_plan *out);

/** The bound of the LP relaxation alone, without the rows C11. `options` may be NULL. PB_OK,
 * PB_INVALID, PB_MEMORY. */
enum pb_rc capacity_bound(const struct capacity_problem *problem,
                          const struct capacity_options *options, double *bound);

/** Builds the model exactly as it is solved, with names and integrality, objective constant 0; the
 * rounding rows of small models come last.
 * PB_OK with `*out` initialised (lp_model_release() it), PB_INVALID, PB_MEMORY. */
enum pb_rc capacity_model(const struct capacity_problem *problem, struct lp_model *out);

/** Writes the plan as a value per column of capacity_model() to `x` (n_cols of that model): c.x is
 * plan->cost.total and each row holds to 1e-6. */
enum pb_rc capacity_solution(const struct capacity_problem *problem,
                             const struct capacity_plan *plan, double x[]);

#endif
