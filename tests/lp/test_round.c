/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounding rows: no point with whole numbers breaks one, and Gomory's raise the relaxation. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp.h"
#include "models/lp/lp_gomory.h"
#include "models/lp/lp_round.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The last column may be any number. */
enum { ROWS = 4, COLS = 5, LAST = COLS - 1 };

static void random_mixed(struct lp_model *model, struct lcg *source)
{
    random_lp(model, source, ROWS, COLS);
    for (int j = 0; j < LAST; j++)
        assert_int_equal(lp_model_set_integer(model, j, true), PB_OK);
}

/* What the whole columns of x give in row i, and the coefficient of the last column. */
static double activity_of(const struct lp_model *model, const double x[COLS], int i, double *last)
{
    double sum = 0;
    *last = 0;
    for (int j = 0; j < COLS; j++)
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++)
            if (model->row_index[e] == i && j < LAST)
                sum += model->value[e] * x[j];
            else if (model->row_index[e] == i)
                *last = model->value[e];
    return sum;
}

/* The interval of the last column that goes with the whole ones; empty when low > high. */
static void interval(const struct lp_model *model, const double x[COLS], double *low, double *high)
{
    *low = model->col_lower[LAST];
    *high = model->col_upper[LAST];
    for (int i = 0; i < model->n_rows; i++) {
        double last;
        double sum = activity_of(model, x, i, &last);
        if (last == 0 && (sum < model->row_lower[i] - 1e-9 || sum > model->row_upper[i] + 1e-9))
            *high = -INFINITY;
        if (last == 0)
            continue;
        double a = (model->row_lower[i] - sum) / last;
        double b = (model->row_upper[i] - sum) / last;
        *low = fmax(*low, fmin(a, b));
        *high = fmin(*high, fmax(a, b));
    }
}

static double value_at(const struct lp_row *row, double x[COLS], double last)
{
    double sum = 0;
    x[LAST] = last;
    for (int e = 0; e < row->n; e++)
        sum += row->value[e] * x[row->col[e]];
    return sum;
}

/* Least and largest cost-free slack of the row over all points of the program; how many there are.
 */
static int least_slack(const struct lp_model *model, const struct lp_row *row, double *least)
{
    double x[COLS] = {0};
    int n = 0;
    *least = INFINITY;
    for (;;) {
        double low, high;
        interval(model, x, &low, &high);
        if (low <= high) {
            n++;
            *least = fmin(*least, value_at(row, x, low) - row->lower);
            *least = fmin(*least, value_at(row, x, high) - row->lower);
        }
        int j = 0;
        while (j < LAST && x[j] == model->col_upper[j])
            x[j++] = 0;
        if (j == LAST)
            return n;
        x[j]++;
    }
}

static void derives_the_example_of_the_header(void **state)
{
    (void)state;
    struct lp_model model;
    struct lp_rounder rounder = {0};
    struct lp_row row;
    bool found = false;
    const struct lp_row own = {.lower = 3, .upper = INFINITY};
    const struct lp_col cols[] = {
        {.upper = 10, .is_integer = true, .n = 1, .row = (int[]){0}, .value = (double[]){2}},
        {.upper = 10, .n = 1, .row = (int[]){0}, .value = (double[]){1}}};
    const struct lp_derivation from = {
        .n_weights = 1, .row = (int[]){0}, .weight = (double[]){0.5}};

    lp_model_init(&model);
    assert_int_equal(lp_model_add_rows(&model, 1, &own), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 2, cols), PB_OK);
    assert_int_equal(lp_round(&rounder, &model, &from, &row, &found), PB_OK);
    assert_true(found);
    assert_int_equal(row.n, 2);
    assert_near(row.value[0], 1, 1e-12);
    assert_near(row.value[1], 1, 1e-12);
    assert_near(row.lower, 2, 1e-8);
    assert_true(row.lower <= 2);

    /* x counted from 10 down: -x' >= -17/2 + ..., the fraction is the same */
    const struct lp_derivation whole = {.n_weights = 1, .row = (int[]){0}, .weight = (double[]){1}};
    assert_int_equal(lp_round(&rounder, &model, &whole, &row, &found), PB_OK);
    assert_false(found); /* 3 is whole: nothing to round */
    lp_rounder_release(&rounder);
    lp_model_release(&model);
}

