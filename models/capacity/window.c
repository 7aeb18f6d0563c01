/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/window.h"

#include <math.h>

#include "models/capacity/entries.h"
#include "models/capacity/window_stints.h"

/** Heads below this are rounding. */
#define LEAST_HEADS 1e-9

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
    double *closed;   /**< [model rows] what stands gives */
    double *opened;   /**< [model rows] what the open columns give in the point */
    struct lp_row *rows;
    struct entries entries; /**< in rows of the window */
};

static struct meeting meet(const struct maker *maker, int i)
{
    const struct capacity_span span = maker->search->clock->row[i];
    const bool is_inside = span.from <= maker->range->slot_to && span.to >= maker->range->slot_from;
    const bool reaches_on = span.to > maker->range->slot_to;
    const bool is_upper = maker->search->model->row_upper[i] < INFINITY;

    if (maker->range->is_exact) {
        return (struct meeting){.is_hard = true};
    }
    if (maker->search->clock->is_slot_row[i]) {
        return (struct meeting){.is_hard = is_inside, .is_charged = reaches_on};
    }
    return (struct meeting){.is_hard = is_inside && (!reaches_on || is_upper),
                            .is_charged = reaches_on};
}

static void touch(struct maker *maker, int j)
{
    const struct lp_model *model = maker->search->model;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        maker->is_touched[model->row_index[e]] = true;
    }
}

static void open_column(struct maker *maker, int j)
{
    maker->is_open[j] = true;
    touch(maker, j);
}

/** Opens w of move `a` where it has neither C6 nor C7, unless it is dear. */
static void open_free_moves(struct maker *maker, int a)
{
    const struct capacity_layout *layout = maker->search->layout;

    for (int t = maker->range->slot_from; t <= maker->range->slot_to; t++) {
        const int w = layout->away[a * layout->n_slots + t];

        if (w < 0 || layout->is_chained[w]) {
            continue;
        }
        const struct away_worth worth = window_away_worth(maker->search, w);

        if (maker->search->point[w] > 0 ||
            !window_is_dear(maker->range, worth.cost, worth.brought)) {
            open_column(maker, w);
        }
    }
}

/** First of the w of a stint; those of the next slots follow in the table. */
static const int *away_of(const struct maker *maker, const struct stint *stint)
{
    const struct capacity_layout *layout = maker->search->layout;

    return &layout->away[stint->move * layout->n_slots + stint->from];
}

static void open_stint(struct maker *maker, const struct stint *stint)
{
    const int *away = away_of(maker, stint);

    for (int t = 0; t <= stint->to - stint->from; t++) {
        touch(maker, away[t]);
    }
}

static void open_moves(struct maker *maker)
{
    for (int a = 0; a < maker->search->problem->n_moves; a++) {
        if (window_is_linked(maker->search, maker->range, a)) {
            open_free_moves(maker, a);
        }
    }
    for (int i = 0; i < maker->window->stints.n; i++) {
        open_stint(maker, &maker->window->stints.at[i].stint);
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

static void add_entries(const struct maker *maker, int j, double value, double *activity)
{
    const struct lp_model *model = maker->search->model;

    for (int e = model->col_start[j]; value != 0 && e < model->col_start[j + 1]; e++) {
        activity[model->row_index[e]] += model->value[e] * value;
    }
}

static void sum_activity(struct maker *maker)
{
    const struct stint_shares *stints = &maker->window->stints;

    for (int j = 0; j < maker->search->model->n_cols; j++) {
        add_entries(maker, j, maker->search->point[j],
                    maker->is_open[j] ? maker->opened : maker->closed);
    }
    for (int i = 0; i < stints->n; i++) {
        const struct stint_share *share = &stints->at[i];
        const int *away = away_of(maker, &share->stint);

        for (int t = 0; t <= share->stint.to - share->stint.from; t++) {
            add_entries(maker, away[t], share->heads, maker->opened);
            add_entries(maker, away[t], -share->heads, maker->closed);
        }
    }
}

/** Rows of the window: C6 and C7 hold by themselves. */
static bool is_row(const struct maker *maker, int i)
{
    const struct capacity_layout *layout = maker->search->layout;

    return maker->is_touched[i] && (i < layout->chain_from || i >= layout->chain_to) &&
           meet(maker, i).is_hard;
}

/** C5 has no elastic column: a point that breaks it must not get worse, and who was lent before a
 * window that does not know its neighbours yet may lack the people. */
static double lower_of(const struct maker *maker, int i)
{
    const struct capacity_layout *layout = maker->search->layout;
    const double lower = maker->search->model->row_lower[i] - maker->closed[i];
    const bool is_presence = i >= layout->chain_from - layout->n_presence && i < layout->chain_from;

    return is_presence ? fmin(lower, maker->range->is_exact ? maker->opened[i] : 0.0) : lower;
}

static enum pb_rc add_rows(struct maker *maker)
{
    const struct lp_model *model = maker->search->model;
    struct window *window = maker->window;

    for (int i = 0; i < model->n_rows; i++) {
        window->place[i] = -1;
        if (is_row(maker, i)) {
            const double upper = model->row_upper[i] - maker->closed[i];
            const double lower = lower_of(maker, i);

            window->place[i] = window->n_rows;
            window->row[window->n_rows] = i;
            maker->rows[window->n_rows++] =
                (struct lp_row){.lower = fmin(lower, fmax(upper, 0.0)), .upper = fmax(upper, 0.0)};
        }
    }
    return lp_add_rows(window->lp, window->n_rows, maker->rows);
}

/** Adds the entries of model column `j` to the column in the making. */
static void put(struct maker *maker, int j, struct lp_col *col)
{
    const struct lp_model *model = maker->search->model;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];

        if (meet(maker, i).is_charged) {
            col->cost -= maker->search->dual[i] * model->value[e];
        }
        entries_add(&maker->entries, maker->window->place[i], model->value[e]);
    }
}

