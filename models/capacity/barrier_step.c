/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/capacity/barrier_private.h"

/** Most correctors after the first in one step (Gondzio, Comp. Optimization and Applications 6,
 * 1996): a solve is far cheaper than a factorisation. */
#define MOST_CORRECTORS 4

static void scale_columns(struct barrier *s)
{
    for (int j = 0; j < s->total; j++) {
        double inverse = s->z[j] / s->x[j];

        if (barrier_is_boxed(s, j)) {
            inverse += s->w[j] / s->v[j];
        }
        s->d[j] = 1.0 / fmax(inverse, 1e-30);
    }
}

/** The Newton direction for the right-hand sides xz, vw of the complementarity. */
static void direction(struct barrier *s)
{
    double *const right = s->dy;

    for (int j = 0; j < s->total; j++) {
        s->h[j] = s->xz[j] / s->x[j] - s->rd[j];
        if (barrier_is_boxed(s, j)) {
            s->h[j] -= (s->vw[j] - s->w[j] * s->ru[j]) / s->v[j];
        }
        s->dx[j] = s->d[j] * s->h[j];
    }
    memcpy(right, s->rp, (size_t)s->m * sizeof *right);
    barrier_add_product(s, -1.0, s->dx, right);
    normal_solve(&s->normal, right, s->dy);
    for (int j = 0; j < s->total; j++) {
        s->dx[j] = s->d[j] * (barrier_dot_column(s, j, s->dy) + s->h[j]);
        s->dz[j] = (s->xz[j] - s->z[j] * s->dx[j]) / s->x[j];
        if (barrier_is_boxed(s, j)) {
            s->dv[j] = s->ru[j] - s->dx[j];
            s->dw[j] = (s->vw[j] - s->w[j] * s->dv[j]) / s->v[j];
        }
    }
}

/** Longest step at which value + step * change >= 0 in all entries, at most 1. */
static double longest(const struct barrier *s, const double *value, const double *change,
                      bool boxed_only)
{
    double step = 1.0;

    for (int j = 0; j < s->total; j++) {
        if (change[j] < 0 && (!boxed_only || barrier_is_boxed(s, j))) {
            step = fmin(step, -value[j] / change[j]);
        }
    }
    return step;
}

static void step_lengths(const struct barrier *s, double *primal, double *dual)
{
    *primal = fmin(longest(s, s->x, s->dx, false), longest(s, s->v, s->dv, true));
    *dual = fmin(longest(s, s->z, s->dz, false), longest(s, s->w, s->dw, true));
}

/** Complementarity after the steps. */
static double product_after(const struct barrier *s, double primal, double dual)
{
    double sum = 0;
    long n = s->total;

    for (int j = 0; j < s->total; j++) {
        sum += (s->x[j] + primal * s->dx[j]) * (s->z[j] + dual * s->dz[j]);
        if (barrier_is_boxed(s, j)) {
            sum += (s->v[j] + primal * s->dv[j]) * (s->w[j] + dual * s->dw[j]);
            n++;
        }
    }
    return sum / (double)n;
}

static void predict(struct barrier *s)
{
    for (int j = 0; j < s->total; j++) {
        s->xz[j] = -s->x[j] * s->z[j];
        s->vw[j] = -s->v[j] * s->w[j];
    }
    direction(s);
}

static void correct(struct barrier *s)
{
    double primal = 0;
    double dual = 0;

    step_lengths(s, &primal, &dual);
    const double ratio = product_after(s, primal, dual) / s->mu;
    const double target = ratio * ratio * ratio * s->mu;

    s->target = target;

    for (int j = 0; j < s->total; j++) {
        s->xz[j] = target - s->x[j] * s->z[j] - s->dx[j] * s->dz[j];
        if (barrier_is_boxed(s, j)) {
            s->vw[j] = target - s->v[j] * s->w[j] - s->dv[j] * s->dw[j];
        }
    }
    direction(s);
}

/** What the complementarity product of a trial point lacks to lie within a decade of the target;
 * products far too large are not drawn down at once. */
static double shortfall(double product, double target)
{
    if (product < 0.1 * target) {
        return 0.1 * target - product;
    }
    return product > 10.0 * target ? fmax(10.0 * target - product, -10.0 * target) : 0.0;
}

/** Draws outlying products of the point beyond the present steps towards the target. */
static void recentre(struct barrier *s, double primal, double dual, double target)
{
    primal = fmin(1.0, 1.08 * primal + 0.3);
    dual = fmin(1.0, 1.08 * dual + 0.3);
    for (int j = 0; j < s->total; j++) {
        s->xz[j] += shortfall((s->x[j] + primal * s->dx[j]) * (s->z[j] + dual * s->dz[j]), target);
        if (barrier_is_boxed(s, j)) {
            s->vw[j] +=
                shortfall((s->v[j] + primal * s->dv[j]) * (s->w[j] + dual * s->dw[j]), target);
        }
    }
    direction(s);
}

static void swap_figures(double **left, double **right)
{
    double *held = *left;

    *left = *right;
    *right = held;
}

/** The direction and its copy change places. */
static void swap_directions(struct barrier *s)
{
    swap_figures(&s->dx, &s->old_dx);
    swap_figures(&s->dz, &s->old_dz);
    swap_figures(&s->dv, &s->old_dv);
    swap_figures(&s->dw, &s->old_dw);
    swap_figures(&s->dy, &s->old_dy);
}

static void copy_direction(struct barrier *s)
{
    const size_t size = (size_t)s->total * sizeof *s->dx;

    memcpy(s->old_dx, s->dx, size);
    memcpy(s->old_dz, s->dz, size);
    memcpy(s->old_dv, s->dv, size);
    memcpy(s->old_dw, s->dw, size);
    memcpy(s->old_dy, s->dy, (size_t)s->m * sizeof *s->dy);
}

/** Further correctors as long as they lengthen the steps. */
static void lengthen(struct barrier *s)
{
    for (int i = 0; i < MOST_CORRECTORS; i++) {
        double primal = 0;
        double dual = 0;
        double longer_primal = 0;
        double longer_dual = 0;

        step_lengths(s, &primal, &dual);
        if (primal > 0.9 && dual > 0.9) {
            return;
        }
        copy_direction(s);
        recentre(s, primal, dual, s->target);
        step_lengths(s, &longer_primal, &longer_dual);
        if (longer_primal + longer_dual < primal + dual + 0.02) {
            swap_directions(s);
            return;
        }
    }
}

static void advance(struct barrier *s)
{
    double primal = 0;
    double dual = 0;

    step_lengths(s, &primal, &dual);
    primal *= 0.9995;
    dual *= 0.9995;
    for (int j = 0; j < s->total; j++) {
        s->x[j] += primal * s->dx[j];
        s->z[j] += dual * s->dz[j];
        if (barrier_is_boxed(s, j)) {
            s->v[j] += primal * s->dv[j];
            s->w[j] += dual * s->dw[j];
        }
    }
    for (int i = 0; i < s->m; i++) {
        s->y[i] += dual * s->dy[i];
    }
}

void barrier_step(struct barrier *s)
{
    scale_columns(s);
    barrier_factor(s);
    predict(s);
    correct(s);
    lengthen(s);
    advance(s);
}
