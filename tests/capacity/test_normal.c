/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "models/capacity/normal.h"
#include "planner/base/random.h"

enum { MOST_ROWS = 900, MOST_COLS = 2000, MOST_ENTRIES = 20000 };

/** A matrix, and what multiplies its columns and diagonal. */
struct sample {
    int col_start[MOST_COLS + 1];
    int row_index[MOST_ENTRIES];
    double value[MOST_ENTRIES];
    double d[MOST_COLS];
    double e[MOST_ROWS];
    int order[MOST_ROWS];
    double x[MOST_ROWS], right[MOST_ROWS], answer[MOST_ROWS];
    struct graph_matrix matrix;
};

/** Columns of a few rows that lie near each other along a line, and one row in `rare` far away. */
static void draw(struct sample *s, struct random *random, int n_rows, int n_cols, size_t rare)
{
    int n = 0;

    for (int j = 0; j < n_cols; j++) {
        const int middle = (int)random_below(random, (size_t)n_rows);

        for (int k = 0; k < 6; k++) {
            int row = middle + 3 * k;

            if (k == 5 && random_below(random, rare) == 0) {
                row = (middle + n_rows / 2) % n_rows;
            }
            if (row < n_rows) {
                s->row_index[n] = row;
                s->value[n++] = random_unit(random) - 0.5;
            }
        }
        s->col_start[j + 1] = n;
        s->d[j] = 0.1 + random_unit(random);
    }
    for (int i = 0; i < n_rows; i++) {
        s->order[i] = i;
        s->e[i] = 0.1 + random_unit(random);
        s->x[i] = random_unit(random);
    }
    s->matrix = (struct graph_matrix){.n_rows = n_rows,
                                      .n_cols = n_cols,
                                      .col_start = s->col_start,
                                      .row_index = s->row_index,
                                      .value = s->value};
}

/** right = (A diag(d) A' + diag(e)) x. */
static void multiply(struct sample *s)
{
    for (int i = 0; i < s->matrix.n_rows; i++) {
        s->right[i] = s->e[i] * s->x[i];
    }
    for (int j = 0; j < s->matrix.n_cols; j++) {
        double sum = 0;

        for (int e = s->col_start[j]; e < s->col_start[j + 1]; e++) {
            sum += s->value[e] * s->x[s->row_index[e]];
        }
        for (int e = s->col_start[j]; e < s->col_start[j + 1]; e++) {
            s->right[s->row_index[e]] += s->d[j] * sum * s->value[e];
        }
    }
}

static void solves_what_it_factored(void **state)
{
    (void)state;
    struct sample *s = calloc(1, sizeof *s);
    struct random random;

    random_init(&random, 11);
    for (int round = 0; round < 60; round++) {
        const int n_rows = 2 + (int)random_below(&random, MOST_ROWS - 2);
        struct arena arena = {0};
        struct normal normal;

        draw(s, &random, n_rows, n_rows + n_rows / 2, 1 + random_below(&random, 200));
        multiply(s);
        assert_true(normal_init(&normal, &arena, &s->matrix, s->order));
        assert_true(normal_factor(&normal, s->d, s->e));
        normal_solve(&normal, s->right, s->answer);
        for (int i = 0; i < n_rows; i++) {
            assert_near(s->answer[i], s->x[i], 1e-9);
        }
        arena_release(&arena);
    }
    free(s);
}

static void as_many_threads_as_there_are_give_the_same_bits(void **state)
{
    (void)state;
    struct sample *s = calloc(1, sizeof *s);
    double first[MOST_ROWS];
    struct random random;

    random_init(&random, 12);
    draw(s, &random, MOST_ROWS, MOST_ROWS, 50);
    for (int n_threads = 1; n_threads <= CREW_MOST; n_threads++) {
        struct arena arena = {0};
        struct normal normal;

        assert_true(normal_init(&normal, &arena, &s->matrix, s->order));
        assert_true(normal.factor_crew.n_runs > 2);
        assert_true(normal_set_threads(&normal, &arena, n_threads));
        assert_true(normal_factor(&normal, s->d, s->e));
        normal_solve(&normal, s->x, n_threads == 1 ? first : s->answer);
        if (n_threads > 1) {
            assert_memory_equal(s->answer, first, sizeof first);
        }
        arena_release(&arena);
    }
    free(s);
}

static void unknown_of_an_empty_row_is_zero(void **state)
{
    (void)state;
    const int col_start[3] = {0, 2, 4}, row_index[4] = {0, 2, 0, 2}, order[3] = {0, 1, 2};
    const double value[4] = {1.0, 1.0, 1.0, -1.0}, d[2] = {1.0, 1.0}, e[3] = {0.0, 0.0, 0.0};
    const double right[3] = {4.0, 5.0, 6.0};
    const struct graph_matrix matrix = {3, 2, col_start, row_index, value};
    struct arena arena = {0};
    struct normal normal;
    double y[3];

    assert_true(normal_init(&normal, &arena, &matrix, order));
    assert_true(normal_factor(&normal, d, e));
    normal_solve(&normal, right, y);
    assert_near(y[0], 2.0, 1e-12);
    assert_near(y[1], 0.0, 1e-12);
    assert_near(y[2], 3.0, 1e-12);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solves_what_it_factored),
        cmocka_unit_test(as_many_threads_as_there_are_give_the_same_bits),
        cmocka_unit_test(unknown_of_an_empty_row_is_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
