/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/linear.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "models/capacity/build.h"
#include "models/capacity/linear_columns.h"
#include "models/capacity/linear_near.h"
#include "models/lp/lp_sift.h"

/** Without any answer nearby all duties are columns up to so many; beyond, the interior point
 * method finds one. */
#define MANY_DUTIES 3000

/** From so many rows on fixed presence is solved day by day first (lp_sift.h). */
#define SIFT_ROWS 4000

/** What a start has less of than this is its distance from a bound [agents]. */
#define LEAST_SHARE 1e-3

/** The whole model, and what searches in it need. */
static enum pb_rc build(struct capacity_linear *linear)
{
    enum pb_rc rc = capacity_layout_init(&linear->layout, linear->problem);

    if (rc == PB_OK) {
        rc = capacity_build(linear->problem, &linear->layout, false, &linear->model);
    }
    if (rc == PB_OK) {
        rc = capacity_clock_init(&linear->clock, &linear->arena, linear->problem, &linear->layout,
                                 &linear->model);
    }
    if (rc == PB_OK) {
        rc = capacity_direction_init(&linear->direction, &linear->arena, linear->problem);
    }
    linear->row = arena_alloc(&linear->arena, (size_t)linear->layout.n_rows, sizeof(int));
    linear->col = arena_alloc(&linear->arena, (size_t)linear->layout.n_cols, sizeof(int));
    linear->dual = arena_alloc(&linear->arena, (size_t)linear->layout.n_rows, sizeof(double));
    for (int j = 0; linear->col != NULL && j < linear->layout.n_cols; j++) {
        linear->col[j] = -1;
    }
    linear->search = (struct capacity_search){.problem = linear->problem,
                                              .layout = &linear->layout,
                                              .model = &linear->model,
                                              .clock = &linear->clock};
    return rc == PB_OK && linear->arena.failed ? PB_MEMORY : rc;
}

/** All rows but C6 and C7. */
static enum pb_rc add_rows(struct capacity_linear *linear)
{
    const struct capacity_layout *layout = &linear->layout;
    struct arena arena = {0};
    struct lp_row *rows = arena_alloc(&arena, (size_t)layout->n_rows, sizeof *rows);
    int n = 0;

    for (int i = 0; rows != NULL && i < layout->n_rows; i++) {
        const bool is_chain = i >= layout->chain_from && i < layout->chain_to;

        linear->row[i] = is_chain ? -1 : n;
        if (!is_chain) {
            rows[n++] = (struct lp_row){.lower = linear->model.row_lower[i],
                                        .upper = linear->model.row_upper[i]};
        }
    }
    const enum pb_rc rc = rows == NULL ? PB_MEMORY : lp_add_rows(linear->lp, n, rows);

    arena_release(&arena);
    return rc;
}

/** Adds what a start uses: duties, and stints; without one all duties. */
static enum pb_rc add_used(struct capacity_linear *linear, const struct capacity_near *start)
{
    struct arena arena = {0};
    struct stint_shares shares = {.n = 0};
    enum pb_rc rc =
        start != NULL ? stint_shares_of(&linear->search, start->x, &arena, &shares) : PB_OK;

    for (int j = 0; rc == PB_OK && j < linear->layout.n_duties; j++) {
        if (linear->col[j] < 0 && (start == NULL || start->x[j] > LEAST_SHARE)) {
            rc = linear_add_column(linear, j);
        }
    }
    for (int i = 0; rc == PB_OK && i < shares.n; i++) {
        if (shares.at[i].heads > LEAST_SHARE) {
            rc = linear_add_stint(linear, &shares.at[i].stint);
        }
    }
    arena_release(&arena);
    return rc;
}

/** Adds all columns but duties, and w and m of stints. */
static enum pb_rc add_rest(struct capacity_linear *linear)
{
    enum pb_rc rc = PB_OK;

    for (int j = linear->layout.n_duties; rc == PB_OK && j < linear->layout.n_cols; j++) {
        if (!linear->layout.is_chained[j]) {
            rc = linear_add_column(linear, j);
        }
    }
    return rc;
}

static enum pb_status ask(void *context)
{
    const struct lp_poll *poll = context;

    return poll->ask != NULL ? poll->ask(poll->context) : PB_STATUS_NONE;
}

