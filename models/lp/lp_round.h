/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rounding rows: rows that every point with whole numbers keeps, each derived from others.
 *
 * Weights w on rows of a program combine them, with a slack s_i >= 0 per row,
 *
 *     sum_j alpha_j x_j + sum_i c_i s_i = beta,   alpha = A'w,
 *
 * where row i is a_i x = L_i + s_i (c_i = -w_i) when w_i > 0 and L_i is finite or U_i is not, else
 * a_i x = U_i - s_i (c_i = w_i), without slack when L_i = U_i. Columns are counted from their lower
 * bound, t_j = x_j - l_j, or, where the derivation says so, from their upper one, t_j = u_j - x_j.
 * With f the fractional part of what is then on the right, mixed-integer rounding gives
 *
 *     sum over whole t_j of (floor(a_j) + min(1, frac(a_j) / f)) t_j
 *       + (1 / f) (sum over other t_j of max(0, a_j) t_j + sum_i max(0, c_i) s_i)
 *       >=  floor(right-hand side) + 1,
 *
 * a_j being the coefficient of t_j (Nemhauser and Wolsey, A recursive procedure to generate all
 * cuts for 0-1 mixed integer programs, 1990; with the weights of a simplex tableau it is Gomory's
 * mixed-integer cut, 1960). With s_i written out it is a row in x.
 *
 * The rounding of doubles only ever weakens the row: coefficients of t_j >= 0 are raised and the
 * right-hand side lowered by more than the arithmetic can be wrong.
 *
 * EXAMPLE. 2 x + z >= 3, x whole, x, z >= 0, weight 1/2: x + z / 2 >= 3/2, f = 1/2: x + z >= 2.
 */
#ifndef MODELS_LP_ROUND_H
#define MODELS_LP_ROUND_H

#include "models/lp/lp_model.h"

/** Where a rounding row comes from; arrays are borrowed. */
struct lp_derivation {
    int n_weights;
    const int *row; /**< rows of the program, each at most once */
    const double *weight;
    int n_high;
    const int *high; /**< columns counted from their upper bound, which is finite */
};

/** Scratch for lp_round(), for one program; grows with it. All-zero is empty. */
struct lp_rounder {
    double *weight;     /**< [rows] */
    double *alpha;      /**< [columns] coefficients of x in the combination */
    double *size;       /**< [columns] sums of their terms' magnitudes */
    double *kept;       /**< [columns] what the slacks that stay add, times f */
    bool *is_high;      /**< [columns] */
    int *col;           /**< [columns] columns of the row derived */
    double *value;      /**< [columns] its coefficients */
    int n_rows, n_cols; /**< room */
};

/** Derives a row from `model`. *found is false when there is none of use: the fraction is too near
 * to a whole number, a bound that is needed is missing, or coefficients differ too widely. `out`
 * borrows from `rounder` until its next use. PB_OK or PB_MEMORY. */
enum pb_rc lp_round(struct lp_rounder *rounder, const struct lp_model *model,
                    const struct lp_derivation *derivation, struct lp_row *out, bool *found);

/** Frees what `rounder` owns; accepts an all-zero one. */
void lp_rounder_release(struct lp_rounder *rounder);

#endif
