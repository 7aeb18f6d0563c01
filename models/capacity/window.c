/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/window.h"

#include <math.h>
#include <string.h>

#include "models/capacity/window_stints.h"

/** Heads below this are rounding. */
#define LEAST_HEADS 1e-9

/** Share of the LP's answer that is noise. */
#define NOISE 1e-5

/** How a row of the model meets the window. */
struct meeting {
    bool is_hard;    /**< the row is in the window */
    bool is_charged; /**< its dual is charged to open columns */
};

struct maker {
    const struct capacity_search *search;
    const struct window_range *range;
    struct window *window;
    bool *is_open;    /**< [model columns] there from the start, or waiting */
    bool *is_waiting; /**< [model columns] */
    bool *is_touched; /**< [model rows] by an open column */
    double *closed;   /**< [model rows] what stands gives */
    double *opened;   /**< [model rows] what the open columns give in the point */
    struct lp_row *rows;
};

static struct meeting meet(const struct window *window, int i)
{
    const struct window_range *range = window->range;
    const struct capacity_span span = window->search->clock->row[i];
    const bool is_inside = span.from <= range->slot_to && span.to >= range->slot_from;
    const bool reaches_on = span.to > range->slot_to;
    const bool is_upper = window->search->model->row_upper[i] < INFINITY;

