/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/normal.h"

#include <stdlib.h>
#include <string.h>

#include "models/capacity/dense.h"
#include "models/capacity/dissect.h"

/** Lists A by rows in elimination order, and each column's entries in that order. `next` [rows or
 * columns, whichever is more] is work space. */
static void sort_entries(struct normal *normal, const struct graph_matrix *matrix, int next[])
{
    const int *const place = normal->fronts.place;
    const int n_entries = graph_entries(matrix);

    for (int e = 0; e < n_entries; e++) {
        normal->start[place[matrix->row_index[e]] + 1]++;
    }
    for (int p = 0; p < matrix->n_rows; p++) {
        normal->start[p + 1] += normal->start[p];
    }
    memcpy(next, normal->start, (size_t)matrix->n_rows * sizeof *next);
    for (int j = 0; j < matrix->n_cols; j++) {
        for (int e = matrix->col_start[j]; e < matrix->col_start[j + 1]; e++) {
            const int at = next[place[matrix->row_index[e]]]++;

            normal->entry[at] = e;
            normal->entry_col[at] = j;
        }
    }
    for (int j = 0; j < matrix->n_cols; j++) {
        next[j] = matrix->col_start[j];
    }
    for (int p = 0; p < matrix->n_rows; p++) {
        for (int at = normal->start[p]; at < normal->start[p + 1]; at++) {
            const int e = next[normal->entry_col[at]]++;

            normal->row[e] = p;
            normal->value[e] = matrix->value[normal->entry[at]];
            normal->entry[at] = e;
        }
    }
}

static bool allocate_matrix(struct normal *normal, struct arena *arena,
                            const struct graph_matrix *matrix)
{
    const size_t n_entries = (size_t)graph_entries(matrix);

    normal->row = arena_alloc(arena, n_entries, sizeof *normal->row);
    normal->value = arena_alloc(arena, n_entries, sizeof *normal->value);
    normal->start = arena_alloc(arena, (size_t)matrix->n_rows + 1, sizeof *normal->start);
    normal->entry = arena_alloc(arena, n_entries, sizeof *normal->entry);
    normal->entry_col = arena_alloc(arena, n_entries, sizeof *normal->entry_col);
    return !arena->failed;
}

/** Blocks of L, and the shares of the threads. `work` [2 * n_fronts] is work space. */
static bool lay_out(struct normal *normal, struct arena *arena, double work[])
{
    const struct fronts *fronts = &normal->fronts;
    const size_t n_fronts = (size_t)fronts->n_fronts;
    size_t at = 0;

    normal->block_at = arena_alloc(arena, n_fronts, sizeof *normal->block_at);
    for (int f = 0; !arena->failed && f < fronts->n_fronts; f++) {
        const double n_rows = fronts_rows(fronts, f);
        const double n_columns = fronts_columns(fronts, f);

        normal->block_at[f] = at;
        at += (size_t)dense_stride((int)n_rows) * (size_t)dense_columns((int)n_columns);
        for (int k = 0; k < (int)n_columns; k++) {
            work[f] += (n_rows - k) * (n_rows - k);
            work[n_fronts + (size_t)f] += n_rows - k;
        }
        normal->work += work[f] / 2.0;
        const size_t n_packed = dense_work((int)n_rows, (int)n_columns);

        normal->n_packed = n_packed > normal->n_packed ? n_packed : normal->n_packed;
    }
    normal->block = arena_alloc(arena, at, sizeof *normal->block);
    normal->update = arena_alloc(arena, n_fronts, sizeof *normal->update);
    normal->vector = arena_alloc(arena, fronts->row_at[n_fronts], sizeof *normal->vector);
    normal->scale = arena_alloc(arena, (size_t)fronts->n, sizeof *normal->scale);
    normal->right = arena_alloc(arena, (size_t)fronts->n, sizeof *normal->right);
    return !arena->failed &&
           crew_init(&normal->factor_crew, arena, fronts->n_fronts, fronts->parent, work) &&
           crew_init(&normal->solve_crew, arena, fronts->n_fronts, fronts->parent, &work[n_fronts]);
}

