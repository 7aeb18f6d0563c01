/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Portfolios while they are put together: heads per brand and slot, and what a change gains. */
#ifndef MODELS_PORTFOLIO_STATE_H
#define MODELS_PORTFOLIO_STATE_H

#include "models/portfolio/portfolio.h"

struct portfolio_state {
    const struct portfolio_problem *problem;
    bool *serves;   /**< [person * n_brands + brand] */
    int *n_held;    /**< brands of each person */
    int *heads;     /**< [brand * n_slots + slot] */
    int *slot_of;   /**< slots in which each person is there, person by person */
    int *slot_from; /**< n_people + 1: where a person's slots begin in `slot_of` */
    long steps;
};

/** Nobody serves anything. PB_OK or PB_MEMORY; release it in both cases. */
enum pb_rc portfolio_state_make(const struct portfolio_problem *problem,
                                struct portfolio_state *out);
void portfolio_state_release(struct portfolio_state *state);

/** f(d, c) of the header. */
double portfolio_price(double sessions, int heads);

/** What the objective changes by when `person` takes (`sign` 1) or drops (-1) `brand`. */
double portfolio_change(const struct portfolio_state *state, int person, int brand, int sign);

/** Does it. */
void portfolio_apply(struct portfolio_state *state, int person, int brand, int sign);

/** Gives `person` brands, the one that gains most first, until it has k or none gains; what that
 * changes. */
double portfolio_take(struct portfolio_state *state, int person);

/** Takes portfolios anew until nothing gains. PB_OK or PB_MEMORY. */
enum pb_rc portfolio_improve(struct portfolio_state *state);

/** Fills the bounds of `out`: sums over the slots of the least that each can cost and leave on its
 * own. PB_OK or PB_MEMORY. */
enum pb_rc portfolio_bound(const struct portfolio_problem *problem, struct portfolio_result *out);

#endif
