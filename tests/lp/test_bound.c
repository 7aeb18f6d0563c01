/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Lagrangian bound against exhaustive search and against optima, for good and for bad duals. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp.h"
#include "models/lp/lp_bound.h"
#include "models/lp/lp_check.h"

#include <math.h>
#include <stdlib.h>

/* Least cost over all feasible whole points, by trying them all; INFINITY if there is none. */
static double exhaustive(const struct lp_model *model)
{
    double x[4] = {0};
    double activity[8];
    double best = INFINITY;
    for (;;) {
        struct lp_check check;
        assert_int_equal(lp_check_point(model, x, activity, &check), PB_OK);
        if (check.row_violation == 0)
            best = fmin(best, check.cost);
        int j = 0;
        while (j < model->n_cols && x[j] == model->col_upper[j])
            x[j++] = 0;
        if (j == model->n_cols)
            return best;
        x[j]++;
    }
}

static void never_above_any_whole_point(void **state)
{
    (void)state;
    struct lcg source = {11};
    for (int round = 0; round < 200; round++) {
        struct lp_model model;
        struct lp_bound bound;
        double dual[3];
        random_lp(&model, &source, 3, 4);
        double best = exhaustive(&model);
        for (int k = 0; k < 20; k++) {
            for (int i = 0; i < 3; i++)
                dual[i] = lcg_between(&source, -4, 4);
            lp_lagrangian_bound(&model, dual, NULL, NULL, &bound);
            assert_int_equal(bound.n_open, 0);
            assert_true(bound.value <= best);
        }
        lp_model_release(&model);
    }
}

static void meets_the_optimum_with_optimal_duals(void **state)
{
    (void)state;
    struct lcg source = {12};
    for (int round = 0; round < 100; round++) {
        struct lp_model model;
        struct lp *lp;
        struct lp_answer answer;
        struct lp_bound bound;
        double dual[15];
        random_lp(&model, &source, 15, 25);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
        assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
        lp_lagrangian_bound(&model, lp_dual(lp), NULL, NULL, &bound);
        assert_near(bound.value, answer.cost, 1e-7 * fmax(1, fabs(answer.cost)));
        for (int i = 0; i < 15; i++)
            dual[i] = lp_dual(lp)[i] + lcg_between(&source, -1, 1);
        lp_lagrangian_bound(&model, dual, NULL, NULL, &bound);
        assert_true(bound.value <= answer.cost + 1e-6);
        lp_free(lp);
        lp_model_release(&model);
    }
}

/* min x, x >= 1 as a row, x free as a column. */
static void open_columns_need_a_box(void **state)
{
    (void)state;
    struct lp_model model = {0};
    struct lp_row row = {.lower = 1, .upper = INFINITY};
    const int zero = 0;
    const double one = 1;
    struct lp_col col = {.lower = -INFINITY, .upper = INFINITY, .cost = 1, .n = 1};
    col.row = &zero;
    col.value = &one;
    struct lp_bound bound;
    assert_int_equal(lp_model_add_rows(&model, 1, &row), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 1, &col), PB_OK);
    lp_lagrangian_bound(&model, (const double[]){0.5}, NULL, NULL, &bound);
    assert_true(bound.value == -INFINITY);
    assert_int_equal(bound.n_open, 1);
    assert_int_equal(bound.open_col, 0);
    lp_lagrangian_bound(&model, (const double[]){0.5}, (const double[]){0}, (const double[]){10},
                        &bound);
    assert_near(bound.value, 0.5, 1e-12);
    lp_model_release(&model);
}

static void duals_of_the_wrong_sign_count_as_nothing(void **state)
{
    (void)state;
    struct lp_model model = {0};
    struct lp_row row = {.lower = 1, .upper = INFINITY};
    const int zero = 0;
    const double one = 1;
    struct lp_col col = {.upper = 10, .cost = 1, .n = 1, .row = &zero, .value = &one};
    const double odd[] = {-3, NAN, INFINITY, -INFINITY, 1e300};
    struct lp_bound bound;
    assert_int_equal(lp_model_add_rows(&model, 1, &row), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 1, &col), PB_OK);
    for (size_t k = 0; k < sizeof odd / sizeof odd[0]; k++) {
        lp_lagrangian_bound(&model, &odd[k], NULL, NULL, &bound);
        assert_near(bound.value, 0, 1e-12);
        assert_int_equal(bound.n_clipped, 1);
    }
    lp_lagrangian_bound(&model, (const double[]){1}, NULL, NULL, &bound);
    assert_near(bound.value, 1, 1e-12);
    assert_true(bound.value <= 1);
    lp_model_release(&model);
}

/* Large numbers that cancel: 1e12 (1 + 2^-40) x1 - ... the plain sum is off by much more than the
 * bound may be. */
static void survives_cancellation(void **state)
{
    (void)state;
    struct lp_model model = {0};
    struct lp_row rows[2] = {{.lower = 1e12, .upper = 1e12}, {.lower = -1e12, .upper = -1e12}};
    const int both[] = {0, 1};
    const double ones[] = {1, -1};
    struct lp_col col = {.lower = 1e12, .upper = 1e12, .cost = 1e-3, .n = 2};
    col.row = both;
    col.value = ones;
    struct lp_bound bound;
    assert_int_equal(lp_model_add_rows(&model, 2, rows), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 1, &col), PB_OK);
    lp_lagrangian_bound(&model, (const double[]){1e6 / 3, 1e6 / 7}, NULL, NULL, &bound);
    assert_true(bound.value <= 1e9);
    assert_near(bound.value, 1e9, 1e3);
    lp_model_release(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_above_any_whole_point),
        cmocka_unit_test(meets_the_optimum_with_optimal_duals),
        cmocka_unit_test(open_columns_need_a_box),
        cmocka_unit_test(duals_of_the_wrong_sign_count_as_nothing),
        cmocka_unit_test(survives_cancellation),
    };
    return cmocka_run_group_tests_name("lp_bound", tests, NULL, NULL);
}
