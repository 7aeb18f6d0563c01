/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/barrier_private.h"

#include <math.h>
#include <string.h>

#include "models/capacity/scaling.h"

static double *figures(struct barrier *s, int n)
{
    return arena_alloc(&s->arena, (size_t)n, sizeof(double));
}

/** out += factor * A x, slacks included. */
void barrier_add_product(const struct barrier *s, double factor, const double *x, double *out)
{
    const struct lp_model *model = s->model;

    for (int j = 0; j < s->n; j++) {
        const double value = factor * x[j];

        for (int e = model->col_start[j]; value != 0 && e < model->col_start[j + 1]; e++) {
            out[model->row_index[e]] += s->value[e] * value;
        }
    }
    for (int i = 0; i < s->m; i++) {
        out[i] += factor * s->sign[i] * x[s->n + i];
    }
}

/** Column j of A' y. */
double barrier_dot_column(const struct barrier *s, int j, const double *y)
{
    const struct lp_model *model = s->model;
    double sum = 0;

    if (j >= s->n) {
        return s->sign[j - s->n] * y[j - s->n];
    }
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        sum += s->value[e] * y[model->row_index[e]];
    }
    return sum;
}

static bool allocate(struct barrier *s, const struct lp_model *model)
{
    s->model = model;
    s->n = model->n_cols;
    s->m = model->n_rows;
    s->total = s->n + s->m;
    double **const long_ones[] = {&s->cost, &s->upper,  &s->x,      &s->z,      &s->v,
                                  &s->w,    &s->dx,     &s->dz,     &s->dv,     &s->dw,
                                  &s->xz,   &s->vw,     &s->d,      &s->h,      &s->rd,
                                  &s->ru,   &s->old_dx, &s->old_dz, &s->old_dv, &s->old_dw};
    double **const short_ones[] = {&s->b, &s->sign, &s->y, &s->dy, &s->rp, &s->old_dy};

    for (size_t i = 0; i < sizeof long_ones / sizeof *long_ones; i++) {
        *long_ones[i] = figures(s, s->total);
    }
    for (size_t i = 0; i < sizeof short_ones / sizeof *short_ones; i++) {
        *short_ones[i] = figures(s, s->m);
    }
    s->value = figures(s, lp_model_entries(model));
    s->row_scale = figures(s, s->m);
    s->col_scale = figures(s, s->n);
    return !s->arena.failed;
}

/** Entries around 1 (scaling.h). */
static void scale_entries(struct barrier *s)
{
    const struct lp_model *model = s->model;

    scaling_find(model, s->row_scale, s->col_scale, s->rp);
    for (int j = 0; j < s->n; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            s->value[e] = model->value[e] * s->col_scale[j] * s->row_scale[model->row_index[e]];
        }
    }
}

static void standardise(struct barrier *s, const struct barrier_task *task)
{
    const struct lp_model *model = s->model;

    for (int j = 0; j < s->n; j++) {
        const bool is_open = task->is_open != NULL && task->is_open[j];

        s->cost[j] = model->cost[j] * s->col_scale[j];
        s->upper[j] = is_open ? INFINITY : model->col_upper[j] / s->col_scale[j];
        s->c_norm = fmax(s->c_norm, fabs(s->cost[j]));
    }
    for (int i = 0; i < s->m; i++) {
        const bool from_below = model->row_lower[i] > -INFINITY;

        s->sign[i] = from_below ? -1.0 : 1.0;
        s->b[i] = (from_below ? model->row_lower[i] : model->row_upper[i]) * s->row_scale[i];
        s->upper[s->n + i] =
            from_below ? (model->row_upper[i] - model->row_lower[i]) * s->row_scale[i] : INFINITY;
        if (!isfinite(s->b[i])) {
            s->b[i] = 0;
            s->sign[i] = 0;
        }
        s->b_norm = fmax(s->b_norm, fabs(s->b[i]));
    }
}

static bool lay_out(struct barrier *s, const int order[])
{
    const struct graph_matrix matrix = {.n_rows = s->m,
                                        .n_cols = s->n,
                                        .col_start = s->model->col_start,
                                        .row_index = s->model->row_index,
                                        .value = s->value};

    return normal_init(&s->normal, &s->arena, &matrix, order);
}

void barrier_factor(struct barrier *s)
{
    for (int i = 0; i < s->m; i++) {
        s->dy[i] = s->d[s->n + i] * s->sign[i] * s->sign[i];
    }
    s->is_short = !normal_factor(&s->normal, s->d, s->dy) || s->is_short;
}

