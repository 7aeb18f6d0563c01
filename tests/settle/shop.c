/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shop.h"

#include <string.h>

void open_shop(struct shop *shop, int n_slots, int block)
{
    int n_moves = 0;
    memset(shop, 0, sizeof *shop);
    for (int q = 0; q < N_QUEUES; q++) {
        shop->queues[q].demand = shop->demand[q];
        shop->queues[q].lost_price = shop->price[q];
        shop->teams[q] = (struct capacity_team){.home = q, .home_rate = 1};
        for (int t = 0; t < n_slots; t++)
            shop->price[q][t] = 10;
        for (int other = 0; other < N_QUEUES; other++)
            if (other != q)
                shop->moves[n_moves++] =
                    (struct capacity_move){.team = q, .queue = other, .rate = 1, .block = block};
    }
    shop->capacity = (struct capacity_problem){.n_days = 1,
                                               .slots_per_day = n_slots,
                                               .slot_hours = 1,
                                               .queues = shop->queues,
                                               .n_queues = N_QUEUES,
                                               .teams = shop->teams,
                                               .n_teams = N_QUEUES,
                                               .moves = shop->moves,
                                               .n_moves = n_moves};
    shop->settle = (struct settle_problem){.capacity = &shop->capacity,
                                           .stints = shop->stints,
                                           .posted = shop->posted,
                                           .start_price = 2,
                                           .slot_price = 1,
                                           .most_queues = 2};
}

void come(struct shop *shop, int team, int first, int n)
{
    size_t i = shop->settle.n_stints++;
    for (int k = 0; k < n; k++) {
        shop->heads[i][k] = 1;
        shop->whole[i][k] = true;
    }
    shop->stints[i] = (struct settle_stint){team, first, n, shop->heads[i], shop->whole[i]};
}
