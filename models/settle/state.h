/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Reassignments as they stand while they are improved. */
#ifndef MODELS_SETTLE_STATE_H
#define MODELS_SETTLE_STATE_H

#include "models/settle/books.h"
#include "models/settle/settle.h"

/** Shares nearer than this to a limit are at it. */
#define SETTLE_TINY 1e-9

struct settle_state {
    const struct settle_problem *problem;
    struct arena arena;
    struct settle_books books;
    int n_slots;
    double *supply; /**< [q * n_slots + t] units */
    double *cost;   /**< per queue [money] */
    bool *short_of; /**< [q * n_slots + t]: more supply could save something */
    struct settle_move *moves;
    size_t n_moves, room;
    size_t *used;  /**< n_stints: reassignments of each */
    double *trial; /**< 3 * n_slots: scratch */
    long steps;
};

/** Everybody at home. PB_OK or PB_MEMORY. */
enum pb_rc settle_state_make(const struct settle_problem *problem, struct settle_state *out);
void settle_state_release(struct settle_state *state);

/** Share that the stint has left in all of [from, to) for `move`, beside its other reassignments
 * but number `except` (or SIZE_MAX); 0 when it is not there all the time or C3 forbids. */
double settle_free_share(const struct settle_state *state, const struct settle_move *move,
                         size_t except);

/** Whether a reassignment with `left` to give must take all of it, so that nothing of the person is
 * left for home: beside another reassignment, or where nobody serves two queues at a time. */
static inline bool settle_takes_all(const struct settle_state *state, double left)
{
    return left < 1 || state->problem->most_queues < 2;
}

/** What replacing reassignment `old` by `new` saves [money]; either may be NULL. */
double settle_saving(struct settle_state *state, const struct settle_move *old,
                     const struct settle_move *new);

/** Adds a reassignment; false when memory is short. */
bool settle_add(struct settle_state *state, const struct settle_move *move);

/** Changes reassignment `index` to `move`, or removes it when `move` is NULL (the last one takes
 * its place). */
void settle_change(struct settle_state *state, size_t index, const struct settle_move *move);

/** Adds the runs of the capacity plan's flows. PB_OK or PB_MEMORY. */
enum pb_rc settle_follow_plan(struct settle_state *state);

/** Improves until nothing helps or the counted steps end. PB_OK or PB_MEMORY. */
enum pb_rc settle_improve(struct settle_state *state);

#endif
