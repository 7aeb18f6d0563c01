/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/etree.h"

#include <string.h>

#define NONE (-1)

/** Joins the tree that place `q` < p stands in to place p, its parent from now on. By `top` a place
 * knows one higher up; the way is kept short. */
static void join(int q, int p, int parent[], int top[])
{
    while (q != NONE && q < p) {
        const int next = top[q];

        top[q] = p;
        if (next == NONE) {
            parent[q] = p;
        }
        q = next;
    }
}

/** The tree of the order, by places. `place` is where a vertex stands, `top` work space. */
static void find_parents(const struct graph *graph, const int order[], const int place[],
                         int parent[], int top[])
{
    for (int p = 0; p < graph->n; p++) {
        parent[p] = NONE;
        top[p] = NONE;
        for (int e = graph->start[order[p]]; e < graph->start[order[p] + 1]; e++) {
            join(place[graph->neighbour[e]], p, parent, top);
        }
    }
}

/** Numbers the nodes so that each subtree is one run: number[p]. `child` and `sibling` are work
 * space. */
static void number_runs(const int parent[], int n, int number[], int child[], int sibling[])
{
    int next = n;

    memset(child, NONE, (size_t)n * sizeof *child);
    for (int p = 0; p < n; p++) {
        sibling[p] = NONE;
        if (parent[p] != NONE) {
            sibling[p] = child[parent[p]];
            child[parent[p]] = p;
        }
    }
    /* From the back: a node before its children, the last child first. */
    for (int root = n - 1; root >= 0; root--) {
        int p = parent[root] == NONE ? root : NONE;

        while (p != NONE) {
            number[p] = --next;
            if (child[p] != NONE) {
                p = child[p];
                continue;
            }
            while (p != root && sibling[p] == NONE) {
                p = parent[p];
            }
            p = p != root ? sibling[p] : NONE;
        }
    }
}

bool etree_sort(const struct graph *graph, int order[], int parent[], struct arena *scratch)
{
    const size_t n = (size_t)graph->n;
    int *place = arena_alloc(scratch, n, sizeof *place);
    int *number = arena_alloc(scratch, n, sizeof *number);
    int *child = arena_alloc(scratch, n, sizeof *child);
    int *held = arena_alloc(scratch, n, sizeof *held);

    if (scratch->failed) {
        return false;
    }
    for (int p = 0; p < graph->n; p++) {
        place[order[p]] = p;
    }
    find_parents(graph, order, place, parent, held);
    number_runs(parent, graph->n, number, child, held);
    memcpy(child, order, n * sizeof *child);
    memcpy(held, parent, n * sizeof *held);
    for (int p = 0; p < graph->n; p++) {
        order[number[p]] = child[p];
        parent[number[p]] = held[p] != NONE ? number[held[p]] : NONE;
    }
    return true;
}
