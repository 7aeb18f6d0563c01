/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/build.h"
#include "models/capacity/clock.h"
#include "models/lp/lp_bound.h"
#include "models/lp/lp_sift.h"

/** From so many rows on the LP is solved day by day first (lp_sift.h). */
#define SIFT_ROWS 8000

/** What fixed presence does to the program: rows and columns that are decided go. */
struct reduction {
    const struct capacity_linear *linear;
    const int *agents;
    bool *row_gone; /**< [n_rows] */
    bool *col_gone; /**< [n_cols] */
};

static void mark_decided(struct reduction *cut)
{
    const struct capacity_layout *layout = &cut->linear->layout;
    const struct capacity_problem *problem = cut->linear->problem;

    for (int j = 0; j < layout->n_cols; j++) {
        const enum capacity_kind kind = capacity_kind_of(layout, j);

        cut->col_gone[j] = kind == CAPACITY_DUTY || kind == CAPACITY_OVER || kind == CAPACITY_UNDER;
    }
    for (int l = 0; l < problem->n_limits; l++) {
        cut->row_gone[layout->limit0 + l] = true;
    }
    for (int i = 0; i < problem->n_rooms * layout->n_slots; i++) {
        if (layout->seat[i] >= 0) {
            cut->row_gone[layout->seat[i]] = true;
        }
    }
    for (int u = 0; u < problem->n_softs; u++) {
        const bool decided = problem->softs[u].kind == CAPACITY_SOFT_PRESENCE;

        cut->row_gone[layout->soft0 + u] = decided;
        cut->col_gone[layout->missing0 + u] = decided;
    }
}

/** Moves what the duties at `agents` supply to the right-hand sides. */
static enum pb_rc move_supply(struct lp_model *model, const struct reduction *cut,
                              double supplied[])
{
    enum pb_rc rc = PB_OK;

    for (int j = 0; j < cut->linear->layout.n_duties; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            supplied[model->row_index[e]] += model->value[e] * cut->agents[j];
        }
    }
    for (int i = 0; rc == PB_OK && i < model->n_rows; i++) {
        if (!cut->row_gone[i] && supplied[i] != 0) {
            rc = lp_model_set_row_bounds(model, i, model->row_lower[i] - supplied[i],
                                         model->row_upper[i] - supplied[i]);
        }
    }
    return rc;
}

/** Fixes the presence in `model` and numbers what is left. */
static enum pb_rc fix_presence(struct capacity_linear *linear, const int agents[],
                               struct lp_model *model)
{
    struct arena arena = {0};
    const size_t n_rows = (size_t)model->n_rows, n_cols = (size_t)model->n_cols;
    struct reduction cut = {.linear = linear,
                            .agents = agents,
                            .row_gone = arena_alloc(&arena, n_rows, sizeof(bool)),
                            .col_gone = arena_alloc(&arena, n_cols, sizeof(bool))};
    double *supplied = arena_alloc(&arena, n_rows, sizeof *supplied);
    enum pb_rc rc = PB_MEMORY;

    if (!arena.failed) {
        mark_decided(&cut);
        rc = move_supply(model, &cut, supplied);
    }
    if (rc == PB_OK) {
        lp_model_delete_rows(model, cut.row_gone);
        lp_model_delete_cols(model, cut.col_gone);
        for (size_t i = 0, next = 0; i < n_rows; i++) {
            linear->row[i] = cut.row_gone[i] ? -1 : (int)next++;
        }
        for (size_t j = 0, next = 0; j < n_cols; j++) {
            linear->col[j] = cut.col_gone[j] ? -1 : (int)next++;
        }
    }
    arena_release(&arena);
    return rc;
}

/** Numbers rows and columns as the layout does. */
static void number_all(struct capacity_linear *linear)
{
    for (int i = 0; i < linear->layout.n_rows; i++) {
        linear->row[i] = i;
    }
    for (int j = 0; j < linear->layout.n_cols; j++) {
        linear->col[j] = j;
    }
}

/** The program, not solved yet. */
static enum pb_rc build(struct capacity_linear *linear, const int agents[])
{
    struct lp_model model = {0};
    enum pb_rc rc = capacity_layout_init(&linear->layout, linear->problem);

    if (rc == PB_OK) {
        rc = capacity_build(linear->problem, &linear->layout, false, &model);
    }
    if (rc != PB_OK) {
        return rc;
    }
    linear->row = arena_alloc(&linear->arena, (size_t)model.n_rows, sizeof *linear->row);
    linear->col = arena_alloc(&linear->arena, (size_t)model.n_cols, sizeof *linear->col);
    rc = linear->arena.failed ? PB_MEMORY : PB_OK;
    for (int j = 0; rc == PB_OK && j < linear->layout.n_duties; j++) {
        rc = lp_model_set_integer(&model, j, false);
    }
    if (rc == PB_OK && agents != NULL) {
        rc = fix_presence(linear, agents, &model);
    } else if (rc == PB_OK) {
        number_all(linear);
    }
    if (rc == PB_OK) {
        rc = lp_create(&linear->lp, &model);
    }
    lp_model_release(&model);
    return rc;
}

/** Takes the basis of another program of the same shape; any basis serves, a near one fast. */
static enum pb_rc begin_near(struct capacity_linear *linear, const struct capacity_linear *near)
{
    const struct lp_model *model = lp_model_of(linear->lp);
    enum pb_rc rc = PB_OK;

    if (near == NULL || near->lp == NULL || lp_model_of(near->lp)->n_rows != model->n_rows ||
        lp_model_of(near->lp)->n_cols != model->n_cols) {
        return PB_OK;
    }
    unsigned char *row = calloc((size_t)model->n_rows + 1, sizeof *row);
    unsigned char *col = calloc((size_t)model->n_cols + 1, sizeof *col);

