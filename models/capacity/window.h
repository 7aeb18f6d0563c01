/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A part of the model in time: some columns open, all others as they stand in the point.
 *
 * Slot rows inside the window hold with what the closed columns leave of them. Rows beyond its end
 * are not there; what an open column does to them is priced at the LP's duals. Rows over many slots
 * (limits, soft rows) hold with what is left, and where they reach beyond the window an upper limit
 * is charged its dual as well, so that the week is not spent before the peak.
 *
 * Reassignments with rows C6, C7 are stints (window_stints.h): the window has no such rows.
 *
 * There are far more reassignments and duties than a plan uses, so a window begins with few and
 * window_grow() brings the others when its prices ask for them.
 */
#ifndef MODELS_CAPACITY_WINDOW_H
#define MODELS_CAPACITY_WINDOW_H

#include "models/capacity/entries.h"
#include "models/capacity/stint_near.h"
#include "models/lp/lp.h"

/** Which part. */
struct window_range {
    int slot_from, slot_to; /**< inclusive: slot rows and columns inside */
    bool is_exact; /**< duties beyond the window stand for good: limits and soft rows hold and are
                not charged */
    double dearest_duty;  /**< open duties that nobody has and whose reduced cost in the LP is above
                             this are not there from the start [money] */
    double dearest_move;  /**< likewise reassignments of which the LP loses more than this share of
                             what they bring */
    const bool *is_queue; /**< [n_queues] moves stay closed unless they link two of these queues
                             (the home of the team and the target); NULL = all; borrowed */
    const bool *is_open;  /**< [n_duties] duties that may change; borrowed */
};

struct window {
    const struct capacity_search *search; /**< borrowed */
    const struct window_range *range;     /**< borrowed */
    struct lp *lp;
    int n_cols;
    int n_rows;
    int room;   /**< length of `col` */
    int *col;   /**< [n_cols] column of the model, or -1 - i for the i-th stint */
    int *row;   /**< [n_rows of the window] row of the model */
    int *place; /**< [model rows] row of the window or -1 */
    int *duty;  /**< [n_duties] columns of the window; at the start the first ones */
    int n_duties;
    int most_duties; /**< with those that may come */
    int *waiting;    /**< [n_waiting] columns of the model that may come */
    int n_waiting;
    struct stint_shares stints; /**< with their heads in the point */
    double cost;                /**< of the point's open columns, at the window's prices */
    bool has_stints;            /**< there may be some, now or by window_grow() */
    struct entries entries;     /**< in rows of the window, of the column in the making */
    double *beyond;             /**< [model rows] what a unit there is worth after the window: the
                                   LP's dual where the row reaches on */
    double *price;              /**< [model rows] with the window's dual, for window_grow() */
    double *sum;                /**< [n_slots + 1] likewise */
    struct arena arena;
};

/** Makes the window's program: PB_OK, PB_MEMORY, PB_SOLVER. Release it in any case. */
enum pb_rc window_init(struct window *window, const struct capacity_search *search,
                       const struct window_range *range);

/** Adds a column of the model. */
enum pb_rc window_add_column(struct window *window, int j);

/** Adds a stint that lies inside the window, with its heads in the point. */
enum pb_rc window_add_stint(struct window *window, const struct stint *stint, double heads);

/** Whether anything may come by window_grow(). */
bool window_may_grow(const struct window *window);

/** Goes on from the optimum that `answer` tells of: adds the waiting columns, and of each move from
 * each slot the cheapest stint, that make the window cheaper at its prices, and solves again, until
 * there are none. `answer` then tells of the last solve and counts the iterations of all. PB_OK,
 * PB_MEMORY or PB_SOLVER. */
enum pb_rc window_grow(struct window *window, struct lp_answer *answer);

/** Writes `x` [n_cols] to the point of the search. */
void window_keep(const struct window *window, const double x[]);

/** Frees what the window owns; accepts an all-zero window. */
void window_release(struct window *window);

#endif
