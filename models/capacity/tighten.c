/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/tighten.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/blocks.h"
#include "models/capacity/chain.h"
#include "models/lp/lp_gomory.h"

/** Queues and days in one program: what two days do to each other counts, more days bring little.
 */
#define BLOCK_QUEUES 12
#define PART_DAYS    2

/** Rounds of rounding rows a part, and rows a round: ten times the rows brought no more. */
#define ROUNDS       8
#define ROWS_A_ROUND 120
#define LEAST_GAIN   0.02

/** Room for the roundings of a part that are kept, of all parts, and for their entries. */
#define MOST_KEPT       300
#define MOST_ROUNDINGS  20000
#define ENTRIES_PER_ROW 250

/** Rows over as many days or more belong to no day. */
#define MOST_DAYS 2

/** A part and its program. */
struct part {
    const struct capacity_search *search;
    struct capacity_tightening *out;
    struct arena arena;
    double *reduced; /**< [n_cols] of all columns at out->dual */
    int n_blocks;
    int *block;     /**< [n_rows] block of queues, -1 = none */
    int run, at;    /**< rows of these days and this block */
    int *place;     /**< [n_rows] row of the program or -1 */
    int *row, *col; /**< rows and columns of the model */
    int n_rows, n_cols;
    struct lp *lp;
    struct lp_roundings list; /**< of this part, in the program's rows */
    struct lp_gomory found;
};

/** How many runs of PART_DAYS days there are. */
static int n_runs(const struct capacity_search *search)
{
    return (search->problem->n_days + PART_DAYS - 1) / PART_DAYS;
}

enum pb_rc capacity_tightening_init(const struct capacity_search *search,
                                    struct capacity_tightening *out)
{
    const int n_rows = search->model->n_rows;
    const int n_blocks = capacity_n_blocks(search->problem, BLOCK_QUEUES);
    const int wanted = n_runs(search) * n_blocks * MOST_KEPT;
    const int most = wanted < MOST_ROUNDINGS ? wanted : MOST_ROUNDINGS;

    *out = (struct capacity_tightening){.n_rows = n_rows};
    enum pb_rc rc = lp_roundings_init(&out->list, most, most * ENTRIES_PER_ROW);

    out->dual = calloc((size_t)(n_rows + most) + 1, sizeof *out->dual);
    if (rc != PB_OK || out->dual == NULL) {
        return PB_MEMORY;
    }
    memcpy(out->dual, search->dual, (size_t)n_rows * sizeof *out->dual);
    return PB_OK;
}

/** The run of days that row i belongs to, -1 = none. */
static int run_of(const struct capacity_search *search, int i)
{
    const struct capacity_span span = search->clock->row[i];
    const int per_day = search->problem->slots_per_day;

    return span.to - span.from < MOST_DAYS * per_day ? span.from / (PART_DAYS * per_day) : -1;
}

static enum pb_rc allocate(struct part *p)
{
    const struct lp_model *model = p->search->model;

    p->reduced = arena_alloc(&p->arena, (size_t)model->n_cols, sizeof *p->reduced);
    p->block = arena_alloc(&p->arena, (size_t)model->n_rows, sizeof *p->block);
    p->place = arena_alloc(&p->arena, (size_t)model->n_rows, sizeof *p->place);
    p->row = arena_alloc(&p->arena, (size_t)model->n_rows, sizeof *p->row);
    p->col = arena_alloc(&p->arena, (size_t)model->n_cols, sizeof *p->col);
    if (p->arena.failed) {
        return PB_MEMORY;
    }
    capacity_reduced_costs(model, p->out->dual, p->reduced);
    p->n_blocks = capacity_n_blocks(p->search->problem, BLOCK_QUEUES);
    return capacity_block_rows(p->search->problem, p->search->layout, model, p->n_blocks, p->block);
}

/** Rows of the part, without entries. */
static enum pb_rc add_rows(struct part *p, struct lp_model *program)
{
    const struct lp_model *model = p->search->model;
    enum pb_rc rc = PB_OK;

