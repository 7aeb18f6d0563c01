/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simplex through the door: answers, warm starts, limits, refusals. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp.h"
#include "models/lp/lp_bound.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* min x + 2 y, x + y >= 3 (row 0), x <= 2: optimum 4 at (2, 1). */
static struct lp *little(void)
{
    struct lp_model model = {0};
    struct lp_row row = {.name = "need", .lower = 3, .upper = INFINITY};
    const int zero = 0;
    const double one = 1;
    struct lp_col cols[2] = {
        {.name = "x", .upper = 2, .cost = 1, .n = 1, .row = &zero, .value = &one},
        {.name = "y", .upper = INFINITY, .cost = 2, .n = 1, .row = &zero, .value = &one}};
    struct lp *lp;
    assert_int_equal(lp_model_add_rows(&model, 1, &row), PB_OK);
    assert_int_equal(lp_model_add_cols(&model, 2, cols), PB_OK);
    assert_int_equal(lp_create(&lp, &model), PB_OK);
    lp_model_release(&model);
    return lp;
}

static struct lp_answer solved(struct lp *lp, enum lp_method method)
{
    struct lp_simplex_options options = {.method = method};
    struct lp_answer answer;
    assert_int_equal(lp_solve_simplex(lp, &options, &answer), PB_OK);
    return answer;
}

static void solves_by_hand(void **state)
{
    (void)state;
    for (enum lp_method method = LP_DUAL; method <= LP_PRIMAL; method++) {
        struct lp *lp = little();
        struct lp_answer answer = solved(lp, method);
        assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
        assert_true(answer.has_primal && answer.has_dual);
        assert_near(answer.cost, 4, 1e-9);
        assert_near(lp_primal(lp)[0], 2, 1e-9);
        assert_near(lp_primal(lp)[1], 1, 1e-9);
        assert_near(lp_activity(lp)[0], 3, 1e-9);
        assert_near(lp_dual(lp)[0], 2, 1e-9);
        assert_near(lp_reduced_cost(lp)[0], -1, 1e-9);
        lp_free(lp);
    }
}

static void infeasible_and_unbounded_are_answers(void **state)
{
    (void)state;
    for (enum lp_method method = LP_DUAL; method <= LP_PRIMAL; method++) {
        struct lp *lp = little();
        assert_int_equal(lp_set_col_bounds(lp, 1, 0, 0.5), PB_OK);
        struct lp_answer answer = solved(lp, method);
        assert_int_equal(answer.status, PB_STATUS_INFEASIBLE);
        assert_false(answer.has_primal);
        assert_int_equal(lp_set_col_bounds(lp, 1, 0, INFINITY), PB_OK);
        assert_int_equal(lp_set_cost(lp, 1, -1), PB_OK);
        assert_int_equal(solved(lp, method).status, PB_STATUS_UNBOUNDED);
        lp_free(lp);
    }
}

static void changes_are_seen_and_warm_starts_short(void **state)
{
    (void)state;
    struct lp *lp = little();
    const int both[] = {0, 1};
    const double ones[] = {1, 1};
    solved(lp, LP_DUAL);
    assert_int_equal(solved(lp, LP_DUAL).iterations, 0);
    assert_int_equal(lp_set_row_bounds(lp, 0, 3.5, INFINITY), PB_OK);
    assert_near(solved(lp, LP_DUAL).cost, 5, 1e-9);
    struct lp_col cheap = {.upper = 1, .cost = 0.5, .n = 1, .row = both, .value = ones};
    assert_int_equal(lp_add_cols(lp, 1, &cheap), PB_OK);
    assert_near(solved(lp, LP_PRIMAL).cost, 3.5, 1e-9);
    struct lp_row cap = {.lower = -INFINITY, .upper = 2, .n = 2, .col = both, .value = ones};
    assert_int_equal(lp_add_rows(lp, 1, &cap), PB_OK);
    assert_int_equal(solved(lp, LP_DUAL).status, PB_STATUS_INFEASIBLE);
    assert_int_equal(lp_delete_rows(lp, (const bool[]){false, true}), PB_OK);
    assert_near(solved(lp, LP_DUAL).cost, 3.5, 1e-9);
    assert_int_equal(lp_delete_cols(lp, (const bool[]){true, false, false}), PB_OK);
    struct lp_answer answer = solved(lp, LP_DUAL);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    assert_near(answer.cost, 5.5, 1e-9);
    lp_free(lp);
}

