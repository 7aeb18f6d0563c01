/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/capacity/skyline.h"
#include "planner/base/random.h"

enum { N = 37 };

/** A random positive definite matrix with the given row beginnings, also into `full`. */
static void fill(struct skyline *sky, const int *begins, struct random *random, double full[N][N])
{
    skyline_zero(sky);
    memset(full, 0, N * sizeof full[0]);
    for (int i = 0; i < N; i++) {
        for (int j = begins[i]; j <= i; j++) {
            const double value = i == j ? 2.0 * N : 2.0 * random_unit(random) - 1.0;

            *skyline_at(sky, i, j) = value;
            full[i][j] = full[j][i] = value;
        }
    }
}

static void solves_what_it_factored(void **state)
{
    (void)state;
    struct random random;
    double full[N][N];

    random_init(&random, 11);
    for (int round = 0; round < 20; round++) {
        struct arena arena = {0};
        struct skyline sky;
        int begins[N];
        double right[N];
        double x[N + SKYLINE] = {0};

        for (int i = 0; i < N; i++) {
            begins[i] = (int)random_below(&random, (size_t)i + 1);
        }
        assert_true(skyline_init(&sky, &arena, N, begins));
        fill(&sky, begins, &random, full);
        for (int i = 0; i < N; i++) {
            right[i] = random_unit(&random);
            x[i] = right[i];
        }
        skyline_factor(&sky);
        skyline_solve(&sky, x);
        for (int i = 0; i < N; i++) {
            double sum = 0;

            for (int j = 0; j < N; j++) {
                sum += full[i][j] * x[j];
            }
            assert_near(sum, right[i], 1e-10);
        }
        arena_release(&arena);
    }
}

static void unknown_of_an_empty_row_is_zero(void **state)
{
    (void)state;
    const int begins[3] = {0, 1, 0};
    struct arena arena = {0};
    struct skyline sky;
    double x[SKYLINE + SKYLINE] = {2.0, 5.0, 3.0};

    assert_true(skyline_init(&sky, &arena, 3, begins));
    skyline_zero(&sky);
    *skyline_at(&sky, 0, 0) = 4.0;
    *skyline_at(&sky, 2, 2) = 1.0;
    skyline_factor(&sky);
    skyline_solve(&sky, x);
    assert_near(x[0], 0.5, 1e-12);
    assert_near(x[1], 0.0, 1e-12);
    assert_near(x[2], 3.0, 1e-12);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solves_what_it_factored),
        cmocka_unit_test(unknown_of_an_empty_row_is_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
