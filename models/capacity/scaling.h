/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Geometric scaling of a matrix: entries row_i * a_ij * col_j come close to 1. */
#ifndef MODELS_CAPACITY_SCALING_H
#define MODELS_CAPACITY_SCALING_H

#include "models/lp/lp_model.h"

/** Writes the factors `row` [n_rows] and `col` [n_cols]; `work` [n_rows] is scratch. Rows and
 * columns without entries get 1. */
void scaling_find(const struct lp_model *model, double row[], double col[], double work[]);

#endif
