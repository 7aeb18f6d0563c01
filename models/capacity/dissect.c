/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/dissect.h"

#include <stdlib.h>
#include <string.h>

#include "models/capacity/cover.h"

/** Parts of so few rows are eliminated along the line. */
#define LEAF 80

/** The larger part of a cut has at most so much of the whole. */
#define LARGEST_PART 0.55

/** d->side of who is not in the part, and of who has no side yet. A part's vertices get a side from
 * 0: of a cut (cover.h), or which component they belong to. */
#define OUTSIDE (-2)
#define UNSEEN  (-1)

/** order[from .. to - 1]: to be cut. */
struct part {
    int from, to;
};

struct dissection {
    const struct graph *graph;
    int *order;
    int *place; /**< [n] of the part's vertices: along the line from 0 */
    int *side;  /**< [n] */
    int *held;  /**< [n] */
    int *left;  /**< [n + 2] */
    int *right; /**< [n + 2] */
    struct part *stack;
    int n_stack;
    struct cover cover;
    struct arena arena;
};

static bool allocate(struct dissection *d)
{
    const size_t n = (size_t)d->graph->n;

    d->place = arena_alloc(&d->arena, n, sizeof *d->place);
    d->side = arena_alloc(&d->arena, n, sizeof *d->side);
    d->held = arena_alloc(&d->arena, n, sizeof *d->held);
    d->left = arena_alloc(&d->arena, n + 2, sizeof *d->left);
    d->right = arena_alloc(&d->arena, n + 2, sizeof *d->right);
    d->stack = arena_alloc(&d->arena, n + 1, sizeof *d->stack);
    return cover_init(&d->cover, &d->arena, d->graph->n);
}

static void push(struct dissection *d, int from, int to)
{
    if (to - from > LEAF) {
        d->stack[d->n_stack++] = (struct part){from, to};
    }
}

/** Gives all that hang together with `v` side `number`. */
static void spread(struct dissection *d, int v, int number)
{
    int head = 0;
    int tail = 0;

    d->side[v] = number;
    d->held[tail++] = v;
    while (head < tail) {
        v = d->held[head++];
        for (int e = d->graph->start[v]; e < d->graph->start[v + 1]; e++) {
            const int u = d->graph->neighbour[e];

            if (d->side[u] == UNSEEN) {
                d->side[u] = number;
                d->held[tail++] = u;
            }
        }
    }
}

/** Numbers the components of the part; how many. */
static int find_components(struct dissection *d, struct part part)
{
    int n = 0;

    for (int i = part.from; i < part.to; i++) {
        if (d->side[d->order[i]] == UNSEEN) {
            spread(d, d->order[i], n++);
        }
    }
    return n;
}

/** Sorts the part by the sides 0 .. n_sides - 1; the first n_parts of them are parts. */
static void split(struct dissection *d, struct part part, int n_sides, int n_parts)
{
    int *const next = d->left;

    memset(next, 0, ((size_t)n_sides + 1) * sizeof *next);
    for (int i = part.from; i < part.to; i++) {
        d->held[i] = d->order[i];
        next[d->side[d->order[i]] + 1]++;
    }
    for (int k = 0; k < n_sides; k++) {
        next[k + 1] += next[k];
    }
    for (int k = 0; k < n_parts; k++) {
        push(d, part.from + next[k], part.from + next[k + 1]);
    }
    for (int i = part.from; i < part.to; i++) {
        d->order[part.from + next[d->side[d->held[i]]]++] = d->held[i];
    }
}

/** Counts what crosses each point p of the line, between places p - 1 and p: d->left those before
 * it with a neighbour behind it, d->right those behind it with one before it. */
static void count_crossing(struct dissection *d, struct part part)
{
    const int n = part.to - part.from;

    memset(d->left, 0, ((size_t)n + 2) * sizeof *d->left);
    memset(d->right, 0, ((size_t)n + 2) * sizeof *d->right);
    for (int i = 0; i < n; i++) {
        const int v = d->order[part.from + i];
        int first = i;
        int last = i;

        for (int e = d->graph->start[v]; e < d->graph->start[v + 1]; e++) {
            const int u = d->graph->neighbour[e];

            if (d->side[u] != OUTSIDE) {
                first = d->place[u] < first ? d->place[u] : first;
                last = d->place[u] > last ? d->place[u] : last;
            }
        }
        d->left[i + 1]++;
        d->left[last + 1]--;
        d->right[first + 1]++;
        d->right[i + 1]--;
    }
    for (int p = 1; p <= n; p++) {
        d->left[p] += d->left[p - 1];
        d->right[p] += d->right[p - 1];
    }
}

/** The point that is crossed least, not too near the ends. */
static int best_point(struct dissection *d, struct part part)
{
    const int n = part.to - part.from;
    const int most = (int)(LARGEST_PART * n);
    int best = n / 2;
    int least = n;

    count_crossing(d, part);
    for (int p = n - most; p <= most; p++) {
        const int crossing = d->left[p] < d->right[p] ? d->left[p] : d->right[p];

        if (crossing < least) {
            least = crossing;
            best = p;
        }
    }
    return best;
}

