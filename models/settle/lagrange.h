/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The function L of bound.h and its slope. */
#ifndef MODELS_SETTLE_LAGRANGE_H
#define MODELS_SETTLE_LAGRANGE_H

#include "models/settle/state.h"

/** Units that arrive in one slot and are due in another. */
struct lagrange_batch {
    double units;
    int arrives, due; /**< `due` n_slots: never */
};

/** Stints alike in everything. */
struct lagrange_kind {
    size_t stint; /**< one of them */
    int count;
};

struct lagrange {
    struct settle_state *state;
    struct settle_scratch *scratch; /**< of the state */
    struct arena arena;
    int n_slots;
    size_t n_cells;  /**< of p */
    size_t n_prices; /**< p, then r of the soft rows of queues */
    double *home;    /**< S0, n_cells */
    struct lagrange_batch *batches;
    int *first_batch; /**< n_queues + 1 */
    struct lagrange_kind *kinds;
    size_t n_kinds;
    int *kind_of; /**< n_stints */
    double *sum;  /**< shares as in the state, of the first stint of each kind, over all tracks */
    long n_sums;
    double *whole; /**< P, n_cells */
    double *from;  /**< n_slots + 1: cheapest service from a slot on when late */
    int *when;     /**< n_slots + 1: its slot */
};

/** PB_OK or PB_MEMORY; release it in any case. */
enum pb_rc lagrange_make(struct settle_state *state, struct lagrange *out);
void lagrange_release(struct lagrange *lagrange);

/** L at `price` [n_prices], all in their limits; a subgradient goes to `slope`. False when memory
 * is short. */
bool lagrange_value(struct lagrange *lagrange, const double *price, double *slope, double *value);

/** Begins the sum of the tracks anew. */
void lagrange_forget(struct lagrange *lagrange);

/** Writes the mean of the tracks of every stint to `share`, as in the state. */
void lagrange_mean(const struct lagrange *lagrange, double *share);

/** Upper limit of price `i`, INFINITY when there is none. */
double lagrange_limit(const struct lagrange *lagrange, size_t i);

#endif
