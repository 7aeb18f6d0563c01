/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The normal equations of an interior point method: M = A diag(d) A' + diag(e), factored.
 *
 * Rows are eliminated by nested dissection (dissect.h), in fronts (fronts.h), subtrees of which go
 * to several threads (crew.h): each sum is made in the same order by whatever thread. An unknown
 * whose pivot vanishes becomes 0.
 *
 * EXAMPLE: A = [1 1; 0 1], d = (2, 1), e = (0, 0): M = [3 1; 1 1]; M y = (4, 2) has y = (1, 1).
 */
#ifndef MODELS_CAPACITY_NORMAL_H
#define MODELS_CAPACITY_NORMAL_H

#include "models/capacity/crew.h"
#include "models/capacity/fronts.h"

/** All-zero is a valid empty object. */
struct normal {
    struct fronts fronts;
    struct crew factor_crew, solve_crew;
    /* A with rows by their places, each column's in ascending order, and by rows. */
    const int *col_start; /**< borrowed */
    int *row;             /**< [entries] */
    double *value;        /**< [entries] */
    int *start;           /**< [n_rows + 1] entries of a row: entry[start[p]] .. */
    int *entry;           /**< [entries] */
    int *entry_col;       /**< [entries] its column */
    /* L by fronts, and what a front leaves for its parent. */
    size_t *block_at; /**< [n_fronts] in `block` */
    double *block;
    double *scale;   /**< [n_rows] diagonal of M by places; e before a front is assembled */
    double **update; /**< [n_fronts] */
    double *vector;  /**< as `row` of fronts: right-hand sides and answers of solves */
    double *right;   /**< [n_rows] */
    int *where;      /**< [n_threads * n_rows] position of a place among the rows of a front */
    size_t n_packed; /**< figures of dense_work() for the largest front */
    double *packed;  /**< [n_threads * n_packed] */
    const double *d; /**< [n_cols] of the factorisation that runs */
    bool *is_short;  /**< [n_threads] memory was short */
    double work;     /**< multiply-adds of one factorisation */
};

/** Lays out the factor for `matrix`, whose `order` [n_rows] has rows that share columns near each
 * other. Memory belongs to `arena`; false when it is short. */
bool normal_init(struct normal *normal, struct arena *arena, const struct graph_matrix *matrix,
                 const int order[]);

/** Uses so many threads (1 .. CREW_MOST) from now on; false when memory is short. */
bool normal_set_threads(struct normal *normal, struct arena *arena, int n_threads);

/** Factors for d [n_cols] and e [n_rows]; false when memory is short. */
bool normal_factor(struct normal *normal, const double d[], const double e[]);

/** Solves M y = right; both [n_rows], may be the same array. */
void normal_solve(struct normal *normal, const double right[], double y[]);

#endif
