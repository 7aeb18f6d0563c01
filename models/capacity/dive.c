/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/dive.h"

#include <math.h>
#include <string.h>

#define WHOLE 1e-6

struct dive {
    struct capacity_search *search;
    const struct dive_task *task;
    struct window window;
    struct lp_answer answer;
    double *lower; /**< [duties of the window] lower bounds so far */
    double *least; /**< [n_rows of the window] activity of the lower bounds */
    double *room;  /**< [n_rows of the window] most activity the row can take, overflow included */
    double *x;     /**< [duties of the window] last solution */
    bool *raised;  /**< [duties of the window] rounded up in the last round */
};

/** Solves with all columns, of which those are brought that the prices ask for. */
static enum pb_rc solve(struct dive *d)
{
    const struct lp_simplex_options options = {.poll = capacity_poll(d->search),
                                               .cutoff = d->window.cost,
                                               .has_cutoff = d->task->must_gain &&
                                                             !window_may_grow(&d->window)};
    enum pb_rc rc = lp_solve_simplex(d->window.lp, &options, &d->answer);

    if (rc == PB_OK) {
        rc = window_grow(&d->window, &d->answer);
    }
    d->search->steps += d->answer.iterations;
    for (int k = 0; rc == PB_OK && d->answer.status == PB_STATUS_OPTIMAL && k < d->window.n_duties;
         k++) {
        d->x[k] = lp_primal(d->window.lp)[d->window.duty[k]];
    }
    return rc;
}

/** The overflow column j gives its row that much more room. */
static void add_overflow(struct dive *d, const struct lp_model *model, int j)
{
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        if (model->value[e] < 0) {
            d->room[model->row_index[e]] -= model->value[e] * model->col_upper[j];
        }
    }
}

static void measure_room(struct dive *d)
{
    const struct lp_model *model = lp_model_of(d->window.lp);

    if (d->window.n_rows == 0) {
        return;
    }
    memcpy(d->room, model->row_upper, (size_t)d->window.n_rows * sizeof *d->room);
    for (int j = 0; j < d->window.n_cols; j++) {
        const int from = d->window.col[j];

        if (from >= 0 && capacity_kind_of(d->search->layout, from) == CAPACITY_OVER) {
            add_overflow(d, model, j);
        }
    }
}

static bool has_room(const struct dive *d, int k, double more)
{
    const struct lp_model *model = lp_model_of(d->window.lp);
    const int j = d->window.duty[k];

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];

        if (model->value[e] > 0 && d->least[i] + model->value[e] * more > d->room[i] + 1e-7) {
            return false;
        }
    }
    return d->lower[k] + more <= model->col_upper[j];
}

static enum pb_rc set_lower(struct dive *d, int k, double lower)
{
    const struct lp_model *model = lp_model_of(d->window.lp);
    const int j = d->window.duty[k];

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        d->least[model->row_index[e]] += model->value[e] * (lower - d->lower[k]);
    }
    d->lower[k] = lower;
    return lp_set_col_bounds(d->window.lp, j, lower, model->col_upper[j]);
}

/** Bounds of duty `k` of the window. */
static enum pb_rc set_bounds(struct dive *d, int k, double lower, double upper)
{
    return lp_set_col_bounds(d->window.lp, d->window.duty[k], lower, upper);
}

/** Column of the model. */
static int column_of(const struct dive *d, int k)
{
    return d->window.col[d->window.duty[k]];
}

static bool must_be_whole(const struct dive *d, int k)
{
    return d->task->is_whole[column_of(d, k)];
}

/** Keeps whole parts; the largest fraction's duty in `largest`, -1 = all are whole. */
static enum pb_rc keep_whole(struct dive *d, int *largest)
{
    double most = WHOLE;
    enum pb_rc rc = PB_OK;

    *largest = -1;
    for (int k = 0; rc == PB_OK && k < d->window.n_duties; k++) {
        const double whole = floor(d->x[k] + WHOLE);

        d->raised[k] = false;
        if (!must_be_whole(d, k)) {
            continue;
        }
        if (d->x[k] - whole > most) {
            most = d->x[k] - whole;
            *largest = k;
        }
        if (whole > d->lower[k]) {
            rc = set_lower(d, k, whole);
        }
    }
    return rc;
}

