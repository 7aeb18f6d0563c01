/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Who serves which queue when, presence fixed: whole people instead of fractions of a team.
 *
 * Sets
 *   i stints (one person on one shift), t slots, q queues, a moves (team -> queue, problem.h)
 * Data
 *   p[i,t]  unit heads that the stint supplies in slot t: less in breaks, when tired, by level
 *   rates, prices, demand, due, blocks of the capacity problem
 * Variables
 *   y[i,a,t]  share of the stint away by move a in slot t; a reassignment is a longest run of
 *             slots with y > 0; the rest follows:
 *   S[q,t]  = sum over stints at home there of home_rate p (1 - sum of y) + sum of rate_a y p
 *             of the moves to q + posted duties
 *   z, F, late, left as in problem.h, at their least cost for S
 * Objective
 *   min  sum over reassignments of start_price + slot_price sum of y
 *        + lost, late and left units, missing supply and served shares of soft rows, at their
 * prices Rows C1  a stint is there to the last minute in every slot of a reassignment, which lasts
 * at least the move's block C2  sum over a of y[i,a,t] <= 1, each y is 0 or at least
 * SETTLE_LEAST_SHARE C3  a stint serves at most `most_queues` in a slot, its home included while
 * shares are below 1
 *
 * The way: each stint in turn is planned anew against all others by a shortest path over its slots
 * (track.h), with what more supply is worth just now (worth.h); it is kept when the exact books say
 * that it saves. Then a few who meet in a place and time are sent home together and planned anew.
 * At last reassignments are given up and begun where all shares together say that it saves
 * (trade.h).
 *
 * Example by hand: two queues of one slot, 1 unit head each; queue 0 wants 1 unit, queue 1 wants 0;
 * team 1 may move to queue 0 at rate 1, start 2, hour 1; a lost unit costs 10; team 0 is absent.
 * Moving the stint of team 1 costs 3 and saves 10: cost 3.
 */
#ifndef MODELS_SETTLE_SETTLE_H
#define MODELS_SETTLE_SETTLE_H

#include <paiban/stop.h>

#include "models/capacity/plan.h"

/** Least share of a person that is worth a reassignment. */
#define SETTLE_LEAST_SHARE 0.05

/** A person on one shift. */
struct settle_stint {
    int team;
    int first, n;        /**< slots of the horizon it touches: [first, first + n) */
    const double *heads; /**< n: unit heads supplied; borrowed */
    const bool *whole;   /**< n: there from the slot's start to its end; borrowed */
};

struct settle_problem {
    const struct capacity_problem *capacity; /**< queues, teams, moves, soft rows */
    const struct settle_stint *stints;
    size_t n_stints;
    const double *posted; /**< [q * n_slots + t] units of duties with a post */
    const double *prices; /**< [q * n_slots + t] money per unit, where the bound starts; or NULL */
    double start_price;   /**< [money/reassignment] >= 0 */
    double slot_price;    /**< [money/slot away of a whole person] >= 0 */
    int most_queues;      /**< >= 1 */
    int most_slots;       /**< room for stints that change while settling; 0 = they do not */
    struct pb_stop stop;  /**< ends the improving; only aborts */
};

struct settle_move {
    int stint;
    int move; /**< of the capacity problem */
    int from, to;
    double share;
};

/** All-zero is a valid empty result. */
struct settle_result {
    struct settle_move *moves; /**< by stint, then from; those of a stint and move that touch are
                                    one reassignment whose share changes; owned */
    size_t n_moves;
    double *supply; /**< [q * n_slots + t] units; owned */
    double cost;    /**< of the objective above */
    double bound;   /**< no answer costs less; see bound.h */
    long steps;     /**< stints planned anew */
};

/** Finds reassignments. PB_OK with the answer in `out` (release it), PB_MEMORY. Same problem, same
 * answer. */
enum pb_rc settle_solve(const struct settle_problem *problem, struct settle_result *out);

void settle_result_release(struct settle_result *result);

#endif
