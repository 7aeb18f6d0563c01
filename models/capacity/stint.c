/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/stint.h"

#include <math.h>

#include "models/capacity/relax.h"

struct stinter {
    struct stint_program *program;
    const struct capacity_search *search;
    const double *fixed;
    const bool *is_out; /**< [model rows] */
    int *place;         /**< [model rows] row of the program, -1 = none */
    double *taken;      /**< [model rows] by fixed duties */
    int *entry_row;     /**< the column in the making, summed by row */
    double *entry_value;
    int *entry_place;
    int n;
    int room; /**< for origin and is_open */
    enum pb_rc rc;
};

static bool is_chain_row(const struct capacity_layout *layout, int i)
{
    return i >= layout->chain_from && i < layout->chain_to;
}

static void put(struct stinter *s, int i, double value)
{
    const int row = s->place[i];

    if (row < 0) {
        return;
    }
    if (s->entry_place[row] == 0) {
        s->entry_row[s->n] = row;
        s->entry_value[s->n] = 0;
        s->entry_place[row] = ++s->n;
    }
    s->entry_value[s->entry_place[row] - 1] += value;
}

static void put_column(struct stinter *s, int j)
{
    const struct lp_model *model = s->search->model;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        put(s, model->row_index[e], model->value[e]);
    }
}

static void finish(struct stinter *s, double cost, double upper, bool is_open,
                   struct stint_origin origin)
{
    const struct lp_col col = {
        .upper = upper, .cost = cost, .n = s->n, .row = s->entry_row, .value = s->entry_value};
    const int j = s->program->lp.n_cols;

    if (s->rc == PB_OK) {
        s->program->origin[j] = origin;
        s->program->is_open[j] = is_open;
        s->rc = lp_model_add_cols(&s->program->lp, 1, &col);
    }
    for (int i = 0; i < s->n; i++) {
        s->entry_place[s->entry_row[i]] = 0;
    }
    s->n = 0;
}

/** Lengths of stints: the block and a little more, then half as long again each time. */
static int next_length(int length, int block)
{
    return length < block + 2 ? length + 1 : length + (length + 1) / 2;
}

static void add_stint(struct stinter *s, struct stint stint)
{
    const struct capacity_move *move = &s->search->problem->moves[stint.move];
    const int n_slots = s->search->layout->n_slots;

    for (int t = stint.from; t <= stint.to; t++) {
        put_column(s, s->search->layout->away[stint.move * n_slots + t]);
    }
    finish(s, move->start_price + move->slot_price * (stint.to - stint.from + 1), INFINITY, true,
           (struct stint_origin){CAPACITY_NONE, stint});
}

static void add_stints_from(struct stinter *s, int a, int from, int run_to)
{
    const struct capacity_move *move = &s->search->problem->moves[a];
    const int longest = (int)fmax(move->block, STINT_HOURS / s->search->problem->slot_hours);
    int to = from - 1;

    for (int length = move->block; to < run_to && length <= longest;
         length = next_length(length, move->block)) {
        to = from + length - 1 < run_to ? from + length - 1 : run_to;
        add_stint(s, (struct stint){a, from, to});
    }
}

static void add_stints(struct stinter *s, int a)
{
    const int n_slots = s->search->layout->n_slots;
    const int *begin = &s->search->layout->begin[a * n_slots];
    int run_to = -1;

    for (int t = 0; t < n_slots; t++) {
        if (begin[t] < 0) {
            continue;
        }
        for (run_to = run_to < t ? t : run_to; run_to + 1 < n_slots && begin[run_to + 1] >= 0;) {
            run_to++;
        }
        add_stints_from(s, a, t, run_to);
    }
}

int stint_most_columns(const struct capacity_search *search)
{
    const int n_slots = search->layout->n_slots;
    double total = search->model->n_cols;

    for (int a = 0; a < search->problem->n_moves; a++) {
        const struct capacity_move *move = &search->problem->moves[a];
        const int longest = (int)fmax(move->block, STINT_HOURS / search->problem->slot_hours);
        int lengths = 0;

        for (int length = move->block; length <= longest;
             length = next_length(length, move->block)) {
            lengths++;
        }
        for (int t = 0; t < n_slots; t++) {
            total += search->layout->begin[a * n_slots + t] >= 0 ? lengths : 0;
        }
    }
    return (int)total;
}

