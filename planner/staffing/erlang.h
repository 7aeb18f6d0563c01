/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Queueing formulas: how many chat lines keep a promised first response.
 *
 * Contacts arrive at random with `load` = arrivals per second times handling seconds [erlang],
 * `lines` serve them one each, first come first served. Erlang B: who finds all lines busy is gone;
 * Erlang C: everybody waits; Erlang A: waits with exponential patience.
 *
 * Sources: A. K. Erlang (1917); the recursion B(n) = a B(n-1) / (n + a B(n-1)); S. Zeltyn and
 * A. Mandelbaum, "Call centers with impatient customers" (2005), for Erlang A. Everything is
 * computed by recursion over the states or, for the wait of Erlang A, by its closed density.
 */
#ifndef PLANNER_STAFFING_ERLANG_H
#define PLANNER_STAFFING_ERLANG_H

/** What arrives and how it is served. */
struct erlang_queue {
    double arrivals;   /**< contacts per second, >= 0 */
    double handle_s;   /**< mean handling time [s], > 0 */
    double patience_s; /**< mean patience [s], or NAN: nobody leaves */
};

/** Erlang B: share of contacts that find all `lines` busy, 0..1. `load` [erlang] >= 0. */
double erlang_blocking(double load, int lines);

/** Share of contacts that wait at all, 0..1: Erlang C, or A with patience. 1 when Erlang C is not
 * stable (load >= lines). */
double erlang_waiting(const struct erlang_queue *queue, int lines);

/** Share of contacts that leave before they are answered, 0..1; 0 without patience. */
double erlang_abandoned(const struct erlang_queue *queue, int lines);

/** Share of all contacts that are answered within `within_s` [s], 0..1. */
double erlang_service(const struct erlang_queue *queue, int lines, double within_s);

/** Mean wait of all contacts [s]; INFINITY when Erlang C is not stable. */
double erlang_mean_wait(const struct erlang_queue *queue, int lines);

/** Fewest lines that answer `share` (0..1) of all contacts within `within_s` [s]; 0 when nothing
 * arrives. `share` = 1 is taken as 0.9999, which finitely many lines can reach. */
int erlang_lines(const struct erlang_queue *queue, double within_s, double share);

#endif
