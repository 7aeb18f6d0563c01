/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The LP relaxation of a capacity problem with an optimal basis, and its exact slopes.
 *
 * The simplex works on a smaller program with the same optimum: reassignments are stints (stint.h),
 * so there are no rows C6 and C7, and duties and stints are only columns where they matter. Which
 * do at first is known from an answer nearby (its support, or the columns and the basis of another
 * solve); after each solve every duty and every stint that is not there yet is priced in closed
 * form (chain.h), and those whose reduced cost is negative come in. When none is left the duals,
 * completed for C6 and C7, are optimal for the whole model, and their Lagrangian value there is the
 * proof. On handu-double11 (42,577 rows, 12,279 duties) this takes 7 s from the answer of the
 * interior point method, where the simplex on the whole model takes minutes.
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

#include "models/capacity/match.h"
#include "models/capacity/presence.h"
#include "models/capacity/session.h"
#include "models/capacity/stint_near.h"
#include "models/lp/lp.h"

/** What to solve. All-zero: the whole LP from scratch. */
struct capacity_linear_task {
    const int *agents;                  /**< [n_duties] fixed presence, or NULL; borrowed */
    const struct capacity_near *start;  /**< an answer of this problem, or one nearby, in its rows
                                             and columns; or NULL; borrowed */
    const struct capacity_linear *near; /**< a solved LP of a problem like this one, whose columns
                                             and basis are taken over before `start`, or NULL;
                                             presence is fixed in neither */
    const struct capacity_ids *ids, *near_ids; /**< what the entries of both are called; NULL: both
                                                    problems have the same shape */
    struct lp_poll poll;
};

/** The solved LP. All-zero is a valid empty object. */
struct capacity_linear {
    const struct capacity_problem *problem; /**< borrowed */
    struct capacity_layout layout;
    struct lp_model model; /**< the whole model, in rows and columns of the layout */
    struct capacity_clock clock;
    struct capacity_search search;  /**< of the model, as far as pricing needs it */
    struct capacity_presence box;   /**< of fixed presence */
    struct linear_columns *columns; /**< of the program: linear_columns.h */
    struct arena arena;
    struct lp *lp;      /**< the program, solved */
    struct lp *tangent; /**< its tangent program at the optimum, or NULL until a slope is asked */
    int *row;           /**< [layout.n_rows] row in the program, -1 = none */
    int *col;           /**< [layout.n_cols] column in the program, -1 = none */
    double *dual;       /**< [layout.n_rows] duals of the whole model */
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

/** What the duals of task->near say of the duties of `problem` without a solve: reduced costs to
 * `out` [n_duties], all 0 when the two do not match. A head on duty j saves at most -out[j], so
 * duties that would be new are compared cheaply. PB_OK, PB_INVALID, PB_MEMORY. */
enum pb_rc capacity_linear_estimate(const struct capacity_problem *problem,
                                    const struct capacity_linear_task *task, double out[]);

/** Slopes of one session on `queue` in `slot` [money/session]; NAN where nothing arrives. `linear`
 * is OPTIMAL. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_linear_session(struct capacity_linear *linear, int queue, int slot,
                                   struct capacity_slope *out);

/** The subgradient at the duals of the solve, without another solve; NAN where nothing arrives. */
double capacity_linear_dual(struct capacity_linear *linear, int queue, int slot);

/** Value of column `col` of the layout at the optimum, not of a w or m; 0 when fixed presence has
 * decided it. */
double capacity_linear_value(const struct capacity_linear *linear, int col);

void capacity_linear_release(struct capacity_linear *linear);

#endif
