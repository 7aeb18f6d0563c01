/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Walks a tree with several threads, one subtree each.
 *
 * Who visits a node changes nothing: a visit may only read what visits of its own subtree (or, down
 * the tree, of the nodes above it) have left, so the answer does not depend on the threads.
 */
#ifndef MODELS_CAPACITY_CREW_H
#define MODELS_CAPACITY_CREW_H

#include "planner/base/arena.h"

enum { CREW_MOST = 8 };

/** A tree cut into subtrees of about equal work and what lies above them. */
struct crew {
    int n_nodes;
    int n_threads; /**< 1 .. CREW_MOST: as many as there are processors, 1 for little work */
    int n_runs;
    int *from, *to; /**< [n_runs] nodes from .. to - 1: a whole subtree; much work first */
    int n_top;
    int *top; /**< [n_top] nodes above them, in ascending order */
};

/** Visits `node`; `thread` is 0 .. n_threads - 1. */
typedef void crew_visit(void *context, int thread, int node);

/** Cuts a tree whose subtrees are runs of nodes, the root last. parent [n] is -1 at roots; `work`
 * [n] is the cost of a visit in operations. Memory belongs to `arena`; false when it is short. */
bool crew_init(struct crew *crew, struct arena *arena, int n, const int parent[],
               const double work[]);

/** Visits all nodes, children before parents. */
void crew_up(const struct crew *crew, crew_visit *visit, void *context);

/** Visits all nodes, parents before children. */
void crew_down(const struct crew *crew, crew_visit *visit, void *context);

#endif
