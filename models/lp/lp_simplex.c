/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simplex in chunks, and the ladder for numerical trouble. */
#include "models/lp/lp_private.h"
#include "models/lp/lp_verdict.h"

#include <math.h>
#include <string.h>

enum { DEFAULT_CHUNK = 1000, CHUNK_MS = 60000 };

/* A rung that has made this many iterations per row and column turns in circles. */
enum { PATIENCE = 20, PATIENCE_BASE = 20000 };

/* What a bound may be missed by in scaled units; one of the model may be some dozen of them. */
#define SCALED_TOLERANCE 1e-8

/* Exact arithmetic only up to this many rows and entries. */
enum { EXACT_ROWS = 400, EXACT_ENTRIES = 20000 };

/* A step of the ladder. */
struct rung {
    bool standard_basis;
    bool rescale;
    bool textbook; /* ratio test without Harris' tolerance */
    bool exact;
    int method; /* of enum lp_method; -1 = as asked */
};

static const struct rung ladder[] = {
    {.method = -1},
    {.method = LP_PRIMAL, .rescale = true},
    {.method = LP_DUAL, .standard_basis = true, .textbook = true},
    {.method = LP_PRIMAL, .standard_basis = true, .textbook = true},
    {.method = LP_PRIMAL, .exact = true},
};

/* One climb. */
struct climb {
    struct lp *lp;
    const struct lp_simplex_options *options;
    glp_smcp parm;
    bool exact;
    bool rescale;
    bool standard_basis;
    int returned;
    int solution;
    int counter; /* GLPK's iteration counter after the chunk */
};

static void scale(void *argument)
{
    struct lp *lp = argument;
    glp_scale_prob(lp->prob, GLP_SF_AUTO);
    lp->is_scaled = true;
}

enum pb_rc lp_scale(struct lp *lp)
{
    return lp_run(lp, scale, lp);
}

static void prepare(void *argument)
{
    struct climb *climb = argument;
    glp_prob *prob = climb->lp->prob;
    if (climb->rescale && !climb->lp->is_scaled)
        scale(climb->lp);
    if (climb->standard_basis)
        glp_std_basis(prob);
    glp_set_it_cnt(prob, 0);
}

static void run_chunk(void *argument)
{
    struct climb *climb = argument;
    glp_prob *prob = climb->lp->prob;
    int (*solve)(glp_prob *, const glp_smcp *) = climb->exact ? glp_exact : glp_simplex;
    climb->returned = solve(prob, &climb->parm);
    climb->solution = glp_get_status(prob);
    climb->counter = glp_get_it_cnt(prob);
}

static void read_answer(void *argument)
{
    struct lp *lp = argument;
    for (int j = 0; j < lp->model.n_cols; j++)
        lp->primal[j] = glp_get_col_prim(lp->prob, j + 1);
    for (int i = 0; i < lp->model.n_rows; i++)
        lp->dual[i] = glp_get_row_dual(lp->prob, i + 1);
}

static void set_up(struct climb *climb, const struct rung *rung)
{
    const struct lp_simplex_options *options = climb->options;
    int method = rung->method < 0 ? (int)options->method : rung->method;
    glp_init_smcp(&climb->parm);
    climb->parm.msg_lev = GLP_MSG_OFF;
    climb->parm.meth = method == LP_DUAL ? GLP_DUAL : GLP_PRIMAL;
    climb->parm.r_test = rung->textbook ? GLP_RT_STD : GLP_RT_HAR;
    climb->parm.tm_lim = CHUNK_MS;
    if (climb->lp->is_scaled)
        climb->parm.tol_bnd = SCALED_TOLERANCE;
    if (options->has_cutoff && method == LP_DUAL)
        climb->parm.obj_ul = options->cutoff;
    climb->exact = rung->exact;
    climb->rescale = rung->rescale;
    climb->standard_basis = rung->standard_basis;
}

static long patience(const struct lp_model *model)
{
    return PATIENCE_BASE + PATIENCE * ((long)model->n_rows + model->n_cols);
}

