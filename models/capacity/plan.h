/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A capacity plan: the integer answer, its cost, and the bound that says how good it is. */
#ifndef MODELS_CAPACITY_PLAN_H
#define MODELS_CAPACITY_PLAN_H

#include "models/capacity/problem.h"
#include "models/lp/lp_roundings.h"

/** Cost by kind of variable [money]; their sum is the cost. */
struct capacity_cost {
    double shifts; /**< duties, posted ones included (split them by class from `agents`) */
    double moves;  /**< reassignments: hours and starts */
    double lost;   /**< missing units of lossy queues */
    double late;   /**< lateness of deferrable queues */
    double left;   /**< what is open at the end */
    double soft;   /**< elastic rows */
    double limits; /**< overflow and shortfall of limits: rest days, period overtime, promises */
    double total;
};

/** Duals of the LP relaxation, as in `dual` of the plan. Marginal prices: money
 * saved per unit more of the row's right-hand side in the plan's favour are >= 0 by convention. */
struct capacity_prices {
    double *unit;   /**< [q * n_slots + t] money per unit of demand (C1) or of service (C2) */
    double *head;   /**< [l] money per unit of a limit's upper */
    double *seat;   /**< [r * n_slots + t] money per seat in the slot */
    double *soft;   /**< [u] money per unit of a soft row's need */
    double *stated; /**< [q * n_slots + t] money per session, as written down of a plan that is made
                         again (resume.h), or NULL */
};

/** The LP relaxation's answer in the order of layout.h, for a later solve to start from. */
struct capacity_answer {
    double *x; /**< [n_cols] optimum, or NULL */
    double *y; /**< [n_rows] duals, or NULL */
    int n_cols, n_rows;
};

/** What proves the bound: its Lagrangian value (lp_bound.h) over the rows of capacity_model() and
 * the rounding rows behind them is the bound, and each rounding row follows from rows before it
 * (lp_round.h): anyone can check both. All-zero where there is no proof. */
struct capacity_proof {
    double *dual; /**< [n_rows + roundings.n] */
    int n_rows;   /**< of capacity_model() */
    struct lp_roundings roundings;
};

/** The plan. Arrays are owned by the plan; two-dimensional ones are row by row. All-zero is a valid
 * empty plan. Quantities obey every row of problem.h to 1e-6 (checked in our own arithmetic). */
struct capacity_plan {
    enum pb_status status; /**< OPTIMAL (gap <= 1e-9), GAP_REACHED, FEASIBLE, TIME_LIMIT or
                                INTERRUPTED; NONE = there is no plan */
    int n_slots;
    int *agents;      /**< [n_duties] x */
    double *away;     /**< [n_moves * n_slots] w, unit heads */
    double *starts;   /**< [n_moves * n_slots] m, unit heads (0 where there is no such column) */
    double *supply;   /**< [n_queues * n_slots] S, units */
    double *presence; /**< [n_teams * n_slots] P, unit heads */
    double *lost;     /**< [n_queues * n_slots] z, units; 0 on deferrable queues */
    double *served;   /**< [n_queues * n_slots] cumulative F of deferrable queues, never decreasing;
                           on lossy ones demand - z of the slot alone */
    double *late;     /**< [n_queues * n_slots] units */
    double *left;     /**< [n_queues] units */
    double *missing;  /**< [n_softs] short: violation of elastic rows, in units of the row */
    double *over;     /**< [n_limits] */
    double *under;    /**< [n_limits] */
    struct capacity_cost cost;
    double relaxation;     /**< proven optimum of the LP relaxation without rows C11 [money]: exact
                                where marginal figures are compared */
    double bound;          /**< verified lower bound of every plan's cost [money], -INFINITY when
                                the time did not do for one (then gap and gap_money are INFINITY) */
    double bound_shortage; /**< shortage priced in the bound's LP: lost, late, left, soft [money] */
    double gap;            /**< (cost - bound) / (cost - bound_shortage); 0 when both agree */
    double gap_money;      /**< cost - bound */
    struct capacity_prices prices;
    double *dual; /**< [n_rows] duals of the relaxation, without rows C11 */
    int n_rows;   /**< of dual */
    struct capacity_proof proof;
    struct capacity_answer answer;
    bool is_warm;         /**< it started from the answer of another problem */
    bool is_recalled;     /**< and its bound and relaxation are what the old duals prove (recall.h):
                               the LP's optimum may lie a little above them */
    double seconds_bound; /**< wall seconds until the bound stood; not deterministic */
    double seconds_plan;  /**< wall seconds from there to the plan; not deterministic */
    long steps;           /**< counted work */
};

/** Frees what the plan owns and makes it empty; NULL is allowed. */
void capacity_plan_release(struct capacity_plan *plan);

#endif
