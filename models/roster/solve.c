/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/canonical.h"
#include "models/roster/check.h"
#include "models/roster/dive.h"
#include "models/roster/improve.h"
#include "models/roster/relax.h"
#include "models/roster/rolling.h"
#include "models/roster/start.h"
#include "models/roster/tree.h"

static const struct roster_result nothing = {
    .bound = -INFINITY, .root_bound = -INFINITY, .hopeless = -1};

/* How the root is worked on. */
struct work {
    struct roster_model *model;
    struct roster_sub root;
    struct roster_opening all;
    double *dual; /* of the root bound */
    bool stopped;
};

static bool is_done(const struct work *work)
{
    const struct roster_model *model = work->model;
    double gap = model->best_cost - model->bound;
    return work->stopped || gap <= 1e-9 * fmax(1, fabs(model->best_cost)) ||
           gap <= model->options->gap * fabs(model->best_cost);
}

/* Prices to begin with: those of the options, or, where column generation alone would take long to
 * say anything, those of a relaxation, and with them a first bound. */
static enum pb_rc set_center(struct work *work)
{
    enum { LARGE = 4000 }; /* days of all agents */
    struct roster_model *model = work->model;
    double bound;
    if (model->options->dual) {
        sub_set_center(&work->root, model->options->dual);
        return PB_OK;
    }
    if (model->n_agents * model->n_days < LARGE) {
        return PB_OK;
    }
    enum pb_rc rc = relax_bound(model->problem, &model->options->stop, work->dual, &bound);
    if (rc == PB_OK && isfinite(bound)) {
        model->bound = model_round_up(model, bound);
        model->root_bound = bound;
        sub_set_center(&work->root, work->dual);
    }
    return rc;
}

static enum pb_rc solve_root(struct work *work)
{
    enum { FROM_POOL = 100 };
    struct roster_model *model = work->model;
    enum sub_answer answer;
    enum pb_rc rc = sub_init(&work->root, model, &work->all, model->best);
    rc = rc == PB_OK ? sub_add_from_pool(&work->root, NULL, FROM_POOL) : rc;
    rc = rc == PB_OK ? set_center(work) : rc;
    rc = rc == PB_OK ? sub_solve(&work->root, INFINITY, &answer) : rc;
    if (rc != PB_OK) {
        return rc;
    }
    model->bound = fmax(model->bound, model_round_up(model, work->root.bound));
    model->root_bound = fmax(model->root_bound, work->root.bound);
    memcpy(work->dual, work->root.center, (size_t)model->n_rows * sizeof *work->dual);
    work->stopped = answer == SUB_STOPPED;
    return PB_OK;
}

/* Dives from the root, the later ones with chance, until one ends near the bound: from a bad roster
 * the re-opening of parts takes long. */
static enum pb_rc first_dives(struct work *work)
{
    enum { MOST_DIVES = 2 };
    const double near = 0.05;
    struct roster_model *model = work->model;
    struct roster_sub *root = &work->root;
    struct dive_plan plan = {.backtracks = 3, .share = 0.5, .sure = 0.7};
    enum pb_rc rc = PB_OK;
    bool is_near = false;
    for (int i = 0; i < MOST_DIVES && rc == PB_OK && !is_done(work) && !is_near; i++) {
        bool found;
        enum sub_answer answer = SUB_SOLVED;
        memset(root->allow, 1, (size_t)root->n_open * (size_t)model->line_size);
        rc = roster_dive(root, &plan, &found, &answer);
        work->stopped = answer == SUB_STOPPED;
        is_near = model->best_cost - model->bound <= near * fabs(model->best_cost);
        plan.noise = 0.05;
    }
    return rc;
}

/* The tree and the re-opening of parts share the steps; the latter get few when they no longer
 * pay. */
static enum pb_rc improve(struct work *work)
{
    enum { PATIENCE = 40, LAST_PATIENCE = 400 };
    struct roster_model *model = work->model;
    struct improve_state state = {0};
    struct roster_tree tree;
    long in_tree = 0, in_parts = 0;
    enum pb_rc rc = tree_init(&tree, &work->root);
    while (rc == PB_OK && !is_done(work) && !model_must_stop(model) &&
           !(tree_is_done(&tree) && state.idle >= LAST_PATIENCE)) {
        long before = model->steps;
        bool found;
        bool is_near = model->best_cost - model->bound <= 0.01 * fabs(model->best_cost);
        double share = state.idle >= PATIENCE ? 0.2 : is_near ? 1 : 4;
        if (tree_is_done(&tree) || (double)in_parts < share * (double)in_tree) {
            rc = roster_improve(model, work->dual, &state, &found, &work->stopped);
            in_parts += model->steps - before;
        } else {
            rc = tree_step(&tree, &work->stopped);
            in_tree += model->steps - before;
        }
    }
    tree_release(&tree);
    return rc;
}

static enum pb_rc work_on(struct work *work)
{
    struct roster_model *model = work->model;
    work->dual = calloc((size_t)model->n_rows + 1, sizeof *work->dual);
    work->all.agent = malloc(((size_t)model->n_agents + 1) * sizeof *work->all.agent);
    enum pb_rc rc = work->dual && work->all.agent ? PB_OK : PB_MEMORY;
    if (rc == PB_OK) {
        work->all.n = model->n_agents;
        work->all.to = model->n_days;
        for (int e = 0; e < model->n_agents; e++) {
            work->all.agent[e] = e;
        }
        if (!roster_start_given(model, &rc) && rc == PB_OK) {
            rc = roster_start(model);
        }
    }
    rc = rc == PB_OK ? solve_root(work) : rc;
    rc = rc == PB_OK ? first_dives(work) : rc;
    rc = rc == PB_OK && !is_done(work) ? improve(work) : rc;
    sub_release(&work->root);
    free(work->dual);
    free(work->all.agent);
    return rc;
}