/** Rows: all but C6, C7 and those left out, less what fixed duties take. */
static void add_rows(struct stinter *s)
{
    const struct lp_model *model = s->search->model;
    struct stint_program *program = s->program;
    struct lp_row *rows = arena_alloc(&program->arena, (size_t)model->n_rows, sizeof *rows);
    int n = 0;

    if (rows == NULL) {
        s->rc = PB_MEMORY;
        return;
    }
    for (int j = 0; s->fixed != NULL && j < s->search->layout->n_duties; j++) {
        for (int e = model->col_start[j]; s->fixed[j] != 0 && e < model->col_start[j + 1]; e++) {
            s->taken[model->row_index[e]] += model->value[e] * s->fixed[j];
        }
    }
    for (int i = 0; i < model->n_rows; i++) {
        s->place[i] = -1;
        if (is_chain_row(s->search->layout, i) || s->is_out[i]) {
            continue;
        }
        s->place[i] = n;
        program->row[n] = i;
        rows[n++] = (struct lp_row){.lower = model->row_lower[i] - s->taken[i],
                                    .upper = model->row_upper[i] - s->taken[i]};
    }
    s->rc = lp_model_add_rows(&program->lp, n, rows);
    n = 0;
    for (int i = 0; i < model->n_rows; i++) {
        const int row = s->place[s->search->clock->order[i]];

        if (row >= 0) {
            program->order[n++] = row;
        }
    }
}

static bool is_implied(const struct capacity_search *search, int j)
{
    const struct capacity_layout *layout = search->layout;
    const struct capacity_problem *problem = search->problem;

    if (j < layout->n_duties) {
        const struct capacity_duty *duty = &problem->duties[j];

        return layout->box[j] >= layout->heads[duty->cls * (problem->n_days + 1) + duty->day + 1];
    }
    const enum capacity_kind kind = capacity_kind_of(layout, j);

    return kind != CAPACITY_SERVED && kind != CAPACITY_OVER;
}

enum pb_rc stint_program_init(struct stint_program *program, const struct capacity_search *search,
                              const struct stint_choice *choice)
{
    const double *fixed = choice->fixed;
    const struct stint_list *more = choice->more;
    const struct lp_model *model = search->model;
    struct stinter s = {
        .program = program, .search = search, .fixed = fixed, .is_out = choice->is_out};
    struct arena *arena = &program->arena;
    const size_t n_rows = (size_t)model->n_rows;

    *program = (struct stint_program){0};
    lp_model_init(&program->lp);
    s.room = stint_most_columns(search) + more->n;
    program->origin = arena_alloc(arena, (size_t)s.room, sizeof *program->origin);
    program->is_open = arena_alloc(arena, (size_t)s.room, sizeof *program->is_open);
    program->row = arena_alloc(arena, n_rows, sizeof *program->row);
    program->order = arena_alloc(arena, n_rows, sizeof *program->order);
    s.place = arena_alloc(arena, n_rows, sizeof *s.place);
    s.taken = arena_alloc(arena, n_rows, sizeof *s.taken);
    s.entry_row = arena_alloc(arena, n_rows, sizeof *s.entry_row);
    s.entry_value = arena_alloc(arena, n_rows, sizeof *s.entry_value);
    s.entry_place = arena_alloc(arena, n_rows, sizeof *s.entry_place);
    if (arena->failed) {
        return PB_MEMORY;
    }
    add_rows(&s);
    for (int j = fixed != NULL ? search->layout->n_duties : 0; j < model->n_cols; j++) {
        if (!search->layout->is_chained[j]) {
            put_column(&s, j);
            finish(&s, model->cost[j], model->col_upper[j], is_implied(search, j),
                   (struct stint_origin){.col = j});
        }
    }
    for (int a = 0; a < search->problem->n_moves; a++) {
        add_stints(&s, a);
    }
    for (int i = 0; i < more->n; i++) {
        add_stint(&s, more->at[i]);
    }
    return s.rc;
}

void stint_program_release(struct stint_program *program)
{
    lp_model_release(&program->lp);
    arena_release(&program->arena);
}
