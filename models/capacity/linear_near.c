/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/linear_near.h"

#include "models/capacity/linear_columns.h"

/** What of the old LP is what of the new one. */
struct map {
    struct capacity_linear *now;
    const struct capacity_linear *before;
    struct capacity_match match; /**< rows and columns of the new model in the old one */
    int *old_start;              /**< [old columns] move * n_slots + slot of w, -1 = no w */
    int *new_move;               /**< [old moves] -1 = none */
    int *shift;                  /**< [old moves] old slot less new slot */
    unsigned char *row, *col;    /**< old basis, by row and column of the old program */
    struct arena arena;
};

static int *filled(struct arena *arena, int n)
{
    int *out = arena_alloc(arena, (size_t)n, sizeof *out);

    for (int i = 0; out != NULL && i < n; i++) {
        out[i] = -1;
    }
    return out;
}

/** Rows and columns that are the same by their number. */
static enum pb_rc match_by_number(struct map *map)
{
    map->match = (struct capacity_match){
        .col = arena_alloc(&map->arena, (size_t)map->now->layout.n_cols, sizeof(int)),
        .row = arena_alloc(&map->arena, (size_t)map->now->layout.n_rows, sizeof(int))};
    for (int j = 0; !map->arena.failed && j < map->now->layout.n_cols; j++) {
        map->match.col[j] = j;
    }
    for (int i = 0; !map->arena.failed && i < map->now->layout.n_rows; i++) {
        map->match.row[i] = i;
    }
    return map->arena.failed ? PB_MEMORY : PB_OK;
}

/** Whether both models have the same shape, as far as numbers say. */
static bool are_alike(const struct capacity_linear *a, const struct capacity_linear *b)
{
    return a->layout.n_cols == b->layout.n_cols && a->layout.n_rows == b->layout.n_rows &&
           a->layout.n_slots == b->layout.n_slots && a->problem->n_moves == b->problem->n_moves;
}

/** Matches rows and columns; *fits is false when there is nothing to take. */
static enum pb_rc match(struct map *map, const struct capacity_linear_task *task, bool *fits)
{
    const struct capacity_side now = {map->now->problem, &map->now->layout, task->ids};
    const struct capacity_side before = {map->before->problem, &map->before->layout,
                                         task->near_ids};

    *fits = map->before->lp != NULL && map->before->box.lower == NULL;
    if (*fits && task->ids == NULL) {
        *fits = are_alike(map->now, map->before);
        return *fits ? match_by_number(map) : PB_OK;
    }
    *fits = *fits && capacity_may_match(&now, &before);
    return *fits ? capacity_match_make(&now, &before, &map->arena, &map->match) : PB_OK;
}

static bool is_same_soft(const struct capacity_soft *a, const struct capacity_soft *b)
{
    return a->kind == b->kind && a->queue == b->queue && a->slot_from == b->slot_from &&
           a->slot_to == b->slot_to;
}

/** Soft rows count other classes when there is a new one, and would be strangers: for a basis they
 * are the same all the same. */
static enum pb_rc match_softs(struct map *map)
{
    const struct capacity_layout *now = &map->now->layout;
    const struct capacity_layout *before = &map->before->layout;
    const int n_old = map->before->problem->n_softs;
    bool *is_taken = arena_alloc(&map->arena, (size_t)n_old, sizeof *is_taken);

    if (map->arena.failed) {
        return PB_MEMORY;
    }
    for (int u = 0; u < map->now->problem->n_softs; u++) {
        if (map->match.row[now->soft0 + u] >= 0) {
            is_taken[map->match.row[now->soft0 + u] - before->soft0] = true;
        }
    }
    for (int u = 0, v; u < map->now->problem->n_softs; u++) {
        for (v = 0; map->match.row[now->soft0 + u] < 0 && v < n_old; v++) {
            if (!is_taken[v] &&
                is_same_soft(&map->now->problem->softs[u], &map->before->problem->softs[v])) {
                is_taken[v] = true;
                map->match.row[now->soft0 + u] = before->soft0 + v;
                map->match.col[now->missing0 + u] = before->missing0 + v;
            }
        }
    }
    return PB_OK;
}

/** Which old move is which new one, from their w. */
static enum pb_rc match_moves(struct map *map)
{
    const struct capacity_layout *now = &map->now->layout;
    const struct capacity_layout *before = &map->before->layout;
    const int n_old = map->before->problem->n_moves;

    map->old_start = filled(&map->arena, before->n_cols);
    map->new_move = filled(&map->arena, n_old);
    map->shift = filled(&map->arena, n_old);
    for (int i = 0; !map->arena.failed && i < n_old * before->n_slots; i++) {
        if (before->away[i] >= 0) {
            map->old_start[before->away[i]] = i;
        }
    }
    for (int i = 0; !map->arena.failed && i < map->now->problem->n_moves * now->n_slots; i++) {
        const int old = now->away[i] >= 0 ? map->match.col[now->away[i]] : -1;
        const int at = old >= 0 ? map->old_start[old] : -1;

        if (at >= 0) {
            map->new_move[at / before->n_slots] = i / now->n_slots;
            map->shift[at / before->n_slots] = at % before->n_slots - i % now->n_slots;
        }
    }
    return map->arena.failed ? PB_MEMORY : PB_OK;
}

