/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/clock.h"

#include <limits.h>
#include <stdlib.h>

/** See turn_of(). */
#define SHORT_DAYS 2.5
#define HEAD_START 0.4

static void stretch(struct capacity_span *span, int from, int to)
{
    span->from = from < span->from ? from : span->from;
    span->to = to > span->to ? to : span->to;
}

/** The slots of a table of rows [n * n_slots]. */
static void time_rows(struct capacity_clock *clock, const int *table, int n, int n_slots)
{
    for (int i = 0; i < n * n_slots; i++) {
        if (table[i] >= 0) {
            clock->row[table[i]] = (struct capacity_span){i % n_slots, i % n_slots};
            clock->is_slot_row[table[i]] = true;
        }
    }
}

static void time_columns(struct capacity_clock *clock, const int *table, int n, int n_slots)
{
    for (int i = 0; i < n * n_slots; i++) {
        if (table[i] >= 0) {
            clock->col[table[i]] = (struct capacity_span){i % n_slots, i % n_slots};
        }
    }
}

static void time_duties(struct capacity_clock *clock, const struct capacity_problem *problem,
                        int n_slots)
{
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        const int from = capacity_duty_slot(problem, duty, 0);
        const int to = from + problem->variants[duty->variant].n - 1;
        struct capacity_span *span = &clock->col[j];

        span->from = from < 0 ? 0 : from >= n_slots ? n_slots - 1 : from;
        span->to = to < span->from ? span->from : to >= n_slots ? n_slots - 1 : to;
    }
}

/** Rows over many slots reach as far as their duties; elastic columns as far as their row. */
static void time_long_rows(struct capacity_clock *clock, const struct capacity_layout *layout,
                           const struct lp_model *model)
{
    for (int j = 0; j < layout->n_duties; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            const int i = model->row_index[e];

            if (!clock->is_slot_row[i]) {
                stretch(&clock->row[i], clock->col[j].from, clock->col[j].to);
            }
        }
    }
    for (int i = 0; i < model->n_rows; i++) {
        if (clock->row[i].from > clock->row[i].to) {
            clock->row[i] = (struct capacity_span){0, 0};
        }
    }
    for (int j = layout->n_duties; j < model->n_cols; j++) {
        if (clock->col[j].from > clock->col[j].to &&
            model->col_start[j + 1] > model->col_start[j]) {
            clock->col[j] = clock->row[model->row_index[model->col_start[j]]];
        }
    }
}

struct rank {
    int last;
    int length;
    int row;
};

static int by_time(const void *left, const void *right)
{
    const struct rank *a = left;
    const struct rank *b = right;

    if (a->last != b->last) {
        return a->last < b->last ? -1 : 1;
    }
    if (a->length != b->length) {
        return a->length < b->length ? -1 : 1;
    }
    return (a->row > b->row) - (a->row < b->row);
}

/** When a row goes: at its last slot. Limits over a day or two go HEAD_START earlier: most of the
 * slots that they share columns with are in the band by then, and the rows themselves leave it. */
static int turn_of(const struct capacity_clock *clock, int i, int per_day)
{
    const struct capacity_span span = clock->row[i];
    const bool is_short = !clock->is_slot_row[i] && span.to - span.from < SHORT_DAYS * per_day;
    const int turn = is_short ? span.to - (int)(HEAD_START * per_day) : span.to;

    return turn > span.from ? turn : span.from;
}

static void sort_rows(struct capacity_clock *clock, struct rank *ranks, int n, int per_day)
{
    for (int i = 0; i < n; i++) {
        ranks[i] = (struct rank){.last = turn_of(clock, i, per_day),
                                 .length = clock->row[i].to - clock->row[i].from,
                                 .row = i};
    }
    qsort(ranks, (size_t)n, sizeof *ranks, by_time);
    for (int i = 0; i < n; i++) {
        clock->order[i] = ranks[i].row;
    }
}

enum pb_rc capacity_clock_init(struct capacity_clock *clock, struct arena *arena,
                               const struct capacity_problem *problem,
                               const struct capacity_layout *layout, const struct lp_model *model)
{
    const size_t n_rows = (size_t)model->n_rows;
    const int n_slots = layout->n_slots;
    struct rank *ranks = arena_alloc(arena, n_rows, sizeof *ranks);

    clock->row = arena_alloc(arena, n_rows, sizeof *clock->row);
    clock->col = arena_alloc(arena, (size_t)model->n_cols, sizeof *clock->col);
    clock->is_slot_row = arena_alloc(arena, n_rows, sizeof *clock->is_slot_row);
    clock->order = arena_alloc(arena, n_rows, sizeof *clock->order);
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int i = 0; i < model->n_rows; i++) {
        clock->row[i] = (struct capacity_span){INT_MAX, -1};
    }
    for (int j = 0; j < model->n_cols; j++) {
        clock->col[j] = (struct capacity_span){INT_MAX, -1};
    }
    time_rows(clock, layout->cover, problem->n_queues, n_slots);
    time_rows(clock, layout->promise, problem->n_queues, n_slots);
    time_rows(clock, layout->presence, problem->n_teams, n_slots);
    time_rows(clock, layout->start, problem->n_moves, n_slots);
    time_rows(clock, layout->block, problem->n_moves, n_slots);
    time_rows(clock, layout->seat, problem->n_rooms, n_slots);
    time_columns(clock, layout->home, problem->n_teams, n_slots);
    time_columns(clock, layout->away, problem->n_moves, n_slots);
    time_columns(clock, layout->begin, problem->n_moves, n_slots);
    time_columns(clock, layout->lost, problem->n_queues, n_slots);
    time_columns(clock, layout->served, problem->n_queues, n_slots);
    time_columns(clock, layout->late, problem->n_queues, n_slots);
    for (int q = 0; q < problem->n_queues; q++) {
        if (layout->finish[q] >= 0) {
            clock->row[layout->finish[q]] = (struct capacity_span){n_slots - 1, n_slots - 1};
        }
    }
    for (int u = 0; u < problem->n_softs; u++) {
        clock->row[layout->soft0 + u] =
            (struct capacity_span){problem->softs[u].slot_from, problem->softs[u].slot_to};
    }
    time_duties(clock, problem, n_slots);
    time_long_rows(clock, layout, model);
    sort_rows(clock, ranks, model->n_rows, problem->slots_per_day);
    return PB_OK;
}
