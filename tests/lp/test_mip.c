/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Branch and bound through the door. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp.h"
#include "models/lp/lp_check.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS = 3, COLS = 4 };

/* A random program whose columns are all integer. */
static void random_mip(struct lp_model *model, struct lcg *source, int rows, int cols)
{
    random_lp(model, source, rows, cols);
    for (int j = 0; j < cols; j++)
        assert_int_equal(lp_model_set_integer(model, j, true), PB_OK);
}

/* Least cost over all whole points and one of them in `best`; INFINITY if there is none. */
static double exhaustive(const struct lp_model *model, double best[COLS])
{
    double x[COLS] = {0};
    double activity[ROWS];
    double least = INFINITY;
    for (;;) {
        struct lp_check check;
        assert_int_equal(lp_check_point(model, x, activity, &check), PB_OK);
        if (check.row_violation == 0 && check.cost < least) {
            least = check.cost;
            for (int j = 0; j < COLS; j++)
                best[j] = x[j];
        }
        int j = 0;
        while (j < COLS && x[j] == model->col_upper[j])
            x[j++] = 0;
        if (j == COLS)
            return least;
        x[j]++;
    }
}

static void count_found(void *context, double cost, const double x[])
{
    (void)cost;
    *(int *)context += isfinite(x[0]);
}

static void meets_exhaustive_search(void **state)
{
    (void)state;
    struct lcg source = {21};
    int n_infeasible = 0;
    for (int round = 0; round < 150; round++) {
        struct lp_model model;
        struct lp *lp;
        struct lp_answer answer;
        double best[COLS];
        int n_found = 0;
        struct lp_mip_options options = {.use_cuts = round % 2 == 1,
                                         .use_presolve = round % 3 == 0,
                                         .found = count_found,
                                         .found_context = &n_found};
        random_mip(&model, &source, ROWS, COLS);
        double least = exhaustive(&model, best);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        assert_int_equal(lp_solve_mip(lp, &options, &answer), PB_OK);
        if (isinf(least)) {
            assert_int_equal(answer.status, PB_STATUS_INFEASIBLE);
            n_infeasible++;
        } else {
            assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
            assert_near(answer.cost, least, 1e-9);
            assert_near(answer.bound, least, 1e-9);
            assert_true(n_found > 0);
            for (int j = 0; j < COLS; j++)
                assert_near(lp_primal(lp)[j], nearbyint(lp_primal(lp)[j]), 0);
        }
        lp_free(lp);
        lp_model_release(&model);
    }
    assert_true(n_infeasible > 0 && n_infeasible < 150);
}

static void a_start_is_checked_and_kept(void **state)
{
    (void)state;
    struct lcg source = {22};
    int n_used = 0;
    for (int round = 0; round < 60; round++) {
        struct lp_model model;
        struct lp *lp;
        struct lp_answer answer;
        double best[COLS];
        struct lp_mip_options options = {.start = best, .node_limit = 1};
        random_mip(&model, &source, ROWS, COLS);
        double least = exhaustive(&model, best);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        if (!isinf(least)) {
            assert_int_equal(lp_solve_mip(lp, &options, &answer), PB_OK);
            assert_true(answer.has_primal);
            assert_near(answer.cost, least, 1e-9);
            assert_true(answer.bound <= least + 1e-9);
            n_used++;
            best[0] += 0.5;
            assert_int_equal(lp_solve_mip(lp, &options, &answer), PB_INVALID);
        }
        lp_free(lp);
        lp_model_release(&model);
    }
    assert_true(n_used > 20);
}