/* Iterations the next chunk may take. */
static int next_chunk(const struct lp_simplex_options *options, long done)
{
    long chunk = options->chunk > 0 ? options->chunk : DEFAULT_CHUNK;
    if (options->iteration_limit > 0 && options->iteration_limit - done < chunk)
        chunk = options->iteration_limit - done;
    return (int)chunk;
}

/* Runs chunks until GLPK answers or a limit of ours ends it. `answer->status` becomes the poll's
 * word or stays NONE; `verdict` says what GLPK said last. */
static enum pb_rc run_rung(struct climb *climb, struct lp_answer *answer,
                           struct lp_verdict *verdict)
{
    long here = 0;
    bool goes_on = true;
    enum pb_rc rc = lp_run(climb->lp, prepare, climb);
    while (rc == PB_OK && goes_on) {
        int before = here == 0 ? 0 : climb->counter;
        climb->parm.it_lim = next_chunk(climb->options, answer->iterations);
        rc = lp_run(climb->lp, run_chunk, climb);
        if (rc != PB_OK)
            break;
        here += climb->counter - before;
        answer->iterations += climb->counter - before;
        *verdict = lp_verdict_of(LP_CALL_SIMPLEX, climb->returned, climb->solution);
        if (verdict->outcome != LP_STOPPED)
            break;
        answer->status = lp_asked(&climb->options->poll);
        bool out_of_steps = climb->options->iteration_limit > 0 &&
                            answer->iterations >= climb->options->iteration_limit;
        goes_on = answer->status == PB_STATUS_NONE && !out_of_steps;
        if (goes_on && (climb->returned == GLP_ETMLIM || here > patience(&climb->lp->model))) {
            verdict->outcome = LP_TROUBLE;
            goes_on = false;
        }
    }
    return rc;
}

/* Reads and checks what a rung brought; turns a claim that fails our check into trouble. */
static enum pb_rc take_answer(struct lp *lp, struct lp_answer *answer, struct lp_verdict *verdict)
{
    enum pb_rc rc = lp_run(lp, read_answer, lp);
    if (rc == PB_OK)
        rc = lp_judge_primal(lp, answer);
    if (rc != PB_OK)
        return rc;
    answer->has_dual = verdict->has_dual && lp_price_out(lp);
    answer->is_cut_off = verdict->is_cut_off;
    if (verdict->outcome == LP_STOPPED) {
        if (answer->status == PB_STATUS_NONE && answer->has_primal)
            answer->status = PB_STATUS_FEASIBLE;
        return PB_OK;
    }
    bool lacking = verdict->has_primal && !answer->has_primal;
    if (verdict->outcome == LP_SETTLED && lacking)
        verdict->outcome = LP_TROUBLE;
    bool settled = verdict->outcome == LP_SETTLED;
    answer->status = settled ? verdict->status : PB_STATUS_SOLVER_FAILED;
    answer->has_primal = answer->has_primal && verdict->has_primal;
    return PB_OK;
}

static bool too_big_for_exact(const struct lp_model *model)
{
    return model->n_rows > EXACT_ROWS || lp_model_entries(model) > EXACT_ENTRIES;
}

enum pb_rc lp_solve_simplex(struct lp *lp, const struct lp_simplex_options *options,
                            struct lp_answer *out)
{
    static const struct lp_simplex_options none = {0};
    struct climb climb = {.lp = lp, .options = options ? options : &none};
    *out = (struct lp_answer){.bound = -INFINITY};
    enum pb_rc rc = lp_reserve_results(lp);
    if (rc != PB_OK)
        return rc;
    if (lp_is_hollow(&lp->model))
        return lp_solve_hollow(lp, out);
    int n_rungs = (int)(sizeof ladder / sizeof ladder[0]);
    for (out->rung = 0; out->rung < n_rungs; out->rung++) {
        struct lp_verdict verdict = {.outcome = LP_TROUBLE};
        if (ladder[out->rung].exact && too_big_for_exact(&lp->model))
            break;
        set_up(&climb, &ladder[out->rung]);
        rc = run_rung(&climb, out, &verdict);
        if (rc == PB_OK)
            rc = take_answer(lp, out, &verdict);
        if (rc != PB_OK || verdict.outcome != LP_TROUBLE)
            break;
    }
    return rc;
}
