/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/fronts.h"

#include <stdlib.h>
#include <string.h>

#include "models/capacity/etree.h"

#define NONE (-1)

/** Fronts are joined for the sake of longer loops while so little of the joint block is 0: by its
 * columns. */
#define NARROW       16
#define NARROW_ZEROS 0.5
#define MIDDLE       48
#define MIDDLE_ZEROS 0.2
#define WIDE_ZEROS   0.06

/** A front in the making; it ends where the next one begins. Its rows are the columns first ..
 * from - 1, then row[row_at .. row_at + n_rows - 1], which begin with column `from`. */
struct draft {
    int first;
    int from;
    size_t row_at;
    int n_rows;
    double zeros; /**< in the block */
};

struct drafting {
    const struct graph *graph;
    const int *order;  /**< [n] */
    const int *place;  /**< [n] */
    const int *parent; /**< [n] of a column in the elimination tree */
    int *seen;         /**< [n] turn in which a row was last met */
    int turn;
    int *waiting;         /**< [n] last draft whose parent is the column, NONE = there is none */
    int *before;          /**< [n] the draft that waits there before it */
    struct draft *drafts; /**< [n + 1] */
    int n_drafts;
    int *row; /**< grows; owned */
    size_t n_rows;
    size_t room;
};

static bool add_row(struct drafting *d, int row)
{
    if (d->n_rows == d->room) {
        const size_t room = 2 * d->room + 1024;
        int *const rows = realloc(d->row, room * sizeof *rows);

        if (rows == NULL) {
            return false;
        }
        d->row = rows;
        d->room = room;
    }
    d->row[d->n_rows++] = row;
    d->seen[row] = d->turn;
    return true;
}

/** Calls for each row below column `j` that the matrix or a draft waiting there has and this turn
 * has not met: adds it, or, without `adds`, ends. False when one was met, or memory is short. */
static bool meet_rows(struct drafting *d, int j, bool adds)
{
    const struct graph *graph = d->graph;

    for (int e = graph->start[d->order[j]]; e < graph->start[d->order[j] + 1]; e++) {
        const int row = d->place[graph->neighbour[e]];

        if (row > j && d->seen[row] != d->turn && !(adds && add_row(d, row))) {
            return false;
        }
    }
    for (int k = d->waiting[j]; k != NONE; k = d->before[k]) {
        for (int i = 0; i < d->drafts[k].n_rows; i++) {
            const int row = d->row[d->drafts[k].row_at + (size_t)i];

            if (row > j && d->seen[row] != d->turn && !(adds && add_row(d, row))) {
                return false;
            }
        }
    }
    return true;
}

/** Whether column `j` has the rows of the last draft and no others. */
static bool goes_on(struct drafting *d, int j)
{
    const struct draft *last = &d->drafts[d->n_drafts - 1];

    if (j == 0 || d->parent[j - 1] != j) {
        return false;
    }
    d->turn++;
    for (int i = 0; i < last->n_rows; i++) {
        d->seen[d->row[last->row_at + (size_t)i]] = d->turn;
    }
    return meet_rows(d, j, false);
}

static int by_place(const void *left, const void *right)
{
    const int a = *(const int *)left;
    const int b = *(const int *)right;

    return (a > b) - (a < b);
}

/** Ends the last draft before column `j` and begins another. */
static bool begin_draft(struct drafting *d, int j)
{
    const int parent = j > 0 ? d->parent[j - 1] : NONE;
    struct draft *draft = &d->drafts[d->n_drafts];

    if (parent != NONE) {
        d->before[d->n_drafts - 1] = d->waiting[parent];
        d->waiting[parent] = d->n_drafts - 1;
    }
    *draft = (struct draft){.first = j, .from = j, .row_at = d->n_rows};
    d->n_drafts++;
    d->turn++;
    if (!add_row(d, j) || !meet_rows(d, j, true)) {
        return false;
    }
    draft->n_rows = (int)(d->n_rows - draft->row_at);
    qsort(&d->row[draft->row_at], (size_t)draft->n_rows, sizeof *d->row, by_place);
    return true;
}

static bool draft_fronts(struct drafting *d)
{
    bool is_ready = true;

    for (int j = 0; is_ready && j < d->graph->n; j++) {
        if (!goes_on(d, j)) {
            is_ready = begin_draft(d, j);
        }
    }
    d->drafts[d->n_drafts].first = d->graph->n;
    return is_ready;
}

/** Figures of a block of so many columns and rows on and below the diagonal. */
static double entries(double n_columns, double n_rows)
{
    return n_columns * n_rows - n_columns * (n_columns - 1.0) / 2.0;
}

/** Joins draft `child` to `parent`, which follows it and ends before column `end`, if that is worth
 * the zeros. */
static bool join(const struct drafting *d, const struct draft *child, struct draft *parent, int end)
{
    const int child_columns = parent->first - child->first;
    const int columns = end - child->first;
    const int child_rows = child->from - child->first + child->n_rows;
    const int rows = parent->from - child->first + parent->n_rows;
    const double most = columns <= NARROW   ? NARROW_ZEROS
                        : columns <= MIDDLE ? MIDDLE_ZEROS
                                            : WIDE_ZEROS;

    if (child_rows <= child_columns ||
        d->row[child->row_at + (size_t)(parent->first - child->from)] >= end) {
        return false;
    }
    const double joint = entries(columns, rows);
    const double zeros =
        joint - entries(child_columns, child_rows) -
        entries(end - parent->first, parent->from - parent->first + parent->n_rows) + child->zeros +
        parent->zeros;

    if (zeros > most * joint) {
        return false;
    }
    parent->first = child->first;
    parent->zeros = zeros;
    return true;
}