static void a_basis_can_be_carried_over(void **state)
{
    (void)state;
    struct lcg source = {3};
    struct lp_model model;
    struct lp *first;
    struct lp *second;
    unsigned char row[20];
    unsigned char col[40];
    random_lp(&model, &source, 20, 40);
    assert_int_equal(lp_create(&first, &model), PB_OK);
    assert_int_equal(lp_create(&second, &model), PB_OK);
    struct lp_answer cold = solved(first, LP_DUAL);
    assert_true(cold.iterations > 0);
    assert_int_equal(lp_get_basis(first, row, col), PB_OK);
    assert_int_equal(lp_set_basis(second, row, col), PB_OK);
    struct lp_answer warm = solved(second, LP_DUAL);
    assert_int_equal(warm.iterations, 0);
    assert_near(warm.cost, cold.cost, 1e-9);
    assert_int_equal(lp_standard_basis(second), PB_OK);
    assert_int_equal(solved(second, LP_DUAL).iterations, cold.iterations);
    lp_free(first);
    lp_free(second);
    lp_model_release(&model);
}

static void a_broken_basis_is_mended(void **state)
{
    (void)state;
    struct lp *lp = little();
    const unsigned char row[] = {LP_BASIC};
    const unsigned char col[] = {LP_BASIC, LP_BASIC};
    assert_int_equal(lp_set_basis(lp, row, col), PB_OK);
    struct lp_answer answer = solved(lp, LP_DUAL);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    assert_near(answer.cost, 4, 1e-9);
    assert_true(answer.rung > 0);
    lp_free(lp);
}

static void refusals_leave_the_program_alone(void **state)
{
    (void)state;
    struct lp *lp = little();
    assert_int_equal(lp_set_row_bounds(lp, 0, NAN, INFINITY), PB_INVALID);
    assert_true(strlen(lp_message(lp)) > 0);
    assert_int_equal(lp_set_cost(lp, 0, INFINITY), PB_INVALID);
    assert_int_equal(lp_set_col_bounds(lp, 0, 5, 4), PB_INVALID);
    struct lp_answer answer = solved(lp, LP_DUAL);
    assert_near(answer.cost, 4, 1e-9);
    assert_string_equal(lp_message(lp), "");
    lp_free(lp);
}

static enum pb_status stop_at_once(void *context)
{
    ++*(int *)context;
    return PB_STATUS_INTERRUPTED;
}

