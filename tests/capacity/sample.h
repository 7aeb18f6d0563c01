/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Made-up capacity problems with every feature: two teams and a militia pool, a lossy and a
 * deferrable queue, moves with starts and blocks, an eve, weekly rows with overflow that feeds a
 * cap, seats, crew, ratio, supply floor and a served target. */
#ifndef TESTS_CAPACITY_SAMPLE_H
#define TESTS_CAPACITY_SAMPLE_H

#include "models/capacity/problem.h"
#include "planner/base/arena.h"

/** What to make. */
struct sample_size {
    unsigned seed;
    int days;
    int slots_per_day; /**< at least 4 */
    int heads;         /**< per class */
    double demand;     /**< mean units per slot and queue */
};

/** Builds into `problem`; memory belongs to `arena`, aborts when it is short. */
void sample_build(const struct sample_size *size, struct arena *arena,
                  struct capacity_problem *problem);

/** The example of problem.h solved by hand: LP 6, plan 8. */
void sample_by_hand(struct arena *arena, struct capacity_problem *problem);

#endif
