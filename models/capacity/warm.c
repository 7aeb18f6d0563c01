/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/warm.h"

#include <math.h>
#include <string.h>

#include "models/capacity/improve.h"
#include "models/capacity/match.h"
#include "models/capacity/rounding.h"

/** Less of the duties in common than this: it is another problem. */
#define LEAST_COMMON 0.25

/** Slack of a limit that counts as kept. */
#define TOLERANCE 1e-7

/** Whether a plan is kept in memory or was written to files, it starts the same: reassignments are
 * taken to a billionth, as files have them. */
static double as_written(double value)
{
    return round(value * 1e9) / 1e9;
}

/** old[map[i]], 0 where there is none. */
static double *take_over(struct arena *arena, const double *old, const int *map, int n)
{
    double *taken = arena_alloc(arena, (size_t)n, sizeof *taken);

    for (int i = 0; taken != NULL && i < n; i++) {
        const double value = map[i] >= 0 ? old[map[i]] : 0.0;

        taken[i] = fabs(value) >= CAPACITY_LEAST_START ? value : 0.0;
    }
    return taken;
}

/** Shifts and reassignments of the old plan, in the columns of the old model. */
static double *old_point(struct arena *arena, const struct capacity_start *start,
                         const struct capacity_layout *layout)
{
    double *point = arena_alloc(arena, (size_t)layout->n_cols, sizeof *point);

    for (int j = 0; point != NULL && j < layout->n_duties; j++) {
        point[j] = start->plan->agents[j];
    }
    for (int i = 0; point != NULL && i < start->problem->n_moves * layout->n_slots; i++) {
        if (layout->away[i] >= 0) {
            point[layout->away[i]] = as_written(start->plan->away[i]);
        }
    }
    return point;
}

/** The gap of the old plan; on large models above its relaxation, since what a start proves has no
 * rounding rows. */
static double old_gap(const struct capacity_search *search, const struct capacity_plan *plan)
{
    const struct capacity_search proven = {.bound = plan->relaxation,
                                           .shortage = plan->bound_shortage};

    return capacity_rounding_pays(search->layout) ? plan->gap
                                                  : capacity_gap(&proven, plan->cost.total);
}

static enum pb_rc match(struct warm *warm, const struct capacity_search *search,
                        const struct capacity_layout *layout, struct arena *arena, bool *fits)
{
    const struct capacity_start *start = search->options->start;
    const struct capacity_side now = {search->problem, search->layout, start->ids};
    const struct capacity_side before = {start->problem, layout, start->old_ids};
    const bool may = start->plan->answer.n_cols == layout->n_cols &&
                     start->plan->answer.n_rows == layout->n_rows &&
                     capacity_may_match(&now, &before);
    struct capacity_match found;

    *fits = false;
    if (!may) {
        return PB_OK;
    }
    const enum pb_rc rc = capacity_match_make(&now, &before, arena, &found);
    const double *point = old_point(arena, start, layout);

    if (rc != PB_OK || point == NULL) {
        return PB_MEMORY;
    }
    const int n_cols = search->model->n_cols;

    warm->near.x = take_over(arena, start->plan->answer.x, found.col, n_cols);
    warm->near.y = take_over(arena, start->plan->answer.y, found.row, search->model->n_rows);
    warm->point = take_over(arena, point, found.col, n_cols);
    warm->gap = old_gap(search, start->plan);
    *fits = found.n_duties >= LEAST_COMMON * found.most_duties;
    return arena->failed ? PB_MEMORY : PB_OK;
}

enum pb_rc warm_init(struct warm *warm, const struct capacity_search *search, struct arena *arena,
                     bool *fits)
{
    struct capacity_layout layout;
    enum pb_rc rc = capacity_layout_init(&layout, search->options->start->problem);

    *warm = (struct warm){.gap = 0};
    if (rc == PB_OK) {
        rc = match(warm, search, &layout, arena, fits);
        capacity_layout_release(&layout);
    }
    return rc;
}

/** What the duties of a point do to limits and seats, and which duties each row counts. */
struct fitting {
    const struct capacity_search *search;
    double *point;
    double *activity; /**< [n_rows] of the duties alone */
};

static double room_of(const struct capacity_search *search, int row)
{
    const int l = row - search->layout->limit0;
    const double over = l < search->problem->n_limits ? search->problem->limits[l].over_most : 0.0;

    return search->model->row_upper[row] + over;
}

static void change(struct fitting *f, int j, double by)
{
    const struct lp_model *model = f->search->model;

    f->point[j] += by;
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        f->activity[model->row_index[e]] += model->value[e] * by;
    }
}

/** Whether duty `j` adds to a limit or to seats that are overfull. */
static bool is_too_much(const struct fitting *f, int j)
{
    const struct lp_model *model = f->search->model;
    const struct capacity_layout *layout = f->search->layout;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];

        if (i >= layout->limit0 && i < layout->soft0 && model->value[e] > 0 &&
            f->activity[i] > room_of(f->search, i) + TOLERANCE) {
            return true;
        }
    }
    return false;
}

/** Takes agents away, the last duties first, until limits and seats hold. */
static void cut_back(struct fitting *f)
{
    for (int j = 0; j < f->search->layout->n_duties; j++) {
        const double most = floor(f->search->layout->box[j] + TOLERANCE);
        const double agents = fmin(f->point[j], most);

        f->point[j] = 0;
        change(f, j, agents);
    }
    for (int j = f->search->layout->n_duties - 1; j >= 0; j--) {
        while (f->point[j] > 0 && is_too_much(f, j)) {
            change(f, j, -1.0);
        }
    }
}

enum pb_rc warm_offer(const struct warm *warm, struct capacity_search *search)
{
    struct arena arena = {0};
    struct fitting fitting = {
        .search = search,
        .point = search->point,
        .activity = arena_alloc(&arena, (size_t)search->model->n_rows, sizeof(double))};
    enum pb_rc rc = PB_MEMORY;

    if (fitting.activity != NULL) {
        memcpy(search->point, warm->point, (size_t)search->model->n_cols * sizeof(double));
        cut_back(&fitting);
        rc = capacity_settle(search);
    }
    arena_release(&arena);
    return rc;
}
