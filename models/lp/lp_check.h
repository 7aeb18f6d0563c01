/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Checks a point against a program, in our own arithmetic. */
#ifndef MODELS_LP_CHECK_H
#define MODELS_LP_CHECK_H

#include "models/lp/lp_model.h"

/** What a point is worth. Violations are scaled: a row's by max(1, |bound|, largest |term|), a
 * column's by max(1, |bound|); 0 = holds exactly. */
struct lp_check {
    double cost;          /**< sum of cost_j * x_j, compensated */
    double row_violation; /**< worst row */
    int worst_row;        /**< -1 when every row holds exactly */
    double col_violation; /**< worst column bound */
    int worst_col;        /**< -1 when every bound holds exactly */
    double fraction;      /**< worst distance of an integer column from a whole number */
    bool is_finite;       /**< false when some x_j is NaN or infinite; the rest is then void */
};

/** Checks `x` (n_cols) against `model`; writes each row's activity to `activity` (n_rows).
 * PB_OK or PB_MEMORY. */
enum pb_rc lp_check_point(const struct lp_model *model, const double x[], double activity[],
                          struct lp_check *out);

#endif
