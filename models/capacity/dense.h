/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Cholesky factors of dense blocks, in columns of `stride` figures.
 *
 * Blocks are worked on in tiles, which may reach beyond the last row: a column has DENSE_SPARE
 * figures after its rows, which are 0 and stay 0. Sums are fused multiply-adds in a fixed order:
 * the same bits on every machine. A pivot that vanishes gets an infinite diagonal: its unknown
 * becomes 0.
 */
#ifndef MODELS_CAPACITY_DENSE_H
#define MODELS_CAPACITY_DENSE_H

#include <stddef.h>

enum { DENSE_SPARE = 7 };

/** Stride of columns of `n_rows` rows: with spare figures, and so that columns do not compete for
 * the same lines of a cache. */
int dense_stride(int n_rows);

/** Columns that a block of n_cols columns needs room for: tiles may reach beyond the last one, too;
 * what they leave there means nothing. */
int dense_columns(int n_cols);

/** Figures of work space for blocks of so many rows and columns. */
size_t dense_work(int n_rows, int n_cols);

/** Turns the first n_cols columns of a symmetric matrix (lower part filled in) into columns of L.
 * `scale` are their diagonal figures before anything was eliminated. What stands above the diagonal
 * afterwards means nothing; columns beyond the last one are 0. */
void dense_factor(double block[], int n_rows, int n_cols, const double scale[], double work[]);

/** out -= B B', lower part, where B are the rows n_cols .. n_rows - 1 of the factored `block`;
 * `out` is a block of as many rows and columns. */
void dense_subtract(double out[], const double block[], int n_rows, int n_cols, double work[]);

/** x[0 .. n_cols - 1] = L11^-1 x, and the rest of x less L21 times that: x has n_rows figures. */
void dense_forward(const double block[], int n_rows, int n_cols, double x[]);

/** x[0 .. n_cols - 1] = L11^-T (x - L21' times the rest of x). */
void dense_backward(const double block[], int n_rows, int n_cols, double x[]);

#endif