/** An answer nearby where none is known and not all duties can be columns. */
static enum pb_rc find_start(struct capacity_linear *linear, const struct lp_poll *poll,
                             struct capacity_near *start)
{
    const struct capacity_options options = {.stop = ask, .context = (void *)(uintptr_t)poll};
    struct relaxation relaxed;

    linear->search.options = &options;
    const enum pb_rc rc = capacity_relax(&linear->search, NULL, &linear->arena, &relaxed);

    linear->search.options = NULL;
    *start = (struct capacity_near){relaxed.x, relaxed.y};
    return rc;
}

/** The program over the whole model, with the columns that matter at first. */
static enum pb_rc begin(struct capacity_linear *linear, const struct capacity_linear_task *task)
{
    struct capacity_near found;
    const struct capacity_near *start = task->start;
    bool fits = false;
    enum pb_rc rc = lp_create(&linear->lp, NULL);

    if (rc == PB_OK) {
        rc = add_rows(linear);
    }
    if (rc == PB_OK) {
        rc = linear_columns_init(linear);
    }
    if (rc == PB_OK) {
        rc = add_rest(linear);
    }
    if (rc == PB_OK && task->near != NULL) {
        rc = linear_begin_near(linear, task, &fits);
    }
    if (rc != PB_OK || fits) {
        return rc;
    }
    if (start == NULL && linear->layout.n_duties > MANY_DUTIES) {
        rc = find_start(linear, &task->poll, &found);
        start = &found;
    }
    return rc == PB_OK ? add_used(linear, start) : rc;
}

static int day_of(const struct capacity_linear *linear, int slot)
{
    return slot / linear->problem->slots_per_day;
}

/** Begins with a basis found day by day: presence stands, so hardly anything links days. */
static enum pb_rc begin_by_days(struct capacity_linear *linear, const struct stint_program *program,
                                const struct lp_poll *poll)
{
    const struct capacity_span *row = linear->clock.row, *col = linear->clock.col;
    struct arena arena = {0};
    struct lp_sifted sifted = {0};
    int *first = arena_alloc(&arena, (size_t)program->lp.n_rows, sizeof *first);
    int *last = arena_alloc(&arena, (size_t)program->lp.n_rows, sizeof *last);
    int *day = arena_alloc(&arena, (size_t)program->lp.n_cols, sizeof *day);
    const struct lp_blocks blocks = {linear->problem->n_days, first, last, day};
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;

    for (int i = 0; rc == PB_OK && i < program->lp.n_rows; i++) {
        first[i] = day_of(linear, row[program->row[i]].from);
        last[i] = day_of(linear, row[program->row[i]].to);
    }
    for (int j = 0; rc == PB_OK && j < program->lp.n_cols; j++) {
        const struct stint_origin *origin = &program->origin[j];

        day[j] = day_of(linear,
                        origin->col != CAPACITY_NONE ? col[origin->col].from : origin->stint.from);
    }
    if (rc == PB_OK) {
        rc = lp_solve_sifting(&program->lp, &blocks, poll, &sifted);
    }
    if (rc == PB_OK && sifted.status == PB_STATUS_OPTIMAL) {
        rc = lp_set_basis(linear->lp, sifted.row, sifted.col);
    }
    linear->iterations += sifted.iterations;
    lp_sifted_release(&sifted);
    arena_release(&arena);
    return rc;
}

/** The program of flows around fixed presence: exact, and all its columns are there. */
static enum pb_rc begin_fixed(struct capacity_linear *linear,
                              const struct capacity_linear_task *task)
{
    struct stint_program program = {.row = NULL};
    enum pb_rc rc =
        capacity_presence_init(&linear->box, &linear->search, task->agents, &linear->arena);
    bool *is_out = arena_alloc(&linear->arena, (size_t)linear->layout.n_rows, sizeof *is_out);
    const struct stint_choice choice = {.fixed = linear->box.lower, .is_out = is_out};

    if (rc != PB_OK || is_out == NULL) {
        return PB_MEMORY;
    }
    rc = stint_program_init(&program, &linear->search, &choice);
    if (rc == PB_OK) {
        rc = lp_create(&linear->lp, &program.lp);
    }
    for (int i = 0; i < linear->layout.n_rows; i++) {
        linear->row[i] = -1;
    }
    for (int i = 0; rc == PB_OK && i < program.lp.n_rows; i++) {
        linear->row[program.row[i]] = i;
    }
    for (int j = 0; rc == PB_OK && j < program.lp.n_cols; j++) {
        if (program.origin[j].col != CAPACITY_NONE) {
            linear->col[program.origin[j].col] = j;
        }
    }
    if (rc == PB_OK && program.lp.n_rows >= SIFT_ROWS) {
        rc = begin_by_days(linear, &program, &task->poll);
    }
    stint_program_release(&program);
    return rc == PB_OK ? linear_columns_init(linear) : rc;
}

