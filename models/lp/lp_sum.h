/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Sums and dot products of doubled precision (compensated; Ogita, Rump, Oishi 2005: Sum2, Dot2).
 *
 * With u = 2^-53 and n terms the result r of lp_sum_value differs from the exact sum s by at most
 * u |s| + g^2 * sum |term|, g = n u / (1 - n u) (2 n for products); lp_sum_radius gives a somewhat
 * larger figure, itself safe against rounding. */
#ifndef MODELS_LP_SUM_H
#define MODELS_LP_SUM_H

#include <float.h>
#include <math.h>

/** A running sum; all-zero is the empty sum. */
struct lp_sum {
    double high; /**< rounded sum */
    double low;  /**< what the rounding lost */
    double size; /**< sum of |term| */
    long n;      /**< number of terms */
};

/** Adds `term`. */
static inline void lp_sum_add(struct lp_sum *sum, double term)
{
    double high = sum->high + term;
    double back = high - sum->high;
    sum->low += (sum->high - (high - back)) + (term - back);
    sum->high = high;
    sum->size += fabs(term);
    sum->n++;
}

/** Adds `a` * `b` without rounding the product. */
static inline void lp_sum_add_product(struct lp_sum *sum, double a, double b)
{
    double product = a * b;
    lp_sum_add(sum, product);
    sum->low += fma(a, b, -product);
}

/** The sum, rounded once. */
static inline double lp_sum_value(const struct lp_sum *sum)
{
    return sum->high + sum->low;
}

/** How far the exact sum may lie from lp_sum_value, at most. DBL_MIN covers products that
 * underflow. */
static inline double lp_sum_radius(const struct lp_sum *sum)
{
    double count = 2.0 * (double)sum->n + 4.0;
    double factor = count * DBL_EPSILON;
    return 2.0 * DBL_EPSILON * fabs(lp_sum_value(sum)) + 2.0 * factor * factor * sum->size +
           count * DBL_MIN;
}

#endif
