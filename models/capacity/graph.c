/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/graph.h"

#include <limits.h>
#include <string.h>

/** The matrix by rows. */
struct rows {
    int *start; /**< [n_rows + 1] */
    int *col;
    int *seen; /**< [n_rows] row that a row was last met from, -1 = none */
};

static bool list_rows(struct rows *rows, struct arena *arena, const struct graph_matrix *matrix)
{
    const int n_entries = graph_entries(matrix);

    rows->start = arena_alloc(arena, (size_t)matrix->n_rows + 2, sizeof *rows->start);
    rows->col = arena_alloc(arena, (size_t)n_entries, sizeof *rows->col);
    rows->seen = arena_alloc(arena, (size_t)matrix->n_rows, sizeof *rows->seen);
    if (arena->failed) {
        return false;
    }
    for (int e = 0; e < n_entries; e++) {
        rows->start[matrix->row_index[e] + 2]++;
    }
    for (int i = 0; i < matrix->n_rows; i++) {
        rows->start[i + 2] += rows->start[i + 1];
    }
    for (int j = 0; j < matrix->n_cols; j++) {
        for (int e = matrix->col_start[j]; e < matrix->col_start[j + 1]; e++) {
            rows->col[rows->start[matrix->row_index[e] + 1]++] = j;
        }
    }
    return true;
}

/** Adds the rows of a column that row `i` has not met yet to `neighbour`, unless that is NULL; how
 * many there are now. */
static int meet_column(const struct rows *rows, const struct graph_matrix *matrix, int i, int j,
                       int *neighbour, int n)
{
    for (int e = matrix->col_start[j]; e < matrix->col_start[j + 1]; e++) {
        const int other = matrix->row_index[e];

        if (rows->seen[other] == i || n == INT_MAX) {
            continue;
        }
        rows->seen[other] = i;
        if (neighbour != NULL) {
            neighbour[n] = other;
        }
        n++;
    }
    return n;
}

/** The neighbours of all rows, to `neighbour` unless that is NULL; how many, INT_MAX = too many. */
static int list_neighbours(const struct rows *rows, const struct graph_matrix *matrix, int start[],
                           int *neighbour)
{
    int n = 0;

    memset(rows->seen, -1, (size_t)matrix->n_rows * sizeof *rows->seen);
    for (int i = 0; i < matrix->n_rows; i++) {
        start[i] = n;
        rows->seen[i] = i;
        for (int k = rows->start[i]; k < rows->start[i + 1]; k++) {
            n = meet_column(rows, matrix, i, rows->col[k], neighbour, n);
        }
    }
    start[matrix->n_rows] = n;
    return n;
}

bool graph_init(struct graph *graph, struct arena *arena, const struct graph_matrix *matrix)
{
    struct arena scratch = {0};
    struct rows rows;
    bool is_ready = list_rows(&rows, &scratch, matrix);

    *graph = (struct graph){
        .n = matrix->n_rows,
        .start = arena_alloc(arena, (size_t)matrix->n_rows + 1, sizeof *graph->start)};
    if (is_ready && graph->start != NULL) {
        const int n = list_neighbours(&rows, matrix, graph->start, NULL);

        graph->neighbour =
            n < INT_MAX ? arena_alloc(arena, (size_t)n, sizeof *graph->neighbour) : NULL;
        is_ready = graph->neighbour != NULL;
    }
    if (is_ready && graph->start != NULL) {
        (void)list_neighbours(&rows, matrix, graph->start, graph->neighbour);
    }
    arena_release(&scratch);
    return is_ready && graph->start != NULL;
}