/** The old stint in the new model; false when it has no such stint. */
static bool translate(const struct map *map, struct stint *stint)
{
    const struct capacity_layout *layout = &map->now->layout;
    const int move = map->new_move[stint->move];
    const int from = stint->from - map->shift[stint->move];
    const int to = stint->to - map->shift[stint->move];

    if (move < 0 || from < 0 || to >= layout->n_slots) {
        return false;
    }
    const int *begin = &layout->begin[move * layout->n_slots];

    for (int t = from; t <= to; t++) {
        if (begin[t] < 0) {
            return false;
        }
    }
    *stint = (struct stint){move, from, to};
    /* one that ends early ends where its hours end */
    return to - from + 1 >= map->now->problem->moves[move].block || to + 1 == layout->n_slots ||
           begin[to + 1] < 0;
}

/** Whether the column of the old program is worth one: others come in when they are called for. */
static bool is_used(const struct map *map, int old)
{
    return old >= 0 && map->col[old] != LP_AT_LOWER;
}

static enum pb_rc add_columns(struct map *map)
{
    const struct linear_columns *old = map->before->columns;
    enum pb_rc rc = PB_OK;

    for (int j = 0; rc == PB_OK && j < map->now->layout.n_duties; j++) {
        if (map->match.col[j] >= 0 && is_used(map, map->before->col[map->match.col[j]])) {
            rc = linear_add_column(map->now, j);
        }
    }
    for (int k = 0; rc == PB_OK && k < old->n; k++) {
        struct stint stint = old->origin[k].stint;

        if (old->origin[k].col == CAPACITY_NONE && is_used(map, k) && translate(map, &stint)) {
            rc = linear_add_stint(map->now, &stint);
        }
    }
    return rc;
}

/** Takes the old states over; how many are basic. */
static int take_states(struct map *map, unsigned char *row, unsigned char *col)
{
    const struct capacity_layout *layout = &map->now->layout;
    const struct linear_columns *old = map->before->columns;
    int n_basic = 0;

    for (int i = 0; i < layout->n_rows; i++) {
        const int before = map->match.row[i] >= 0 ? map->before->row[map->match.row[i]] : -1;

        if (map->now->row[i] >= 0) {
            row[map->now->row[i]] = before >= 0 ? map->row[before] : LP_BASIC;
            n_basic += row[map->now->row[i]] == LP_BASIC;
        }
    }
    for (int j = 0; j < layout->n_cols; j++) {
        const int before = map->match.col[j] >= 0 ? map->before->col[map->match.col[j]] : -1;

        if (map->now->col[j] >= 0) {
            col[map->now->col[j]] = before >= 0 ? map->col[before] : LP_AT_LOWER;
            n_basic += col[map->now->col[j]] == LP_BASIC;
        }
    }
    for (int k = 0; k < old->n; k++) {
        struct stint stint = old->origin[k].stint;

        if (old->origin[k].col == CAPACITY_NONE && is_used(map, k) && translate(map, &stint)) {
            col[linear_find_stint(map->now, &stint)] = map->col[k];
            n_basic += map->col[k] == LP_BASIC;
        }
    }
    return n_basic;
}

/** Old columns and rows in the new program, -1 = gone. */
struct places {
    int *row; /**< [old rows] of the model to row of the new program */
    int *col; /**< [old columns] likewise */
};

static enum pb_rc find_places(struct map *map, struct places *places)
{
    places->row = filled(&map->arena, map->before->layout.n_rows);
    places->col = filled(&map->arena, map->before->layout.n_cols);
    for (int i = 0; !map->arena.failed && i < map->now->layout.n_rows; i++) {
        if (map->match.row[i] >= 0) {
            places->row[map->match.row[i]] = map->now->row[i];
        }
    }
    for (int j = 0; !map->arena.failed && j < map->now->layout.n_cols; j++) {
        if (map->match.col[j] >= 0) {
            places->col[map->match.col[j]] = map->now->col[j];
        }
    }
    return map->arena.failed ? PB_MEMORY : PB_OK;
}

/** The basic column of the new program with fewest entries for each tight row that is gone: it
 * stood for that row. -1 = none. */
