/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a struct lp: our copy first, then GLPK's image of it. */
#include "models/lp/lp_private.h"

#include <assert.h>
#include <stdlib.h>

/* One change to show: a row or column, or a list of deletions. */
struct change {
    struct lp *lp;
    int at;
    int *gone; /* 1-based numbers, entry 0 = unused */
    int n_gone;
};

enum pb_rc lp_add_rows(struct lp *lp, int n, const struct lp_row rows[])
{
    int first = lp->model.n_rows;
    enum pb_rc rc = lp_model_add_rows(&lp->model, n, rows);
    return rc == PB_OK ? lp_show_rows(lp, first, n, rows) : lp_say(lp, rc, lp->model.message);
}

enum pb_rc lp_add_cols(struct lp *lp, int n, const struct lp_col cols[])
{
    int first = lp->model.n_cols;
    enum pb_rc rc = lp_model_add_cols(&lp->model, n, cols);
    return rc == PB_OK ? lp_show_cols(lp, first, n) : lp_say(lp, rc, lp->model.message);
}

static enum pb_rc show_change(struct lp *lp, enum pb_rc rc, void (*work)(void *), int at)
{
    if (rc != PB_OK)
        return lp_say(lp, rc, lp->model.message);
    struct change change = {.lp = lp, .at = at};
    return lp_run(lp, work, &change);
}

static void show_row_bounds(void *argument)
{
    struct change *change = argument;
    lp_show_row_bounds(change->lp, change->at);
}

static void show_col_bounds(void *argument)
{
    struct change *change = argument;
    lp_show_col_bounds(change->lp, change->at);
}

static void show_cost(void *argument)
{
    struct change *change = argument;
    struct lp *lp = change->lp;
    glp_set_obj_coef(lp->prob, change->at + 1, lp->model.cost[change->at]);
}

static void show_kind(void *argument)
{
    struct change *change = argument;
    struct lp *lp = change->lp;
    bool is_integer = lp->model.is_integer[change->at];
    glp_set_col_kind(lp->prob, change->at + 1, is_integer ? GLP_IV : GLP_CV);
}

enum pb_rc lp_set_row_bounds(struct lp *lp, int i, double lower, double upper)
{
    enum pb_rc rc = lp_model_set_row_bounds(&lp->model, i, lower, upper);
    return show_change(lp, rc, show_row_bounds, i);
}

enum pb_rc lp_set_col_bounds(struct lp *lp, int j, double lower, double upper)
{
    enum pb_rc rc = lp_model_set_col_bounds(&lp->model, j, lower, upper);
    return show_change(lp, rc, show_col_bounds, j);
}

enum pb_rc lp_set_cost(struct lp *lp, int j, double cost)
{
    return show_change(lp, lp_model_set_cost(&lp->model, j, cost), show_cost, j);
}

enum pb_rc lp_set_integer(struct lp *lp, int j, bool is_integer)
{
    return show_change(lp, lp_model_set_integer(&lp->model, j, is_integer), show_kind, j);
}

/* -- deletions --------------------------------------------------------------------------------- */

static void hide_rows(void *argument)
{
    struct change *change = argument;
    glp_del_rows(change->lp->prob, change->n_gone, change->gone);
}

static void hide_cols(void *argument)
{
    struct change *change = argument;
    glp_del_cols(change->lp->prob, change->n_gone, change->gone);
}

static enum pb_rc hide(struct lp *lp, int n, const bool gone[], void (*work)(void *))
{
    struct change change = {.lp = lp};
    change.gone = malloc(((size_t)n + 1) * sizeof *change.gone);
    if (!change.gone)
        return lp_say(lp, PB_MEMORY, "out of memory");
    for (int k = 0; k < n; k++)
        if (gone[k])
            change.gone[++change.n_gone] = k + 1;
    enum pb_rc rc = change.n_gone ? lp_run(lp, work, &change) : PB_OK;
    free(change.gone);
    return rc;
}

enum pb_rc lp_delete_rows(struct lp *lp, const bool gone[])
{
    enum pb_rc rc = hide(lp, lp->model.n_rows, gone, hide_rows);
    if (rc == PB_OK)
        lp_model_delete_rows(&lp->model, gone);
    return rc;
}

enum pb_rc lp_delete_cols(struct lp *lp, const bool gone[])
{
    enum pb_rc rc = hide(lp, lp->model.n_cols, gone, hide_cols);
    if (rc == PB_OK)
        lp_model_delete_cols(&lp->model, gone);
    return rc;
}
