/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interior point in its child process. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp.h"
#include "models/lp/lp_bound.h"

#include <math.h>
#include <stdlib.h>
#include <sys/wait.h>

static struct lp *random_handle(unsigned seed, int rows, int cols)
{
    struct lcg source = {seed};
    struct lp_model model;
    struct lp *lp;
    random_lp(&model, &source, rows, cols);
    assert_int_equal(lp_create(&lp, &model), PB_OK);
    lp_model_release(&model);
    return lp;
}

static void agrees_with_the_simplex_and_proves_it(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 20; seed++) {
        struct lp *lp = random_handle(seed, 20, 40);
        struct lp_answer simplex;
        struct lp_answer interior;
        struct lp_bound bound;
        assert_int_equal(lp_solve_simplex(lp, NULL, &simplex), PB_OK);
        assert_int_equal(lp_solve_interior(lp, NULL, &interior), PB_OK);
        assert_int_equal(interior.status, PB_STATUS_OPTIMAL);
        assert_near(interior.cost, simplex.cost, 1e-4 * fmax(1, fabs(simplex.cost)));
        lp_lagrangian_bound(lp_model_of(lp), lp_dual(lp), NULL, NULL, &bound);
        assert_true(bound.value <= simplex.cost);
        assert_near(bound.value, simplex.cost, 1e-4 * fmax(1, fabs(simplex.cost)));
        lp_free(lp);
    }
}

static void works_beside_the_simplex(void **state)
{
    (void)state;
    struct lp *lp = random_handle(7, 30, 60);
    struct lp_answer answer;
    assert_int_equal(lp_start_interior(lp), PB_OK);
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    double cost = answer.cost;
    assert_int_equal(lp_finish_interior(lp, NULL, &answer), PB_OK);
    assert_near(answer.cost, cost, 1e-4 * fmax(1, fabs(cost)));
    assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.iterations, 0);
    lp_free(lp);
}

static enum pb_status out_of_time(void *context)
{
    (void)context;
    return PB_STATUS_TIME_LIMIT;
}

static void stops_and_leaves_no_child(void **state)
{
    (void)state;
    struct lp *lp = random_handle(8, 60, 60);
    struct lp_answer answer;
    const struct lp_poll poll = {.ask = out_of_time};
    assert_int_equal(lp_solve_interior(lp, &poll, &answer), PB_OK);
    assert_true(answer.status == PB_STATUS_TIME_LIMIT || answer.status == PB_STATUS_OPTIMAL);
    assert_int_equal(lp_start_interior(lp), PB_OK);
    lp_free(lp);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void claims_nothing_about_infeasible_programs(void **state)
{
    (void)state;
    struct lp *lp;
    struct lp_answer answer;
    const int zero = 0;
    const double one = 1;
    struct lp_col col = {.upper = 1, .cost = 1};
    struct lp_row row = {.lower = 2, .upper = INFINITY, .n = 1, .col = &zero, .value = &one};
    assert_int_equal(lp_create(&lp, NULL), PB_OK);
    assert_int_equal(lp_add_cols(lp, 1, &col), PB_OK);
    assert_int_equal(lp_solve_interior(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    assert_int_equal(lp_add_rows(lp, 1, &row), PB_OK);
    assert_int_equal(lp_solve_interior(lp, NULL, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_SOLVER_FAILED);
    assert_false(answer.has_primal);
    lp_free(lp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_simplex_and_proves_it),
        cmocka_unit_test(works_beside_the_simplex),
        cmocka_unit_test(stops_and_leaves_no_child),
        cmocka_unit_test(claims_nothing_about_infeasible_programs),
    };
    return cmocka_run_group_tests_name("lp_interior", tests, NULL, NULL);
}
