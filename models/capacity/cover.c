/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/cover.h"

#define NOBODY (-1)

bool cover_init(struct cover *cover, struct arena *arena, int n)
{
    cover->partner = arena_alloc(arena, (size_t)n, sizeof *cover->partner);
    cover->from = arena_alloc(arena, (size_t)n, sizeof *cover->from);
    cover->queue = arena_alloc(arena, (size_t)n, sizeof *cover->queue);
    for (int v = 0; !arena->failed && v < n; v++) {
        cover->partner[v] = NOBODY;
        cover->from[v] = NOBODY;
    }
    return !arena->failed;
}

/** Adds the right neighbours of left vertex `v` that nobody has reached to the queue; a free one
 * among them ends it and is returned, else NOBODY. */
static int reach(const struct cover *cover, const struct graph *graph, const int side[], int v,
                 int *tail)
{
    for (int e = graph->start[v]; e < graph->start[v + 1]; e++) {
        const int u = graph->neighbour[e];

        if (side[u] != COVER_RIGHT || cover->from[u] != NOBODY) {
            continue;
        }
        cover->from[u] = v;
        cover->queue[(*tail)++] = u;
        if (cover->partner[u] == NOBODY) {
            return u;
        }
    }
    return NOBODY;
}

/** Swaps what is matched on the path that ends at the free right vertex `u`. */
static void flip(const struct cover *cover, int u)
{
    while (u != NOBODY) {
        const int v = cover->from[u];
        const int next = cover->partner[v];

        cover->partner[u] = v;
        cover->partner[v] = u;
        u = next;
    }
}

/** Matches the free left vertex `v` along a path to a free right one, if there is one. What was
 * reached in vain leads nowhere for good and stays marked. */
static void augment(const struct cover *cover, const struct graph *graph, const int side[], int v)
{
    int head = 0;
    int tail = 0;
    int end = reach(cover, graph, side, v, &tail);

    while (end == NOBODY && head < tail) {
        end = reach(cover, graph, side, cover->partner[cover->queue[head++]], &tail);
    }
    if (end != NOBODY) {
        flip(cover, end);
        for (int i = 0; i < tail; i++) {
            cover->from[cover->queue[i]] = NOBODY;
        }
    }
}

void cover_find(const struct cover *cover, const struct graph *graph, const int vertices[], int n,
                int side[])
{
    for (int i = 0; i < n; i++) {
        if (side[vertices[i]] == COVER_LEFT) {
            augment(cover, graph, side, vertices[i]);
        }
    }
    for (int i = 0; i < n; i++) {
        const int v = vertices[i];
        const int partner = cover->partner[v];
        const bool is_left = side[v] == COVER_LEFT;

        if (is_left ? partner != NOBODY && cover->from[partner] == NOBODY
                    : cover->from[v] != NOBODY) {
            side[v] = COVER_IN;
        }
    }
    for (int i = 0; i < n; i++) {
        cover->partner[vertices[i]] = NOBODY;
        cover->from[vertices[i]] = NOBODY;
    }
}
