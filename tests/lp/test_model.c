/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as plain data: what is refused, and that merges and deletions keep the matrix. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp_check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 7, COLS = 9 };

static double entry(const struct lp_model *model, int i, int j)
{
    double sum = 0;
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++)
        sum += model->row_index[e] == i ? model->value[e] : 0;
    return sum;
}

static void refuses_numbers_no_solver_may_see(void **state)
{
    (void)state;
    const double bad[] = {NAN, INFINITY, -INFINITY, 1e13, -1e300};
    struct lp_model model = {0};
    struct lp_row row = {.name = "r", .lower = 0, .upper = 1};
    assert_int_equal(lp_model_add_rows(&model, 1, &row), PB_OK);
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        int index = 0;
        struct lp_col cost = {.upper = 1, .cost = bad[k]};
        struct lp_col value = {.upper = 1, .n = 1, .row = &index, .value = &bad[k]};
        assert_int_equal(lp_model_add_cols(&model, 1, &cost), PB_INVALID);
        assert_int_equal(lp_model_add_cols(&model, 1, &value), PB_INVALID);
        assert_true(strlen(model.message) > 0);
        if (bad[k] != -INFINITY)
            assert_int_equal(lp_model_set_row_bounds(&model, 0, bad[k], INFINITY), PB_INVALID);
        if (bad[k] != INFINITY)
            assert_int_equal(lp_model_set_row_bounds(&model, 0, -INFINITY, bad[k]), PB_INVALID);
    }
    assert_int_equal(model.n_cols, 0);
    assert_near(model.row_lower[0], 0, 0);
    assert_near(model.row_upper[0], 1, 0);
    lp_model_release(&model);
}

static void refuses_crossed_bounds_and_broken_entries(void **state)
{
    (void)state;
    struct lp_model model = {0};
    struct lp_row rows[2] = {{.upper = 1}, {.upper = 1}};
    assert_int_equal(lp_model_add_rows(&model, 2, rows), PB_OK);
    const int twice[] = {1, 1};
    const int outside[] = {0, 2};
    const int good[] = {1, 0};
    const double value[] = {1, 2};
    const double tiny[] = {1, 1e-15};
    struct lp_col crossed = {.lower = 2, .upper = 1};
    struct lp_col doubled = {.upper = 1, .n = 2, .row = twice, .value = value};
    struct lp_col strange = {.upper = 1, .n = 2, .row = outside, .value = value};
    struct lp_col dust = {.upper = 1, .n = 2, .row = good, .value = tiny};
    struct lp_col half = {.upper = 0.5, .is_integer = true};
    assert_int_equal(lp_model_add_cols(&model, 1, &crossed), PB_INVALID);
    assert_int_equal(lp_model_add_cols(&model, 1, &doubled), PB_INVALID);
    assert_int_equal(lp_model_add_cols(&model, 1, &strange), PB_INVALID);
    assert_int_equal(lp_model_add_cols(&model, 1, &dust), PB_INVALID);
    assert_int_equal(lp_model_add_cols(&model, 1, &half), PB_INVALID);
    assert_int_equal(model.n_cols, 0);
    lp_model_release(&model);
}

static void drops_zeros(void **state)
{
    (void)state;
    struct lp_model model = {0};
    struct lp_row rows[2] = {{.upper = 1}, {.upper = 1}};
    const int index[] = {0, 1};
    const double value[] = {0, 3};
    struct lp_col col = {.upper = 1, .n = 2, .row = index, .value = value};
    assert_int_equal(lp_model_add_rows(&model, 2, rows), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 1, &col), PB_OK);
    assert_int_equal(lp_model_entries(&model), 1);
    lp_model_release(&model);
}

/* Rows merged in one by one, in one batch, or columns added to bare rows: the same matrix. */
static void merging_rows_keeps_the_matrix(void **state)
{
    (void)state;
    struct lcg source = {1};
    for (int round = 0; round < 50; round++) {
        struct lp_model model;
        struct lp_model copy;
        random_lp(&model, &source, ROWS, COLS);
        assert_int_equal(lp_model_copy(&copy, &model), PB_OK);
        assert_int_equal(lp_model_entries(&copy), lp_model_entries(&model));
        for (int i = 0; i < ROWS; i++)
            for (int j = 0; j < COLS; j++)
                assert_near(entry(&copy, i, j), entry(&model, i, j), 0);
        lp_model_release(&copy);
        lp_model_release(&model);
    }
}

