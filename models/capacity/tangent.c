/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slopes of linear.h: the tangent program and its solves. */
#include <math.h>

#include "models/capacity/linear_columns.h"

/** A bound that is nearer than this (relative to itself) is tight. */
#define TIGHT 1e-7

/** A dual vector proves the optimum when its Lagrangian value is so near [relative]. */
#define PROOF 1e-6

/** A basis of the program. */
struct basis {
    unsigned char *row; /**< [n_rows] enum lp_basis */
    unsigned char *col; /**< [n_cols] */
};

/** A variable or row at the optimum. */
struct stand {
    unsigned char state; /**< enum lp_basis */
    double value;
    double lower, upper;
};

static bool is_near(double value, double bound)
{
    return isfinite(bound) && fabs(value - bound) <= TIGHT * fmax(1.0, fabs(bound));
}

/** Bounds of a move: 0 on the sides that are tight, by the basis or by the value. */
static void tangent_bounds(const struct stand *at, double out[2])
{
    const bool fixed = at->state == LP_AT_FIXED;

    out[0] = fixed || at->state == LP_AT_LOWER || is_near(at->value, at->lower) ? 0.0 : -INFINITY;
    out[1] = fixed || at->state == LP_AT_UPPER || is_near(at->value, at->upper) ? 0.0 : INFINITY;
}

/** Turns a copy of the program into the tangent program at its optimum. */
static enum pb_rc turn(const struct capacity_linear *linear, const struct basis *basis,
                       struct lp_model *model)
{
    const double *x = lp_primal(linear->lp);
    const double *activity = lp_activity(linear->lp);
    enum pb_rc rc = PB_OK;
    double to[2];

    for (int i = 0; rc == PB_OK && i < model->n_rows; i++) {
        tangent_bounds(
            &(struct stand){basis->row[i], activity[i], model->row_lower[i], model->row_upper[i]},
            to);
        rc = lp_model_set_row_bounds(model, i, to[0], to[1]);
    }
    for (int j = 0; rc == PB_OK && j < model->n_cols; j++) {
        tangent_bounds(
            &(struct stand){basis->col[j], x[j], model->col_lower[j], model->col_upper[j]}, to);
        rc = lp_model_set_col_bounds(model, j, to[0], to[1]);
    }
    return rc;
}

/** The tangent program, at the basis of the optimum, which is optimal for it too. */
static enum pb_rc create(struct capacity_linear *linear, const struct basis *basis)
{
    struct lp_model model;
    enum pb_rc rc = lp_model_copy(&model, lp_model_of(linear->lp));

    if (rc == PB_OK) {
        rc = turn(linear, basis, &model);
    }
    if (rc == PB_OK) {
        rc = lp_create(&linear->tangent, &model);
    }
    lp_model_release(&model);
    return rc == PB_OK ? lp_set_basis(linear->tangent, basis->row, basis->col) : rc;
}

static enum pb_rc make_tangent(struct capacity_linear *linear)
{
    const struct lp_model *model = lp_model_of(linear->lp);
    struct arena arena = {0};
    const struct basis basis = {arena_alloc(&arena, (size_t)model->n_rows, 1),
                                arena_alloc(&arena, (size_t)model->n_cols, 1)};
    enum pb_rc rc = arena.failed ? PB_MEMORY : lp_get_basis(linear->lp, basis.row, basis.col);

    if (rc == PB_OK) {
        rc = create(linear, &basis);
    }
    arena_release(&arena);
    return rc;
}

/** Moves the bounds of the direction that are tight to `sign` times its steps; 0 moves them back.
 */
static enum pb_rc push(struct capacity_linear *linear, double sign)
{
    const struct lp_model *model = lp_model_of(linear->tangent);
    enum pb_rc rc = PB_OK;

    for (int k = 0; rc == PB_OK && k < linear->direction.n_rows; k++) {
        const struct capacity_step *step = &linear->direction.rows[k];
        const int row = linear->row[step->at];

        if (row >= 0 && isfinite(model->row_lower[row])) {
            rc = lp_set_row_bounds(linear->tangent, row, sign * step->by, model->row_upper[row]);
        }
    }
    for (int k = 0; rc == PB_OK && k < linear->direction.n_cols; k++) {
        const struct capacity_step *step = &linear->direction.cols[k];
        const int col = linear->col[step->at];

        if (col >= 0 && isfinite(model->col_upper[col])) {
            rc = lp_set_col_bounds(linear->tangent, col,
                                   fmin(model->col_lower[col], sign * step->by), sign * step->by);
        }
    }
    return rc;
}

/** Whether the duals priced last, those of the tangent program, prove the optimum of the program
 * itself. */
static bool proves(const struct capacity_linear *linear)
{
    return linear->cost - linear->columns->priced.bound <= PROOF * fmax(1.0, fabs(linear->cost));
}

/** Solves the tangent program, and lets in what its duals call for. */
static enum pb_rc solve_tangent(struct capacity_linear *linear, struct lp_answer *answer)
{
    struct lp_simplex_options options = {.method = LP_DUAL};
    enum pb_rc rc = PB_OK;

    for (int n_new = 1; rc == PB_OK && n_new > 0; options.method = LP_PRIMAL) {
        n_new = 0;
        rc = lp_solve_simplex(linear->tangent, &options, answer);
        linear->iterations += answer->iterations;
        if (rc == PB_OK && answer->status == PB_STATUS_OPTIMAL && answer->has_dual) {
            linear_price(linear, lp_dual(linear->tangent));
            rc = linear_let_in(linear, &n_new);
        }
    }
    return rc;
}

/** One side: the slope of V along `sign` times the direction, NAN when there is none. */
static enum pb_rc solve_side(struct capacity_linear *linear, double sign, double *slope,
                             bool *proved)
{
    struct lp_answer answer = {.status = PB_STATUS_NONE};
    enum pb_rc rc = push(linear, sign);

    *slope = NAN;
    if (rc == PB_OK) {
        rc = solve_tangent(linear, &answer);
    }
    if (rc == PB_OK && answer.status == PB_STATUS_OPTIMAL) {
        *slope = sign * answer.cost;
        *proved = *proved && answer.has_dual && proves(linear);
    }
    return rc;
}

enum pb_rc capacity_linear_session(struct capacity_linear *linear, int queue, int slot,
                                   struct capacity_slope *out)
{
    enum pb_rc rc = linear->tangent == NULL ? make_tangent(linear) : PB_OK;

    *out = (struct capacity_slope){.down = NAN, .up = NAN};
    if (rc != PB_OK || !capacity_direction_session(linear->problem, &linear->layout, queue, slot,
                                                   &linear->direction)) {
        return rc;
    }
    out->proved = true;
    rc = solve_side(linear, 1.0, &out->up, &out->proved);
    if (rc == PB_OK) {
        rc = solve_side(linear, -1.0, &out->down, &out->proved);
    }
    if (rc == PB_OK) {
        rc = push(linear, 0.0);
    }
    out->proved = out->proved && !isnan(out->up) && !isnan(out->down);
    return rc;
}
