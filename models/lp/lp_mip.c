/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Branch and bound on small programs. */
#include "models/lp/lp_check.h"
#include "models/lp/lp_private.h"
#include "models/lp/lp_verdict.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far an integer column may be from whole inside the tree; the answer is rounded. */
#define WHOLE_TOLERANCE 1e-7

/* One search. */
struct search {
    struct lp *lp;
    const struct lp_mip_options *options;
    glp_iocp parm;
    double *start;       /* 1-based copy for GLPK, until it was handed over */
    double *found;       /* n_cols, for the callback */
    enum pb_status word; /* of the poll */
    bool out_of_nodes;
    bool is_cut_off;
    double told; /* cost of the last point handed to the callback */
    double bound;
    long nodes;
    int returned;
    int solution;
};

/* Best bound of the open nodes; with no node left the incumbent's value is the bound. */
static void look_at_bound(struct search *search, glp_tree *tree)
{
    int node = glp_ios_best_node(tree);
    if (node)
        search->bound = fmax(search->bound, glp_ios_node_bound(tree, node));
}

static bool must_end(struct search *search, glp_tree *tree)
{
    const struct lp_mip_options *options = search->options;
    int total;
    glp_ios_tree_size(tree, NULL, NULL, &total);
    search->nodes = total;
    search->word = lp_asked(&options->poll);
    search->out_of_nodes = options->node_limit > 0 && total > options->node_limit;
    search->is_cut_off = options->has_cutoff && search->bound >= options->cutoff;
    return search->word != PB_STATUS_NONE || search->out_of_nodes || search->is_cut_off;
}

/* Hands a new best point on. GLPK's own heuristics find points without saying so (GLP_IBINGO tells
 * of nodes only), so this looks at every step and once more at the end. */
static void tell_found(struct search *search, glp_prob *prob)
{
    bool is_new = glp_mip_status(prob) == GLP_FEAS || glp_mip_status(prob) == GLP_OPT;
    is_new = is_new && glp_mip_obj_val(prob) < search->told;
    if (!search->options->found || !is_new)
        return;
    search->told = glp_mip_obj_val(prob);
    for (int j = 0; j < search->lp->model.n_cols; j++)
        search->found[j] = glp_mip_col_val(prob, j + 1);
    search->options->found(search->options->found_context, search->told, search->found);
}

static void at_step(glp_tree *tree, void *info)
{
    struct search *search = info;
    int reason = glp_ios_reason(tree);
    if (reason == GLP_ISELECT || reason == GLP_IBRANCH)
        look_at_bound(search, tree);
    if (reason == GLP_IHEUR && search->start) {
        glp_ios_heur_sol(tree, search->start);
        free(search->start);
        search->start = NULL;
    }
    /* A simplified program has columns of its own: then only the end is told. */
    if (!search->options->use_presolve)
        tell_found(search, glp_ios_get_prob(tree));
    if (must_end(search, tree))
        glp_ios_terminate(tree);
}

static void branch_and_bound(void *argument)
{
    struct search *search = argument;
    glp_prob *prob = search->lp->prob;
    search->returned = glp_intopt(prob, &search->parm);
    search->solution = glp_mip_status(prob);
    tell_found(search, prob);
    for (int j = 0; j < search->lp->model.n_cols; j++)
        search->found[j] = glp_mip_col_val(prob, j + 1);
}

static void set_up(struct search *search)
{
    const struct lp_mip_options *options = search->options;
    int cuts = options->use_cuts ? GLP_ON : GLP_OFF;
    glp_init_iocp(&search->parm);
    search->parm.msg_lev = GLP_MSG_OFF;
    search->parm.cb_func = at_step;
    search->parm.cb_info = search;
    search->parm.mip_gap = options->gap;
    search->parm.presolve = options->use_presolve ? GLP_ON : GLP_OFF;
    search->parm.tol_int = WHOLE_TOLERANCE;
    search->parm.mir_cuts = cuts;
    search->parm.gmi_cuts = cuts;
    search->parm.cov_cuts = cuts;
    search->parm.clq_cuts = cuts;
    if (options->time_limit_s > 0)
        search->parm.tm_lim = (int)fmin(1e9, ceil(1000 * options->time_limit_s));
}

