/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The least set of vertices that touches every edge between two sides of a graph. It has as many
 * vertices as the largest matching has edges (König, 1931), and is read from one. */
#ifndef MODELS_CAPACITY_COVER_H
#define MODELS_CAPACITY_COVER_H

#include "models/capacity/graph.h"

/** Sides of vertices; with any other figure a vertex takes no part. */
enum { COVER_LEFT = 0, COVER_RIGHT = 1, COVER_IN = 2 };

/** Room for covers in graphs of up to n vertices. */
struct cover {
    int *partner; /**< [n] in the matching, -1 = none; all -1 between calls */
    int *from;    /**< [n] left vertex that a right one was reached from, -1 = not reached; all -1
                       between calls */
    int *queue;   /**< [n] right vertices reached */
};

/** Memory belongs to `arena`; false when it is short. */
bool cover_init(struct cover *cover, struct arena *arena, int n);

/** Gives the vertices of a least cover side COVER_IN. The vertices with a side are among
 * vertices[0 .. n - 1]. */
void cover_find(const struct cover *cover, const struct graph *graph, const int vertices[], int n,
                int side[]);

#endif
