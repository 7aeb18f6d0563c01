/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A lower bound of the settle problem's cost, verified because it is closed arithmetic.
 *
 * For prices p[q,t] >= 0 of a unit of supply (<= lost_price on lossy queues) every answer costs at
 * least
 *
 *   L(p) = sum over lossy q of p demand
 *        + sum over deferrable q, t of min over F in {0, due, arrived} of
 *              (p[t] - p[t+1]) F + late_price max(0, due - F)  (+ left_price (arrived - F) at last)
 *        - sum p S0 - sum over stints i of gain_i(p)
 *
 * with S0 the supply of everybody at home and
 *
 *   g[a,t]  = heads[t] (rate_a p[q_a,t] - home_rate p[home,t]) - slot_price
 *   gain_i  = min( sum over a of max(0, sum over t of max(0, g[a,t]) - start_price),
 *                  sum over t of max(0, largest g[a,t]) )
 *
 * The first drops C2 and the blocks and charges one start per queue, the second drops the starts.
 * Soft rows are left out: they only add cost. L is concave; counted subgradient steps raise it.
 *
 * Example by hand (that of settle.h): p = (10, 0): 10 - 0 - max(0, 10 - 1 - 2) = 3, the cost.
 */
#ifndef MODELS_SETTLE_BOUND_H
#define MODELS_SETTLE_BOUND_H

#include "models/settle/settle.h"

/** Raises L from `problem->prices` on; `supply` [q * n_slots + t] is S0 and `cost` that of an
 * answer. The best value goes to *bound. PB_OK or PB_MEMORY. */
enum pb_rc settle_bound(const struct settle_problem *problem, const double *supply, double cost,
                        double *bound);

#endif
