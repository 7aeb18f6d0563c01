/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/relax.h"

#include <math.h>
#include <string.h>

#include "models/capacity/barrier.h"
#include "models/capacity/chain.h"
#include "models/lp/lp_bound.h"

/** Values below this are the interior point's distance from a bound. */
#define TINY 1e-6

/** From so many rows on limits that rarely bind wait until they do, for so many rounds. */
#define LARGE_ROWS      4000
#define MOST_ROUNDS     8
#define FIXED_TOLERANCE 1e-6
#define NEAR_TOLERANCE  1e-4

/** The first round ends at ROUGH_GAP when rows wait; later ones go on from where the gap fell below
 * KEPT_GAP: a point nearer to the optimum has no room for what is new. */
#define ROUGH_GAP 0.1
#define KEPT_GAP  0.4

/** A row that waits comes in when so little of its upper limit is left; the same after a round
 * that was not rough. */
#define ROUGH_ROOM 0.1
#define LEAST_ROOM (-1e-7)

static void read_columns(const struct capacity_search *search, const struct stint_program *program,
                         const double *x, double *out)
{
    const int n_slots = search->layout->n_slots;

    for (int j = 0; j < program->lp.n_cols; j++) {
        const struct stint_origin *origin = &program->origin[j];
        const double value = x[j] < TINY ? 0.0 : x[j];

        if (origin->col != CAPACITY_NONE) {
            out[origin->col] += value;
            continue;
        }
        const int first = origin->stint.move * n_slots;

        out[search->layout->begin[first + origin->stint.from]] += value;
        for (int t = origin->stint.from; t <= origin->stint.to; t++) {
            out[search->layout->away[first + t]] += value;
        }
    }
}

void capacity_sum_shortage(const struct capacity_search *search, struct relaxation *out)
{
    const struct capacity_layout *layout = search->layout;

    for (int j = layout->first[CAPACITY_LOST]; j < layout->first[CAPACITY_OVER]; j++) {
        out->shortage += search->model->cost[j] * out->x[j];
    }
}

/** What the rounds hand on: which rows wait, and the point to go on from, by model row and by
 * column of the program. */
struct rounds {
    const struct capacity_search *search;
    const double *fixed;
    const struct capacity_near *near; /**< a known answer nearby, or NULL */
    bool *is_out;                     /**< [model rows] */
    struct chain_pricing pricing;     /**< of no stints */
    bool is_rough;                    /**< this round may end early */
    int n_rounds;
    double *columns[4], *rows[4], *y;
};

static void list_figures(const struct barrier_point *point, double *out[4])
{
    out[0] = point->x;
    out[1] = point->z;
    out[2] = point->v;
    out[3] = point->w;
}

/** Copies between the point of one program and what is handed on. */
static void copy_point(const struct rounds *r, const struct stint_program *program,
                       const struct barrier_point *point, bool is_back)
{
    const int n_cols = program->lp.n_cols;
    double *figures[4];

    list_figures(point, figures);
    for (int k = 0; k < 4; k++) {
        double *const column = is_back ? r->columns[k] : figures[k];

        memcpy(column, is_back ? figures[k] : r->columns[k], (size_t)n_cols * sizeof *column);
        for (int i = 0; i < program->lp.n_rows; i++) {
            double *const here = &figures[k][n_cols + i];
            double *const there = &r->rows[k][program->row[i]];

            *(is_back ? there : here) = is_back ? *here : *there;
        }
    }
    for (int i = 0; i < program->lp.n_rows; i++) {
        double *const there = &r->y[program->row[i]];

        *(is_back ? there : &point->y[i]) = is_back ? point->y[i] : *there;
    }
}

static struct barrier_point new_point(struct arena *arena, const struct lp_model *lp)
{
    const size_t total = (size_t)lp->n_cols + (size_t)lp->n_rows;

    return (struct barrier_point){.x = arena_alloc(arena, total, sizeof(double)),
                                  .z = arena_alloc(arena, total, sizeof(double)),
                                  .v = arena_alloc(arena, total, sizeof(double)),
                                  .w = arena_alloc(arena, total, sizeof(double)),
                                  .y = arena_alloc(arena, (size_t)lp->n_rows, sizeof(double))};
}

/** Duals of the model from those of the program; C6 and C7 in closed form. */
static void read_duals(struct rounds *r, const struct stint_program *program, const double *y,
                       struct relaxation *out)
{
    const struct capacity_layout *layout = r->search->layout;

