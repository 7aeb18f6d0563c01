/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own arithmetic on an answer of GLPK. */
#include "models/lp/lp_check.h"
#include "models/lp/lp_private.h"
#include "models/lp/lp_sum.h"

#include <math.h>
#include <stdlib.h>

static bool widen(double **array, int n)
{
    double *wider = realloc(*array, ((size_t)n + 1) * sizeof *wider);
    if (wider)
        *array = wider;
    return wider != NULL;
}

enum pb_rc lp_reserve_results(struct lp *lp)
{
    int rows = lp->model.row_room > lp->model.n_rows ? lp->model.row_room : lp->model.n_rows;
    int cols = lp->model.col_room > lp->model.n_cols ? lp->model.col_room : lp->model.n_cols;
    if (lp->primal && lp->room_rows >= lp->model.n_rows && lp->room_cols >= lp->model.n_cols)
        return PB_OK;
    if (!widen(&lp->activity, rows) || !widen(&lp->dual, rows) || !widen(&lp->primal, cols) ||
        !widen(&lp->reduced, cols))
        return lp_say(lp, PB_MEMORY, "out of memory");
    lp->room_rows = rows;
    lp->room_cols = cols;
    return PB_OK;
}

/* The bound itself when x is out by a hair; otherwise x. */
static double clipped(double x, double lower, double upper)
{
    if (x < lower && lower - x <= LP_TOLERANCE * fmax(1, fabs(lower)))
        return lower;
    if (x > upper && x - upper <= LP_TOLERANCE * fmax(1, fabs(upper)))
        return upper;
    return x;
}

enum pb_rc lp_judge_primal(struct lp *lp, struct lp_answer *answer)
{
    const struct lp_model *model = &lp->model;
    struct lp_check check;
    for (int j = 0; j < model->n_cols; j++)
        lp->primal[j] = clipped(lp->primal[j], model->col_lower[j], model->col_upper[j]);
    enum pb_rc rc = lp_check_point(model, lp->primal, lp->activity, &check);
    if (rc != PB_OK)
        return lp_say(lp, rc, "out of memory");
    answer->cost = check.cost;
    answer->row_violation = check.row_violation;
    answer->col_violation = check.col_violation;
    answer->has_primal = check.is_finite && check.row_violation <= LP_TOLERANCE &&
                         check.col_violation <= LP_TOLERANCE;
    return PB_OK;
}

bool lp_price_out(struct lp *lp)
{
    const struct lp_model *model = &lp->model;
    for (int i = 0; i < model->n_rows; i++)
        if (!isfinite(lp->dual[i]))
            return false;
    for (int j = 0; j < model->n_cols; j++) {
        struct lp_sum d = {0};
        lp_sum_add(&d, model->cost[j]);
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++)
            lp_sum_add_product(&d, -model->value[e], lp->dual[model->row_index[e]]);
        lp->reduced[j] = lp_sum_value(&d);
    }
    return true;
}

bool lp_is_hollow(const struct lp_model *model)
{
    return model->n_rows == 0 || model->n_cols == 0;
}

/* Each column at its cheapest bound; rows without columns must allow 0. */
enum pb_rc lp_solve_hollow(struct lp *lp, struct lp_answer *answer)
{
    const struct lp_model *model = &lp->model;
    bool is_unbounded = false;
    for (int j = 0; j < model->n_cols; j++) {
        double c = model->cost[j];
        double x = c < 0 ? model->col_upper[j] : model->col_lower[j];
        is_unbounded |= isinf(x) && c != 0;
        if (isinf(x))
            x = isinf(model->col_upper[j]) ? 0 : model->col_upper[j];
        lp->primal[j] = x;
        lp->reduced[j] = c;
    }
    for (int i = 0; i < model->n_rows; i++)
        lp->dual[i] = 0;
    enum pb_rc rc = lp_judge_primal(lp, answer);
    answer->has_dual = true;
    answer->status = is_unbounded ? PB_STATUS_UNBOUNDED : PB_STATUS_OPTIMAL;
    if (!answer->has_primal)
        answer->status = PB_STATUS_INFEASIBLE;
    return rc;
}

const double *lp_primal(const struct lp *lp)
{
    return lp->primal;
}

const double *lp_activity(const struct lp *lp)
{
    return lp->activity;
}

const double *lp_dual(const struct lp *lp)
{
    return lp->dual;
}

const double *lp_reduced_cost(const struct lp *lp)
{
    return lp->reduced;
}