/** Room that each thread needs for itself. */
static bool allocate_threads(struct normal *normal, struct arena *arena)
{
    const size_t n_threads = (size_t)normal->factor_crew.n_threads;

    normal->where = arena_alloc(arena, n_threads * (size_t)normal->fronts.n, sizeof *normal->where);
    normal->packed = arena_alloc(arena, n_threads * normal->n_packed, sizeof *normal->packed);
    normal->is_short = arena_alloc(arena, n_threads, sizeof *normal->is_short);
    return !arena->failed;
}

bool normal_set_threads(struct normal *normal, struct arena *arena, int n_threads)
{
    normal->factor_crew.n_threads = n_threads;
    normal->solve_crew.n_threads = n_threads;
    return allocate_threads(normal, arena);
}

bool normal_init(struct normal *normal, struct arena *arena, const struct graph_matrix *matrix,
                 const int order[])
{
    struct arena scratch = {0};
    struct graph graph;
    const size_t n_rows = (size_t)matrix->n_rows, n_cols = (size_t)matrix->n_cols;
    int *const next = arena_alloc(&scratch, n_rows > n_cols ? n_rows : n_cols, sizeof *next);
    int *const sorted = arena_copy(&scratch, order, n_rows, sizeof *sorted);
    double *const work = arena_alloc(&scratch, 2 * n_rows, sizeof *work);

    *normal = (struct normal){.col_start = matrix->col_start};
    const bool is_ready = !scratch.failed && graph_init(&graph, &scratch, matrix) &&
                          dissect(&graph, sorted) &&
                          fronts_init(&normal->fronts, arena, &graph, sorted) &&
                          allocate_matrix(normal, arena, matrix) && lay_out(normal, arena, work) &&
                          allocate_threads(normal, arena);

    if (is_ready) {
        sort_entries(normal, matrix, next);
    }
    arena_release(&scratch);
    return is_ready;
}

/** Columns of M to the block of front `f`; `where` is work space [n_rows]. */
static void assemble(struct normal *normal, int f, int where[])
{
    const struct fronts *fronts = &normal->fronts;
    const int n_rows = fronts_rows(fronts, f);
    const int *const row = &fronts->row[fronts->row_at[f]];
    const size_t stride = (size_t)dense_stride(n_rows);
    double *column = &normal->block[normal->block_at[f]];

    memset(column, 0, stride * (size_t)dense_columns(fronts_columns(fronts, f)) * sizeof *column);
    for (int i = 0; i < n_rows; i++) {
        where[row[i]] = i;
    }
    for (int p = fronts->first[f]; p < fronts->first[f + 1]; p++, column += stride) {
        for (int at = normal->start[p]; at < normal->start[p + 1]; at++) {
            const int j = normal->entry_col[at];
            const double factor = normal->d[j] * normal->value[normal->entry[at]];

            for (int e = normal->entry[at]; e < normal->col_start[j + 1]; e++) {
                column[where[normal->row[e]]] += factor * normal->value[e];
            }
        }
        normal->scale[p] += column[where[p]];
        column[where[p]] = normal->scale[p];
    }
}

/** Adds what `child` leaves to the block of front `f` and to what that leaves. */
static void take_over(struct normal *normal, int f, int child)
{
    const struct fronts *fronts = &normal->fronts;
    const int n_columns = fronts_columns(fronts, f);
    const int n_rows = fronts_rows(fronts, f);
    const int n = fronts_rows(fronts, child) - fronts_columns(fronts, child);
    const int *const into = &fronts->into[fronts->row_at[child + 1] - (size_t)n];
    const size_t stride = (size_t)dense_stride(n_rows);
    const size_t rest_stride = (size_t)dense_stride(n_rows - n_columns);
    const double *from = normal->update[child];

    for (int j = 0; j < n; j++, from += dense_stride(n)) {
        const bool is_column = into[j] < n_columns;
        double *const to =
            is_column ? &normal->block[normal->block_at[f] + (size_t)into[j] * stride]
                      : normal->update[f] + (size_t)(into[j] - n_columns) * rest_stride - n_columns;

        for (int i = j; i < n; i++) {
            to[into[i]] += from[i];
        }
    }
}

