/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Elimination trees: the parent of a column is the first row below the diagonal of its column of
 * L (Liu, SIAM J. Matrix Analysis 11, 1990). */
#ifndef MODELS_CAPACITY_ETREE_H
#define MODELS_CAPACITY_ETREE_H

#include "models/capacity/graph.h"

/** Sorts `order` [n] (vertices in elimination order) so that each subtree of the elimination tree
 * is one run, with as little fill as before, and gives the tree over places: parent [n], -1 = none.
 * Work space comes from `scratch`; false when memory is short. */
bool etree_sort(const struct graph *graph, int order[], int parent[], struct arena *scratch);

#endif
