/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/linear_columns.h"

#include <math.h>
#include <string.h>

#include "models/lp/lp_bound.h"

/** A column comes in when its reduced cost is below this; below the simplex's own tolerance. */
#define COME_IN (-1e-8)

static bool reserve(struct capacity_linear *linear, struct linear_columns *columns)
{
    const size_t n_rows = (size_t)linear->layout.n_rows;
    const size_t n_cols = (size_t)linear->layout.n_cols;
    const size_t n_starts = (size_t)linear->problem->n_moves * (size_t)linear->layout.n_slots;
    struct arena *arena = &linear->arena;

    columns->stint = arena_alloc(arena, n_starts, sizeof *columns->stint);
    columns->priced.y = arena_alloc(arena, n_rows, sizeof(double));
    columns->priced.reduced = arena_alloc(arena, n_cols, sizeof(double));
    columns->pricing.worth = arena_alloc(arena, (size_t)linear->layout.n_slots + 1, sizeof(double));
    columns->pricing.more.at = arena_alloc(arena, n_starts, sizeof(struct stint));
    columns->pricing.least_gain = -COME_IN;
    for (size_t i = 0; !arena->failed && i < n_starts; i++) {
        columns->stint[i] = -1;
    }
    return entries_init(&columns->entries, arena, n_rows);
}

enum pb_rc linear_columns_init(struct capacity_linear *linear)
{
    linear->columns = arena_alloc(&linear->arena, 1, sizeof *linear->columns);
    return linear->columns != NULL && reserve(linear, linear->columns) ? PB_OK : PB_MEMORY;
}

/** Room for one column more. */
static bool grow(struct capacity_linear *linear)
{
    struct linear_columns *columns = linear->columns;
    const size_t n = (size_t)columns->n;

    if (columns->n < columns->room) {
        return true;
    }
    const size_t room = n > 0 ? 2 * n : (size_t)linear->layout.n_cols + 1;
    struct stint_origin *origin = arena_alloc(&linear->arena, room, sizeof *origin);
    int *next = arena_alloc(&linear->arena, room, sizeof *next);

    if (linear->arena.failed) {
        return false;
    }
    if (n > 0) {
        memcpy(origin, columns->origin, n * sizeof *origin);
        memcpy(next, columns->next, n * sizeof *next);
    }
    columns->origin = origin;
    columns->next = next;
    columns->room = (int)room;
    return true;
}

/** Adds the entries of model column `j` to the column in the making. */
static void put(struct capacity_linear *linear, int j)
{
    const struct lp_model *model = &linear->model;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        entries_add(&linear->columns->entries, linear->row[model->row_index[e]], model->value[e]);
    }
}

/** Adds the column in the making. A column that was 0 may grow in the tangent program. */
static enum pb_rc finish(struct capacity_linear *linear, struct lp_col *col,
                         struct stint_origin origin)
{
    struct linear_columns *columns = linear->columns;

    entries_hand_over(&columns->entries, col);
    enum pb_rc rc = lp_add_cols(linear->lp, 1, col);

    if (rc == PB_OK && linear->tangent != NULL) {
        col->upper = INFINITY;
        rc = lp_add_cols(linear->tangent, 1, col);
    }
    columns->next[columns->n] = -1;
    columns->origin[columns->n++] = origin;
    return rc;
}

enum pb_rc linear_add_column(struct capacity_linear *linear, int j)
{
    if (!grow(linear)) {
        return PB_MEMORY;
    }
    struct lp_col col = {.upper = linear->model.col_upper[j], .cost = linear->model.cost[j]};

    put(linear, j);
    linear->col[j] = linear->columns->n;
    return finish(linear, &col, (struct stint_origin){.col = j});
}

int linear_find_stint(const struct capacity_linear *linear, const struct stint *stint)
{
    const struct linear_columns *columns = linear->columns;
    int k = columns->stint[stint->move * linear->layout.n_slots + stint->from];

    while (k >= 0 && columns->origin[k].stint.to != stint->to) {
        k = columns->next[k];
    }
    return k;
}

