/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A beginning for the interior point method near a point that solves a program like this one. */
#include <string.h>

#include "models/capacity/barrier_private.h"

/** What the products x z add up to at the start, as a share of the cost: far enough from the
 * boundary for long steps, near enough to need few (tried from 0.01 to 10). */
#define START_GAP 1.0

/** How much more freely x moves than its dual, against their mean sizes (tried from 0.1 to 300). */
#define FREEDOM 30.0

/** Steps of the bisection for a column in a box. */
#define BISECTIONS 60

/** The root of mu/x - mu/(upper - x) = d + (x - near)/ratio: its terms are the dual z, less w. */
static double in_box(double near, double upper, double d, double ratio, double mu)
{
    double low = 0;
    double high = upper;

    for (int i = 0; i < BISECTIONS; i++) {
        const double x = 0.5 * (low + high);
        const double excess = mu / x - mu / (upper - x) - d - (x - near) / ratio;

        if (excess > 0) {
            low = x;
        } else {
            high = x;
        }
    }
    return 0.5 * (low + high);
}

/** The same without a box, in closed form. */
static double above_zero(double near, double d, double ratio, double mu)
{
    const double half = 0.5 * (near - ratio * d);
    const double root = sqrt(half * half + ratio * mu);

    return half > 0 ? half + root : ratio * mu / (root - half);
}

/** Column j with the product mu in each complementary pair, as near as that allows. */
static void place(struct barrier *s, int j, double ratio, double mu)
{
    const double near = s->x[j];
    const double d = s->z[j];

    if (barrier_is_boxed(s, j) && s->upper[j] > 0) {
        s->x[j] = in_box(near, s->upper[j], d, ratio, mu);
        s->v[j] = s->upper[j] - s->x[j];
        s->w[j] = mu / s->v[j];
    } else {
        s->x[j] = above_zero(near, d, ratio, mu);
        if (barrier_is_boxed(s, j)) {
            s->v[j] = s->x[j];
            s->w[j] = mu / s->v[j];
        }
    }
    s->z[j] = mu / s->x[j];
}

void barrier_begin_near(struct barrier *s, const double *x, const double *y)
{
    double sum_x = 0;
    double sum_d = 0;
    double cost = 0;

    memset(s->x, 0, (size_t)s->total * sizeof *s->x);
    for (int j = 0; j < s->n; j++) {
        s->x[j] = fmax(x[j] / s->col_scale[j], 0.0);
        cost += s->cost[j] * s->x[j];
    }
    memcpy(s->rp, s->b, (size_t)s->m * sizeof *s->rp);
    barrier_add_product(s, -1.0, s->x, s->rp);
    for (int i = 0; i < s->m; i++) {
        s->y[i] = y[i] / s->row_scale[i];
        s->x[s->n + i] = fmax(s->sign[i] * s->rp[i], 0.0);
    }
    for (int j = 0; j < s->total; j++) {
        s->z[j] = s->cost[j] - barrier_dot_column(s, j, s->y);
        sum_x += s->x[j];
        sum_d += fabs(s->z[j]);
    }
    const double mu = START_GAP * fmax(fabs(cost), 1.0) / s->total;
    const double ratio = sum_x > 0 && sum_d > 0 ? FREEDOM * sum_x / sum_d : 1.0;

    for (int j = 0; j < s->total; j++) {
        place(s, j, ratio, mu);
    }
}
