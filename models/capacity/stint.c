/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/stint.h"

#include <math.h>

#include "models/capacity/entries.h"
#include "models/capacity/relax.h"

struct stinter {
    struct stint_program *program;
    const struct capacity_search *search;
    const double *fixed;
    const bool *is_out; /**< [model rows] */
    int *place;         /**< [model rows] row of the program, -1 = none */
    bool *is_decided;   /**< [model rows] by fixed duties alone */
    bool is_impossible; /**< the column in the making needs people where nobody is */
    double *taken;      /**< [model rows] by fixed duties */
    struct entries entries;
    enum pb_rc rc;
};

/** C7, which flows obey by being >= 0. */
static void mark_blocks(struct stinter *s)
{
    const struct capacity_layout *layout = s->search->layout;

    for (int i = 0; i < s->search->problem->n_moves * layout->n_slots; i++) {
        if (layout->block[i] >= 0) {
            s->is_decided[layout->block[i]] = true;
        }
    }
}

/** Rows that fixed duties decide by themselves. */
static void mark_decided(struct stinter *s)
{
    const struct capacity_layout *layout = s->search->layout;

    for (int i = layout->limit0; i < layout->soft0; i++) {
        s->is_decided[i] = true;
    }
    for (int u = 0; u < s->search->problem->n_softs; u++) {
        s->is_decided[layout->soft0 + u] =
            s->search->problem->softs[u].kind == CAPACITY_SOFT_PRESENCE;
    }
}

/** Whether column `j` stands in a row of the program. */
static bool has_row(const struct stinter *s, int j)
{
    const struct lp_model *model = s->search->model;

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        if (s->place[model->row_index[e]] >= 0) {
            return true;
        }
    }
    return false;
}

/** Whether nobody is present in row C5 `i`, so that its columns can only be 0. To leave them in
 * would leave the program without an interior. */
static bool is_deserted(const struct stinter *s, int i)
{
    const struct capacity_layout *layout = s->search->layout;

    return s->fixed != NULL && i < layout->chain_from &&
           i >= layout->chain_from - layout->n_presence && s->taken[i] <= 0;
}

static void put(struct stinter *s, int i, double value)
{
    s->is_impossible = s->is_impossible || is_deserted(s, i);
    entries_add(&s->entries, s->place[i], value);
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
    struct lp_col col = {.upper = upper, .cost = cost};
    const int j = s->program->lp.n_cols;

    entries_hand_over(&s->entries, &col);
    if (s->is_impossible) {
        s->is_impossible = false;
    } else if (s->rc == PB_OK) {
        s->program->origin[j] = origin;
        s->program->is_open[j] = is_open;
        s->rc = lp_model_add_cols(&s->program->lp, 1, &col);
    }
}

/** Lengths of stints: the block and a little more, then half as long again each time. */
static int next_length(int length, int block)
{
    return length < block + 2 ? length + 1 : length + (length + 1) / 2;
}

bool stint_lengthen(const struct capacity_search *search, struct stint *stint, int run_to)
{
    const struct capacity_move *move = &search->problem->moves[stint->move];
    const int longest = (int)fmax(move->block, STINT_HOURS / search->problem->slot_hours);
    const int now = stint->to - stint->from + 1;
    const int length = now <= 0 ? move->block : next_length(now, move->block);

    if (stint->to >= run_to || length > longest) {
        return false;
    }
    stint->to = stint->from + length - 1 < run_to ? stint->from + length - 1 : run_to;
    return true;
}

/** Forgets entries that have cancelled out. */
static void drop_zeros(struct stinter *s)
{
    struct entries *entries = &s->entries;
    int n = 0;

    for (int i = 0; i < entries->n; i++) {
        entries->place[entries->row[i]] = 0;
        if (entries->value[i] != 0) {
            entries->row[n] = entries->row[i];
            entries->value[n++] = entries->value[i];
        }
    }
    entries->n = n;
}

/** Those who leave in slot `from`: away for the block, and free to stay or to come back after it.
 */
static void add_leaving(struct stinter *s, int a, int from)
{
    const struct capacity_move *move = &s->search->problem->moves[a];
    const int n_slots = s->search->layout->n_slots;
    const int *begin = &s->search->layout->begin[a * n_slots];
    int to = from;

    put_column(s, begin[from]);
    put_column(s, s->search->layout->away[a * n_slots + from]);
    while (to + 1 < n_slots && to + 1 < from + move->block && begin[to + 1] >= 0) {
        put_column(s, s->search->layout->away[a * n_slots + ++to]);
    }
    drop_zeros(s);
    finish(s, move->start_price + move->slot_price * (to - from + 1), INFINITY, true,
           (struct stint_origin){CAPACITY_NONE, {a, from, to}});
}