/** Residuals and how far from optimal the point is. */
static void measure(struct barrier *s)
{
    double worst_dual = 0;
    double worst_box = 0;
    double worst_primal = 0;
    double product = 0;
    long n_products = s->total;

    memcpy(s->rp, s->b, (size_t)s->m * sizeof *s->rp);
    barrier_add_product(s, -1.0, s->x, s->rp);
    s->primal_cost = 0;
    s->dual_cost = 0;
    for (int i = 0; i < s->m; i++) {
        worst_primal = fmax(worst_primal, fabs(s->rp[i]));
        s->dual_cost += s->b[i] * s->y[i];
    }
    for (int j = 0; j < s->total; j++) {
        s->rd[j] = s->cost[j] - barrier_dot_column(s, j, s->y) - s->z[j];
        product += s->x[j] * s->z[j];
        s->primal_cost += s->cost[j] * s->x[j];
        if (barrier_is_boxed(s, j)) {
            s->rd[j] += s->w[j];
            s->ru[j] = s->upper[j] - s->x[j] - s->v[j];
            worst_box = fmax(worst_box, fabs(s->ru[j]));
            product += s->v[j] * s->w[j];
            s->dual_cost -= s->upper[j] * s->w[j];
            n_products++;
        }
        worst_dual = fmax(worst_dual, fabs(s->rd[j]));
    }
    s->mu = product / (double)n_products;
    s->primal_error = fmax(worst_primal, worst_box) / (1.0 + s->b_norm);
    s->dual_error = worst_dual / (1.0 + s->c_norm);
}

static bool is_done(const struct barrier *s, double tolerance)
{
    const double gap = fabs(s->primal_cost - s->dual_cost) / (1.0 + fabs(s->primal_cost));

    return gap < tolerance && s->primal_error < tolerance && s->dual_error < tolerance;
}

/** Keeps the first point that is good enough to go on from. */
static void keep(const struct barrier *s, const struct barrier_task *task,
                 const struct barrier_answer *out, bool *is_kept)
{
    if (out->kept.x != NULL && !*is_kept && is_done(s, task->keep_gap)) {
        barrier_hand_point(s, &out->kept);
        *is_kept = true;
    }
}

static void iterate(struct barrier *s, const struct barrier_task *task, struct barrier_answer *out)
{
    const double tolerance = task->tolerance > 0 ? task->tolerance : 1e-8;
    const int most = task->most_steps > 0 ? task->most_steps : 100;
    bool is_kept = false;

    out->status = PB_STATUS_FEASIBLE;
    for (out->steps = 0; out->steps < most && !s->is_short; out->steps++) {
        measure(s);
        keep(s, task, out, &is_kept);
        if (is_done(s, tolerance)) {
            out->status = PB_STATUS_OPTIMAL;
            break;
        }
        const enum pb_status stop = task->stop != NULL ? task->stop(task->context) : PB_STATUS_NONE;

        if (stop != PB_STATUS_NONE) {
            out->status = stop;
            break;
        }
        barrier_step(s);
    }
    if (out->kept.x != NULL && !is_kept) {
        barrier_hand_point(s, &out->kept);
    }
}

static void hand_out(const struct barrier *s, struct barrier_answer *out)
{
    for (int j = 0; j < s->n; j++) {
        out->x[j] = s->x[j] * s->col_scale[j];
    }
    for (int i = 0; i < s->m; i++) {
        out->y[i] = s->y[i] * s->row_scale[i];
    }
    out->primal_error = s->primal_error;
    out->dual_error = s->dual_error;
    out->gap = fabs(s->primal_cost - s->dual_cost) / (1.0 + fabs(s->primal_cost));
    out->cost = s->primal_cost;
}

enum pb_rc barrier_solve(const struct barrier_task *task, struct barrier_answer *out)
{
    struct barrier s = {0};
    enum pb_rc rc = PB_MEMORY;

    if (allocate(&s, task->model)) {
        scale_entries(&s);
        standardise(&s, task);
        if (lay_out(&s, task->order)) {
            barrier_begin(&s, task->start);
            iterate(&s, task, out);
            hand_out(&s, out);
            rc = s.is_short ? PB_MEMORY : PB_OK;
        }
    }
    arena_release(&s.arena);
    return rc;
}
