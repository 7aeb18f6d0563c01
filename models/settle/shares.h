/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The shares of many reassignments at once, the slots of each given: a linear program.
 *
 * Sets
 *   r runs (a stint away by one move, slot after slot), t slots of a window, q queues
 * Data
 *   a[r,q,t]  units that a whole share of run r adds to queue q in slot t; less than 0 at home
 *   base[q,t] units that all others supply, and those of the runs who stay at home
 *   done[q], still[q]  units of a deferrable queue served before the window, and by its end, as it
 *             stands: no later slot is worse off for what changes
 * Variables
 *   y[r,t]    share, from SETTLE_LEAST_SHARE to 1
 *   z[q,t]    units lost of a lossy queue, from 0 to the demand
 *   D[q,t], E[q,t]  units of a deferrable queue served by the end of slot t: due by then, at most
 *             due[q,t]; and before they are due, at most arrived[q,t] - due[q,t]
 *   m[u]      what soft row u of a queue misses
 * Objective
 *   min  sum slot_price y + sum lost_price z - sum late_price D + sum price m
 *        - sum left_price (D + E), at the end of the horizon only
 *        (and start_price for every run, outside of the program)
 * Rows
 *   C1  base[q,t] + sum over r of a y + z[q,t] >= demand[q,t]                     lossy q
 *   C2  D + E in t <= D + E in t - 1 + base[q,t] + sum over r of a y              deferrable q
 *       D + E >= still[q] in the last slot, unless the horizon ends there
 *   C3  m[u] + sum over t of supply, or of -z, >= need[u]                         soft rows
 *   C4  sum over the runs of a stint in t of y <= 1, = 1 when they are `most_queues`
 *
 * Example by hand: two stints, each away for the same slot, start 2, hour 1, and 1.2 units wanted
 * there at 10 each, rate 1: y = 1 and 0.2, cost 2 + 2 + 1.2; each alone would take 1 and leave 0.2.
 */
#ifndef MODELS_SETTLE_SHARES_H
#define MODELS_SETTLE_SHARES_H

#include "models/lp/lp.h"
#include "models/settle/state.h"

/** A longest sequence of slots in which a stint has a share of one move. */
struct shares_run {
    size_t stint;
    int move;      /**< number among those of the team */
    int from, end; /**< slots of the stint: [from, end) */
    int col;       /**< of its first share; private */
    bool open;     /**< false: not used any more */
};

/** What is in hand. */
struct shares_window {
    int from, end;     /**< slots of the horizon */
    int until;         /**< the runs of stints that begin in [from, until); they end by `end` */
    const bool *teams; /**< [n_teams] whose stints, NULL = everybody's */
};

struct shares {
    struct settle_state *state;
    struct shares_window window;
    struct arena arena;
    struct lp *lp;
    struct shares_run *runs;
    int n_runs, room;
    bool *touched; /**< [n_queues] some stint in hand may serve it: only those have rows */
    int *row;      /**< [q * n_slots + t] C1, C2; -1 where there is none */
    int *soft_row; /**< per entry of books.soft: C3, -1 outside the window */
    int *guard;    /**< [stint * longest + k]: C4, -1 when there is none */
    double cost; /**< with what is open [money], but for a constant; INFINITY when nobody is in hand
                      or the stop came first: there is nothing to try or keep then */
    double *price; /**< [q * n_slots + t] money per unit supplied, in the window, as it is kept */
    double *x;     /**< answer of the program as it is kept; private, as the next */
    unsigned char *basis; /**< of rows, then columns */
    size_t kept_room;
};

/** Another way to spend the time of some stints. */
struct shares_change {
    int *shut; /**< runs to give up */
    int n_shut;
    struct shares_run *fresh; /**< runs to begin, `open` and `col` unset */
    int n_fresh;
};

/** Whether the stint is in hand: on duty, and may help out. */
bool shares_has(const struct shares *shares, size_t stint);

/** The program of what the state does in the window, solved. PB_OK (release it), PB_MEMORY or
 * PB_SOLVER; all-zero on failure. */
enum pb_rc shares_make(struct settle_state *state, const struct shares_window *window,
                       struct shares *out);
void shares_release(struct shares *shares);

/** The move of a run. */
const struct capacity_move *shares_move(const struct shares *shares, const struct shares_run *run);

/** The share of slot `k` of the stint in a run, as it is kept. */
double shares_slot(const struct shares *shares, int run, int k);

/** Sum of the shares of a run as it is kept. */
double shares_use(const struct shares *shares, int run);

/** Makes the change where it saves more than a trifle; *saved [money] is 0 when it does not. Runs
 * of a stint may not overlap beyond `most_queues` at a time: such a change is refused. PB_OK,
 * PB_MEMORY or PB_SOLVER. */
enum pb_rc shares_try(struct shares *shares, const struct shares_change *change, double *saved);

/** Puts the shares into the state. */
void shares_keep(const struct shares *shares);

#endif