    if (range->is_exact) {
        return (struct meeting){.is_hard = true};
    }
    if (window->search->clock->is_slot_row[i]) {
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

/** Opens a column that is there from the start only when it is in use or not dear. */
static void open_if_asked(struct maker *maker, int j, bool is_dear)
{
    open_column(maker, j);
    maker->is_waiting[j] = is_dear && !(maker->search->point[j] > 0);
}

/** Opens w of move `a` where it has neither C6 nor C7. */
static void open_free_moves(struct maker *maker, int a)
{
    const struct capacity_layout *layout = maker->search->layout;

    for (int t = maker->range->slot_from; t <= maker->range->slot_to; t++) {
        const int w = layout->away[a * layout->n_slots + t];

        if (w < 0 || layout->is_chained[w]) {
            continue;
        }
        const struct away_worth worth = window_away_worth(maker->search, w);

        open_if_asked(maker, w, window_is_dear(maker->range, worth.cost, worth.brought));
    }
}

/** First of the w of a stint; those of the next slots follow in the table. */
static const int *away_of(const struct capacity_layout *layout, const struct stint *stint)
{
    return &layout->away[stint->move * layout->n_slots + stint->from];
}

/** Touches what stints of move `a` may need. */
static void touch_stints(struct maker *maker, int a)
{
    const struct capacity_layout *layout = maker->search->layout;
    const int first = a * layout->n_slots;

    for (int t = maker->range->slot_from; t <= maker->range->slot_to; t++) {
        if (layout->begin[first + t] >= 0) {
            touch(maker, layout->away[first + t]);
            maker->window->has_stints = true;
        }
    }
}

static void open_moves(struct maker *maker)
{
    for (int a = 0; a < maker->search->problem->n_moves; a++) {
        if (window_is_linked(maker->search, maker->range, a)) {
            open_free_moves(maker, a);
            touch_stints(maker, a);
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
            open_if_asked(maker, j, maker->search->reduced[j] > maker->range->dearest_duty);
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

static void sum_activity(struct maker *maker, const struct stint_shares *stints)
{
    for (int j = 0; j < maker->search->model->n_cols; j++) {
        add_entries(maker, j, maker->search->point[j],
                    maker->is_open[j] ? maker->opened : maker->closed);
    }
    for (int i = 0; i < stints->n; i++) {
        const struct stint_share *share = &stints->at[i];
        const int *away = away_of(maker->search->layout, &share->stint);

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
           meet(maker->window, i).is_hard;
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

/** What the LP's plan leaves of a bound is whole but for its noise, and whole people must fit in.
 */
static double without_noise(double left)
{
    return fabs(left - round(left)) < NOISE ? round(left) : left;
}

static enum pb_rc add_rows(struct maker *maker)
{
    const struct lp_model *model = maker->search->model;
    struct window *window = maker->window;

    for (int i = 0; i < model->n_rows; i++) {
        window->place[i] = -1;
        if (is_row(maker, i)) {
            const double upper = without_noise(model->row_upper[i] - maker->closed[i]);
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
static void put(struct window *window, int j, struct lp_col *col)
{
    const struct lp_model *model = window->search->model;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];

        col->cost -= window->beyond[i] * model->value[e];
        entries_add(&window->entries, window->place[i], model->value[e]);
    }
}

/** Lists the column in the making and adds it; `from` as in window->col. */
static enum pb_rc finish(struct window *window, struct lp_col *col, int from)
{
    if (window->n_cols == window->room) {
        const int room = 2 * window->room + 256;
        int *more = arena_alloc(&window->arena, (size_t)room, sizeof *more);

        if (more == NULL) {
            return PB_MEMORY;
        }
        if (window->n_cols > 0) {
            memcpy(more, window->col, (size_t)window->n_cols * sizeof *more);
        }
        window->col = more;
        window->room = room;
    }
    entries_hand_over(&window->entries, col);
    window->col[window->n_cols++] = from;
    return lp_add_cols(window->lp, 1, col);
}

enum pb_rc window_add_column(struct window *window, int j)
{
    const struct lp_model *model = window->search->model;
    struct lp_col col = {.upper = model->col_upper[j], .cost = model->cost[j]};

    if (j < window->search->layout->n_duties) {
        window->duty[window->n_duties++] = window->n_cols;
    }
    put(window, j, &col);
    window->cost += col.cost * window->search->point[j];
    return finish(window, &col, j);
}

static enum pb_rc add_plain(struct maker *maker)
{
    struct window *window = maker->window;
    enum pb_rc rc = PB_OK;

    for (int j = 0; rc == PB_OK && j < maker->search->model->n_cols; j++) {
        if (maker->is_open[j] && j < maker->search->layout->n_duties) {
            window->most_duties++;
        }
        if (maker->is_waiting[j]) {
            window->waiting[window->n_waiting++] = j;
        } else if (maker->is_open[j]) {
            rc = window_add_column(window, j);
        }
    }
    return rc;
}

enum pb_rc window_add_stint(struct window *window, const struct stint *stint, double heads)
{
    const struct capacity_move *move = &window->search->problem->moves[stint->move];
    const int length = stint->to - stint->from + 1;
    const int *away = away_of(window->search->layout, stint);
    struct lp_col col = {.upper = INFINITY, .cost = move->start_price + move->slot_price * length};

    stint_shares_add(&window->stints, &window->arena, *stint, heads);
    if (window->arena.failed) {
        return PB_MEMORY;
    }
    for (int t = 0; t < length; t++) {
        put(window, away[t], &col);
    }
    window->cost += col.cost * heads;
    return finish(window, &col, -window->stints.n);
}

static enum pb_rc add_stints(struct window *window, const struct stint_shares *stints)
{
    enum pb_rc rc = PB_OK;

    for (int i = 0; rc == PB_OK && i < stints->n; i++) {
        rc = window_add_stint(window, &stints->at[i].stint, stints->at[i].heads);
    }
    return rc;
}

bool window_may_grow(const struct window *window)
{
    return window->has_stints || window->n_waiting > 0;
}

/** Worth of the rows beyond the window. */
static void charge(struct maker *maker)
{
    struct window *window = maker->window;

    for (int i = 0; i < maker->search->model->n_rows; i++) {
        if (maker->is_touched[i] && meet(window, i).is_charged) {
            window->beyond[i] = maker->search->dual[i];
        }
        window->price[i] = window->beyond[i];
    }
}

static enum pb_rc allocate(struct maker *maker)
{
    const size_t n_rows = (size_t)maker->search->model->n_rows;
    const size_t n_cols = (size_t)maker->search->model->n_cols;
    struct window *window = maker->window;
    struct arena *arena = &window->arena;

    window->waiting = arena_alloc(arena, n_cols, sizeof *window->waiting);
    window->duty =
        arena_alloc(arena, (size_t)maker->search->layout->n_duties, sizeof *window->duty);
    window->row = arena_alloc(arena, n_rows, sizeof *window->row);
    window->place = arena_alloc(arena, n_rows, sizeof *window->place);
    window->beyond = arena_alloc(arena, n_rows, sizeof *window->beyond);
    window->price = arena_alloc(arena, n_rows, sizeof *window->price);
    window->sum =
        arena_alloc(arena, (size_t)maker->search->layout->n_slots + 1, sizeof *window->sum);
    maker->is_open = arena_alloc(arena, n_cols, sizeof *maker->is_open);
    maker->is_waiting = arena_alloc(arena, n_cols, sizeof *maker->is_waiting);
    maker->is_touched = arena_alloc(arena, n_rows, sizeof *maker->is_touched);
    maker->closed = arena_alloc(arena, n_rows, sizeof *maker->closed);
    maker->opened = arena_alloc(arena, n_rows, sizeof *maker->opened);
    maker->rows = arena_alloc(arena, n_rows, sizeof *maker->rows);
    return entries_init(&window->entries, arena, n_rows) ? PB_OK : PB_MEMORY;
}

enum pb_rc window_init(struct window *window, const struct capacity_search *search,
                       const struct window_range *range)
{
    struct maker maker = {.search = search, .range = range, .window = window};
    struct stint_shares stints = {0};

    *window = (struct window){.search = search, .range = range};
    enum pb_rc rc = allocate(&maker);

    if (rc == PB_OK) {
        rc = window_stints_find(search, range, &window->arena, &stints);
    }
    if (rc == PB_OK) {
        open_columns(&maker);
        charge(&maker);
        sum_activity(&maker, &stints);
        rc = lp_create(&window->lp, NULL);
    }
    if (rc == PB_OK) {
        rc = add_rows(&maker);
    }
    if (rc == PB_OK) {
        rc = add_plain(&maker);
    }
    if (rc == PB_OK) {
        rc = add_stints(window, &stints);
    }
    return rc == PB_OK ? lp_scale(window->lp) : rc;
}

void window_keep(const struct window *window, const double x[])
{
    const struct capacity_search *search = window->search;

    for (int i = 0; i < window->stints.n; i++) {
        const struct stint_share *share = &window->stints.at[i];

        window_stint_add(search, &share->stint, -share->heads, search->point);
    }
    for (int j = 0; j < window->n_cols; j++) {
        const int from = window->col[j];

        if (from >= 0) {
            search->point[from] = fmax(x[j], 0.0);
        } else if (x[j] > LEAST_HEADS) {
            window_stint_add(search, &window->stints.at[-1 - from].stint, x[j], search->point);
        }
    }
}

void window_release(struct window *window)
{
    lp_free(window->lp);
    arena_release(&window->arena);
    *window = (struct window){0};
}
