/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_SETTLE_GROUPS_H
#define MODELS_SETTLE_GROUPS_H

#include "models/settle/state.h"

/** Teams that share queues with each other, directly or by way of others: what one group does
 * concerns no other. */
struct groups {
    int *group;  /**< n_teams: the first team of each one's group */
    bool *teams; /**< n_teams: those of the group in hand */
};

/** Finds them; memory in `arena`. PB_OK or PB_MEMORY. */
enum pb_rc groups_find(const struct settle_state *state, struct arena *arena, struct groups *out);

/** Takes the group that begins with team `g` of `n_teams` in hand; false when there is none. */
bool groups_mark(struct groups *groups, int n_teams, int g);

#endif