/** Joins drafts with their parents. */
static void join_fronts(struct drafting *d)
{
    int n = 0;

    for (int k = 0; k < d->n_drafts; k++) {
        struct draft draft = d->drafts[k];
        const int end = d->drafts[k + 1].first;

        while (n > 0 && join(d, &d->drafts[n - 1], &draft, end)) {
            n--;
        }
        d->drafts[n++] = draft;
    }
    d->n_drafts = n;
    d->drafts[n].first = d->graph->n;
}

/** Copies the drafts out. */
static bool hand_out(const struct drafting *d, struct fronts *fronts, struct arena *arena)
{
    size_t at = 0;

    fronts->n_fronts = d->n_drafts;
    fronts->first = arena_alloc(arena, (size_t)d->n_drafts + 1, sizeof *fronts->first);
    fronts->row_at = arena_alloc(arena, (size_t)d->n_drafts + 1, sizeof *fronts->row_at);
    fronts->parent = arena_alloc(arena, (size_t)d->n_drafts, sizeof *fronts->parent);
    fronts->child = arena_alloc(arena, (size_t)d->n_drafts, sizeof *fronts->child);
    fronts->sibling = arena_alloc(arena, (size_t)d->n_drafts, sizeof *fronts->sibling);
    for (int k = 0; !arena->failed && k < d->n_drafts; k++) {
        const struct draft *draft = &d->drafts[k];

        fronts->first[k + 1] = d->drafts[k + 1].first;
        fronts->row_at[k + 1] =
            fronts->row_at[k] + (size_t)(draft->from - draft->first + draft->n_rows);
        at = fronts->row_at[k + 1];
    }
    fronts->row = arena_alloc(arena, at, sizeof *fronts->row);
    fronts->into = arena_alloc(arena, at, sizeof *fronts->into);
    for (int k = 0; !arena->failed && k < d->n_drafts; k++) {
        const struct draft *draft = &d->drafts[k];
        int *row = &fronts->row[fronts->row_at[k]];

        for (int j = draft->first; j < draft->from; j++) {
            *row++ = j;
        }
        memcpy(row, &d->row[draft->row_at], (size_t)draft->n_rows * sizeof *row);
    }
    return !arena->failed;
}

/** Parents, and where rows go there. `owner` [n] is work space. */
static void link_fronts(struct fronts *fronts, int owner[])
{
    for (int f = fronts->n_fronts - 1; f >= 0; f--) {
        const int n_columns = fronts_columns(fronts, f);
        const int n_rows = fronts_rows(fronts, f);
        const int *const row = &fronts->row[fronts->row_at[f]];
        const int parent = n_columns < n_rows ? owner[row[n_columns]] : NONE;
        const int *const above = parent != NONE ? &fronts->row[fronts->row_at[parent]] : NULL;
        int at = 0;

        fronts->parent[f] = parent;
        fronts->child[f] = NONE;
        fronts->sibling[f] = parent != NONE ? fronts->child[parent] : NONE;
        if (parent != NONE) {
            fronts->child[parent] = f;
        }
        for (int j = 0; j < n_columns; j++) {
            owner[row[j]] = f;
        }
        for (int i = n_columns; above != NULL && i < n_rows; i++) {
            while (above[at] < row[i]) {
                at++;
            }
            fronts->into[fronts->row_at[f] + (size_t)i] = at;
        }
    }
}

bool fronts_init(struct fronts *fronts, struct arena *arena, const struct graph *graph,
                 const int order[])
{
    struct arena scratch = {0};
    const size_t n = (size_t)graph->n;
    int *const sorted = arena_copy(&scratch, order, n, sizeof *sorted);
    int *const parent = arena_alloc(&scratch, n, sizeof *parent);
    struct drafting d = {.graph = graph,
                         .order = sorted,
                         .parent = parent,
                         .seen = arena_alloc(&scratch, n, sizeof *d.seen),
                         .waiting = arena_alloc(&scratch, n, sizeof *d.waiting),
                         .before = arena_alloc(&scratch, n, sizeof *d.before),
                         .drafts = arena_alloc(&scratch, n + 1, sizeof *d.drafts)};
    bool is_ready = !scratch.failed && etree_sort(graph, sorted, parent, &scratch);

    *fronts = (struct fronts){.n = graph->n, .place = arena_alloc(arena, n, sizeof *fronts->place)};
    is_ready = is_ready && !arena->failed;
    for (int p = 0; is_ready && p < graph->n; p++) {
        fronts->place[sorted[p]] = p;
        d.waiting[p] = NONE;
    }
    d.place = fronts->place;
    is_ready = is_ready && draft_fronts(&d);
    if (is_ready) {
        join_fronts(&d);
        is_ready = hand_out(&d, fronts, arena);
    }
    if (is_ready) {
        link_fronts(fronts, d.seen);
    }
    free(d.row);
    arena_release(&scratch);
    return is_ready;
}