static enum pb_status status_of(const struct roster_model *model)
{
    double gap = model->best_cost - model->bound;
    enum pb_stop_reason why = pb_stop_reason(&model->options->stop);
    if (gap <= 1e-6 * fmax(1, fabs(model->best_cost))) {
        return PB_STATUS_OPTIMAL;
    }
    if (gap <= model->options->gap * fabs(model->best_cost)) {
        return PB_STATUS_GAP_REACHED;
    }
    return why == PB_STOP_SIGNAL     ? PB_STATUS_INTERRUPTED
           : why == PB_STOP_DEADLINE ? PB_STATUS_TIME_LIMIT
                                     : PB_STATUS_FEASIBLE;
}

static enum pb_rc write_result(const struct roster_model *model, struct roster_result *result)
{
    size_t n = (size_t)model->n_agents * (size_t)model->n_days;
    result->line = malloc((n + 1) * sizeof *result->line);
    if (!result->line) {
        return PB_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        result->line[i] = model->best[i] - 1;
    }
    result->cost = model->best_cost;
    result->bound = fmin(model->bound, model->best_cost);
    result->root_bound = model->root_bound;
    result->status = status_of(model);
    return PB_OK;
}

static enum pb_rc solve_whole(const struct canonical *sorted, const struct roster_options *options,
                              struct roster_result *result)
{
    struct roster_model model;
    enum pb_rc rc = model_build(&sorted->problem, options, &model, &result->hopeless);
    if (rc != PB_OK) {
        return rc == PB_INTERRUPTED ? PB_OK : rc; /* with status NONE */
    }
    model.unit = sorted->unit;
    if (result->hopeless >= 0) {
        result->status = PB_STATUS_INFEASIBLE;
    } else {
        struct work work = {.model = &model};
        rc = work_on(&work);
        rc = rc == PB_OK ? write_result(&model, result) : rc;
    }
    result->steps = model.steps;
    model_release(&model);
    return rc;
}

/* In windows, and from there in one piece where that can be. */
static enum pb_rc solve_long(const struct canonical *sorted, const struct roster_options *options,
                             struct roster_result *result)
{
    struct roster_options own = *options;
    enum pb_rc rc = rolling_solve(&sorted->problem, options, sorted->unit, result);
    bool out_of_steps = options->step_limit > 0 && result->steps >= options->step_limit;
    if (rc != PB_OK || result->status != PB_STATUS_FEASIBLE || out_of_steps ||
        rolling_only(&sorted->problem)) {
        return rc;
    }
    struct roster_result windows = *result;
    own.start = windows.line;
    own.step_limit -= own.step_limit > 0 ? windows.steps : 0;
    *result = nothing;
    rc = solve_whole(sorted, &own, result);
    if (rc == PB_OK && !result->line) { /* the end came before it began */
        bool by_signal = pb_stop_reason(&options->stop) == PB_STOP_SIGNAL;
        result->line = windows.line;
        result->cost = windows.cost;
        result->status = by_signal ? PB_STATUS_INTERRUPTED : PB_STATUS_TIME_LIMIT;
        windows.line = NULL;
    }
    result->bound = fmax(result->bound, windows.bound);
    result->root_bound = fmax(result->root_bound, windows.root_bound);
    result->steps += windows.steps;
    roster_result_release(&windows);
    return rc;
}

enum pb_rc roster_solve(const struct roster_problem *problem, const struct roster_options *options,
                        struct roster_result *result)
{
    struct canonical sorted;
    struct roster_options own;
    *result = nothing;
    enum pb_rc rc = roster_check(problem);
    rc = rc == PB_OK ? canonical_build(problem, &sorted) : rc;
    if (rc != PB_OK) {
        return rc;
    }
    rc = canonical_options(&sorted, options, &own);
    if (rc == PB_OK) {
        rc = rolling_fits(&sorted.problem) ? solve_long(&sorted, &own, result)
                                           : solve_whole(&sorted, &own, result);
    }
    rc = rc == PB_OK ? canonical_undo(&sorted, result) : rc;
    canonical_release(&sorted);
    return rc;
}

void roster_result_release(struct roster_result *result)
{
    free(result->line);
    *result = (struct roster_result){0};
}

enum pb_rc roster_cost(const struct roster_problem *problem, const int *line, double *cost)
{
    enum pb_rc rc = roster_check(problem);
    double *activity = calloc(problem->n_rows + 1, sizeof *activity);
    *cost = 0;
    rc = rc == PB_OK && !activity ? PB_MEMORY : rc;
    for (size_t e = 0; e < problem->n_agents && rc == PB_OK; e++) {
        struct line_rules rules = {0};
        short option[ROSTER_MOST_DAYS];
        for (int d = 0; d < problem->n_days; d++) {
            option[d] = (short)(line[e * (size_t)problem->n_days + (size_t)d] + 1);
        }
        rc = line_rules_collect(problem, e, &rules);
        *cost += rc == PB_OK ? line_price(problem, &rules, option) : 0;
        line_rules_release(&rules);
        for (size_t i = 0; i < problem->n_gives; i++) {
            const struct roster_give *give = &problem->gives[i];
            bool counts =
                give->profile == problem->agents[e].profile && option[give->day] == give->shift + 1;
            activity[give->row] += counts ? give->amount : 0;
        }
    }
    for (size_t r = 0; r < problem->n_rows && rc == PB_OK; r++) {
        double missing = problem->rows[r].need - activity[r];
        *cost += missing > 0 ? problem->rows[r].under * missing : problem->rows[r].over * -missing;
    }
    free(activity);
    return rc;
}
