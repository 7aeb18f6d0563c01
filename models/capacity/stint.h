/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The program for the interior point method: the model with reassignments as *flows*, which is
 * exact. With u_t = w_t - sum of m[t-block+1 .. t], those who are free to come back, C7 becomes
 * u >= 0 and C6 reads u[t-1] + m[t-block] - u[t] >= 0. Column u_t is that of w_t, column m_t that
 * of m_t and of all w of its block.
 *
 * Where duties are fixed, neither they nor the rows and columns that they decide are in it, and
 * what would need people of a team of whom nobody is present has no column.
 */
#ifndef MODELS_CAPACITY_STINT_H
#define MODELS_CAPACITY_STINT_H

#include "models/capacity/search.h"

/** A stint: unit heads that leave for a move in slot `from` and are back after slot `to`. */
struct stint {
    int move;
    int from;
    int to;
};

/** Stints beyond the usual lengths. */
struct stint_list {
    struct stint *at;
    int n;
};

/** Where a column of the program comes from. */
struct stint_origin {
    int col; /**< column of the model, or CAPACITY_NONE for those who leave: away for the block */
    struct stint stint;
};

struct stint_program {
    struct lp_model lp;
    struct stint_origin *origin; /**< [lp.n_cols] */
    bool *is_open;               /**< [lp.n_cols] upper bound implied by rows, for barrier.h */
    int *row;                    /**< [lp.n_rows] row of the model */
    int *order;                  /**< [lp.n_rows] rows along time */
    struct arena arena;
};

/** The next longer stint of the usual lengths from the same slot, cut off after slot `run_to`; the
 * shortest one if `stint` ends before it begins. False when there is none. */
bool stint_lengthen(const struct capacity_search *search, struct stint *stint, int run_to);

/** What the program holds; borrowed. */
struct stint_choice {
    const double *fixed; /**< as in relax.h, or NULL */
    const bool *is_out;  /**< [rows of the model] rows left out for now */
};

/** Makes the program. Release it in any case. */
enum pb_rc stint_program_init(struct stint_program *program, const struct capacity_search *search,
                              const struct stint_choice *choice);

void stint_program_release(struct stint_program *program);

#endif
