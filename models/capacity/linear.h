/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The LP relaxation of a capacity problem with an optimal basis, and its exact slopes.
 *
 * V(b) is the optimum as a function of the right-hand sides. It is convex and piecewise linear, so
 * along a direction it has two slopes: up (one session more costs so much) and down (one session
 * less saves so much), down <= up, and every optimal dual vector gives a figure between. Both are
 * found exactly, not by a finite step: the slope up along r is the optimum of the *tangent program*
 *
 *     minimise c dx  over the moves dx that stay feasible to first order:
 *     rows that are tight move by at least r_i (or exactly 0 .. as their bound moves), columns at a
 *     bound only inwards, everything else freely
 *
 * whose feasible duals are exactly the optimal duals of the program itself (complementary
 * slackness). The answer therefore comes with two proofs: dx, a direction that costs so much, and
 * the dual vector y, whose Lagrangian value is the optimum of the program and whose slope is the
 * answer; the second is checked in our own arithmetic each time.
 *
 * With `agents` the presence is fixed: duties stand at those values, limits, seats and rules about
 * presence have been decided, and only who serves what, when and how late is left to choose.
 *
 * EXAMPLE: that of problem.h has x = 1.5, basis {x}: one session more costs 2 (half an agent), one
 * less saves 2. With 2 agents fixed it has 4 units for 3: both are 0. With 1 agent fixed one unit
 * is lost: both are 10. With demand 4 and 2 agents fixed: less saves 0, more costs 10.
 */
#ifndef MODELS_CAPACITY_LINEAR_H
#define MODELS_CAPACITY_LINEAR_H

#include "models/capacity/session.h"
#include "models/lp/lp.h"

/** What to solve. All-zero: the whole LP from scratch. */
struct capacity_linear_task {
    const int *agents;                  /**< [n_duties] fixed presence, or NULL; borrowed */
    const struct capacity_linear *near; /**< begin at its basis when both have the same shape; or
                                             NULL */
    struct lp_poll poll;
};

/** The solved LP. All-zero is a valid empty object. */
struct capacity_linear {
    const struct capacity_problem *problem; /**< borrowed */
    struct capacity_layout layout;
    struct arena arena;
    struct lp *lp;      /**< the program, solved */
    struct lp *tangent; /**< its tangent program at the optimum, or NULL until a slope is asked */
    int *row;           /**< [layout.n_rows] row in the program, -1 = decided by fixed presence */
    int *col;           /**< [layout.n_cols] */
    double *dual;       /**< [rows of the program] */
    struct capacity_direction direction; /**< scratch */
    enum pb_status status; /**< OPTIMAL, or why not: nothing below is meaningful then */
    double cost;           /**< optimum; without what fixed presence costs by itself [money] */
    double bound;          /**< proved from below: the Lagrangian value of `dual` */
    double shortage;       /**< lost, late, left and soft in it [money] */
    long iterations;       /**< of the simplex, all calls */
    bool warm;             /**< the basis of `near` served */
};

/** Two slopes. */
struct capacity_slope {
    double down; /**< one less saves so much; NAN where there is none to lose */
    double up;   /**< one more costs so much */
    bool proved; /**< both stand on dual vectors that prove the optimum */
};

/** Solves into `out` (overwritten; release it in any case). `problem` must outlive it. PB_OK with
 * the answer in out->status, PB_INVALID, PB_MEMORY, PB_SOLVER. */
enum pb_rc capacity_linear_make(const struct capacity_problem *problem,
                                const struct capacity_linear_task *task,
                                struct capacity_linear *out);

/** Slopes of one session on `queue` in `slot` [money/session]; NAN where nothing arrives. `linear`
 * is OPTIMAL. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_linear_session(struct capacity_linear *linear, int queue, int slot,
                                   struct capacity_slope *out);

/** The subgradient at the duals of the solve, without another solve; NAN where nothing arrives. */
double capacity_linear_dual(struct capacity_linear *linear, int queue, int slot);

/** Value of column `col` of the layout at the optimum; 0 when fixed presence has decided it. */
double capacity_linear_value(const struct capacity_linear *linear, int col);

/** Dual of row `row` of the layout at the optimum; 0 when fixed presence has decided it. */
double capacity_linear_row_dual(const struct capacity_linear *linear, int row);

void capacity_linear_release(struct capacity_linear *linear);

#endif