    p->n_rows = 0;
    for (int i = 0; rc == PB_OK && i < model->n_rows; i++) {
        const struct lp_row row = {.lower = model->row_lower[i], .upper = model->row_upper[i]};

        const bool is_ours = p->block[i] == p->at && run_of(p->search, i) == p->run;

        p->place[i] = is_ours ? p->n_rows : -1;
        if (p->place[i] >= 0) {
            p->row[p->n_rows++] = i;
            rc = lp_model_add_rows(program, 1, &row);
        }
    }
    return rc;
}

/** Collects what column j has in the part's rows; its cost there. */
static int entries_of(const struct part *p, int j, int *row, double *value, double *cost)
{
    const struct lp_model *model = p->search->model;
    int n = 0;

    *cost = p->reduced[j];
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        const int i = model->row_index[e];

        if (p->place[i] >= 0) {
            row[n] = p->place[i];
            value[n++] = model->value[e];
            *cost += p->out->dual[i] * model->value[e];
        }
    }
    return n;
}

static enum pb_rc add_columns(struct part *p, struct lp_model *program)
{
    const struct lp_model *model = p->search->model;
    int *row = malloc(((size_t)p->n_rows + 1) * sizeof *row);
    double *value = malloc(((size_t)p->n_rows + 1) * sizeof *value);
    enum pb_rc rc = row == NULL || value == NULL ? PB_MEMORY : PB_OK;

    p->n_cols = 0;
    for (int j = 0; rc == PB_OK && j < model->n_cols; j++) {
        struct lp_col col = {.lower = model->col_lower[j],
                             .upper = model->col_upper[j],
                             .is_integer = model->is_integer[j],
                             .row = row,
                             .value = value};

        col.n = entries_of(p, j, row, value, &col.cost);
        if (col.n > 0) {
            p->col[p->n_cols++] = j;
            rc = lp_model_add_cols(program, 1, &col);
        }
    }
    free(row);
    free(value);
    return rc;
}

static enum pb_rc make_program(struct part *p)
{
    struct lp_model program;

    lp_model_init(&program);
    enum pb_rc rc = add_rows(p, &program);

    if (rc == PB_OK) {
        rc = add_columns(p, &program);
    }
    if (rc == PB_OK && p->n_cols > 0) {
        rc = lp_create(&p->lp, &program);
    }
    lp_model_release(&program);
    return rc;
}

/** Marks in `number` [list.n] the roundings that a dual or a marked one needs, and numbers them
 * from `first` on; the others get -1. */
static void number_needed(const struct part *p, int first, int *number)
{
    const struct lp_roundings *list = &p->list;
    const double *dual = lp_dual(p->lp);
    int next = first;

    for (int k = 0; k < list->n; k++) {
        number[k] = -1;
    }
    for (int r = 0; r < p->found.n_rows; r++) {
        if (dual[p->n_rows + r] > 0) {
            number[p->found.rounding[r]] = 0;
        }
    }
    for (int k = list->n - 1; k >= 0; k--) {
        for (int e = list->first_weight[k]; number[k] >= 0 && e < list->first_weight[k + 1]; e++) {
            if (list->row[e] >= p->n_rows) {
                number[list->row[e] - p->n_rows] = 0;
            }
        }
    }
    for (int k = 0; k < list->n; k++) {
        number[k] = number[k] < 0 ? -1 : next++;
    }
}

/** Writes rounding k of the part with the model's rows and columns into the list of all. */
static bool hand_over(struct part *p, int k, const int *number, int *row, int *high, int *col)
{
    struct lp_derivation from = lp_roundings_from(&p->list, k);
    struct lp_row rounding = lp_roundings_row(&p->list, k);

    for (int e = 0; e < from.n_weights; e++) {
        const int i = from.row[e];

        row[e] = i < p->n_rows ? p->row[i] : p->out->n_rows + number[i - p->n_rows];
    }
    for (int e = 0; e < from.n_high; e++) {
        high[e] = p->col[from.high[e]];
    }
    for (int e = 0; e < rounding.n; e++) {
        col[e] = p->col[rounding.col[e]];
    }
    from.row = row;
    from.high = high;
    rounding.col = col;
    return lp_roundings_add(&p->out->list, &from, &rounding);
}