static int *who_stood(struct map *map, const struct places *places, const unsigned char *col)
{
    const struct capacity_linear *before = map->before;
    int *who = filled(&map->arena, before->layout.n_rows);

    for (int j = 0; who != NULL && j < before->layout.n_cols; j++) {
        const int n = before->model.col_start[j + 1] - before->model.col_start[j];

        if (places->col[j] < 0 || col[places->col[j]] != LP_BASIC) {
            continue;
        }
        for (int e = before->model.col_start[j]; e < before->model.col_start[j + 1]; e++) {
            int *best = &who[before->model.row_index[e]];

            if (*best < 0 ||
                n < before->model.col_start[*best + 1] - before->model.col_start[*best]) {
                *best = j;
            }
        }
    }
    return who;
}

/** Rows that are gone were tight by a basic column, which leaves the basis with them, until as many
 * are basic as there are rows; how many are then. */
static int drop_for_rows(struct map *map, const struct places *places, unsigned char *col,
                         int n_basic)
{
    const struct capacity_linear *before = map->before;
    const int n_rows = lp_model_of(map->now->lp)->n_rows;
    int last = n_basic + 1;

    while (n_basic > n_rows && n_basic < last) {
        const int *who = who_stood(map, places, col);

        last = n_basic;
        for (int i = 0; who != NULL && n_basic > n_rows && i < before->layout.n_rows; i++) {
            const bool is_gone = before->row[i] >= 0 && places->row[i] < 0;

            if (is_gone && map->row[before->row[i]] != LP_BASIC && who[i] >= 0 &&
                col[places->col[who[i]]] == LP_BASIC) {
                col[places->col[who[i]]] = LP_AT_LOWER;
                n_basic--;
            }
        }
    }
    return n_basic;
}

/** Basic columns that are gone leave a tight row without one: its slack becomes basic, until as
 * many are basic as there are rows; how many are then. */
static int add_for_columns(struct map *map, const struct places *places, unsigned char *row,
                           int n_basic)
{
    const struct capacity_linear *before = map->before;
    const int n_rows = lp_model_of(map->now->lp)->n_rows;

    for (int j = 0; n_basic < n_rows && j < before->layout.n_cols; j++) {
        if (before->col[j] < 0 || map->col[before->col[j]] != LP_BASIC || places->col[j] >= 0) {
            continue;
        }
        for (int e = before->model.col_start[j]; e < before->model.col_start[j + 1]; e++) {
            const int i = places->row[before->model.row_index[e]];

            if (i >= 0 && row[i] != LP_BASIC) {
                row[i] = LP_BASIC;
                n_basic++;
                break;
            }
        }
    }
    return n_basic;
}

static enum pb_rc set_basis(struct map *map)
{
    const int n_rows = lp_model_of(map->now->lp)->n_rows;
    unsigned char *row = arena_alloc(&map->arena, (size_t)n_rows, sizeof *row);
    unsigned char *col = arena_alloc(&map->arena, (size_t)map->now->columns->n, sizeof *col);

    struct places places;

    if (map->arena.failed || find_places(map, &places) != PB_OK) {
        return PB_MEMORY;
    }
    int n_basic = take_states(map, row, col);

    n_basic = drop_for_rows(map, &places, col, n_basic);
    n_basic = add_for_columns(map, &places, row, n_basic);
    map->now->warm = n_basic == n_rows;
    return map->now->warm ? lp_set_basis(map->now->lp, row, col) : PB_OK;
}

static enum pb_rc read_basis(struct map *map)
{
    const struct lp_model *old = lp_model_of(map->before->lp);

    map->row = arena_alloc(&map->arena, (size_t)old->n_rows, sizeof *map->row);
    map->col = arena_alloc(&map->arena, (size_t)old->n_cols, sizeof *map->col);
    return map->arena.failed ? PB_MEMORY : lp_get_basis(map->before->lp, map->row, map->col);
}

enum pb_rc linear_begin_near(struct capacity_linear *linear,
                             const struct capacity_linear_task *task, bool *fits)
{
    struct map map = {.now = linear, .before = task->near};
    enum pb_rc rc = match(&map, task, fits);

    if (rc == PB_OK && *fits) {
        rc = match_softs(&map);
    }
    if (rc == PB_OK && *fits) {
        rc = match_moves(&map);
    }
    if (rc == PB_OK && *fits) {
        rc = read_basis(&map);
    }
    if (rc == PB_OK && *fits) {
        rc = add_columns(&map);
    }
    if (rc == PB_OK && *fits) {
        rc = set_basis(&map);
    }
    arena_release(&map.arena);
    return rc;
}

enum pb_rc linear_recall(struct capacity_linear *linear, const struct capacity_linear_task *task,
                         bool *fits)
{
    struct map map = {.now = linear, .before = task->near};
    enum pb_rc rc = match(&map, task, fits);

    if (rc == PB_OK && *fits) {
        rc = match_softs(&map);
    }
    for (int i = 0; rc == PB_OK && *fits && i < linear->layout.n_rows; i++) {
        linear->dual[i] = map.match.row[i] >= 0 ? map.before->dual[map.match.row[i]] : 0.0;
    }
    arena_release(&map.arena);
    return rc;
}
