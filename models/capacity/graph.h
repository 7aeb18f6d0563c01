/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which rows of a matrix share a column. */
#ifndef MODELS_CAPACITY_GRAPH_H
#define MODELS_CAPACITY_GRAPH_H

#include "planner/base/arena.h"

/** A sparse matrix by columns; borrowed. */
struct graph_matrix {
    int n_rows, n_cols;
    const int *col_start; /**< [n_cols + 1] */
    const int *row_index; /**< entries of column j: col_start[j] .. col_start[j + 1] - 1 */
    const double *value;
};

/** Entries of `matrix`; without columns col_start may be NULL. */
static inline int graph_entries(const struct graph_matrix *matrix)
{
    return matrix->n_cols > 0 ? matrix->col_start[matrix->n_cols] : 0;
}

/** Vertices 0 .. n-1; each edge stands at both ends, no loops. */
struct graph {
    int n;
    int *start;     /**< [n + 1] */
    int *neighbour; /**< those of v at start[v] .. start[v + 1] - 1 */
};

/** The rows of `matrix`, joined where they share a column. Memory belongs to `arena`; false when it
 * is short. */
bool graph_init(struct graph *graph, struct arena *arena, const struct graph_matrix *matrix);

#endif
