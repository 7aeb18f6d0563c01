/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "models/capacity/cover.h"
#include "models/capacity/dissect.h"
#include "models/capacity/fronts.h"
#include "planner/base/random.h"

enum { SIDE = 6, HOURS = 240, ROWS = 8 };

/** Fewest vertices that touch all pairs, by trying all sets. */
static int fewest(bool pair[SIDE][SIDE])
{
    int best = 2 * SIDE;

    for (unsigned set = 0; set < 1U << (2 * SIDE); set++) {
        bool touches = true;

        for (unsigned i = 0; i < SIDE; i++) {
            for (unsigned j = 0; j < SIDE; j++) {
                touches = touches && (!pair[i][j] || (set >> i & 1U) || (set >> (SIDE + j) & 1U));
            }
        }
        const int size = __builtin_popcount(set);

        best = touches && size < best ? size : best;
    }
    return best;
}

/** Both ends of each pair, to `graph` with room for all. */
static void list(bool pair[SIDE][SIDE], struct graph *graph)
{
    int n = 0;

    for (int v = 0; v < 2 * SIDE; v++) {
        graph->start[v] = n;
        for (int u = 0; u < SIDE; u++) {
            if (v < SIDE ? pair[v][u] : pair[u][v - SIDE]) {
                graph->neighbour[n++] = v < SIDE ? SIDE + u : u;
            }
        }
    }
    graph->start[2 * SIDE] = n;
}

static void covers_are_least(void **state)
{
    (void)state;
    int start[2 * SIDE + 1], neighbour[2 * SIDE * SIDE], vertices[2 * SIDE];
    struct graph graph = {2 * SIDE, start, neighbour};
    struct arena arena = {0};
    struct cover cover;
    struct random random;

    random_init(&random, 3);
    assert_true(cover_init(&cover, &arena, 2 * SIDE));
    for (int round = 0; round < 60; round++) {
        bool pair[SIDE][SIDE];
        int side[2 * SIDE];
        int size = 0;

        for (int v = 0; v < 2 * SIDE; v++) {
            vertices[v] = v;
            side[v] = v < SIDE ? COVER_LEFT : COVER_RIGHT;
            for (int u = 0; v < SIDE && u < SIDE; u++) {
                pair[v][u] = random_below(&random, 10) < (size_t)(1 + round % 5);
            }
        }
        list(pair, &graph);
        cover_find(&cover, &graph, vertices, 2 * SIDE, side);
        for (int v = 0; v < 2 * SIDE; v++) {
            size += side[v] == COVER_IN;
            for (int u = 0; v < SIDE && u < SIDE; u++) {
                assert_true(!pair[v][u] || side[v] == COVER_IN || side[SIDE + u] == COVER_IN);
            }
        }
        assert_int_equal(size, fewest(pair));
    }
    arena_release(&arena);
}

/** Departments with ROWS rows an hour, each column three hours of one, and one row for each `hours`
 * hours that stands in all columns of all departments; multiply-adds of a factorisation. */
static double work_of(int n_departments, int hours)
{
    const int n_rows = HOURS * ROWS * n_departments + (hours > 0 ? HOURS / hours : 0);
    const int n_cols = (HOURS - 3) * n_departments;
    struct arena arena = {0};
    int *col_start = arena_alloc(&arena, (size_t)n_cols + 1, sizeof(int));
    int *row_index = arena_alloc(&arena, (size_t)n_cols * (3 * ROWS + 1), sizeof(int));
    int *order = arena_alloc(&arena, (size_t)n_rows, sizeof(int));
    struct graph graph;
    struct fronts fronts;
    double work = 0;
    int n = 0;

    for (int j = 0; j < n_cols; j++) {
        const int hour = j / n_departments;

        for (int k = 0; k < 3 * ROWS; k++) {
            row_index[n++] =
                ((hour + k / ROWS) * n_departments + j % n_departments) * ROWS + k % ROWS;
        }
        if (hours > 0) {
            row_index[n++] = HOURS * ROWS * n_departments + hour / hours;
        }
        col_start[j + 1] = n;
    }
    for (int i = 0; i < n_rows; i++) {
        order[i] = i;
    }
    const struct graph_matrix matrix = {n_rows, n_cols, col_start, row_index, NULL};

    assert_true(graph_init(&graph, &arena, &matrix));
    assert_true(dissect(&graph, order));
    assert_true(fronts_init(&fronts, &arena, &graph, order));
    for (int f = 0; f < fronts.n_fronts; f++) {
        for (int k = 0; k < fronts_columns(&fronts, f); k++) {
            const double left = fronts_rows(&fronts, f) - k;

            work += left * left / 2.0;
        }
    }
    arena_release(&arena);
    return work;
}

static void work_grows_with_departments(void **state)
{
    (void)state;
    const double one = work_of(1, 0);

    assert_near(work_of(10, 0) / one, 10.0, 1e-6);
    assert_true(work_of(10, 12) < 12.0 * work_of(1, 12));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(covers_are_least),
        cmocka_unit_test(work_grows_with_departments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
