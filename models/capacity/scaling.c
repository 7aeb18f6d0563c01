/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/scaling.h"

#include <math.h>

#define ROUNDS 3

/** Each column's largest and smallest entry end up inverse to each other. */
static void scale_columns(const struct lp_model *model, const double row[], double col[])
{
    for (int j = 0; j < model->n_cols; j++) {
        double most = 0;
        double least = INFINITY;

        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            const double size = fabs(model->value[e]) * row[model->row_index[e]];

            most = fmax(most, size);
            least = fmin(least, size);
        }
        col[j] = most > 0 ? 1.0 / sqrt(most * least) : 1.0;
    }
}

/** The same for rows. */
static void scale_rows(const struct lp_model *model, double row[], const double col[],
                       double least[])
{
    for (int i = 0; i < model->n_rows; i++) {
        row[i] = 0;
        least[i] = INFINITY;
    }
    for (int j = 0; j < model->n_cols; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            const int i = model->row_index[e];
            const double size = fabs(model->value[e]) * col[j];

            row[i] = fmax(row[i], size);
            least[i] = fmin(least[i], size);
        }
    }
    for (int i = 0; i < model->n_rows; i++) {
        row[i] = row[i] > 0 ? 1.0 / sqrt(row[i] * least[i]) : 1.0;
    }
}

void scaling_find(const struct lp_model *model, double row[], double col[], double work[])
{
    for (int i = 0; i < model->n_rows; i++) {
        row[i] = 1.0;
    }
    for (int round = 0; round < ROUNDS; round++) {
        scale_columns(model, row, col);
        scale_rows(model, row, col, work);
    }
}
