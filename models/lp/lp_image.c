/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLPK's image of our copy of a program. */
#include "models/lp/lp_env.h"
#include "models/lp/lp_private.h"

#include <math.h>
#include <stdlib.h>

static int bound_kind(double lower, double upper)
{
    if (lower == upper)
        return GLP_FX;
    if (lower == -INFINITY)
        return upper == INFINITY ? GLP_FR : GLP_UP;
    return upper == INFINITY ? GLP_LO : GLP_DB;
}

static double finite_or_zero(double bound)
{
    return isinf(bound) ? 0 : bound;
}

void lp_show_row_bounds(struct lp *lp, int i)
{
    double lower = lp->model.row_lower[i];
    double upper = lp->model.row_upper[i];
    glp_set_row_bnds(lp->prob, i + 1, bound_kind(lower, upper), finite_or_zero(lower),
                     finite_or_zero(upper));
}

void lp_show_col_bounds(struct lp *lp, int j)
{
    double lower = lp->model.col_lower[j];
    double upper = lp->model.col_upper[j];
    glp_set_col_bnds(lp->prob, j + 1, bound_kind(lower, upper), finite_or_zero(lower),
                     finite_or_zero(upper));
}

/* A range of rows or columns to bring into the image. */
struct show {
    struct lp *lp;
    int first;
    int n;
    const struct lp_row *rows; /* with their coefficients, or NULL */
    int *index;                /* 1-based scratch, entry 0 unused */
    double *value;             /* likewise */
};

static void show_cols(void *argument)
{
    struct show *show = argument;
    struct lp *lp = show->lp;
    const struct lp_model *model = &lp->model;
    if (show->n > 0)
        glp_add_cols(lp->prob, show->n);
    for (int j = show->first; j < show->first + show->n; j++) {
        lp_show_col_bounds(lp, j);
        glp_set_obj_coef(lp->prob, j + 1, model->cost[j]);
        glp_set_col_kind(lp->prob, j + 1, model->is_integer[j] ? GLP_IV : GLP_CV);
        int start = model->col_start[j];
        int count = model->col_start[j + 1] - start;
        for (int e = 0; e < count; e++) {
            show->index[e + 1] = model->row_index[start + e] + 1;
            show->value[e + 1] = model->value[start + e];
        }
        glp_set_mat_col(lp->prob, j + 1, count, show->index, show->value);
    }
}

static void show_coefficients(struct show *show, int i, const struct lp_row *row)
{
    int count = 0;
    for (int e = 0; e < row->n; e++) {
        if (row->value[e] == 0)
            continue;
        show->index[++count] = row->col[e] + 1;
        show->value[count] = row->value[e];
    }
    if (count)
        glp_set_mat_row(show->lp->prob, i + 1, count, show->index, show->value);
}

static void show_rows(void *argument)
{
    struct show *show = argument;
    if (show->n > 0)
        glp_add_rows(show->lp->prob, show->n);
    for (int i = show->first; i < show->first + show->n; i++)
        lp_show_row_bounds(show->lp, i);
    for (int k = 0; show->rows && k < show->n; k++)
        show_coefficients(show, show->first + k, &show->rows[k]);
}

static void show_all(void *argument)
{
    struct show *show = argument;
    struct lp *lp = show->lp;
    lp->prob = glp_create_prob();
    lp->is_scaled = false;
    show->first = 0;
    show->n = lp->model.n_rows;
    show_rows(show);
    show->n = lp->model.n_cols;
    show_cols(show);
    glp_std_basis(lp->prob);
}

/* Scratch for one row or column of the image. */
static bool show_init(struct show *show, struct lp *lp, int first, int n)
{
    int longest = lp->model.n_rows > lp->model.n_cols ? lp->model.n_rows : lp->model.n_cols;
    size_t room = (size_t)longest + 1;
    *show = (struct show){.lp = lp, .first = first, .n = n};
    show->index = malloc(room * sizeof *show->index);
    show->value = malloc(room * sizeof *show->value);
    return show->index && show->value;
}

static void show_release(struct show *show)
{
    free(show->index);
    free(show->value);
}

enum pb_rc lp_show_all(struct lp *lp)
{
    struct show show;
    enum pb_rc rc = PB_MEMORY;
    lp->prob = NULL;
    if (show_init(&show, lp, 0, 0)) {
        rc = lp_env_run(show_all, &show);
        lp->generation = lp_env_generation();
        if (rc != PB_OK)
            lp->prob = NULL;
    }
    show_release(&show);
    return rc;
}

static enum pb_rc show_range(struct lp *lp, void (*work)(void *), int first, int n,
                             const struct lp_row rows[])
{
    struct show show;
    enum pb_rc rc = PB_MEMORY;
    if (show_init(&show, lp, first, n)) {
        show.rows = rows;
        rc = lp_run(lp, work, &show);
    } else {
        lp->prob = NULL; /* the image lacks what our copy has */
        lp_say(lp, rc, "out of memory; lp_rebuild() is needed");
    }
    show_release(&show);
    return rc;
}

enum pb_rc lp_show_rows(struct lp *lp, int first, int n, const struct lp_row rows[])
{
    return show_range(lp, show_rows, first, n, rows);
}

enum pb_rc lp_show_cols(struct lp *lp, int first, int n)
{
    return show_range(lp, show_cols, first, n, NULL);
}
