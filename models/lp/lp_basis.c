/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The basis of a struct lp, read and written. */
#include "models/lp/lp_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A basis on its way in or out. */
struct transfer {
    struct lp *lp;
    unsigned char *row_out;
    unsigned char *col_out;
    const unsigned char *row_in;
    const unsigned char *col_in;
};

static unsigned char ours(int status)
{
    switch (status) {
    case GLP_BS:
        return LP_BASIC;
    case GLP_NL:
        return LP_AT_LOWER;
    case GLP_NU:
        return LP_AT_UPPER;
    case GLP_NF:
        return LP_AT_ZERO;
    default:
        return LP_AT_FIXED;
    }
}

static int theirs(unsigned char state)
{
    static const int status[] = {[LP_BASIC] = GLP_BS,
                                 [LP_AT_LOWER] = GLP_NL,
                                 [LP_AT_UPPER] = GLP_NU,
                                 [LP_AT_ZERO] = GLP_NF,
                                 [LP_AT_FIXED] = GLP_NS};
    assert(state <= LP_AT_FIXED);
    return status[state];
}

static void take(void *argument)
{
    struct transfer *t = argument;
    for (int i = 0; i < t->lp->model.n_rows; i++)
        t->row_out[i] = ours(glp_get_row_stat(t->lp->prob, i + 1));
    for (int j = 0; j < t->lp->model.n_cols; j++)
        t->col_out[j] = ours(glp_get_col_stat(t->lp->prob, j + 1));
}

static void give(void *argument)
{
    struct transfer *t = argument;
    for (int i = 0; i < t->lp->model.n_rows; i++)
        glp_set_row_stat(t->lp->prob, i + 1, theirs(t->row_in[i]));
    for (int j = 0; j < t->lp->model.n_cols; j++)
        glp_set_col_stat(t->lp->prob, j + 1, theirs(t->col_in[j]));
}

static void reset(void *argument)
{
    glp_std_basis(((struct transfer *)argument)->lp->prob);
}

enum pb_rc lp_get_basis(struct lp *lp, unsigned char row[], unsigned char col[])
{
    struct transfer t = {.lp = lp, .row_out = row, .col_out = col};
    return lp_run(lp, take, &t);
}

enum pb_rc lp_set_basis(struct lp *lp, const unsigned char row[], const unsigned char col[])
{
    struct transfer t = {.lp = lp, .row_in = row, .col_in = col};
    return lp_run(lp, give, &t);
}

enum pb_rc lp_standard_basis(struct lp *lp)
{
    struct transfer t = {.lp = lp};
    return lp_run(lp, reset, &t);
}

/* A row of the tableau on its way out. */
struct tableau {
    struct lp *lp;
    int col;
    double *weight;
    double *rho; /* n_rows + 1, 1-based for GLPK */
    bool is_there;
};

static void read_tableau(void *argument)
{
    struct tableau *t = argument;
    glp_prob *prob = t->lp->prob;
    int n = t->lp->model.n_rows;
    int place = 0;

    t->is_there = glp_bf_exists(prob) || glp_factorize(prob) == 0;
    if (t->is_there)
        place = glp_get_col_bind(prob, t->col + 1);
    t->is_there = t->is_there && place > 0;
    if (!t->is_there)
        return;
    memset(t->rho, 0, ((size_t)n + 1) * sizeof *t->rho);
    t->rho[place] = 1;
    glp_btran(prob, t->rho);
    /* GLPK's basis has the columns of (I | -A): rho'(row activities - A x) = 0 */
    for (int i = 0; i < n; i++)
        t->weight[i] = -t->rho[i + 1];
}

enum pb_rc lp_multipliers(struct lp *lp, int j, double weight[])
{
    struct tableau t = {.lp = lp, .col = j, .weight = weight};
    t.rho = malloc(((size_t)lp->model.n_rows + 1) * sizeof *t.rho);
    if (!t.rho)
        return PB_MEMORY;
    enum pb_rc rc = lp_run(lp, read_tableau, &t);
    free(t.rho);
    if (rc == PB_OK && !t.is_there)
        return PB_INVALID;
    return rc;
}