    memset(out->y, 0, (size_t)layout->n_rows * sizeof *out->y);
    for (int i = 0; i < program->lp.n_rows; i++) {
        const int row = program->row[i];

        if (r->fixed != NULL || row < layout->chain_from || row >= layout->chain_to) {
            out->y[row] = y[i];
        }
    }
    if (r->fixed != NULL) {
        capacity_flow_duals(r->search, NULL, out->y);
    }
    capacity_reduced_costs(r->search->model, out->y, out->reduced);
    if (r->fixed == NULL) {
        capacity_chain_duals(r->search, out, &r->pricing);
    }
}

/** Primal and duals of the model, and its bound. A round that was cut short proves less than the
 * one before. */
static void read_answer(struct rounds *r, const struct stint_program *program,
                        const struct barrier_answer *answer, struct relaxation *out)
{
    const struct lp_model *model = r->search->model;
    struct lp_bound bound;

    out->status = answer->status;
    out->steps += answer->steps;
    if (r->n_rounds++ > 0 && answer->status != PB_STATUS_OPTIMAL &&
        answer->status != PB_STATUS_FEASIBLE) {
        return;
    }
    memset(out->x, 0, (size_t)model->n_cols * sizeof *out->x);
    read_columns(r->search, program, answer->x, out->x);
    read_duals(r, program, answer->y, out);
    lp_lagrangian_bound(model, out->y, NULL, NULL, &bound);
    out->bound = bound.value;
}

/** With fixed duties of a large model only the cost of the reassignments hangs on it. */
static double tolerance_of(const struct rounds *r)
{
    if (r->near != NULL && r->search->model->n_rows > LARGE_ROWS) {
        return NEAR_TOLERANCE;
    }
    return r->fixed != NULL && r->search->model->n_rows > LARGE_ROWS ? FIXED_TOLERANCE : 0.0;
}

static enum pb_rc solve(struct rounds *r, const struct stint_program *program,
                        struct relaxation *out)
{
    struct arena arena = {0};
    struct barrier_answer answer = {
        .x = arena_alloc(&arena, (size_t)program->lp.n_cols, sizeof(double)),
        .y = arena_alloc(&arena, (size_t)program->lp.n_rows, sizeof(double)),
        .kept = new_point(&arena, &program->lp)};
    const struct barrier_point start = new_point(&arena, &program->lp);
    const struct lp_poll poll = capacity_poll(r->search);
    const struct barrier_task task = {.model = &program->lp,
                                      .order = program->order,
                                      .is_open = program->is_open,
                                      .tolerance = r->is_rough ? ROUGH_GAP : tolerance_of(r),
                                      .start = r->n_rounds > 0 ? &start : NULL,
                                      .keep_gap = KEPT_GAP,
                                      .stop = poll.ask,
                                      .context = poll.context};
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;

    if (rc == PB_OK && r->n_rounds > 0) {
        copy_point(r, program, &start, false);
    }
    if (rc == PB_OK) {
        rc = barrier_solve(&task, &answer);
    }
    if (rc == PB_OK) {
        copy_point(r, program, &answer.kept, true);
        read_answer(r, program, &answer, out);
    }
    arena_release(&arena);
    return rc;
}

/** Hard limits over more than a day wait where the model is large; whether there are any. */
static bool let_wait(struct rounds *r)
{
    const struct capacity_problem *problem = r->search->problem;
    const int limit0 = r->search->layout->limit0;
    const bool is_large = r->fixed == NULL && r->search->model->n_rows > LARGE_ROWS;

    for (int l = 0; is_large && l < problem->n_limits; l++) {
        const struct capacity_limit *limit = &problem->limits[l];

        r->is_out[limit0 + l] = limit->day_to > limit->day_from && limit->over_most <= 0 &&
                                !(limit->lower > 0) && limit->upper < INFINITY;
    }
    for (int l = 0; l < problem->n_limits; l++) {
        if (problem->limits[l].feeds != CAPACITY_NONE) {
            r->is_out[limit0 + problem->limits[l].feeds] = false;
        }
    }
    for (int l = 0; l < problem->n_limits; l++) {
        if (r->is_out[limit0 + l]) {
            return true;
        }
    }
    return false;
}

/** Calls in the limits of the class that wait and begin on the same day: when one binds, those
 * beside it (other lengths, other hours of rest) would come next. */
static void call_kin(struct rounds *r, int l)
{
    const struct capacity_problem *problem = r->search->problem;
    const struct capacity_limit *called = &problem->limits[l];

    for (int k = 0; k < problem->n_limits; k++) {
        const struct capacity_limit *limit = &problem->limits[k];

        if (limit->cls == called->cls && limit->day_from == called->day_from &&
            limit->measure == called->measure) {
            r->is_out[r->search->layout->limit0 + k] = false;
        }
    }
}

