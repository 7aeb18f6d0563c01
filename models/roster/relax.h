/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A lower bound for a horizon that is too long for exact pricing.
 *
 * Everything that is counted over the whole horizon (hours, weekends, shifts of a kind) is taken
 * out of the lines and priced instead, so that the graph of a kind of agent has a node for each
 * state of the day-by-day rules and no more. For any p with -over <= p <= under and any m with
 * -under <= m <= over of its limit (unbounded where hard, one-sided where there is one limit)
 *
 *   bound(p, m) = sum_r need[r] p[r]
 *               + sum_e ( min_l (c'[l] - sum_r a[r,l] p[r] + sum_k m[e,k] units[k,l])
 *                         - sum_k m[e,k] limit[e,k] ),   limit = max where m > 0, else min
 *
 * is no more than the cost of any roster, c' being the price of a line without these limits. The
 * multipliers climb by subgradients; whatever they reach is a bound. It is below the one of column
 * generation, as a mean of two lines may keep a limit that neither of them keeps.
 *
 * Example by hand: one agent, 2 days, need 1 each day at 10 a miss, at most 1 shift. p = 10 and
 * m = 10: need 20, cheapest line 0, limit 10: bound 10, the cost of working either day.
 */
#ifndef MODELS_ROSTER_RELAX_H
#define MODELS_ROSTER_RELAX_H

#include "models/roster/roster.h"

/** Climbs from the duals `dual` (n_rows) and leaves the best ones there. `*bound` is their value:
 * -INFINITY when `stop` came before the first one, INFINITY when some agent has no line. PB_OK or
 * PB_MEMORY. */
enum pb_rc relax_bound(const struct roster_problem *problem, const struct pb_stop *stop,
                       double *dual, double *bound);

#endif
