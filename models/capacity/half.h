/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Two pieces of work on the same point, in two processes where there are two cores.
 *
 * Both begin with the point as it is and see nothing of each other; afterwards the duties that the
 * late piece changed are taken over. The answer is the same whether they run side by side or one
 * after the other. What a limit over both has left belongs to the early piece for classes of even
 * number and to the late one for the others, so that both together keep it; where they break one
 * all the same (overflow has a cap), the late piece is done again after the early.
 */
#ifndef MODELS_CAPACITY_HALF_H
#define MODELS_CAPACITY_HALF_H

#include "models/capacity/search.h"

/** A piece of work: changes duties of search->point. */
typedef enum pb_rc capacity_work(struct capacity_search *search, void *context);

/** Does both; duties of days up to `border` belong to the early piece. PB_OK or the first failure.
 */
enum pb_rc capacity_halves(struct capacity_search *search, capacity_work *work, void *early,
                           void *late, int border);

#endif