static void deleting_keeps_the_rest(void **state)
{
    (void)state;
    struct lcg source = {2};
    for (int round = 0; round < 50; round++) {
        struct lp_model whole;
        struct lp_model part;
        bool no_row[ROWS] = {false};
        bool no_col[COLS] = {false};
        random_lp(&whole, &source, ROWS, COLS);
        assert_int_equal(lp_model_copy(&part, &whole), PB_OK);
        for (int i = 0; i < ROWS; i++)
            no_row[i] = lcg_below(&source, 2);
        for (int j = 0; j < COLS; j++)
            no_col[j] = lcg_below(&source, 2);
        lp_model_delete_rows(&part, no_row);
        lp_model_delete_cols(&part, no_col);
        int at_col = 0;
        for (int j = 0; j < COLS; j++) {
            int at_row = 0;
            for (int i = 0; i < ROWS && !no_col[j]; i++)
                if (!no_row[i])
                    assert_near(entry(&part, at_row++, at_col), entry(&whole, i, j), 0);
            at_col += !no_col[j];
        }
        assert_int_equal(part.n_cols, at_col);
        lp_model_release(&part);
        lp_model_release(&whole);
    }
}

static void names_follow_their_rows_and_columns(void **state)
{
    (void)state;
    struct lp_model model = {0};
    struct lp_row rows[3] = {{.name = "a"}, {.name = NULL}, {.name = "c"}};
    struct lp_col cols[2] = {{.name = "x"}, {.name = "y"}};
    assert_int_equal(lp_model_add_rows(&model, 3, rows), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 2, cols), PB_OK);
    lp_model_delete_rows(&model, (const bool[]){true, false, false});
    lp_model_delete_cols(&model, (const bool[]){true, false});
    assert_null(model.row_name[0]);
    assert_string_equal(model.row_name[1], "c");
    assert_string_equal(model.col_name[0], "y");
    lp_model_release(&model);
}

static void a_point_is_judged_in_our_arithmetic(void **state)
{
    (void)state;
    struct lp_model model = {0};
    struct lp_row row = {.lower = 4, .upper = INFINITY};
    const int zero = 0;
    const double two = 2;
    struct lp_col col = {.upper = 3, .cost = 5, .is_integer = true, .n = 1};
    col.row = &zero;
    col.value = &two;
    struct lp_check check;
    double activity;
    assert_int_equal(lp_model_add_rows(&model, 1, &row), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 1, &col), PB_OK);
    assert_int_equal(lp_check_point(&model, (const double[]){2}, &activity, &check), PB_OK);
    assert_near(check.cost, 10, 0);
    assert_near(activity, 4, 0);
    assert_int_equal(check.worst_row, -1);
    assert_near(check.fraction, 0, 0);
    assert_int_equal(lp_check_point(&model, (const double[]){1.5}, &activity, &check), PB_OK);
    assert_int_equal(check.worst_row, 0);
    assert_near(check.row_violation, 0.25, 1e-15);
    assert_near(check.fraction, 0.5, 0);
    assert_int_equal(lp_check_point(&model, (const double[]){6}, &activity, &check), PB_OK);
    assert_int_equal(check.worst_col, 0);
    assert_near(check.col_violation, 1, 1e-15);
    assert_int_equal(lp_check_point(&model, (const double[]){NAN}, &activity, &check), PB_OK);
    assert_false(check.is_finite);
    lp_model_release(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_numbers_no_solver_may_see),
        cmocka_unit_test(refuses_crossed_bounds_and_broken_entries),
        cmocka_unit_test(drops_zeros),
        cmocka_unit_test(merging_rows_keeps_the_matrix),
        cmocka_unit_test(deleting_keeps_the_rest),
        cmocka_unit_test(names_follow_their_rows_and_columns),
        cmocka_unit_test(a_point_is_judged_in_our_arithmetic),
    };
    return cmocka_run_group_tests_name("lp_model", tests, NULL, NULL);
}