static void sum_shortage(struct capacity_linear *linear)
{
    const double *x = lp_primal(linear->lp);

    for (int j = linear->layout.first[CAPACITY_LOST]; j < linear->layout.first[CAPACITY_OVER];
         j++) {
        linear->shortage += linear->col[j] >= 0 ? linear->model.cost[j] * x[linear->col[j]] : 0.0;
    }
}

/** Solves, and lets in what the answer calls for. */
static enum pb_rc solve_round(struct capacity_linear *linear,
                              const struct lp_simplex_options *options, int *n_new)
{
    struct lp_answer answer;
    enum pb_rc rc = lp_solve_simplex(linear->lp, options, &answer);

    *n_new = 0;
    linear->iterations += answer.iterations;
    linear->status = answer.status;
    if (rc == PB_OK && answer.status == PB_STATUS_INFEASIBLE) {
        return linear_let_in_all(linear, n_new);
    }
    if (rc != PB_OK || answer.status != PB_STATUS_OPTIMAL) {
        return rc;
    }
    if (!answer.has_primal || !answer.has_dual) {
        linear->status = PB_STATUS_SOLVER_FAILED;
        return PB_OK;
    }
    linear->cost = answer.cost;
    linear_price(linear, lp_dual(linear->lp));
    return linear_let_in(linear, n_new);
}

/** Solves until nothing is missing. */
static enum pb_rc solve(struct capacity_linear *linear, const struct lp_poll *poll)
{
    struct lp_simplex_options options = {.method = LP_DUAL, .poll = *poll};
    int n_new = 1;
    enum pb_rc rc = PB_OK;

    while (rc == PB_OK && n_new > 0) {
        rc = solve_round(linear, &options, &n_new);
        options.method = LP_PRIMAL;
    }
    if (rc == PB_OK && linear->status == PB_STATUS_OPTIMAL) {
        memcpy(linear->dual, linear->columns->priced.y,
               (size_t)linear->layout.n_rows * sizeof *linear->dual);
        linear->bound = linear->columns->priced.bound;
        sum_shortage(linear);
    }
    return rc;
}

enum pb_rc capacity_linear_make(const struct capacity_problem *problem,
                                const struct capacity_linear_task *task,
                                struct capacity_linear *out)
{
    *out = (struct capacity_linear){.problem = problem};
    enum pb_rc rc = build(out);

    if (rc == PB_OK) {
        rc = task->agents != NULL ? begin_fixed(out, task) : begin(out, task);
    }
    return rc == PB_OK ? solve(out, &task->poll) : rc;
}

enum pb_rc capacity_linear_estimate(const struct capacity_problem *problem,
                                    const struct capacity_linear_task *task, double out[])
{
    struct capacity_linear linear = {.problem = problem};
    bool fits = false;
    enum pb_rc rc = build(&linear);

    if (rc == PB_OK) {
        rc = linear_recall(&linear, task, &fits);
    }
    for (int j = 0; rc == PB_OK && j < linear.layout.n_duties; j++) {
        out[j] = fits ? capacity_reduced_cost(&linear.model, linear.dual, j) : 0.0;
    }
    capacity_linear_release(&linear);
    return rc;
}

double capacity_linear_value(const struct capacity_linear *linear, int col)
{
    return linear->col[col] >= 0 ? lp_primal(linear->lp)[linear->col[col]] : 0.0;
}

double capacity_linear_dual(struct capacity_linear *linear, int queue, int slot)
{
    return capacity_direction_session(linear->problem, &linear->layout, queue, slot,
                                      &linear->direction)
               ? capacity_direction_slope(&linear->model, linear->dual, &linear->direction)
               : NAN;
}

void capacity_linear_release(struct capacity_linear *linear)
{
    lp_free(linear->lp);
    lp_free(linear->tangent);
    lp_model_release(&linear->model);
    capacity_layout_release(&linear->layout);
    arena_release(&linear->arena);
    *linear = (struct capacity_linear){0};
}
