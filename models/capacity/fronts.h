/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which columns of a sparse Cholesky factor are eliminated together, and what they touch.
 *
 * A *front* is a run of columns of L with the same rows below them, up to a few zeros: a dense
 * block. Fronts form a tree: what a front leaves to be subtracted goes into the front of its first
 * row below (multifrontal method: Duff and Reid, ACM Trans. Mathematical Software 9, 1983).
 */
#ifndef MODELS_CAPACITY_FRONTS_H
#define MODELS_CAPACITY_FRONTS_H

#include "models/capacity/graph.h"

/** Fronts 0 .. n_fronts-1, children before parents, each subtree in one run. */
struct fronts {
    int n;      /**< rows of the matrix */
    int *place; /**< [n] where a vertex of the graph stands in the elimination order */
    int n_fronts;
    int *first;     /**< [n_fronts + 1] first column, as place */
    size_t *row_at; /**< [n_fronts + 1] where a front's rows begin in `row` */
    int *row;       /**< places in ascending order, those of its own columns first */
    int *into;      /**< of a row below the columns: its position among the rows of the parent */
    int *parent;    /**< [n_fronts] -1 = none */
    int *child;     /**< [n_fronts] first one, -1 = none */
    int *sibling;   /**< [n_fronts] next child of its parent, -1 = none */
};

/** Columns of front `f`. */
static inline int fronts_columns(const struct fronts *fronts, int f)
{
    return fronts->first[f + 1] - fronts->first[f];
}

/** Rows of front `f`, its columns included. */
static inline int fronts_rows(const struct fronts *fronts, int f)
{
    return (int)(fronts->row_at[f + 1] - fronts->row_at[f]);
}

/** Finds the fronts of a matrix with the pairs of `graph` when it is eliminated in about that
 * order [n] (vertices). Memory belongs to `arena`; false when it is short. */
bool fronts_init(struct fronts *fronts, struct arena *arena, const struct graph *graph,
                 const int order[]);

#endif