/* Copies the start for GLPK after our own check of it. */
static enum pb_rc take_start(struct search *search)
{
    const struct lp_model *model = &search->lp->model;
    struct lp_check check;
    enum pb_rc rc = lp_check_point(model, search->options->start, search->lp->activity, &check);
    if (rc != PB_OK)
        return rc;
    if (!check.is_finite || check.row_violation > LP_TOLERANCE ||
        check.col_violation > LP_TOLERANCE || check.fraction > LP_TOLERANCE)
        return PB_INVALID;
    search->start = malloc(((size_t)model->n_cols + 1) * sizeof *search->start);
    if (!search->start)
        return PB_MEMORY;
    memcpy(search->start + 1, search->options->start, (size_t)model->n_cols * sizeof(double));
    return PB_OK;
}

/* The tree's point with whole integers, or the start when the tree has none or a dearer one. */
static enum pb_rc take_point(struct search *search, bool from_tree, struct lp_answer *out)
{
    struct lp *lp = search->lp;
    size_t bytes = (size_t)lp->model.n_cols * sizeof(double);
    enum pb_rc rc = PB_OK;
    out->has_primal = false;
    if (from_tree) {
        for (int j = 0; j < lp->model.n_cols; j++)
            lp->primal[j] =
                lp->model.is_integer[j] ? nearbyint(search->found[j]) : search->found[j];
        rc = lp_judge_primal(lp, out);
    }
    if (rc == PB_OK && search->options->start && !out->has_primal) {
        memcpy(lp->primal, search->options->start, bytes);
        rc = lp_judge_primal(lp, out);
    }
    return rc;
}

/* The status of a search that one of our limits ended. */
static enum pb_status stopped_status(const struct search *search, bool has_primal)
{
    if (search->word != PB_STATUS_NONE)
        return search->word;
    if (search->returned == GLP_ETMLIM)
        return PB_STATUS_TIME_LIMIT;
    return has_primal ? PB_STATUS_FEASIBLE : PB_STATUS_NONE;
}

static enum pb_rc conclude(struct search *search, struct lp_answer *out)
{
    struct lp_verdict verdict = lp_verdict_of(LP_CALL_MIP, search->returned, search->solution);
    enum pb_rc rc = take_point(search, verdict.has_primal, out);
    if (rc != PB_OK)
        return rc;
    bool lacking = verdict.has_primal && !out->has_primal;
    out->nodes = search->nodes;
    out->bound = search->bound;
    out->status = lacking ? PB_STATUS_SOLVER_FAILED : verdict.status;
    if (verdict.outcome == LP_STOPPED)
        out->status = stopped_status(search, out->has_primal);
    if (out->has_primal)
        out->bound = out->status == PB_STATUS_OPTIMAL ? out->cost : fmin(out->bound, out->cost);
    bool is_dear =
        out->has_primal && search->options->has_cutoff && out->cost >= search->options->cutoff;
    if (search->is_cut_off || (is_dear && out->status == PB_STATUS_OPTIMAL)) {
        out->status = PB_STATUS_INFEASIBLE;
        out->is_cut_off = true;
    }
    out->has_primal = out->has_primal && !is_dear && !out->is_cut_off;
    return PB_OK;
}

static enum pb_rc search_tree(struct search *search, struct lp_answer *out)
{
    struct lp *lp = search->lp;
    enum pb_rc rc = PB_MEMORY;
    search->bound = out->cost;
    search->told = INFINITY;
    search->found = malloc(((size_t)lp->model.n_cols + 1) * sizeof *search->found);
    if (search->found)
        rc = lp_run(lp, branch_and_bound, search);
    if (rc == PB_OK)
        rc = conclude(search, out);
    free(search->found);
    return rc;
}

enum pb_rc lp_solve_mip(struct lp *lp, const struct lp_mip_options *options, struct lp_answer *out)
{
    static const struct lp_mip_options none = {0};
    struct search search = {.lp = lp, .options = options ? options : &none};
    struct lp_simplex_options root = {.poll = search.options->poll};
    *out = (struct lp_answer){.bound = -INFINITY};
    enum pb_rc rc = lp_reserve_results(lp);
    if (rc == PB_OK && search.options->start)
        rc = take_start(&search);
    if (rc == PB_INVALID)
        lp_say(lp, rc, "the starting point is not feasible");
    if (rc == PB_OK)
        rc = lp_solve_simplex(lp, &root, out);
    bool is_done = rc != PB_OK || lp_is_hollow(&lp->model);
    if (!is_done && out->status == PB_STATUS_OPTIMAL) {
        set_up(&search);
        rc = search_tree(&search, out);
    } else if (!is_done) {
        rc = take_point(&search, false, out); /* the relaxation's point is no answer */
    }
    free(search.start);
    return rc;
}