static enum pb_rc round_up(struct dive *d, int largest)
{
    enum pb_rc rc = PB_OK;

    for (int k = 0; rc == PB_OK && k < d->window.n_duties; k++) {
        const double whole = floor(d->x[k] + WHOLE);
        const double fraction = d->x[k] - whole;
        const bool is_next = must_be_whole(d, k) && (k == largest || fraction >= d->task->round_up);

        if (!is_next || fraction <= WHOLE) {
            continue;
        }
        if (has_room(d, k, whole + 1.0 - d->lower[k])) {
            d->raised[k] = true;
            rc = set_lower(d, k, whole + 1.0);
        } else {
            rc = set_bounds(d, k, d->lower[k], fmax(whole, d->lower[k]));
        }
    }
    return rc;
}

/** Limits that feed each other may refuse what each alone allowed: round down instead. */
static enum pb_rc take_back(struct dive *d)
{
    enum pb_rc rc = PB_OK;

    for (int k = 0; rc == PB_OK && k < d->window.n_duties; k++) {
        if (d->raised[k]) {
            rc = set_lower(d, k, d->lower[k] - 1.0);
        }
        if (rc == PB_OK && d->raised[k]) {
            rc = set_bounds(d, k, d->lower[k], d->lower[k]);
        }
    }
    return rc;
}

static bool is_hopeless(const struct dive *d)
{
    return d->task->must_gain && d->answer.cost > d->window.cost - 1e-6;
}

static void keep(struct dive *d)
{
    window_keep(&d->window, lp_primal(d->window.lp));
    for (int k = 0; k < d->window.n_duties; k++) {
        double *x = &d->search->point[column_of(d, k)];

        *x = must_be_whole(d, k) ? round(*x) : *x;
    }
}

static enum pb_rc descend(struct dive *d, enum dive_end *end)
{
    int largest = -1;
    enum pb_rc rc = solve(d);

    while (rc == PB_OK && d->answer.status == PB_STATUS_OPTIMAL) {
        if (is_hopeless(d)) {
            *end = DIVE_NO_GAIN;
            return PB_OK;
        }
        rc = keep_whole(d, &largest);
        if (rc == PB_OK && largest < 0) {
            keep(d);
            *end = DIVE_DONE;
            return PB_OK;
        }
        if (rc == PB_OK) {
            rc = round_up(d, largest);
        }
        if (rc == PB_OK) {
            rc = solve(d);
        }
        if (rc == PB_OK && d->answer.status == PB_STATUS_INFEASIBLE) {
            rc = take_back(d);
            rc = rc == PB_OK ? solve(d) : rc;
        }
    }
    *end = d->answer.status == PB_STATUS_TIME_LIMIT || d->answer.status == PB_STATUS_INTERRUPTED
               ? DIVE_STOPPED
               : DIVE_NO_GAIN;
    return rc;
}

static enum pb_rc prepare(struct dive *d)
{
    struct arena *arena = &d->window.arena;
    const size_t n_duties = (size_t)d->window.most_duties;
    const size_t n_rows = (size_t)d->window.n_rows;

    d->lower = arena_alloc(arena, n_duties, sizeof *d->lower);
    d->x = arena_alloc(arena, n_duties, sizeof *d->x);
    d->raised = arena_alloc(arena, n_duties, sizeof *d->raised);
    d->least = arena_alloc(arena, n_rows, sizeof *d->least);
    d->room = arena_alloc(arena, n_rows, sizeof *d->room);
    if (arena->failed) {
        return PB_MEMORY;
    }
    measure_room(d);
    return PB_OK;
}

enum pb_rc capacity_dive(struct capacity_search *search, const struct dive_task *task,
                         enum dive_end *end)
{
    struct dive d = {.search = search, .task = task};
    enum pb_rc rc = window_init(&d.window, search, &task->range);

    *end = DIVE_NO_GAIN;
    if (rc == PB_OK) {
        rc = prepare(&d);
    }
    if (rc == PB_OK) {
        rc = descend(&d, end);
    }
    window_release(&d.window);
    return rc;
}
