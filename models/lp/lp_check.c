/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_check.h"

#include "models/lp/lp_sum.h"

#include <math.h>
#include <stdlib.h>

/* Distance of `value` from lower..upper, divided by max(1, size, |bound|). */
static double violation(double value, double lower, double upper, double size)
{
    if (value < lower)
        return (lower - value) / fmax(1, fmax(size, fabs(lower)));
    if (value > upper)
        return (value - upper) / fmax(1, fmax(size, fabs(upper)));
    return 0;
}

static void check_col(const struct lp_model *model, int j, double x, struct lp_check *out)
{
    double v = violation(x, model->col_lower[j], model->col_upper[j], 0);
    if (v > out->col_violation) {
        out->col_violation = v;
        out->worst_col = j;
    }
    if (model->is_integer[j])
        out->fraction = fmax(out->fraction, fabs(x - nearbyint(x)));
}

/* Adds column j to the row sums and to the largest term of each row. */
static void add_col(const struct lp_model *model, int j, double x, double activity[],
                    double largest[])
{
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        int i = model->row_index[e];
        double term = model->value[e] * x;
        activity[i] += term;
        largest[i] = fmax(largest[i], fabs(term));
    }
}

static void check_cols(const struct lp_model *model, const double x[], double activity[],
                       double largest[], struct lp_check *out)
{
    struct lp_sum cost = {0};
    for (int j = 0; j < model->n_cols; j++) {
        if (!isfinite(x[j]))
            out->is_finite = false;
        lp_sum_add_product(&cost, model->cost[j], x[j]);
        check_col(model, j, x[j], out);
        if (x[j] != 0)
            add_col(model, j, x[j], activity, largest);
    }
    out->cost = lp_sum_value(&cost);
}

enum pb_rc lp_check_point(const struct lp_model *model, const double x[], double activity[],
                          struct lp_check *out)
{
    *out = (struct lp_check){.worst_row = -1, .worst_col = -1, .is_finite = true};
    double *largest = calloc((size_t)model->n_rows + 1, sizeof *largest);
    if (!largest)
        return PB_MEMORY;
    for (int i = 0; i < model->n_rows; i++)
        activity[i] = 0;
    check_cols(model, x, activity, largest, out);
    for (int i = 0; i < model->n_rows; i++) {
        double v = violation(activity[i], model->row_lower[i], model->row_upper[i], largest[i]);
        if (v > out->row_violation) {
            out->row_violation = v;
            out->worst_row = i;
        }
    }
    free(largest);
    return PB_OK;
}
