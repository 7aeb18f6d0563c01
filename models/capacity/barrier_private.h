/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the files of the interior point method share. */
#ifndef MODELS_CAPACITY_BARRIER_PRIVATE_H
#define MODELS_CAPACITY_BARRIER_PRIVATE_H

#include <math.h>

#include "models/capacity/barrier.h"
#include "models/capacity/normal.h"

/** The program in standard form: columns 0 .. n-1 of the model, then one slack per row.
 *  A x + sign s = b, x >= 0, and x + v = upper where `upper` is finite. */
struct barrier {
    const struct lp_model *model;
    double *value;                 /**< scaled coefficients, in the order of model->value */
    double *row_scale, *col_scale; /**< x of the model = col_scale * x, y = row_scale * y */
    int n;                         /**< columns of the model */
    int m;                         /**< rows */
    int total;                     /**< n + m */
    double *b, *sign;
    double *cost, *upper;  /**< [total] */
    double *x, *z, *v, *w; /**< [total]; v, w where upper is finite */
    double *dx, *dz, *dv, *dw;
    double *old_dx, *old_dz, *old_dv, *old_dw, *old_dy; /**< the direction before a corrector */
    double *xz, *vw;         /**< [total] right-hand sides of the complementarity */
    double *d, *h, *rd, *ru; /**< [total] */
    double *y, *dy, *rp;     /**< [m] */
    struct normal normal;
    bool is_short; /**< memory was short in a step */
    double b_norm, c_norm;
    double mu;
    double target; /**< of the complementarity products in this step */
    double primal_error, dual_error, primal_cost, dual_cost;
    struct arena arena;
};

/** Whether column j of the standard form has an upper bound. */
static inline bool barrier_is_boxed(const struct barrier *s, int j)
{
    return s->upper[j] < INFINITY;
}

/** out += factor * A x, slacks included. */
void barrier_add_product(const struct barrier *s, double factor, const double *x, double *out);

/** Column j of A' y. */
double barrier_dot_column(const struct barrier *s, int j, const double *y);

/** Factors the normal equations A D A', slacks included. */
void barrier_factor(struct barrier *s);

/** A point to begin with: task->start with what it lacks made up, or one from scratch. */
void barrier_begin(struct barrier *s, const struct barrier_point *start);

/** The present point in the figures of the model. */
void barrier_hand_point(const struct barrier *s, const struct barrier_point *out);

/** One step from a measured point: predictor, correctors, and along their direction. */
void barrier_step(struct barrier *s);

#endif
