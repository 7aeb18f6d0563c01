/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/build.h"
#include "models/capacity/capacity.h"
#include "models/capacity/complete.h"
#include "models/capacity/evaluate.h"
#include "models/capacity/greedy.h"
#include "models/capacity/improve.h"
#include "models/capacity/recall.h"
#include "models/capacity/relax.h"
#include "models/capacity/rounding.h"
#include "models/capacity/tight.h"
#include "models/capacity/warm.h"

#define DEFAULT_GAP 0.01

/** Everything a solve owns; freed as a whole. */
struct solver {
    struct capacity_options options;
    struct capacity_layout layout;
    struct lp_model model;
    struct capacity_clock clock;
    struct relaxation relaxation;
    struct tight tight;
    struct capacity_search search;
    struct warm warm;
    bool is_warm;         /**< the answer of the options' start is taken over */
    bool is_recalled;     /**< the bound is what its duals prove, without a solve */
    double started;       /**< capacity_seconds() */
    double seconds_bound; /**< from then until the bound stood */
    struct arena arena;
};

static enum pb_rc prepare(struct solver *s, const struct capacity_problem *problem)
{
    enum pb_rc rc = capacity_layout_init(&s->layout, problem);

    if (rc == PB_OK) {
        rc = capacity_build(problem, &s->layout, false, &s->model);
    }
    if (rc == PB_OK) {
        rc = capacity_clock_init(&s->clock, &s->arena, problem, &s->layout, &s->model);
    }
    if (rc != PB_OK) {
        return rc;
    }
    const size_t n_cols = (size_t)s->model.n_cols;
    const double limit = s->options.time_limit_s;

    s->search = (struct capacity_search){.problem = problem,
                                         .layout = &s->layout,
                                         .model = &s->model,
                                         .clock = &s->clock,
                                         .options = &s->options,
                                         .point = arena_alloc(&s->arena, n_cols, sizeof(double)),
                                         .best = arena_alloc(&s->arena, n_cols, sizeof(double)),
                                         .best_cost = INFINITY,
                                         .bound = -INFINITY,
                                         .deadline = limit > 0 ? capacity_seconds() + limit : 0};
    return s->arena.failed ? PB_MEMORY : PB_OK;
}

/** Hands the relaxation to the heuristics. */
static void show_relaxation(struct solver *s)
{
    s->search.relaxed = s->relaxation.x;
    s->search.dual = s->relaxation.y;
    s->search.reduced = s->relaxation.reduced;
    s->search.bound = s->relaxation.bound;
    s->search.shortage = s->relaxation.shortage;
}

static enum pb_rc relax(struct solver *s)
{
    const enum pb_rc rc =
        s->is_warm ? capacity_relax_near(&s->search, &s->warm.near, &s->arena, &s->relaxation)
                   : capacity_relax(&s->search, NULL, &s->arena, &s->relaxation);

    show_relaxation(s);
    return rc;
}

/** What the old duals prove; where a solve is cheap it is worth it. */
static enum pb_rc recall(struct solver *s)
{
    const enum pb_rc rc = capacity_recall(&s->search, &s->warm.near, &s->arena, &s->relaxation);

    s->is_recalled = true;
    show_relaxation(s);
    return rc;
}

/** Solves where recalling was not enough; a solve that is cut short may prove less. */
static enum pb_rc relax_after_all(struct solver *s)
{
    const struct relaxation recalled = s->relaxation;
    const enum pb_rc rc = relax(s);

    s->is_recalled = false;
    if (rc == PB_OK && s->relaxation.bound < recalled.bound) {
        s->relaxation = recalled;
        show_relaxation(s);
    }
    return rc;
}

static enum pb_rc bound(struct solver *s)
{
    const bool is_large = !capacity_rounding_pays(&s->layout);
    enum pb_rc rc = s->is_warm && is_large ? recall(s) : relax(s);

    if (rc == PB_OK) {
        rc = tight_init(&s->tight, &s->search);
    }
    s->seconds_bound = capacity_seconds() - s->started;
    return rc;
}

/** The plan that stands before any LP: greedy, or nobody at all when that breaks a row. */
static enum pb_rc fall_back(struct solver *s)
{
    struct capacity_search *search = &s->search;
    enum pb_rc rc = capacity_greedy(search, search->point);

    if (rc == PB_OK) {
        rc = capacity_offer(search);
    }
    if (rc == PB_OK && isinf(search->best_cost)) {
        memset(search->point, 0, (size_t)s->model.n_cols * sizeof *search->point);
        rc = capacity_offer(search);
    }
    return rc == PB_OK && isinf(search->best_cost) ? PB_SOLVER : rc;
}