static void a_cutoff_below_the_optimum_is_reported(void **state)
{
    (void)state;
    struct lcg source = {23};
    for (int round = 0; round < 60; round++) {
        struct lp_model model;
        struct lp *lp;
        struct lp_answer answer;
        double best[COLS];
        struct lp_mip_options options = {.has_cutoff = true};
        random_mip(&model, &source, ROWS, COLS);
        double least = exhaustive(&model, best);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        if (!isinf(least)) {
            options.cutoff = least - 0.01;
            assert_int_equal(lp_solve_mip(lp, &options, &answer), PB_OK);
            assert_int_equal(answer.status, PB_STATUS_INFEASIBLE);
            assert_true(answer.is_cut_off);
            assert_false(answer.has_primal);
            options.cutoff = least + 0.01;
            assert_int_equal(lp_solve_mip(lp, &options, &answer), PB_OK);
            assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
            assert_near(answer.cost, least, 1e-9);
        }
        lp_free(lp);
        lp_model_release(&model);
    }
}

/* 2 x1 + ... + 2 xn = n with n odd: no solution, and branching alone needs 2^n / n nodes. */
static struct lp *parity(int n)
{
    struct lp_model model = {0};
    struct lp_row row = {.lower = n, .upper = n};
    const int zero = 0;
    const double two = 2;
    struct lp *lp;
    assert_int_equal(lp_model_add_rows(&model, 1, &row), PB_OK);
    for (int j = 0; j < n; j++) {
        struct lp_col col = {.upper = 1, .cost = 1, .is_integer = true, .n = 1, .row = &zero};
        col.value = &two;
        assert_int_equal(lp_model_add_cols(&model, 1, &col), PB_OK);
    }
    assert_int_equal(lp_create(&lp, &model), PB_OK);
    lp_model_release(&model);
    return lp;
}

static enum pb_status interrupt_later(void *context)
{
    return ++*(int *)context > 50 ? PB_STATUS_INTERRUPTED : PB_STATUS_NONE;
}

static void limits_end_without_a_solution(void **state)
{
    (void)state;
    int asked = 0;
    struct lp_mip_options nodes = {.node_limit = 100};
    struct lp_mip_options clock = {.time_limit_s = 0.05};
    struct lp_mip_options poll = {.poll = {interrupt_later, &asked}};
    struct lp *lp = parity(41);
    struct lp_answer answer;
    assert_int_equal(lp_solve_mip(lp, &nodes, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_NONE);
    assert_false(answer.has_primal);
    assert_true(answer.nodes > 100 && answer.nodes < 110);
    long steps = answer.nodes;
    assert_int_equal(lp_solve_mip(lp, &nodes, &answer), PB_OK);
    assert_int_equal(answer.nodes, steps);
    assert_int_equal(lp_solve_mip(lp, &clock, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_TIME_LIMIT);
    assert_false(answer.has_primal);
    assert_int_equal(lp_solve_mip(lp, &poll, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_INTERRUPTED);
    assert_false(answer.has_primal);
    lp_free(lp);
}

static void a_relaxation_without_optimum_is_told(void **state)
{
    (void)state;
    struct lp *lp = parity(3);
    struct lp_answer answer;
    assert_int_equal(lp_solve_mip(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_INFEASIBLE);
    assert_int_equal(lp_set_row_bounds(lp, 0, 7, 8), PB_OK);
    assert_int_equal(lp_solve_mip(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_INFEASIBLE);
    assert_int_equal(lp_set_row_bounds(lp, 0, -INFINITY, 8), PB_OK);
    assert_int_equal(lp_set_col_bounds(lp, 0, -INFINITY, 1), PB_OK);
    assert_int_equal(lp_solve_mip(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_UNBOUNDED);
    assert_false(answer.has_primal);
    lp_free(lp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meets_exhaustive_search),
        cmocka_unit_test(a_start_is_checked_and_kept),
        cmocka_unit_test(a_cutoff_below_the_optimum_is_reported),
        cmocka_unit_test(limits_end_without_a_solution),
        cmocka_unit_test(a_relaxation_without_optimum_is_told),
    };
    return cmocka_run_group_tests_name("lp_mip", tests, NULL, NULL);
}
