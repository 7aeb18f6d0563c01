/* SPDX-License-Identifier: GPL-3.0-or-later */
/** One session more in a slot, as a direction of the right-hand sides of problem.h.
 *
 * On a lossy queue demand[t] and the box of z[t] grow by 1. On a deferrable one the session arrives
 * in t: arrived (and the box of F) grows from t on, due (and the box of late) from the slot on in
 * which it is promised, and so does what C4 asks for. Soft rows of the queue grow in proportion:
 * need per session of the slot (response floor) or of their slots (served share).
 *
 * For any dual vector y the Lagrangian value L(y) moves along the direction with the slope
 *
 *     sum over rows of step * y_i  +  sum over boxes of step * min(0, d_j),
 *     d_j = cost_j - sum_i y_i a_ij
 *
 * and where y proves the LP's optimum this slope lies between what one session less saves and what
 * one session more costs.
 *
 * EXAMPLE: that of problem.h, LP optimum 6 with y = 2 on C1 and 0 on C8: one session more moves the
 * row by 1 and the box of z by 1; d_z = 10 - 2 > 0, so the slope is 2.
 */
#ifndef MODELS_CAPACITY_SESSION_H
#define MODELS_CAPACITY_SESSION_H

#include "models/capacity/layout.h"
#include "models/lp/lp_model.h"

/** A bound that moves. */
struct capacity_step {
    int at;    /**< row (its lower bound) or column (its upper bound) of the model */
    double by; /**< per session */
};

/** A direction. Arrays have room for the longest one; memory belongs to an arena. */
struct capacity_direction {
    struct capacity_step *rows;
    int n_rows;
    struct capacity_step *cols;
    int n_cols;
};

/** Makes room for any session of `problem`. PB_OK or PB_MEMORY. */
enum pb_rc capacity_direction_init(struct capacity_direction *direction, struct arena *arena,
                                   const struct capacity_problem *problem);

/** Sessions that arrive on queue `queue` in slot `slot` [units]. */
double capacity_sessions(const struct capacity_problem *problem, int queue, int slot);

/** Fills `direction`, made for `problem`, with one session on `queue` in `slot`; false when nothing
 * arrives there, so that there is no such row. */
bool capacity_direction_session(const struct capacity_problem *problem,
                                const struct capacity_layout *layout, int queue, int slot,
                                struct capacity_direction *direction);

/** Slope of L(y) along `direction`; `dual` [n_rows] of `model`. */
double capacity_direction_slope(const struct lp_model *model, const double dual[],
                                const struct capacity_direction *direction);

/** Slope of each queue and slot to `out` [q * n_slots + t], NAN where nothing arrives. PB_OK,
 * PB_MEMORY, or PB_INVALID from building the model. `dual` belongs to the model of build.h, without
 * rounding rows. */
enum pb_rc capacity_session_slopes(const struct capacity_problem *problem, const double dual[],
                                   double out[]);

#endif
