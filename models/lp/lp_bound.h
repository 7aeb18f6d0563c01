/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A lower bound that anyone can verify: the Lagrangian value of a dual vector.
 *
 * For the program of lp_model.h and *any* numbers y_i (one per row), every feasible x has
 *
 *     cost . x  =  sum_i y_i * (A x)_i  +  sum_j d_j * x_j,      d_j = cost_j - sum_i y_i * a_ij
 *
 *              >=  sum_i ( y_i > 0 ? y_i * row_lower_i : y_i * row_upper_i )
 *               +  sum_j min( d_j * l_j, d_j * u_j )
 *
 * where [l_j, u_j] is a box that holds x_j in every feasible point. A y_i whose sign points to an
 * absent side of its row is taken as 0. So y may come from anywhere: a simplex basis, an interior
 * point, an interrupted solve; a bad y gives a weak bound, never a wrong one.
 *
 * Rounding: each d_j is a doubled-precision dot product with a radius r_j that covers its error;
 * the column's term is the least value over d_j +- r_j; the two sums are compensated and the
 * result is lowered by a bound on their error. The returned figure is therefore a bound in real
 * numbers, not only up to rounding.
 */
#ifndef MODELS_LP_BOUND_H
#define MODELS_LP_BOUND_H

#include "models/lp/lp_model.h"

/** What the bound found on its way. */
struct lp_bound {
    double value;  /**< the bound; -INFINITY when some column has no box and d_j points there */
    int n_clipped; /**< rows whose y_i was taken as 0 */
    int n_open;    /**< columns with d_j pointing to an absent side of their box */
    int open_col;  /**< the first of them, -1 = none */
};

/** The Lagrangian bound of `dual` (n_rows, any numbers; a NaN or infinity counts as 0).
 * `box_lower`, `box_upper` (n_cols each, or NULL) hold boxes implied by the rows for columns whose
 * own bounds are absent or loose; the tighter of box and column bound is used, and the caller
 * answers for them. Cannot fail. */
void lp_lagrangian_bound(const struct lp_model *model, const double dual[],
                         const double box_lower[], const double box_upper[], struct lp_bound *out);

#endif