static void the_poll_stops_between_chunks(void **state)
{
    (void)state;
    struct lcg source = {4};
    struct lp_model model;
    struct lp *lp;
    struct lp_answer answer;
    int asked = 0;
    struct lp_simplex_options options = {.chunk = 1, .poll = {stop_at_once, &asked}};
    random_lp(&model, &source, 30, 60);
    assert_int_equal(lp_create(&lp, &model), PB_OK);
    assert_int_equal(lp_solve_simplex(lp, &options, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_INTERRUPTED);
    assert_int_equal(asked, 1);
    assert_int_equal(answer.iterations, 1);
    options = (struct lp_simplex_options){.iteration_limit = 3};
    assert_int_equal(lp_solve_simplex(lp, &options, &answer), PB_OK);
    assert_int_equal(answer.iterations, 3);
    assert_true(answer.status == PB_STATUS_NONE || answer.status == PB_STATUS_FEASIBLE);
    assert_int_equal(answer.has_primal, answer.status == PB_STATUS_FEASIBLE);
    assert_int_equal(solved(lp, LP_DUAL).status, PB_STATUS_OPTIMAL);
    lp_free(lp);
    lp_model_release(&model);
}

static void chunks_reach_the_same_optimum(void **state)
{
    (void)state;
    struct lcg source = {5};
    for (int round = 0; round < 30; round++) {
        struct lp_model model;
        struct lp *lp;
        random_lp(&model, &source, 20, 40);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        double cost = solved(lp, LP_DUAL).cost;
        for (enum lp_method method = LP_DUAL; method <= LP_PRIMAL; method++) {
            struct lp_simplex_options options = {.method = method, .chunk = 2};
            struct lp_answer answer;
            assert_int_equal(lp_standard_basis(lp), PB_OK);
            assert_int_equal(lp_solve_simplex(lp, &options, &answer), PB_OK);
            assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
            assert_near(answer.cost, cost, 1e-7);
        }
        lp_free(lp);
        lp_model_release(&model);
    }
}

static void scaled_programs_have_the_same_optimum(void **state)
{
    (void)state;
    struct lcg source = {20261129};
    for (int round = 0; round < 60; round++) {
        struct lp_model model;
        struct lp *lp;
        random_lp(&model, &source, 2 + lcg_below(&source, 12), 2 + lcg_below(&source, 20));
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        const double cost = solved(lp, LP_DUAL).cost;
        assert_int_equal(lp_standard_basis(lp), PB_OK);
        assert_int_equal(lp_scale(lp), PB_OK);
        for (enum lp_method method = LP_DUAL; method <= LP_PRIMAL; method++) {
            const struct lp_answer answer = solved(lp, method);
            assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
            assert_near(answer.cost, cost, 1e-7);
        }
        /* bounds that change later are still those of the model */
        const double x = lp_primal(lp)[0];
        assert_int_equal(lp_set_col_bounds(lp, 0, x, x), PB_OK);
        assert_near(solved(lp, LP_DUAL).cost, cost, 1e-6);
        lp_free(lp);
        lp_model_release(&model);
    }
}

static void the_cutoff_ends_a_hopeless_solve(void **state)
{
    (void)state;
    struct lp *lp = little();
    struct lp_simplex_options options = {.cutoff = 1, .has_cutoff = true};
    struct lp_answer answer;
    assert_int_equal(lp_solve_simplex(lp, &options, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_INFEASIBLE);
    assert_true(answer.is_cut_off);
    options.cutoff = 5;
    assert_int_equal(lp_solve_simplex(lp, &options, &answer), PB_OK);
    assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
    assert_false(answer.is_cut_off);
    lp_free(lp);
}

static void programs_without_rows_or_columns_are_solved(void **state)
{
    (void)state;
    struct lp *lp;
    assert_int_equal(lp_create(&lp, NULL), PB_OK);
    assert_int_equal(solved(lp, LP_DUAL).status, PB_STATUS_OPTIMAL);
    struct lp_row need = {.lower = 1, .upper = 2};
    struct lp_col cols[2] = {{.upper = 3, .cost = -2}, {.lower = -INFINITY, .upper = INFINITY}};
    assert_int_equal(lp_add_cols(lp, 2, cols), PB_OK);
    assert_near(solved(lp, LP_DUAL).cost, -6, 0);
    assert_int_equal(lp_set_cost(lp, 1, 1), PB_OK);
    assert_int_equal(solved(lp, LP_DUAL).status, PB_STATUS_UNBOUNDED);
    assert_int_equal(lp_delete_cols(lp, (const bool[]){true, true}), PB_OK);
    assert_int_equal(lp_add_rows(lp, 1, &need), PB_OK);
    assert_int_equal(solved(lp, LP_DUAL).status, PB_STATUS_INFEASIBLE);
    lp_free(lp);
}

static void degenerate_programs_end(void **state)
{
    (void)state;
    /* Beale's cycling example: optimum -0.05. */
    struct lp_model model = {0};
    struct lp_row rows[3] = {{.lower = -INFINITY, .upper = 0},
                             {.lower = -INFINITY, .upper = 0},
                             {.lower = -INFINITY, .upper = 1}};
    const int index[] = {0, 1, 2};
    const double a[] = {0.25, 0.5, 0};
    const double b[] = {-60, -90, 0};
    const double c[] = {-0.04, -0.02, 1};
    const double d[] = {9, 3, 0};
    const double *value[] = {a, b, c, d};
    const double cost[] = {-0.75, 150, -0.02, 6};
    struct lp *lp;
    assert_int_equal(lp_model_add_rows(&model, 3, rows), PB_OK);
    for (int j = 0; j < 4; j++) {
        struct lp_col col = {.upper = INFINITY, .cost = cost[j], .n = 3, .row = index};
        col.value = value[j];
        assert_int_equal(lp_model_add_cols(&model, 1, &col), PB_OK);
    }
    assert_int_equal(lp_create(&lp, &model), PB_OK);
    for (enum lp_method method = LP_DUAL; method <= LP_PRIMAL; method++) {
        assert_int_equal(lp_standard_basis(lp), PB_OK);
        struct lp_answer answer = solved(lp, method);
        assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
        assert_near(answer.cost, -0.05, 1e-9);
    }
    lp_free(lp);
    lp_model_release(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solves_by_hand),
        cmocka_unit_test(infeasible_and_unbounded_are_answers),
        cmocka_unit_test(changes_are_seen_and_warm_starts_short),
        cmocka_unit_test(a_basis_can_be_carried_over),
        cmocka_unit_test(a_broken_basis_is_mended),
        cmocka_unit_test(refusals_leave_the_program_alone),
        cmocka_unit_test(the_poll_stops_between_chunks),
        cmocka_unit_test(chunks_reach_the_same_optimum),
        cmocka_unit_test(scaled_programs_have_the_same_optimum),
        cmocka_unit_test(the_cutoff_ends_a_hopeless_solve),
        cmocka_unit_test(programs_without_rows_or_columns_are_solved),
        cmocka_unit_test(degenerate_programs_end),
    };
    return cmocka_run_group_tests_name("lp_simplex", tests, NULL, NULL);
}