/** Takes the duals of the numbered roundings and of the part's rows, and the reduced costs. */
static void take_duals(struct part *p, const int *number)
{
    const double *dual = lp_dual(p->lp);

    for (int r = 0; r < p->found.n_rows; r++) {
        const int k = number[p->found.rounding[r]];

        if (k >= 0) {
            p->out->dual[p->out->n_rows + k] = fmax(0.0, dual[p->n_rows + r]);
        }
    }
    for (int i = 0; i < p->n_rows; i++) {
        p->out->dual[p->row[i]] = dual[i];
    }
    for (int j = 0; j < p->n_cols; j++) {
        p->reduced[p->col[j]] = lp_reduced_cost(p->lp)[j];
    }
}

/** Takes what the part has found; nothing where the list of all has no room for it. */
static enum pb_rc take(struct part *p)
{
    struct arena arena = {0};
    struct lp_roundings *all = &p->out->list;
    const size_t entries = (size_t)p->list.most_entries;
    const int before = all->n;
    int *number = arena_alloc(&arena, (size_t)p->list.most, sizeof *number);
    int *row = arena_alloc(&arena, entries, sizeof *row);
    int *high = arena_alloc(&arena, entries, sizeof *high);
    int *col = arena_alloc(&arena, entries, sizeof *col);
    const enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;
    bool has_room = rc == PB_OK;

    if (has_room) {
        number_needed(p, before, number);
    }
    for (int k = 0; has_room && k < p->list.n; k++) {
        has_room = number[k] < 0 || hand_over(p, k, number, row, high, col);
    }
    if (has_room) {
        take_duals(p, number);
    } else {
        all->n = before;
    }
    arena_release(&arena);
    return rc;
}

/** Adds rounding rows to the part's program and takes what they give. */
static enum pb_rc tighten_part(struct part *p)
{
    const struct lp_gomory_options options = {.rounds = ROUNDS,
                                              .rows_a_round = ROWS_A_ROUND,
                                              .least_gain = LEAST_GAIN,
                                              .poll = capacity_poll(p->search)};
    enum pb_rc rc = make_program(p);

    if (rc != PB_OK || p->lp == NULL) {
        return rc;
    }
    rc =
        lp_roundings_init(&p->list, ROUNDS * ROWS_A_ROUND, ROUNDS * ROWS_A_ROUND * ENTRIES_PER_ROW);
    if (rc == PB_OK) {
        rc = lp_gomory(p->lp, &options, &p->list, &p->found);
        p->out->steps += p->found.iterations;
    }
    if (rc == PB_OK && p->found.is_optimal) {
        rc = take(p);
    }
    return rc;
}

enum pb_rc capacity_tighten(const struct capacity_search *search, struct capacity_tightening *out)
{
    struct part p = {.search = search, .out = out};
    enum pb_rc rc = allocate(&p);

    for (int k = 0; rc == PB_OK && k < n_runs(search) * p.n_blocks; k++) {
        if (capacity_stopped(search) != PB_STATUS_NONE) {
            break;
        }
        p.run = k / p.n_blocks;
        p.at = k % p.n_blocks;
        rc = tighten_part(&p);
        lp_gomory_release(&p.found);
        lp_roundings_release(&p.list);
        lp_free(p.lp);
        p.lp = NULL;
    }
    arena_release(&p.arena);
    return rc;
}

void capacity_tightening_release(struct capacity_tightening *out)
{
    lp_roundings_release(&out->list);
    free(out->dual);
    *out = (struct capacity_tightening){0};
}
