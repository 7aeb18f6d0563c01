/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Circles: queues whose people help each other out.
 *
 * The circle of a queue is itself and the queues that moves link with it. A few small circles that
 * together hold all queues make small windows, in which much is tried quickly.
 */
#ifndef MODELS_CAPACITY_CIRCLES_H
#define MODELS_CAPACITY_CIRCLES_H

#include "models/capacity/problem.h"
#include "planner/base/arena.h"

/** Circles of some queues. */
struct capacity_circles {
    bool *is_in; /**< [n * n_queues] */
    int n;       /**< 0 when the smallest that would do holds them all */
};

/** Chooses circles, small ones first, until they hold every queue of `among` [n_queues]; they hold
 * no other. PB_OK or PB_MEMORY; memory belongs to the arena. */
enum pb_rc capacity_circles_choose(const struct capacity_problem *problem, const bool *among,
                                   struct arena *arena, struct capacity_circles *out);

#endif
