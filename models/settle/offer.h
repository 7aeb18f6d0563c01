/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The best track of a stint where a unit supplied has a given price: slots are worth
 *
 *   g[a,k] = heads[k] (rate_a P[q_a,t] - home_rate P[home,t]) - slot_price,   t = first + k
 *
 * max(0, g_a) with one move alive, max(g_a, g_b) with two. */
#ifndef MODELS_SETTLE_OFFER_H
#define MODELS_SETTLE_OFFER_H

#include "models/settle/state.h"

/** A stint and the moves that come into question. */
struct offer {
    struct settle_state *state;
    const double *price; /**< P, [q * n_slots + t] money per unit; borrowed */
    const struct settle_stint *at;
    const struct capacity_team *team;
    const int *moves; /**< of the team */
    int n_moves;
    int *pick; /**< numbers among `moves`; of the state's scratch */
    int n_picked;
};

/** Picks the moves that may pay for their start. */
void offer_begin(struct settle_state *state, const double *price, size_t stint, struct offer *out);

/** g of move number `a` in slot `k`; -INFINITY where it may not be used. */
double offer_gain(const struct offer *offer, int a, int k);

/** Finds the best track of the moves picked, at least one, to scratch.track of the state, which
 * numbers them as `pick` does; its relaxed form, or one that a stint may follow. False when memory
 * is short. */
bool offer_find(const struct offer *offer, bool relaxed);

#endif
