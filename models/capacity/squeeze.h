/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What one session more costs while presence stands: squeezed in by moving people, late or lost.
 *
 * With the duties fixed at x the program of problem.h falls to h, w, m, z, F, late, left and the
 * soft rows of supply. Its duals come from the interior point method in the form of flows
 * (stint.h), which is exact, not from a simplex: on large plans that is twenty times as fast. The
 * duals lie in the middle of the optimal ones. What they are worth is proved each time: the
 * Lagrangian value of the full vector in the full model, with the boxes that follow from the fixed
 * presence (presence.h), less the cost of the duties, is a bound of the rest; `cost` is what the
 * answer's point costs.
 *
 * EXAMPLE: that of problem.h with demand 4 and 1 agent: 2 units are lost for 20, y = 10 on C1.
 */
#ifndef MODELS_CAPACITY_SQUEEZE_H
#define MODELS_CAPACITY_SQUEEZE_H

#include "models/capacity/capacity.h"

/** The answer. All-zero is a valid empty object. */
struct capacity_squeeze {
    enum pb_status
        status;   /**< OPTIMAL or FEASIBLE; TIME_LIMIT, INTERRUPTED: nothing below counts */
    double *dual; /**< [rows of build.h]; 0 on rows that presence decides by itself */
    double cost;  /**< of the rest at the answer's point [money] */
    double bound; /**< of the rest, proved [money] */
};

/** Solves what is left when the duties stand at `agents` [n_duties] into `out` (overwritten;
 * release it in any case). Of `options` only `stop` and `context` are used; NULL is allowed. PB_OK,
 * PB_INVALID, PB_MEMORY. */
enum pb_rc capacity_squeeze_make(const struct capacity_problem *problem, const int agents[],
                                 const struct capacity_options *options,
                                 struct capacity_squeeze *out);

void capacity_squeeze_release(struct capacity_squeeze *squeeze);

#endif
