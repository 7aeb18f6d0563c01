/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/capacity/barrier_private.h"

/** The first point stays this many mean sizes away from 0. */
#define LEAST_START 10.0

/** Slack that a new row has at least, relative to its right-hand side. */
#define LEAST_SLACK 0.01

/** Mean size of all figures of the standard form. */
static double mean_size(const struct barrier *s, const double *figure)
{
    double sum = 0;

    for (int j = 0; j < s->total; j++) {
        sum += fabs(figure[j]);
    }
    return sum / fmax(1.0, s->total);
}

/** A point to begin with: the least-norm solutions, each figure by itself pushed into the interior
 * (one shift for all would be ruled by the largest backlog). */
static void begin_anew(struct barrier *s)
{
    for (int j = 0; j < s->total; j++) {
        s->d[j] = 1.0;
    }
    barrier_factor(s);
    normal_solve(&s->normal, s->b, s->dy);
    memset(s->rp, 0, (size_t)s->m * sizeof *s->rp);
    barrier_add_product(s, 1.0, s->cost, s->rp);
    normal_solve(&s->normal, s->rp, s->y);
    for (int j = 0; j < s->total; j++) {
        s->x[j] = barrier_dot_column(s, j, s->dy);
        s->z[j] = s->cost[j] - barrier_dot_column(s, j, s->y);
    }
    const double least_x = LEAST_START * fmax(mean_size(s, s->x), 1e-3);
    const double least_z = fmax(mean_size(s, s->z), 1e-3);

    for (int j = 0; j < s->total; j++) {
        s->x[j] = fmax(fabs(s->x[j]), least_x);
        if (barrier_is_boxed(s, j)) {
            s->v[j] = fmax(s->upper[j] - s->x[j], least_x);
            s->w[j] = fmax(-s->z[j], least_z);
        }
        s->z[j] = fmax(fabs(s->z[j]), least_z);
    }
}

/** Scale of figure j: value in the model = scale * value. */
static double scale_of(const struct barrier *s, int j)
{
    return j < s->n ? s->col_scale[j] : 1.0 / s->row_scale[j - s->n];
}

void barrier_hand_point(const struct barrier *s, const struct barrier_point *out)
{
    for (int j = 0; j < s->total; j++) {
        const double scale = scale_of(s, j);

        out->x[j] = s->x[j] * scale;
        out->z[j] = s->z[j] / scale;
        out->v[j] = s->v[j] * scale;
        out->w[j] = s->w[j] / scale;
    }
    for (int i = 0; i < s->m; i++) {
        out->y[i] = s->y[i] * s->row_scale[i];
    }
}

/** Takes over what is known; the mean product of complementarity. */
static double take_known(struct barrier *s, const struct barrier_point *start)
{
    double product = 0;
    double n = 0;

    for (int i = 0; i < s->m; i++) {
        s->y[i] = start->y[i] / s->row_scale[i];
    }
    for (int j = 0; j < s->total; j++) {
        const double scale = scale_of(s, j);

        s->x[j] = start->x[j] / scale;
        s->z[j] = start->z[j] * scale;
        s->v[j] = start->v[j] / scale;
        s->w[j] = start->w[j] * scale;
        if (s->x[j] > 0) {
            product += s->x[j] * s->z[j];
            n += 1.0;
        }
    }
    return product / fmax(n, 1.0);
}

/** A figure of value x that is new: duals at the present products. */
static void make_up(struct barrier *s, int j, double x)
{
    s->x[j] = x;
    s->z[j] = s->mu / x;
    if (barrier_is_boxed(s, j)) {
        s->v[j] = fmax(s->upper[j] - x, LEAST_SLACK * (1.0 + s->upper[j]));
        s->w[j] = s->mu / s->v[j];
    }
}

static void go_on(struct barrier *s, const struct barrier_point *start)
{
    s->mu = take_known(s, start);
    memcpy(s->rp, s->b, (size_t)s->m * sizeof *s->rp);
    for (int i = 0; i < s->m; i++) {
        s->d[s->n + i] = s->x[s->n + i]; /* 0 where the row is new */
        s->x[s->n + i] = 0;
    }
    barrier_add_product(s, -1.0, s->x, s->rp);
    for (int i = 0; i < s->m; i++) {
        const int j = s->n + i;

        s->x[j] = s->d[j];
        if (s->x[j] <= 0) {
            make_up(s, j, fmax(s->sign[i] * s->rp[i], LEAST_SLACK * (1.0 + fabs(s->b[i]))));
            s->y[i] = -s->sign[i] * s->z[j];
        }
    }
    for (int j = 0; j < s->n; j++) {
        if (s->x[j] <= 0) {
            const double reduced = s->cost[j] - barrier_dot_column(s, j, s->y);

            make_up(s, j, s->mu / fmax(reduced, sqrt(s->mu)));
        }
    }
}

void barrier_begin(struct barrier *s, const struct barrier_point *start)
{
    if (start != NULL) {
        go_on(s, start);
    } else {
        begin_anew(s);
    }
}