/** Takes over what the start has. */
static enum pb_rc start(struct solver *s)
{
    return s->options.start != NULL ? warm_init(&s->warm, &s->search, &s->arena, &s->is_warm)
                                    : PB_OK;
}

static enum pb_rc raise_bound(void *context)
{
    struct solver *s = context;

    return tight_end(&s->tight, &s->search);
}

/** The whole search, while rounding rows raise the bound beside it. Nobody waits for them when a
 * plan is good before they are asked for. */
static enum pb_rc improve_cold(struct solver *s)
{
    const struct improve_raise raise = {raise_bound, s};
    enum pb_rc rc = tight_begin(&s->tight, &s->search);

    if (rc == PB_OK) {
        rc = capacity_improve(&s->search, &raise);
    }
    tight_drop(&s->tight);
    return rc;
}

/** From a start the few days that need it, else, or when that does not do, all. */
static enum pb_rc improve(struct solver *s)
{
    bool is_good = false;
    enum pb_rc rc = PB_OK;

    if (s->is_warm) {
        rc = warm_improve(&s->warm, &s->search, s->is_recalled, &is_good);
    }
    if (rc == PB_OK && !is_good && s->is_recalled &&
        capacity_stopped(&s->search) == PB_STATUS_NONE) {
        rc = relax_after_all(s);
        rc = rc == PB_OK ? warm_improve(&s->warm, &s->search, false, &is_good) : rc;
    }
    if (rc == PB_OK && !is_good && capacity_stopped(&s->search) == PB_STATUS_NONE) {
        rc = improve_cold(s);
    }
    return rc;
}

static enum pb_rc search_plans(struct solver *s)
{
    enum pb_rc rc = fall_back(s);

    if (rc == PB_OK) {
        rc = start(s);
    }
    if (rc == PB_OK && s->is_warm) {
        rc = warm_offer(&s->warm, &s->search);
    }
    capacity_report(&s->search, "bound", 0.0);
    if (rc == PB_OK) {
        rc = bound(s);
    }
    if (rc == PB_OK) {
        rc = tight_branch(&s->tight, &s->search);
    }
    if (rc == PB_OK && capacity_stopped(&s->search) == PB_STATUS_NONE) {
        rc = improve(s);
    }
    return rc;
}

static enum pb_status judge(const struct solver *s, double gap)
{
    const enum pb_status stopped = capacity_stopped(&s->search);

    if (gap <= 1e-9) {
        return PB_STATUS_OPTIMAL;
    }
    if (gap <= s->options.gap) {
        return PB_STATUS_GAP_REACHED;
    }
    return stopped != PB_STATUS_NONE ? stopped : PB_STATUS_FEASIBLE;
}

/** What proves the bound: the roundings with their duals, or the relaxation's duals alone. */
static enum pb_rc certify(struct solver *s, struct capacity_plan *out)
{
    struct capacity_proof *proof = &out->proof;
    const bool is_tight = s->tight.bound >= s->search.bound && s->tight.rows.dual != NULL;
    const bool is_small = s->tight.model.n_rows > 0;

    proof->n_rows = is_small ? s->tight.model.n_rows : s->model.n_rows;
    if (is_tight) {
        proof->dual = s->tight.rows.dual;
        proof->roundings = s->tight.rows.list;
        s->tight.rows = (struct capacity_tightening){0};
        return PB_OK;
    }
    proof->dual = calloc((size_t)proof->n_rows + 1, sizeof *proof->dual);
    if (proof->dual == NULL) {
        return PB_MEMORY;
    }
    memcpy(proof->dual, s->relaxation.y, (size_t)s->model.n_rows * sizeof *proof->dual);
    return PB_OK;
}

/** Hands out the LP's answer, for later solves. */
static enum pb_rc keep_answer(const struct solver *s, struct capacity_plan *out)
{
    const size_t n_cols = (size_t)s->model.n_cols;
    const size_t n_rows = (size_t)s->model.n_rows;
    struct capacity_answer *answer = &out->answer;

    *answer = (struct capacity_answer){.x = calloc(n_cols + 1, sizeof *answer->x),
                                       .y = calloc(n_rows + 1, sizeof *answer->y),
                                       .n_cols = s->model.n_cols,
                                       .n_rows = s->model.n_rows};
    if (answer->x == NULL || answer->y == NULL) {
        return PB_MEMORY;
    }
    memcpy(answer->x, s->relaxation.x, n_cols * sizeof *answer->x);
    memcpy(answer->y, s->relaxation.y, n_rows * sizeof *answer->y);
    return PB_OK;
}

