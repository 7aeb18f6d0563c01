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
    bool *is_open;    /**< [model columns] */
    bool *is_touched; /**< [model rows] by an open column */
    double *closed;   /**< [model rows] what closed columns give */
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

/** A move is dear when the LP loses more than the given share of what it brings. */
static bool is_dear(const struct maker *maker, int j)
{
    const struct lp_model *model = maker->search->model;
    const double lost = maker->search->reduced[j];
    double brought = 0;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const double value = model->value[e] * maker->search->dual[model->row_index[e]];

        brought += model->value[e] > 0 && model->row_index[e] < maker->search->layout->n_cover
                       ? value
                       : 0.0;
    }
    return lost > maker->range->dearest * (lost + brought);
}

static bool is_linked(const struct maker *maker, const struct capacity_move *move)
{
    const bool *is_queue = maker->range->is_queue;
    const int home = maker->search->problem->teams[move->team].home;

    return is_queue == NULL || (is_queue[move->queue] && (home < 0 || is_queue[home]));
}

static void open_column(struct maker *maker, int j)
{
    const struct lp_model *model = maker->search->model;

    maker->is_open[j] = true;
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        maker->is_touched[model->row_index[e]] = true;
    }
}

/** Opens w and m of move `a` in slot `t`, unless they are dear. */
static void open_move(struct maker *maker, int a, int t)
{
    const struct capacity_layout *layout = maker->search->layout;
    const int w = layout->away[a * layout->n_slots + t];
    const int m = layout->begin[a * layout->n_slots + t];

    if (w < 0 || (maker->search->point[w] <= 0 && is_dear(maker, w))) {
        return;
    }
    open_column(maker, w);
    if (m >= 0) {
        open_column(maker, m);
    }
}

static void open_moves(struct maker *maker)
{
    for (int a = 0; a < maker->search->problem->n_moves; a++) {
        if (is_linked(maker, &maker->search->problem->moves[a])) {
            for (int t = maker->range->slot_from; t <= maker->range->slot_to; t++) {
                open_move(maker, a, t);
            }
        }
    }
}

static bool is_touched(const struct maker *maker, int j)
{
    const struct lp_model *model = maker->search->model;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        if (maker->is_touched[model->row_index[e]]) {
            return true;
        }
    }
    return false;
}

/** Of the columns of some kinds (first .. last) those in the window whose rows are touched. */
static void open_touched(struct maker *maker, enum capacity_kind first, enum capacity_kind last)
{
    const struct capacity_layout *layout = maker->search->layout;

    for (int j = layout->first[first]; j < layout->first[last + 1]; j++) {
        const struct capacity_span span = maker->search->clock->col[j];

        if (span.from <= maker->range->slot_to && span.to >= maker->range->slot_from &&
            is_touched(maker, j)) {
            open_column(maker, j);
        }
    }
}

/** Duties as told, moves between the queues told, and what follows from both. */
static void open_columns(struct maker *maker)
{
    for (int j = 0; j < maker->search->layout->n_duties; j++) {
        if (maker->range->is_open[j]) {
            open_column(maker, j);
        }
    }
    open_moves(maker);
    open_touched(maker, CAPACITY_HOME, CAPACITY_HOME);
    open_touched(maker, CAPACITY_LOST, CAPACITY_UNDER);
    open_touched(maker, CAPACITY_OVER, CAPACITY_UNDER);
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
        if (maker->is_touched[i] && meet(maker, i).is_hard) {
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
    maker->is_touched = arena_alloc(arena, n_rows, sizeof *maker->is_touched);
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
