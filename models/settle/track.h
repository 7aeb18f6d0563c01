/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What one person best does on one shift: a shortest path over its slots.
 *
 * In each slot the person serves home, a move, or shares the slot between two queues, of which one
 * may be home. A reassignment begins at a price and lasts at least its block; while it lasts its
 * share may change from slot to slot.
 *
 * States: home; S(a, g) move a in its slot number g, the block and more counting as one; P(a, b, g)
 * move a beside move b in its slot g, where a is past its block by the time b is: a pair stays
 * together for the block of b. The relaxed form lets pairs end at any time, which adds the paths
 * that this leaves out and some that are too short.
 */
#ifndef MODELS_SETTLE_TRACK_H
#define MODELS_SETTLE_TRACK_H

#include <stdbool.h>
#include <stddef.h>

struct track_task {
    int n;             /**< slots */
    int n_moves;       /**< moves that come into question */
    const int *block;  /**< [n_moves] slots, >= 1 */
    const bool *may;   /**< [k * n_moves + a] the move may be used in slot k */
    const double *one; /**< [k * n_moves + a] gain of a slot with the move alive beside home */
    const double *two; /**< [(k * n_moves + a) * n_moves + b] with both alive, NULL = never two */
    double start;      /**< price of a beginning, >= 0 */
    bool relaxed;
};

/** Room for a search, and its answer: moves alive in each slot, -1 = none. All-zero is valid. */
struct track {
    int *first, *second; /**< n each; `second` only when there are two */
    double gain;
    double *value;   /**< private */
    int *from;       /**< private */
    size_t n, cells; /**< private: room */
};

/** Finds the path of largest gain, which is never negative. False when memory is short. */
bool track_find(const struct track_task *task, struct track *track);

void track_release(struct track *track);

#endif
