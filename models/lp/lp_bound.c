/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_bound.h"

#include "models/lp/lp_sum.h"

#include <math.h>

/* The dual that may be used for row i: 0 when its sign points to an absent side. */
static double usable_dual(const struct lp_model *model, int i, double y)
{
    if (!isfinite(y) || fabs(y) > LP_MAX_BOUND)
        return 0;
    double side = y > 0 ? model->row_lower[i] : model->row_upper[i];
    return isinf(side) ? 0 : y;
}

static double box_side(double bound, const double box[], int j, double sign)
{
    if (!box || isnan(box[j]))
        return bound;
    return sign * fmin(sign * bound, sign * box[j]);
}

static void add_rows(const struct lp_model *model, const double dual[], struct lp_sum *sum,
                     struct lp_bound *out)
{
    for (int i = 0; i < model->n_rows; i++) {
        double y = usable_dual(model, i, dual[i]);
        out->n_clipped += y == 0 && dual[i] != 0;
        if (y != 0)
            lp_sum_add_product(sum, y, y > 0 ? model->row_lower[i] : model->row_upper[i]);
    }
}

/* Reduced cost of column j as an interval *low..*high. */
static void reduced_cost(const struct lp_model *model, const double dual[], int j, double *low,
                         double *high)
{
    struct lp_sum d = {0};
    lp_sum_add(&d, model->cost[j]);
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        int i = model->row_index[e];
        double y = usable_dual(model, i, dual[i]);
        if (y != 0)
            lp_sum_add_product(&d, -model->value[e], y);
    }
    double radius = d.n > 1 ? lp_sum_radius(&d) : 0;
    *low = lp_sum_value(&d) - radius;
    *high = lp_sum_value(&d) + radius;
}

/* d * bound where an absent bound with a harmless d counts as no limit (INFINITY). */
static double product(double d, double bound)
{
    return isinf(bound) ? INFINITY : d * bound;
}

/* Adds the least value of d * x over d in low..high and x in lower..upper; it lies at one of the
 * two bounds, with the d that makes it least there. False when it is -infinite. */
static bool add_least_product(struct lp_sum *sum, double low, double high, double lower,
                              double upper)
{
    if ((high > 0 && lower == -INFINITY) || (low < 0 && upper == INFINITY))
        return false;
    double least =
        fmin(product(lower >= 0 ? low : high, lower), product(upper >= 0 ? low : high, upper));
    if (isinf(least)) /* d is 0 and x is free */
        return true;
    lp_sum_add(sum, least);
    lp_sum_add(sum, -DBL_EPSILON * fabs(least)); /* covers the rounding of the product */
    return true;
}

void lp_lagrangian_bound(const struct lp_model *model, const double dual[],
                         const double box_lower[], const double box_upper[], struct lp_bound *out)
{
    struct lp_sum sum = {0};
    *out = (struct lp_bound){.open_col = -1};
    add_rows(model, dual, &sum, out);
    for (int j = 0; j < model->n_cols; j++) {
        double low;
        double high;
        reduced_cost(model, dual, j, &low, &high);
        double lower = box_side(model->col_lower[j], box_lower, j, -1);
        double upper = box_side(model->col_upper[j], box_upper, j, 1);
        if (add_least_product(&sum, low, high, lower, upper))
            continue;
        if (out->n_open++ == 0)
            out->open_col = j;
    }
    out->value = out->n_open ? -INFINITY : lp_sum_value(&sum) - lp_sum_radius(&sum);
}
