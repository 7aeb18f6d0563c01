/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/window.h"

#include <math.h>

/** How a row of the model meets the window. */
struct meeting {
    bool is_hard;    /**< the row is in the window */
    bool is_charged; /**< its dual is charged to open columns */
};

struct maker {
    const struct capacity_search *search;
    const struct window_range *range;
    struct window *window;
    bool *is_open;  /**< [model columns] */
    double *closed; /**< [model rows] what closed columns give */
    struct lp_row *rows;
    int *entry_row;
    double *entry_value;
};

static struct meeting meet(const struct maker *maker, int i)
{
    const struct capacity_span span = maker->search->clock->row[i];
    const bool is_inside = span.from <= maker->range->slot_to && span.to >= maker->range->slot_from;
    const bool reaches_on = span.to > maker->range->slot_to;
    const bool is_upper = maker->search->model->row_upper[i] < INFINITY;

    if (maker->search->clock->is_slot_row[i]) {
        return (struct meeting){.is_hard = is_inside, .is_charged = reaches_on};
    }
    if (maker->range->is_exact) {
        return (struct meeting){.is_hard = is_inside};
    }
    return (struct meeting){.is_hard = is_inside && (!reaches_on || is_upper),
                            .is_charged = reaches_on};
}

/** Duties as told; other columns when their slots lie inside. */
static void open_columns(struct maker *maker)
{
    const struct capacity_search *search = maker->search;
    const int n_duties = search->layout->n_duties;

    for (int j = 0; j < n_duties; j++) {
        maker->is_open[j] = maker->range->is_open[j];
    }
    for (int j = n_duties; j < search->model->n_cols; j++) {
        const struct capacity_span span = search->clock->col[j];
        const bool is_move = j >= search->layout->first[CAPACITY_AWAY] &&
                             j < search->layout->first[CAPACITY_BEGIN + 1];
        const bool is_dear = is_move && search->reduced[j] > maker->range->dearest;

        maker->is_open[j] = span.from <= maker->range->slot_to &&
                            span.to >= maker->range->slot_from &&
                            (!is_dear || search->point[j] > 0);
    }
}

static void sum_closed(struct maker *maker)
{
    const struct lp_model *model = maker->search->model;

    for (int j = 0; j < model->n_cols; j++) {
        const double value = maker->search->point[j];

        for (int e = model->col_start[j];
             !maker->is_open[j] && value != 0 && e < model->col_start[j + 1]; e++) {
            maker->closed[model->row_index[e]] += model->value[e] * value;
        }
    }
}

/** C5 to C7 have no elastic column. */
static bool is_rigid(const struct maker *maker, int i)
{
    const struct capacity_layout *layout = maker->search->layout;

    return i >= layout->chain_from - layout->n_presence && i < layout->chain_to;
}

static enum pb_rc add_rows(struct maker *maker)
{
    const struct lp_model *model = maker->search->model;
    struct window *window = maker->window;

    for (int i = 0; i < model->n_rows; i++) {
        window->place[i] = -1;
        if (meet(maker, i).is_hard) {
            const double closed = maker->closed[i];
            const double upper = model->row_upper[i] - closed;
            double lower = model->row_lower[i] - closed;

            if (is_rigid(maker, i)) {
                lower =
                    fmin(lower, 0.0); /* what was lent before the window may end at its border */
            }
            window->place[i] = window->n_rows;
            window->row[window->n_rows] = i;
            maker->rows[window->n_rows++] =
                (struct lp_row){.lower = fmin(lower, fmax(upper, 0.0)), .upper = fmax(upper, 0.0)};
        }
    }
    return lp_add_rows(window->lp, window->n_rows, maker->rows);
}

static enum pb_rc add_column(struct maker *maker, int j)
{
    const struct lp_model *model = maker->search->model;
    struct window *window = maker->window;
    struct lp_col col = {.upper = model->col_upper[j],
                         .cost = model->cost[j],
                         .row = maker->entry_row,
                         .value = maker->entry_value};

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];
        const struct meeting meeting = meet(maker, i);

        if (meeting.is_charged) {
            col.cost -= maker->search->dual[i] * model->value[e];
        }
        if (meeting.is_hard) {
            maker->entry_row[col.n] = window->place[i];
            maker->entry_value[col.n++] = model->value[e];
        }
    }
    window->col[window->n_cols++] = j;
    return lp_add_cols(window->lp, 1, &col);
}

/** What the columns cost in the window's program at the point. */
static double cost_at_point(const struct window *window, const struct capacity_search *search)
{
    const struct lp_model *model = lp_model_of(window->lp);
    double cost = 0;

    for (int j = 0; j < window->n_cols; j++) {
        cost += model->cost[j] * search->point[window->col[j]];
    }
    return cost;
}

static enum pb_rc make(struct maker *maker)
{
    const struct lp_model *model = maker->search->model;
    const size_t n_rows = (size_t)model->n_rows;
    const size_t n_cols = (size_t)model->n_cols;
    struct window *window = maker->window;
    struct arena *arena = &window->arena;

    window->col = arena_alloc(arena, n_cols, sizeof *window->col);
    window->row = arena_alloc(arena, n_rows, sizeof *window->row);
    window->place = arena_alloc(arena, n_rows, sizeof *window->place);
    maker->is_open = arena_alloc(arena, n_cols, sizeof *maker->is_open);
    maker->closed = arena_alloc(arena, n_rows, sizeof *maker->closed);
    maker->rows = arena_alloc(arena, n_rows, sizeof *maker->rows);
    maker->entry_row = arena_alloc(arena, n_rows, sizeof *maker->entry_row);
    maker->entry_value = arena_alloc(arena, n_rows, sizeof *maker->entry_value);
    if (arena->failed) {
        return PB_MEMORY;
    }
    open_columns(maker);
    sum_closed(maker);
    enum pb_rc rc = lp_create(&window->lp, NULL);

    if (rc == PB_OK) {
        rc = add_rows(maker);
    }
    for (int j = 0; rc == PB_OK && j < model->n_cols; j++) {
        if (maker->is_open[j]) {
            rc = add_column(maker, j);
            window->n_duties += j < maker->search->layout->n_duties ? 1 : 0;
        }
    }
    window->cost = rc == PB_OK ? cost_at_point(window, maker->search) : 0.0;
    return rc;
}

enum pb_rc window_init(struct window *window, const struct capacity_search *search,
                       const struct window_range *range)
{
    struct maker maker = {.search = search, .range = range, .window = window};

    *window = (struct window){0};
    return make(&maker);
}

void window_release(struct window *window)
{
    lp_free(window->lp);
    arena_release(&window->arena);
    *window = (struct window){0};
}