    rc = row == NULL || col == NULL ? PB_MEMORY : lp_get_basis(near->lp, row, col);
    if (rc == PB_OK) {
        rc = lp_set_basis(linear->lp, row, col);
        linear->warm = rc == PB_OK;
    }
    free(row);
    free(col);
    return rc;
}

/** Days of rows and columns of the program, from the clock of the whole model. */
static enum pb_rc find_blocks(const struct capacity_linear *linear, struct arena *arena,
                              struct lp_blocks *blocks)
{
    const struct capacity_problem *problem = linear->problem;
    const struct capacity_layout *layout = &linear->layout;
    int *first = arena_alloc(arena, (size_t)layout->n_rows, sizeof *first);
    int *last = arena_alloc(arena, (size_t)layout->n_rows, sizeof *last);
    int *day = arena_alloc(arena, (size_t)layout->n_cols, sizeof *day);
    struct capacity_clock clock;
    struct lp_model model = {0};
    enum pb_rc rc = arena->failed ? PB_MEMORY : capacity_build(problem, layout, false, &model);

    if (rc == PB_OK) {
        rc = capacity_clock_init(&clock, arena, problem, layout, &model);
    }
    for (int i = 0; rc == PB_OK && i < layout->n_rows; i++) {
        if (linear->row[i] >= 0) {
            first[linear->row[i]] = clock.row[i].from / problem->slots_per_day;
            last[linear->row[i]] = clock.row[i].to / problem->slots_per_day;
        }
    }
    for (int j = 0; rc == PB_OK && j < layout->n_cols; j++) {
        if (linear->col[j] >= 0) {
            day[linear->col[j]] = clock.col[j].from / problem->slots_per_day;
        }
    }
    lp_model_release(&model);
    *blocks = (struct lp_blocks){problem->n_days, first, last, day};
    return rc;
}

/** Finds a basis day by day when the program is large. */
static enum pb_rc begin_by_days(struct capacity_linear *linear, const struct lp_poll *poll)
{
    struct arena arena = {0};
    struct lp_sifted sifted = {0};
    struct lp_blocks blocks;
    enum pb_rc rc = find_blocks(linear, &arena, &blocks);

    if (rc == PB_OK) {
        rc = lp_solve_sifting(lp_model_of(linear->lp), &blocks, poll, &sifted);
    }
    if (rc == PB_OK && sifted.status == PB_STATUS_OPTIMAL) {
        rc = lp_set_basis(linear->lp, sifted.row, sifted.col);
    }
    linear->iterations += sifted.iterations;
    lp_sifted_release(&sifted);
    arena_release(&arena);
    return rc;
}

static void sum_shortage(struct capacity_linear *linear)
{
    const struct lp_model *model = lp_model_of(linear->lp);
    const double *x = lp_primal(linear->lp);

    for (int j = linear->layout.first[CAPACITY_LOST]; j < linear->layout.first[CAPACITY_OVER];
         j++) {
        if (linear->col[j] >= 0) {
            linear->shortage += model->cost[linear->col[j]] * x[linear->col[j]];
        }
    }
}

static enum pb_rc solve(struct capacity_linear *linear, const struct lp_poll *poll)
{
    const struct lp_model *model = lp_model_of(linear->lp);
    struct lp_simplex_options options = {.poll = *poll};
    struct lp_answer answer;
    struct lp_bound bound;
    enum pb_rc rc = lp_solve_simplex(linear->lp, &options, &answer);

    linear->dual = arena_alloc(&linear->arena, (size_t)model->n_rows, sizeof *linear->dual);
    if (rc != PB_OK || linear->dual == NULL) {
        return rc != PB_OK ? rc : PB_MEMORY;
    }
    linear->iterations += answer.iterations;
    linear->status = answer.status;
    if (answer.status != PB_STATUS_OPTIMAL || !answer.has_primal || !answer.has_dual) {
        linear->status =
            answer.status == PB_STATUS_OPTIMAL ? PB_STATUS_SOLVER_FAILED : answer.status;
        return PB_OK;
    }
    memcpy(linear->dual, lp_dual(linear->lp), (size_t)model->n_rows * sizeof *linear->dual);
    lp_lagrangian_bound(model, linear->dual, NULL, NULL, &bound);
    linear->cost = answer.cost;
    linear->bound = bound.value;
    sum_shortage(linear);
    return PB_OK;
}

enum pb_rc capacity_linear_make(const struct capacity_problem *problem,
                                const struct capacity_linear_task *task,
                                struct capacity_linear *out)
{
    *out = (struct capacity_linear){.problem = problem};
    enum pb_rc rc = build(out, task->agents);

    if (rc == PB_OK) {
        rc = capacity_direction_init(&out->direction, &out->arena, problem);
    }
    if (rc == PB_OK) {
        rc = begin_near(out, task->near);
    }
    if (rc == PB_OK && !out->warm && lp_model_of(out->lp)->n_rows >= SIFT_ROWS) {
        rc = begin_by_days(out, &task->poll);
    }
    return rc == PB_OK ? solve(out, &task->poll) : rc;
}

double capacity_linear_value(const struct capacity_linear *linear, int col)
{
    return linear->col[col] >= 0 ? lp_primal(linear->lp)[linear->col[col]] : 0.0;
}

double capacity_linear_row_dual(const struct capacity_linear *linear, int row)
{
    return linear->row[row] >= 0 ? linear->dual[linear->row[row]] : 0.0;
}

void capacity_linear_release(struct capacity_linear *linear)
{
    lp_free(linear->lp);
    lp_free(linear->tangent);
    capacity_layout_release(&linear->layout);
    arena_release(&linear->arena);
    *linear = (struct capacity_linear){0};
}
