/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Cholesky factors of symmetric matrices whose rows begin at some column: L L' = M.
 *
 * Rows are kept in blocks of SKYLINE four; block I stores its columns from block first[I] to I,
 * four rows side by side per column, so that the inner loop is an outer product of short vectors.
 * A pivot that vanishes gets an infinite diagonal: its unknown becomes 0.
 */
#ifndef MODELS_CAPACITY_SKYLINE_H
#define MODELS_CAPACITY_SKYLINE_H

#include "planner/base/arena.h"

enum { SKYLINE = 4 };

struct skyline {
    int n; /**< rows, without padding */
    int n_blocks;
    int *first;      /**< [n_blocks] first block column of the block row */
    size_t *start;   /**< [n_blocks + 1] where the block row begins in `value` */
    double *value;   /**< entry (4 I + r, c) at start[I] + (c - 4 first[I]) * 4 + r */
    double *inverse; /**< [n_blocks * 16] inverses of the diagonal blocks of L, row by row */
    double work;     /**< multiply-adds of one factorisation */
};

/** Lays out the matrix: row i has no entry left of column begins[i] <= i (n entries). Memory
 * belongs to `arena`; false when it is short. */
bool skyline_init(struct skyline *sky, struct arena *arena, int n, const int begins[]);

/** All entries 0. */
void skyline_zero(struct skyline *sky);

/** Where entry (i, j), j <= i, is kept. */
static inline double *skyline_at(struct skyline *sky, int i, int j)
{
    const int block = i / SKYLINE;

    return &sky->value[sky->start[block] + (size_t)(j - SKYLINE * sky->first[block]) * SKYLINE +
                       (size_t)(i % SKYLINE)];
}

/** Replaces M (lower part filled in) by its factor. */
void skyline_factor(struct skyline *sky);

/** Solves M x = b in place; `x` holds n_blocks * SKYLINE figures, padding 0. */
void skyline_solve(const struct skyline *sky, double x[]);

#endif
