/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A small shop for the tests of settle: team g is at home on queue g and may move to every other
 * queue; a unit lost costs 10, a start 2, a slot away 1. */
#ifndef TESTS_SETTLE_SHOP_H
#define TESTS_SETTLE_SHOP_H

#include "models/settle/settle.h"

enum { MOST_SLOTS = 12, MOST_STINTS = 8, N_QUEUES = 3 };

struct shop {
    double demand[N_QUEUES][MOST_SLOTS], price[N_QUEUES][MOST_SLOTS];
    double posted[N_QUEUES * MOST_SLOTS];
    double heads[MOST_STINTS][MOST_SLOTS];
    bool whole[MOST_STINTS][MOST_SLOTS];
    struct capacity_queue queues[N_QUEUES];
    struct capacity_team teams[N_QUEUES];
    struct capacity_move moves[N_QUEUES * (N_QUEUES - 1)];
    struct settle_stint stints[MOST_STINTS];
    struct capacity_problem capacity;
    struct settle_problem settle;
};

/** `n_slots` slots without demand, nobody there. */
void open_shop(struct shop *shop, int n_slots, int block);

/** One more stint, whole heads all the time. */
void come(struct shop *shop, int team, int first, int n);

#endif
