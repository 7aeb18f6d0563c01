/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Two pieces of work on the same point, in two processes where there are two cores.
 *
 * Both begin with the point as it is and see nothing of each other; afterwards the duties that the
 * late piece changed are taken over. The answer is the same whether they run side by side or one
 * after the other. What a limit over both has left belongs to the early piece for every other class
 * and to the late one for the rest, so that both together keep it; where they break one all the
 * same (overflow has a cap), the late piece is done again after the early.
 */
#ifndef MODELS_CAPACITY_HALF_H
#define MODELS_CAPACITY_HALF_H

#include "models/capacity/search.h"

/** A piece of work: changes duties of search->point. */
typedef enum pb_rc capacity_work(struct capacity_search *search, void *context);

/** How both share the horizon. */
struct capacity_split {
    int early_to;  /**< last day of the early piece */
    int late_from; /**< first day of the late piece */
    int turn; /**< what limits have left goes to the early piece for classes k with k + turn even */
};

/** Does both. PB_OK or the first failure. */
enum pb_rc capacity_halves(struct capacity_search *search, capacity_work *work, void *early,
                           void *late, const struct capacity_split *split);

#endif