static enum pb_rc finish(struct maker *maker, struct lp_col *col)
{
    entries_hand_over(&maker->entries, col);
    maker->window->n_cols++;
    return lp_add_cols(maker->window->lp, 1, col);
}

static enum pb_rc add_plain(struct maker *maker)
{
    const struct lp_model *model = maker->search->model;
    struct window *window = maker->window;
    enum pb_rc rc = PB_OK;

    for (int j = 0; rc == PB_OK && j < model->n_cols; j++) {
        if (maker->is_open[j]) {
            struct lp_col col = {.upper = model->col_upper[j], .cost = model->cost[j]};

            put(maker, j, &col);
            window->col[window->n_plain++] = j;
            window->n_duties += j < maker->search->layout->n_duties ? 1 : 0;
            window->cost += col.cost * maker->search->point[j];
            rc = finish(maker, &col);
        }
    }
    return rc;
}

static enum pb_rc add_stints(struct maker *maker)
{
    const struct stint_shares *stints = &maker->window->stints;
    enum pb_rc rc = PB_OK;

    for (int i = 0; rc == PB_OK && i < stints->n; i++) {
        const struct stint *stint = &stints->at[i].stint;
        const struct capacity_move *move = &maker->search->problem->moves[stint->move];
        const int length = stint->to - stint->from + 1;
        const int *away = away_of(maker, stint);
        struct lp_col col = {.upper = INFINITY,
                             .cost = move->start_price + move->slot_price * length};

        for (int t = 0; t < length; t++) {
            put(maker, away[t], &col);
        }
        maker->window->cost += col.cost * stints->at[i].heads;
        rc = finish(maker, &col);
    }
    return rc;
}

static enum pb_rc allocate(struct maker *maker)
{
    const size_t n_rows = (size_t)maker->search->model->n_rows;
    const size_t n_cols = (size_t)maker->search->model->n_cols;
    struct window *window = maker->window;
    struct arena *arena = &window->arena;

    window->col = arena_alloc(arena, n_cols, sizeof *window->col);
    window->row = arena_alloc(arena, n_rows, sizeof *window->row);
    window->place = arena_alloc(arena, n_rows, sizeof *window->place);
    maker->is_open = arena_alloc(arena, n_cols, sizeof *maker->is_open);
    maker->is_touched = arena_alloc(arena, n_rows, sizeof *maker->is_touched);
    maker->closed = arena_alloc(arena, n_rows, sizeof *maker->closed);
    maker->opened = arena_alloc(arena, n_rows, sizeof *maker->opened);
    maker->rows = arena_alloc(arena, n_rows, sizeof *maker->rows);
    return !entries_init(&maker->entries, arena, n_rows)
               ? PB_MEMORY
               : window_stints_find(maker->search, maker->range, arena, &window->stints);
}

enum pb_rc window_init(struct window *window, const struct capacity_search *search,
                       const struct window_range *range)
{
    struct maker maker = {.search = search, .range = range, .window = window};

    *window = (struct window){0};
    enum pb_rc rc = allocate(&maker);

    if (rc == PB_OK) {
        open_columns(&maker);
        sum_activity(&maker);
        rc = lp_create(&window->lp, NULL);
    }
    if (rc == PB_OK) {
        rc = add_rows(&maker);
    }
    if (rc == PB_OK) {
        rc = add_plain(&maker);
    }
    return rc == PB_OK ? add_stints(&maker) : rc;
}

void window_keep(const struct window *window, const struct capacity_search *search,
                 const double x[])
{
    for (int j = 0; j < window->n_plain; j++) {
        search->point[window->col[j]] = fmax(x[j], 0.0);
    }
    for (int i = 0; i < window->stints.n; i++) {
        const struct stint_share *share = &window->stints.at[i];

        window_stint_add(search, &share->stint, -share->heads, search->point);
    }
    for (int i = 0; i < window->stints.n; i++) {
        const double heads = x[window->n_plain + i];

        if (heads > LEAST_HEADS) {
            window_stint_add(search, &window->stints.at[i].stint, heads, search->point);
        }
    }
}

void window_release(struct window *window)
{
    lp_free(window->lp);
    arena_release(&window->arena);
    *window = (struct window){0};
}
