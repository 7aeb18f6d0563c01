/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Stints by team and place in time, and which teams meet on a queue. */
#ifndef MODELS_SETTLE_NEAR_H
#define MODELS_SETTLE_NEAR_H

#include "models/settle/state.h"

struct near {
    size_t *order; /**< stints listed, by team, then place */
    size_t *team;  /**< n_teams + 1: where those of each team begin in `order` */
    int *place;    /**< per stint: the slot where it began when it was listed */
    int *teams;    /**< teams that share a queue with each, by team, itself among them */
    int *first;    /**< n_teams + 1: where those of each team begin in `teams` */
};

/** Lists the stints on duty that may help out; with `all` every stint of a team with a home. Memory
 * in `arena`. PB_OK or PB_MEMORY. */
enum pb_rc near_make(const struct settle_state *state, bool all, struct arena *arena,
                     struct near *out);

/** How many are listed. */
size_t near_count(const struct settle_state *state, const struct near *near);

/** Where those of `team` placed at slot `place` or later begin in `order`. */
size_t near_search(const struct near *near, int team, int place);

#endif