/** Cuts the part at a point of the line; how many lie between. */
static int cut_line(struct dissection *d, struct part part)
{
    const int n = part.to - part.from;
    const int point = best_point(d, part);
    int between = 0;

    for (int i = 0; i < n; i++) {
        d->side[d->order[part.from + i]] = i < point ? COVER_LEFT : COVER_RIGHT;
    }
    cover_find(&d->cover, d->graph, &d->order[part.from], n, d->side);
    for (int i = part.from; i < part.to; i++) {
        between += d->side[d->order[i]] == COVER_IN;
    }
    return between;
}

/** Sorts the part's vertices by how many neighbours they have in it, to d->held. */
static void sort_by_neighbours(struct dissection *d, struct part part)
{
    const int n = part.to - part.from;
    int *const degree = d->right;
    int *const next = d->left;

    memset(next, 0, ((size_t)n + 1) * sizeof *next);
    for (int i = 0; i < n; i++) {
        const int v = d->order[part.from + i];

        degree[i] = 0;
        for (int e = d->graph->start[v]; e < d->graph->start[v + 1]; e++) {
            degree[i] += d->side[d->graph->neighbour[e]] != OUTSIDE;
        }
        next[degree[i] + 1]++;
    }
    for (int k = 1; k <= n; k++) {
        next[k] += next[k - 1];
    }
    for (int i = 0; i < n; i++) {
        d->held[next[degree[i]]++] = d->order[part.from + i];
    }
}

/** The component of place `i`: components are trees by d->left, with their sizes at the roots in
 * d->right. UNSEEN: not joined. */
static int root_of(struct dissection *d, int i)
{
    while (d->left[i] >= 0 && d->left[i] != i) {
        d->left[i] = d->left[d->left[i]];
        i = d->left[i];
    }
    return d->left[i] < 0 ? UNSEEN : i;
}

/** Joins vertex `v` and the components beside it, unless that makes one of more than `most`. */
static bool join(struct dissection *d, int v, int most)
{
    const int *const neighbour = &d->graph->neighbour[d->graph->start[v]];
    const int n = d->graph->start[v + 1] - d->graph->start[v];
    const int here = d->place[v];
    int size = 1;

    d->left[here] = here;
    d->right[here] = 0;
    for (int e = 0; e < n; e++) {
        const int root =
            d->side[neighbour[e]] == OUTSIDE ? UNSEEN : root_of(d, d->place[neighbour[e]]);

        if (root != UNSEEN && d->right[root] > 0) {
            size += d->right[root];
            d->right[root] = -d->right[root]; /* counted */
        }
    }
    for (int e = 0; e < n; e++) {
        const int root =
            d->side[neighbour[e]] == OUTSIDE ? UNSEEN : root_of(d, d->place[neighbour[e]]);

        if (root != UNSEEN && d->right[root] < 0) {
            d->right[root] = -d->right[root];
            d->left[root] = size <= most ? here : root;
        }
    }
    d->left[here] = size <= most ? here : UNSEEN;
    d->right[here] = size;
    return size <= most;
}

/** Leaves vertices out, those with many neighbours last in the choice, so that the rest falls
 * apart. False, sides as they were, when that takes `most` or more. */
static bool cut_hubs(struct dissection *d, struct part part, int most)
{
    const int n = part.to - part.from;
    int left_out = 0;

    sort_by_neighbours(d, part);
    for (int i = 0; i < n; i++) {
        d->left[i] = UNSEEN;
    }
    for (int i = 0; i < n && left_out < most; i++) {
        left_out += !join(d, d->held[i], (int)(LARGEST_PART * n));
    }
    for (int i = 0; left_out < most && i < n; i++) {
        d->side[d->order[part.from + i]] = d->left[i] == UNSEEN ? COVER_IN : COVER_LEFT;
    }
    return left_out < most;
}

/** Cuts one part into smaller ones, where that is of use. */
static void cut(struct dissection *d, struct part part)
{
    for (int i = part.from; i < part.to; i++) {
        d->side[d->order[i]] = UNSEEN;
        d->place[d->order[i]] = i - part.from;
    }
    const int n_components = find_components(d, part);

    if (n_components > 1) {
        split(d, part, n_components, n_components);
    } else {
        const int between = cut_line(d, part);

        (void)cut_hubs(d, part, between);
        split(d, part, COVER_IN + 1, COVER_IN);
    }
    for (int i = part.from; i < part.to; i++) {
        d->side[d->order[i]] = OUTSIDE;
    }
}

bool dissect(const struct graph *graph, int order[])
{
    struct dissection d = {.graph = graph, .order = order};
    const bool is_ready = allocate(&d);

    for (int v = 0; is_ready && v < graph->n; v++) {
        d.side[v] = OUTSIDE;
    }
    if (is_ready) {
        push(&d, 0, graph->n);
    }
    while (d.n_stack > 0) {
        cut(&d, d.stack[--d.n_stack]);
    }
    arena_release(&d.arena);
    return is_ready;
}