/** Whether anybody of the move's team may be away in slot `t`. */
static bool has_people(const struct stinter *s, int a, int t)
{
    const struct capacity_layout *layout = s->search->layout;
    const int team = s->search->problem->moves[a].team;
    const int row = layout->presence[team * layout->n_slots + t];

    return s->fixed == NULL || row < 0 || s->taken[row] > 0;
}

/** Whether anybody may leave on move `a` in slot `t`: the team has people through the block. */
static bool may_leave(const struct stinter *s, int a, int t)
{
    const int n_slots = s->search->layout->n_slots;
    const int *begin = &s->search->layout->begin[a * n_slots];
    const int block = s->search->problem->moves[a].block;

    for (int k = 0; k < block && t + k < n_slots && begin[t + k] >= 0; k++) {
        if (!has_people(s, a, t + k)) {
            return false;
        }
    }
    return true;
}

/** Rows C6 of move `a` in whose slot nobody can still be away: they only say 0 >= u, and would
 * leave the program without an interior. */
static void mark_returned(struct stinter *s, int a)
{
    const int n_slots = s->search->layout->n_slots;
    const int *begin = &s->search->layout->begin[a * n_slots];
    const int block = s->search->problem->moves[a].block;
    bool may_stay = false;
    int run = 0;

    for (int t = 0; t < n_slots; t++) {
        if (begin[t] < 0) {
            run = 0;
            continue;
        }
        may_stay = run > 0 && may_stay && has_people(s, a, t - 1);
        may_stay = may_stay || (run >= block && may_leave(s, a, t - block));
        s->is_decided[s->search->layout->start[a * n_slots + t]] = !may_stay;
        run++;
    }
}

/** Flows of move `a`: in each slot those who stay, being free to come back, and those who leave. */
static void add_flows(struct stinter *s, int a)
{
    const int n_slots = s->search->layout->n_slots;

    for (int t = 0; t < n_slots; t++) {
        const int w = s->search->layout->away[a * n_slots + t];

        if (s->search->layout->begin[a * n_slots + t] < 0) {
            continue;
        }
        if (!s->is_decided[s->search->layout->start[a * n_slots + t]]) {
            put_column(s, w);
            finish(s, s->search->model->cost[w], INFINITY, true, (struct stint_origin){.col = w});
        }
        add_leaving(s, a, t);
    }
}

/** Rows: all but C7, those left out and those decided, less what fixed duties take. */
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
    for (int a = 0; a < s->search->problem->n_moves; a++) {
        mark_returned(s, a);
    }
    for (int i = 0; i < model->n_rows; i++) {
        s->place[i] = -1;
        if (s->is_out[i] || s->is_decided[i] || is_deserted(s, i)) {
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
    const struct lp_model *model = search->model;
    struct stinter s = {
        .program = program, .search = search, .fixed = fixed, .is_out = choice->is_out};
    struct arena *arena = &program->arena;
    const size_t n_rows = (size_t)model->n_rows;

    *program = (struct stint_program){0};
    lp_model_init(&program->lp);
    program->origin = arena_alloc(arena, (size_t)model->n_cols, sizeof *program->origin);
    program->is_open = arena_alloc(arena, (size_t)model->n_cols, sizeof *program->is_open);
    program->row = arena_alloc(arena, n_rows, sizeof *program->row);
    program->order = arena_alloc(arena, n_rows, sizeof *program->order);
    s.place = arena_alloc(arena, n_rows, sizeof *s.place);
    s.is_decided = arena_alloc(arena, n_rows, sizeof *s.is_decided);
    s.taken = arena_alloc(arena, n_rows, sizeof *s.taken);
    if (!entries_init(&s.entries, arena, n_rows)) {
        return PB_MEMORY;
    }
    mark_blocks(&s);
    if (fixed != NULL) {
        mark_decided(&s);
    }
    add_rows(&s);
    for (int j = fixed != NULL ? search->layout->n_duties : 0; j < model->n_cols; j++) {
        if (!search->layout->is_chained[j] && (fixed == NULL || has_row(&s, j))) {
            put_column(&s, j);
            finish(&s, model->cost[j], model->col_upper[j], is_implied(search, j),
                   (struct stint_origin){.col = j});
        }
    }
    for (int a = 0; a < search->problem->n_moves; a++) {
        add_flows(&s, a);
    }
    return s.rc;
}

void stint_program_release(struct stint_program *program)
{
    lp_model_release(&program->lp);
    arena_release(&program->arena);
}
