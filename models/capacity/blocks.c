/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/blocks.h"

/** Nothing is known of a row yet. */
#define UNKNOWN (-2)

/** Duties of several blocks. */
#define SHARED (-1)

int capacity_n_blocks(const struct capacity_problem *problem, int most_queues)
{
    return (problem->n_queues + most_queues - 1) / most_queues;
}

static int block_of_queue(const struct capacity_problem *problem, int n_blocks, int q)
{
    return q == CAPACITY_NONE ? 0 : (int)((long)q * n_blocks / problem->n_queues);
}

/** Gives the columns of a table [n * n_slots] the block of entry i / n_slots. */
static void mark(const int *table, int n_slots, int i, int block, int *of_col)
{
    for (int t = 0; t < n_slots; t++) {
        if (table[i * n_slots + t] >= 0) {
            of_col[table[i * n_slots + t]] = block;
        }
    }
}

static void mark_columns(const struct capacity_problem *problem,
                         const struct capacity_layout *layout, int n_blocks, int *of_col)
{
    const int n_slots = layout->n_slots;

    for (int j = 0; j < layout->n_duties; j++) {
        of_col[j] =
            block_of_queue(problem, n_blocks, capacity_duty_queue(problem, &problem->duties[j]));
    }
    for (int g = 0; g < problem->n_teams; g++) {
        const int block = block_of_queue(problem, n_blocks, problem->teams[g].home);

        mark(layout->home, n_slots, g, block, of_col);
    }
    for (int a = 0; a < problem->n_moves; a++) {
        const int home = problem->teams[problem->moves[a].team].home;
        const int block = block_of_queue(problem, n_blocks, home);

        mark(layout->away, n_slots, a, block, of_col);
        mark(layout->begin, n_slots, a, block, of_col);
    }
    for (int q = 0; q < problem->n_queues; q++) {
        const int block = block_of_queue(problem, n_blocks, q);

        mark(layout->lost, n_slots, q, block, of_col);
        mark(layout->served, n_slots, q, block, of_col);
        mark(layout->late, n_slots, q, block, of_col);
    }
}

enum pb_rc capacity_block_rows(const struct capacity_problem *problem,
                               const struct capacity_layout *layout, const struct lp_model *model,
                               int n_blocks, int block[])
{
    struct arena arena = {0};
    int *of_col = arena_alloc(&arena, (size_t)model->n_cols, sizeof *of_col);

    if (arena.failed) {
        arena_release(&arena);
        return PB_MEMORY;
    }
    mark_columns(problem, layout, n_blocks, of_col);
    for (int i = 0; i < model->n_rows; i++) {
        block[i] = UNKNOWN;
    }
    for (int j = 0; j < model->n_cols; j++) {
        const bool is_duty = j < layout->n_duties;

        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            const int i = model->row_index[e];

            if (block[i] == UNKNOWN) {
                block[i] = of_col[j];
            } else if (is_duty && block[i] != of_col[j]) {
                block[i] = SHARED;
            }
        }
    }
    arena_release(&arena);
    return PB_OK;
}