/** What an interrupted first round proves is below nothing, or nothing at all. */
static void forget_bound(struct solver *s)
{
    const enum pb_status status = s->relaxation.status;
    const bool was_cut = status == PB_STATUS_TIME_LIMIT || status == PB_STATUS_INTERRUPTED;

    if (was_cut && s->search.bound <= 0) {
        s->relaxation.bound = -INFINITY;
        s->relaxation.shortage = 0;
        s->search.bound = -INFINITY;
        s->search.shortage = 0;
    }
}

static enum pb_rc state(struct solver *s, struct capacity_plan *out)
{
    enum pb_rc rc = capacity_state_point(&s->search, s->search.best, &s->search.best_cost);

    if (rc == PB_OK) {
        rc = capacity_fill_plan(&s->search, s->search.best, out);
    }
    if (rc == PB_OK) {
        rc = capacity_fill_prices(&s->search, s->search.dual, out);
    }
    if (rc == PB_OK) {
        rc = certify(s, out);
    }
    if (rc == PB_OK) {
        rc = keep_answer(s, out);
    }
    out->is_warm = s->is_warm;
    out->is_recalled = s->is_recalled;
    forget_bound(s);
    out->relaxation = fmin(s->relaxation.bound, out->cost.total);
    out->bound = fmin(s->search.bound, out->cost.total);
    out->bound_shortage = s->relaxation.shortage;
    out->gap_money = out->cost.total - out->bound;
    out->gap = capacity_gap(&s->search, out->cost.total);
    out->status = judge(s, out->gap);
    out->steps = s->search.steps;
    return rc;
}

/** Sets up a solver for `problem`; release it in any case. */
static enum pb_rc begin(struct solver *s, const struct capacity_problem *problem,
                        const struct capacity_options *options)
{
    const enum pb_rc rc = capacity_check_problem(problem, NULL, 0);

    *s = (struct solver){.started = capacity_seconds()};
    s->options = options != NULL ? *options : (struct capacity_options){0};
    s->options.gap = s->options.gap > 0 ? s->options.gap : DEFAULT_GAP;
    return rc == PB_OK ? prepare(s, problem) : rc;
}

static void release(struct solver *s)
{
    tight_release(&s->tight);
    lp_model_release(&s->model);
    capacity_layout_release(&s->layout);
    arena_release(&s->arena);
}

enum pb_rc capacity_solve(const struct capacity_problem *problem,
                          const struct capacity_options *options, struct capacity_plan *out)
{
    struct solver s;
    enum pb_rc rc = begin(&s, problem, options);

    *out = (struct capacity_plan){0};
    if (rc == PB_OK) {
        rc = search_plans(&s);
    }
    if (rc == PB_OK) {
        rc = state(&s, out);
    }
    if (rc != PB_OK) {
        capacity_plan_release(out);
    }
    out->seconds_plan = capacity_seconds() - s.started - s.seconds_bound;
    out->seconds_bound = s.seconds_bound;
    release(&s);
    return rc;
}

enum pb_rc capacity_bound(const struct capacity_problem *problem,
                          const struct capacity_options *options, double *out)
{
    struct solver s;
    enum pb_rc rc = begin(&s, problem, options);

    if (rc == PB_OK) {
        rc = start(&s);
    }
    if (rc == PB_OK) {
        rc = relax(&s);
    }
    *out = rc == PB_OK ? s.relaxation.bound : -INFINITY;
    release(&s);
    return rc;
}

enum pb_rc capacity_solution(const struct capacity_problem *problem,
                             const struct capacity_plan *plan, double x[])
{
    struct capacity_layout layout = {0};
    struct lp_model model = {0};
    enum pb_rc rc = capacity_layout_init(&layout, problem);

    if (rc == PB_OK) {
        rc = capacity_build(problem, &layout, false, &model);
    }
    if (rc == PB_OK) {
        for (int j = 0; j < model.n_cols; j++) {
            x[j] = j < problem->n_duties ? plan->agents[j] : 0.0;
        }
        for (int i = 0; i < problem->n_moves * layout.n_slots; i++) {
            if (layout.away[i] >= 0) {
                x[layout.away[i]] = plan->away[i];
            }
        }
        rc = capacity_complete(problem, &layout, &model, x);
    }
    lp_model_release(&model);
    capacity_layout_release(&layout);
    return rc;
}
