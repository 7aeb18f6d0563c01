/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Portfolios: who of a queue serves which of its brands, the same over the whole horizon.
 *
 * Sets
 *   p people, b brands, t slots
 * Data
 *   on[p,t]  1 when p works on the queue in slot t; n[t] = sum over p of on[p,t]
 *   d[b,t]   sessions of the brand
 *   k        most brands of one person
 * Variables
 *   y[p,b] in {0, 1}   p serves b;   c[b,t] = sum over p of on[p,t] y[p,b] heads that serve b
 * Objective
 *   min  sum over b, t with d > 0 and n > 0 of f(d, c):  f(d, c) = d^2 / c,
 *        f(d, 0) = PORTFOLIO_UNCOVERED d + 2 d^2
 *   d / c is what one head gets, so the sum over the heads is least when heads follow sessions; a
 *   brand that nobody serves in a slot comes before all balance.
 * Rows
 *   C1[p]  sum over b of y[p,b] <= k
 *
 * f falls in c and its steps get smaller. So in a slot on its own the best is to give the k n[t]
 * places one by one to the brand that gains most, at most n[t] to a brand; the sum of these minima
 * over the slots is a lower bound.
 *
 * The way: everybody in turn takes the k brands that gain most; then people, and groups of them
 * drawn by lot, take their portfolios anew while that gains.
 *
 * Example by hand: two people always there together, one slot, k = 1, brands of 4 and 2 sessions.
 * One each: 4^2 / 1 + 2^2 / 1 = 20, which is the bound; both on the first leaves the second alone.
 */
#ifndef MODELS_PORTFOLIO_PORTFOLIO_H
#define MODELS_PORTFOLIO_PORTFOLIO_H

#include <paiban/status.h>
#include <stdbool.h>
#include <stddef.h>

/** Price of a session of a brand that nobody serves: above what balance can gain. */
#define PORTFOLIO_UNCOVERED 1e6

struct portfolio_problem {
    int n_people, n_brands, n_slots;
    int most;               /**< k >= 1 */
    const bool *there;      /**< [person * n_slots + slot]; borrowed */
    const double *sessions; /**< [brand * n_slots + slot] >= 0; borrowed */
};

/** All-zero is a valid empty result. */
struct portfolio_result {
    bool *serves;              /**< [person * n_brands + brand]; owned */
    double cost;               /**< of the objective above */
    double bound;              /**< no answer costs less */
    int cells;                 /**< (brand, slot) with sessions and somebody on the queue */
    int uncovered;             /**< of these, without anybody who serves the brand */
    double uncovered_sessions; /**< in them [sessions] */
    int least_uncovered;   /**< no answer leaves fewer: so many brands more than n[t] k places */
    double least_sessions; /**< no answer leaves fewer sessions in them */
    long steps;            /**< changes tried */
};

/** Finds portfolios. PB_OK with the answer in `out` (release it), PB_MEMORY. Same problem, same
 * answer. */
enum pb_rc portfolio_solve(const struct portfolio_problem *problem, struct portfolio_result *out);

void portfolio_result_release(struct portfolio_result *result);

#endif