enum pb_rc linear_add_stint(struct capacity_linear *linear, const struct stint *stint)
{
    const struct capacity_move *move = &linear->problem->moves[stint->move];
    const int start = stint->move * linear->layout.n_slots + stint->from;
    const int length = stint->to - stint->from + 1;

    if (linear_find_stint(linear, stint) >= 0) {
        return PB_OK;
    }
    if (!grow(linear)) {
        return PB_MEMORY;
    }
    const int n = linear->columns->n;
    struct lp_col col = {.upper = INFINITY, .cost = move->start_price + move->slot_price * length};

    for (int t = 0; t < length; t++) {
        put(linear, linear->layout.away[start + t]);
    }
    const enum pb_rc rc = finish(linear, &col, (struct stint_origin){CAPACITY_NONE, *stint});

    linear->columns->next[n] = linear->columns->stint[start];
    linear->columns->stint[start] = n;
    return rc;
}

void linear_price(struct capacity_linear *linear, const double dual[])
{
    struct linear_columns *columns = linear->columns;
    struct relaxation *priced = &columns->priced;
    struct lp_bound bound;

    for (int i = 0; i < linear->layout.n_rows; i++) {
        priced->y[i] = linear->row[i] >= 0 ? dual[linear->row[i]] : 0.0;
    }
    columns->pricing.more.n = 0;
    if (linear->box.lower != NULL) {
        capacity_flow_duals(&linear->search, linear->row, priced->y);
    } else {
        capacity_reduced_costs(&linear->model, priced->y, priced->reduced);
        capacity_chain_duals(&linear->search, priced, &columns->pricing);
    }
    lp_lagrangian_bound(&linear->model, priced->y, linear->box.lower, linear->box.upper, &bound);
    priced->bound = bound.value;
    if (linear->box.lower != NULL) {
        priced->bound -= capacity_presence_cost(&linear->box, &linear->search);
    }
}

enum pb_rc linear_let_in(struct capacity_linear *linear, int *n_new)
{
    const struct linear_columns *columns = linear->columns;
    const int before = columns->n;
    enum pb_rc rc = PB_OK;

    for (int j = 0; linear->box.lower == NULL && rc == PB_OK && j < linear->layout.n_duties; j++) {
        if (linear->col[j] < 0 && columns->priced.reduced[j] < COME_IN) {
            rc = linear_add_column(linear, j);
        }
    }
    for (int i = 0; rc == PB_OK && i < columns->pricing.more.n; i++) {
        rc = linear_add_stint(linear, &columns->pricing.more.at[i]);
    }
    *n_new = columns->n - before;
    return rc;
}

static enum pb_rc add_shortest(struct capacity_linear *linear, int i)
{
    const int n_slots = linear->layout.n_slots;
    struct stint stint = {i / n_slots, i % n_slots, i % n_slots - 1};
    int run_to = i;

    if (linear->layout.begin[i] < 0) {
        return PB_OK;
    }
    while ((run_to + 1) % n_slots != 0 && linear->layout.begin[run_to + 1] >= 0) {
        run_to++;
    }
    return stint_lengthen(&linear->search, &stint, run_to % n_slots)
               ? linear_add_stint(linear, &stint)
               : PB_OK;
}

enum pb_rc linear_let_in_all(struct capacity_linear *linear, int *n_new)
{
    const int before = linear->columns->n;
    const int n_starts = linear->problem->n_moves * linear->layout.n_slots;
    enum pb_rc rc = PB_OK;

    for (int j = 0; linear->box.lower == NULL && rc == PB_OK && j < linear->layout.n_duties; j++) {
        rc = linear->col[j] < 0 ? linear_add_column(linear, j) : PB_OK;
    }
    for (int i = 0; linear->box.lower == NULL && rc == PB_OK && i < n_starts; i++) {
        rc = add_shortest(linear, i);
    }
    *n_new = linear->columns->n - before;
    return rc;
}