/** Calls in the limits that wait and have little room; whether there are any. */
static bool call_rows(struct rounds *r, const double *x, struct arena *arena)
{
    const int limit0 = r->search->layout->limit0;
    const struct lp_model *model = r->search->model;
    const double room = r->is_rough ? ROUGH_ROOM : LEAST_ROOM;
    double *activity = arena_alloc(arena, (size_t)model->n_rows, sizeof *activity);
    bool any = false;

    for (int j = 0; activity != NULL && j < r->search->layout->n_duties; j++) {
        for (int e = model->col_start[j]; x[j] != 0 && e < model->col_start[j + 1]; e++) {
            activity[model->row_index[e]] += model->value[e] * x[j];
        }
    }
    for (int l = 0; activity != NULL && l < r->search->problem->n_limits; l++) {
        const double upper = model->row_upper[limit0 + l];

        if (r->is_out[limit0 + l] && activity[limit0 + l] > upper - room * (1.0 + fabs(upper))) {
            call_kin(r, l);
            any = true;
        }
    }
    return any;
}

static bool allocate_rounds(struct rounds *r, struct arena *arena)
{
    const size_t n_rows = (size_t)r->search->model->n_rows;
    const size_t n_cols = (size_t)r->search->model->n_cols;

    r->pricing.worth = arena_alloc(arena, (size_t)r->search->layout->n_slots + 1, sizeof(double));
    r->is_out = arena_alloc(arena, n_rows, sizeof *r->is_out);
    r->y = arena_alloc(arena, n_rows, sizeof *r->y);
    for (int k = 0; k < 4; k++) {
        r->columns[k] = arena_alloc(arena, n_cols, sizeof(double));
        r->rows[k] = arena_alloc(arena, n_rows, sizeof(double));
    }
    return !arena->failed;
}

/** One round; *is_done when no other is of use. */
static enum pb_rc solve_round(struct rounds *r, struct relaxation *out, struct arena *arena,
                              bool *is_done)
{
    const struct stint_choice choice = {.fixed = r->fixed, .is_out = r->is_out};
    struct stint_program program;
    enum pb_rc rc = stint_program_init(&program, r->search, &choice);

    if (rc == PB_OK) {
        rc = solve(r, &program, out);
    }
    stint_program_release(&program);
    *is_done = rc != PB_OK || out->status != PB_STATUS_OPTIMAL || r->fixed != NULL;
    if (!*is_done) {
        const bool is_broken = call_rows(r, out->x, arena);

        *is_done = !r->is_rough && !is_broken;
        r->is_rough = false;
    }
    return rc;
}

/** Lets limits wait, and calls in those that have little room in the known answer. */
static void begin_rounds(struct rounds *r, struct arena *arena)
{
    const bool waits = let_wait(r);

    if (r->near != NULL) {
        (void)call_rows(r, r->near->x, arena);
    }
    r->is_rough = waits && r->near == NULL;
}

/** Solves with more and more rows until none that waits is broken. */
static enum pb_rc solve_rounds(struct rounds *r, struct relaxation *out)
{
    struct arena arena = {0};
    enum pb_rc rc = allocate_rounds(r, &arena) ? PB_OK : PB_MEMORY;
    bool is_done = false;

    if (rc == PB_OK) {
        begin_rounds(r, &arena);
    }
    for (int round = 0; rc == PB_OK && !is_done && round < MOST_ROUNDS; round++) {
        rc = solve_round(r, out, &arena, &is_done);
    }
    arena_release(&arena);
    return rc;
}

static enum pb_rc relax(struct rounds *r, struct arena *arena, struct relaxation *out)
{
    const size_t n_cols = (size_t)r->search->model->n_cols;
    enum pb_rc rc = PB_MEMORY;

    *out = (struct relaxation){0};
    out->x = arena_alloc(arena, n_cols, sizeof *out->x);
    out->reduced = arena_alloc(arena, n_cols, sizeof *out->reduced);
    out->y = arena_alloc(arena, (size_t)r->search->model->n_rows, sizeof *out->y);
    if (!arena->failed) {
        rc = solve_rounds(r, out);
    }
    if (rc == PB_OK && r->fixed != NULL) {
        memcpy(out->x, r->fixed, (size_t)r->search->layout->n_duties * sizeof *out->x);
    }
    if (rc == PB_OK) {
        capacity_sum_shortage(r->search, out);
    }
    return rc;
}

enum pb_rc capacity_relax(const struct capacity_search *search, const double *fixed,
                          struct arena *arena, struct relaxation *out)
{
    struct rounds rounds = {.search = search, .fixed = fixed};

    return relax(&rounds, arena, out);
}

enum pb_rc capacity_relax_near(const struct capacity_search *search,
                               const struct capacity_near *near, struct arena *arena,
                               struct relaxation *out)
{
    struct rounds rounds = {.search = search, .near = near};

    return relax(&rounds, arena, out);
}
