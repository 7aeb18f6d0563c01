/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the LP answer of a problem proves about another that differs little, without solving.
 *
 * The Lagrangian value L(y) holds for any y, so the old duals prove a bound of the new problem at
 * once. For changed demand, head counts or limits it is right to first order: what is lost against
 * the new optimum grows with the square of the change (on handu-double11 0.12 % for 5 % more
 * visitors of the largest brand). Changed coefficients lose more (1 % for a point of absence). The
 * duals of C6 and C7 follow from the others in closed form (chain.h).
 */
#ifndef MODELS_CAPACITY_RECALL_H
#define MODELS_CAPACITY_RECALL_H

#include "models/capacity/relax.h"

/** Fills `out` from `near`: x as it was with the shortage in it at the new prices, the duals with
 * their reduced costs and bound, status FEASIBLE, no steps. Arrays belong to `arena`. PB_OK or
 * PB_MEMORY. */
enum pb_rc capacity_recall(const struct capacity_search *search, const struct capacity_near *near,
                           struct arena *arena, struct relaxation *out);

#endif
