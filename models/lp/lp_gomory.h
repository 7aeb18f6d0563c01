/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Gomory's mixed-integer cuts: rounding rows that the optimum of the relaxation breaks, round
 * after round, each derived by lp_round() from a row of the simplex tableau. */
#ifndef MODELS_LP_GOMORY_H
#define MODELS_LP_GOMORY_H

#include "models/lp/lp.h"
#include "models/lp/lp_roundings.h"

/** How far to go. */
struct lp_gomory_options {
    int rounds;        /**< at most */
    int rows_a_round;  /**< at most */
    double least_gain; /**< a round that raises the optimum by a smaller share of what all have
                            raised it is the last */
    struct lp_poll poll;
};

/** What came of it. */
struct lp_gomory {
    double before;   /**< optimum of the relaxation [cost] */
    double after;    /**< with the rows that were added */
    int *rounding;   /**< [rows of lp beyond those it came with] the rounding in the list; owned */
    int n_rows;      /**< of them */
    long iterations; /**< of the simplex */
    bool is_optimal; /**< the last solve ended optimal: its duals are those of `after` */
};

/** Solves `lp` by the simplex, adds rows and solves again; `list`, empty, gets every rounding that
 * any row still depends on. The last solve stands in `lp`, rows that do not bind are deleted again.
 * PB_OK, PB_MEMORY or PB_SOLVER; release `out` in any case. */
enum pb_rc lp_gomory(struct lp *lp, const struct lp_gomory_options *options,
                     struct lp_roundings *list, struct lp_gomory *out);

/** Frees what `out` owns; accepts an all-zero one. */
void lp_gomory_release(struct lp_gomory *out);

#endif
