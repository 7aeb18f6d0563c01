/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A lower bound of the settle problem's cost, verified because it is closed arithmetic.
 *
 * For prices p[q,t] >= 0 of a unit of supply and r[u] in [0, price_u] of a unit of soft row u,
 * every answer costs at least
 *
 *   L(p, r) = sum over lossy q, t of   min over z in [0, demand] of (lost_price + r) z
 *                                      + p (demand - z)          (r of SERVED rows over t)
 *           + sum over deferrable q of the units that arrive, each at the cheapest of: the slots
 *             from its arrival on, at p and the lateness until then; or never
 *           + sum over u of r[u] need[u]
 *           - sum over q, t of P[q,t] S0[q,t] - sum over stints i of gain_i(P)
 *
 * with P = p + r of the SUPPLY rows over t, S0 the supply of everybody at home, and gain_i the
 * largest gain of a track of the stint (track.h, its relaxed form) where slots are worth
 *
 *   g[a,t] = p[i,t] (rate_a P[q_a,t] - home_rate P[home,t]) - slot_price
 *
 * max(0, g_a) with one move alive, max(g_a, g_b) with two; where a person may serve more than two
 * queues at a time, moves are taken each for itself, which gains no less. Units served first come
 * first leave no less late than units each for itself, so the second sum is a lower bound.
 *
 * L is concave; counted subgradient steps raise it.
 *
 * Example by hand (that of settle.h): p = (10, 0): 10 - 0 - max(0, 10 - 1 - 2) = 3, the cost.
 */
#ifndef MODELS_SETTLE_BOUND_H
#define MODELS_SETTLE_BOUND_H

#include "models/settle/state.h"

/** Raises L from `state->price` on, which it leaves at the best value; that goes to *bound,
 * -INFINITY when the stop came at once. PB_OK or PB_MEMORY. */
enum pb_rc settle_bound(struct settle_state *state, double *bound);

/** The same with fewer steps, to begin with: leaves the mean of the tracks (shares of any kind, no
 * answer yet) and its supply as target in `state`. */
enum pb_rc settle_guide(struct settle_state *state);

#endif