/** Room for what front `f` leaves; false when there is none or a child had none. */
static bool make_room(struct normal *normal, int f)
{
    const struct fronts *fronts = &normal->fronts;
    const int n = fronts_rows(fronts, f) - fronts_columns(fronts, f);

    for (int child = fronts->child[f]; child >= 0; child = fronts->sibling[child]) {
        if (normal->update[child] == NULL) {
            return false;
        }
    }
    if (n > 0) {
        normal->update[f] =
            calloc((size_t)dense_stride(n) * (size_t)dense_columns(n), sizeof **normal->update);
    }
    return n == 0 || normal->update[f] != NULL;
}

static void factor_front(void *context, int thread, int f)
{
    struct normal *normal = context;
    const struct fronts *fronts = &normal->fronts;
    const int n_rows = fronts_rows(fronts, f);
    const int n_columns = fronts_columns(fronts, f);
    double *const block = &normal->block[normal->block_at[f]];
    const bool has_room = make_room(normal, f);

    if (has_room) {
        assemble(normal, f, &normal->where[(size_t)thread * (size_t)fronts->n]);
    } else {
        normal->is_short[thread] = true;
    }
    for (int child = fronts->child[f]; child >= 0; child = fronts->sibling[child]) {
        if (has_room) {
            take_over(normal, f, child);
        }
        free(normal->update[child]);
        normal->update[child] = NULL;
    }
    if (has_room) {
        double *const work = &normal->packed[(size_t)thread * normal->n_packed];

        dense_factor(block, n_rows, n_columns, &normal->scale[fronts->first[f]], work);
        dense_subtract(normal->update[f], block, n_rows, n_columns, work);
    }
}

bool normal_factor(struct normal *normal, const double d[], const double e[])
{
    bool is_short = false;

    normal->d = d;
    for (int i = 0; i < normal->fronts.n; i++) {
        normal->scale[normal->fronts.place[i]] = e[i];
    }
    crew_up(&normal->factor_crew, factor_front, normal);
    for (int thread = 0; thread < normal->factor_crew.n_threads; thread++) {
        is_short = is_short || normal->is_short[thread];
        normal->is_short[thread] = false;
    }
    return !is_short;
}

static void eliminate(void *context, int thread, int f)
{
    struct normal *normal = context;
    const struct fronts *fronts = &normal->fronts;
    const int n_columns = fronts_columns(fronts, f);
    const int n_rows = fronts_rows(fronts, f);
    double *const x = &normal->vector[fronts->row_at[f]];

    (void)thread;
    memcpy(x, &normal->right[fronts->first[f]], (size_t)n_columns * sizeof *x);
    memset(&x[n_columns], 0, (size_t)(n_rows - n_columns) * sizeof *x);
    for (int child = fronts->child[f]; child >= 0; child = fronts->sibling[child]) {
        for (size_t i = fronts->row_at[child] + (size_t)fronts_columns(fronts, child);
             i < fronts->row_at[child + 1]; i++) {
            x[fronts->into[i]] += normal->vector[i];
        }
    }
    dense_forward(&normal->block[normal->block_at[f]], n_rows, n_columns, x);
}

static void substitute(void *context, int thread, int f)
{
    struct normal *normal = context;
    const struct fronts *fronts = &normal->fronts;
    const int n_columns = fronts_columns(fronts, f);
    const int n_rows = fronts_rows(fronts, f);
    double *const x = &normal->vector[fronts->row_at[f]];

    (void)thread;
    for (int i = n_columns; i < n_rows; i++) {
        x[i] = normal->right[fronts->row[fronts->row_at[f] + (size_t)i]];
    }
    dense_backward(&normal->block[normal->block_at[f]], n_rows, n_columns, x);
    memcpy(&normal->right[fronts->first[f]], x, (size_t)n_columns * sizeof *x);
}

void normal_solve(struct normal *normal, const double right[], double y[])
{
    const int *const place = normal->fronts.place;

    for (int i = 0; i < normal->fronts.n; i++) {
        normal->right[place[i]] = right[i];
    }
    crew_up(&normal->solve_crew, eliminate, normal);
    crew_down(&normal->solve_crew, substitute, normal);
    for (int i = 0; i < normal->fronts.n; i++) {
        y[i] = normal->right[place[i]];
    }
}
