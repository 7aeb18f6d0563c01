/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Better whole shifts in a window by changing few of them: drop one, add one, or one for another.
 *
 * With the shifts fixed at x the window is a linear program with value f(x), convex in x, so its
 * reduced costs d are a subgradient: f(x + e_j) >= f(x) + d_j. A change whose estimate does not
 * gain cannot gain and is not tried; the others are, by the dual simplex from the basis at hand.
 *   For each duty i in use: f(x - e_i), solved in full. Below f(x): dropped. Otherwise, with the
 *   reduced costs found there, each duty j with f(x - e_i) + d_j < f(x), the most promising first:
 *   f(x - e_i + e_j) below f(x): exchanged.
 * Ends when a whole round over the duties in use finds nothing, or when its work is used up. In
 * large windows one round drops or adds and replaces nothing.
 */
#ifndef MODELS_CAPACITY_EXCHANGE_H
#define MODELS_CAPACITY_EXCHANGE_H

#include "models/capacity/dive.h"

/** Changes duties of the window in search->point; the range must be exact. `end` is DIVE_DONE when
 * it found something. PB_OK, PB_MEMORY or PB_SOLVER. */
enum pb_rc capacity_exchange(struct capacity_search *search, const struct window_range *range,
                             enum dive_end *end);

#endif