static void holds_at_every_whole_point(void **state)
{
    (void)state;
    struct lcg source = {77};
    struct lp_rounder rounder = {0};
    int n_rows = 0, n_tight = 0;
    for (int round = 0; round < 2000; round++) {
        struct lp_model model;
        struct lp_row row;
        int rows[ROWS] = {0, 1, 2, 3}, high[COLS], n_high = 0;
        double weight[ROWS], least;
        bool found = false;
        random_mixed(&model, &source);
        for (int i = 0; i < ROWS; i++)
            weight[i] = lcg_below(&source, 2) ? lcg_between(&source, -1, 1) : 0;
        for (int j = 0; j < COLS; j++)
            if (lcg_below(&source, 3) == 0)
                high[n_high++] = j;
        const struct lp_derivation from = {ROWS, rows, weight, n_high, high};
        assert_int_equal(lp_round(&rounder, &model, &from, &row, &found), PB_OK);
        if (found && least_slack(&model, &row, &least) > 0) {
            n_rows++;
            n_tight += least < 1e-6;
            if (least < -1e-9)
                fail_msg("round %d: a whole point breaks the row by %g", round, -least);
        }
        lp_model_release(&model);
    }
    assert_true(n_rows > 500); /* not for want of rows */
    assert_true(n_tight > 20); /* and some touch the whole points */
    lp_rounder_release(&rounder);
}

/* Every row of the list holds at every whole point. */
static void assert_hold(const struct lp_model *model, const struct lp_roundings *list)
{
    for (int k = 0; k < list->n; k++) {
        const struct lp_row row = lp_roundings_row(list, k);
        double least;
        (void)least_slack(model, &row, &least);
        assert_true(least >= -1e-8);
    }
}

static void gomory_rises_towards_the_whole_optimum(void **state)
{
    (void)state;
    struct lcg source = {5};
    const struct lp_gomory_options options = {.rounds = 6, .rows_a_round = 10};
    double risen = 0, open = 0;
    for (int round = 0; round < 200; round++) {
        struct lp_model model;
        struct lp *lp, *mip;
        struct lp_answer answer, whole;
        struct lp_roundings list = {0};
        struct lp_gomory found = {0};
        random_mixed(&model, &source);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        assert_int_equal(lp_create(&mip, &model), PB_OK);
        assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
        assert_int_equal(lp_solve_mip(mip, NULL, &whole), PB_OK);
        if (whole.has_primal) {
            assert_int_equal(lp_roundings_init(&list, 100, 2000), PB_OK);
            assert_int_equal(lp_gomory(lp, &options, &list, &found), PB_OK);
            assert_true(found.is_optimal);
            assert_near(found.before, answer.cost, 1e-7);
            assert_true(found.after >= found.before - 1e-7);
            assert_true(found.after <= whole.cost + 1e-6);
            assert_int_equal(lp_model_of(lp)->n_rows, ROWS + found.n_rows);
            assert_hold(&model, &list);
            risen += found.after - found.before;
            open += whole.cost - found.before;
        }
        lp_gomory_release(&found);
        lp_roundings_release(&list);
        lp_free(lp);
        lp_free(mip);
        lp_model_release(&model);
    }
    assert_true(risen > 0.3 * open); /* it closes a good part of the gap */
}

static void a_full_list_takes_no_more(void **state)
{
    (void)state;
    struct lp_roundings list;
    const struct lp_derivation from = {.n_weights = 1, .row = (int[]){0}, .weight = (double[]){1}};
    const struct lp_row row = {.lower = 1, .n = 1, .col = (int[]){2}, .value = (double[]){3}};

    assert_int_equal(lp_roundings_init(&list, 3, 2), PB_OK);
    assert_true(lp_roundings_add(&list, &from, &row));
    assert_true(lp_roundings_add(&list, &from, &row));
    assert_false(lp_roundings_add(&list, &from, &row)); /* entries */
    assert_int_equal(list.n, 2);
    assert_int_equal(lp_roundings_row(&list, 1).col[0], 2);
    assert_int_equal(lp_roundings_from(&list, 1).n_weights, 1);
    lp_roundings_release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(derives_the_example_of_the_header),
        cmocka_unit_test(holds_at_every_whole_point),
        cmocka_unit_test(gomory_rises_towards_the_whole_optimum),
        cmocka_unit_test(a_full_list_takes_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
