/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "capacity/proof.h"
#include "capacity/sample.h"
#include "models/capacity/capacity.h"
#include "models/lp/lp.h"
#include "models/lp/lp_check.h"

/** Solves, and checks what must hold of every plan: c.x is the cost, rows hold, the certificate
 * proves the bound. */
static void solve_checked(const struct capacity_problem *problem,
                          const struct capacity_options *options, struct capacity_plan *plan)
{
    struct lp_model model;
    struct lp_check check;
    char why[200] = "";

    assert_int_equal(capacity_check_problem(problem, why, sizeof why), PB_OK);
    assert_int_equal(capacity_solve(problem, options, plan), PB_OK);
    assert_int_equal(capacity_model(problem, &model), PB_OK);
    double *x = calloc((size_t)model.n_cols + 1, sizeof *x);
    double *activity = calloc((size_t)model.n_rows + 1, sizeof *activity);

    assert_int_equal(capacity_solution(problem, plan, x), PB_OK);
    assert_int_equal(lp_check_point(&model, x, activity, &check), PB_OK);
    assert_near(check.cost, plan->cost.total, 1e-6 * fmax(1, fabs(check.cost)));
    assert_true(check.row_violation <= 1e-6);
    assert_true(check.col_violation <= 1e-6);
    assert_true(check.fraction <= 1e-9);
    if (isfinite(plan->bound)) {
        assert_near(proof_value(plan, &model), plan->bound, 1e-6 * fmax(1, fabs(plan->bound)));
    } else {
        assert_int_equal(plan->status, PB_STATUS_INTERRUPTED); /* too early for a bound */
        assert_true(isinf(plan->gap) && isinf(plan->gap_money));
    }
    assert_true(plan->bound <= plan->cost.total + 1e-6);
    free(x);
    free(activity);
    lp_model_release(&model);
}

static void solves_the_example_of_the_header(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_plan plan;

    sample_by_hand(&arena, &problem);
    solve_checked(&problem, NULL, &plan);
    assert_near(plan.relaxation, 6.0, 1e-6);
    assert_near(plan.bound, 8.0, 1e-6);
    assert_int_equal(plan.status, PB_STATUS_OPTIMAL);
    assert_near(plan.cost.total, 8.0, 1e-9);
    assert_int_equal(plan.agents[0], 2);
    assert_near(plan.supply[0], 4.0, 1e-9);
    capacity_plan_release(&plan);
    arena_release(&arena);
}

static void bound_is_no_less_than_the_relaxation(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 12; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 3, .slots_per_day = 6, .heads = 4, .demand = 3.0};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_plan plan;
        struct lp_model model;
        struct lp *lp = NULL;
        struct lp_answer answer;

        sample_build(&size, &arena, &problem);
        solve_checked(&problem, NULL, &plan);
        assert_int_equal(capacity_model(&problem, &model), PB_OK);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        assert_int_equal(lp_solve_simplex(lp, NULL, &answer), PB_OK);
        assert_int_equal(answer.status, PB_STATUS_OPTIMAL);
        assert_true(plan.bound >= answer.cost - 1e-6 * answer.cost);
        lp_free(lp);
        lp_model_release(&model);
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
}

static void plan_is_close_to_the_best_of_branch_and_bound(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 6; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 2, .slots_per_day = 5, .heads = 2, .demand = 2.0};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_plan plan;
        struct lp_model model;
        struct lp *lp = NULL;
        struct lp_answer answer;

        sample_build(&size, &arena, &problem);
        solve_checked(&problem, NULL, &plan);
        assert_int_equal(capacity_model(&problem, &model), PB_OK);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        const struct lp_mip_options options = {.node_limit = 20000};

        assert_int_equal(lp_solve_mip(lp, &options, &answer), PB_OK);
        assert_true(answer.has_primal);
        assert_true(plan.bound <= answer.cost + 1e-6);
        if (answer.status == PB_STATUS_OPTIMAL) {
            assert_true(plan.cost.total >= answer.cost - 1e-6);
        }
        assert_true(plan.cost.total <= 1.10 * answer.cost);
        lp_free(lp);
        lp_model_release(&model);
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
}

static void harder_never_costs_less(void **state)
{
    (void)state;
    double last_bound = 0;

    for (int step = 0; step < 5; step++) {
        const struct sample_size size = {
            .seed = 7, .days = 2, .slots_per_day = 6, .heads = 3, .demand = 1.0 + 0.8 * step};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_plan plan;

        sample_build(&size, &arena, &problem);
        solve_checked(&problem, NULL, &plan);
        assert_true(plan.relaxation >= last_bound - 1e-6);
        assert_true(plan.cost.total >= last_bound - 1e-6);
        last_bound = plan.relaxation;
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
}

static void same_problem_gives_the_same_bytes(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 3, .days = 3, .slots_per_day = 6, .heads = 5, .demand = 4.0};
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_plan first;
    struct capacity_plan second;

    sample_build(&size, &arena, &problem);
    solve_checked(&problem, NULL, &first);
    solve_checked(&problem, NULL, &second);
    assert_memory_equal(first.agents, second.agents,
                        (size_t)problem.n_duties * sizeof *first.agents);
    assert_memory_equal(&first.cost, &second.cost, sizeof first.cost);
    assert_memory_equal(first.dual, second.dual, (size_t)first.n_rows * sizeof *first.dual);
    capacity_plan_release(&first);
    capacity_plan_release(&second);
    arena_release(&arena);
}

/** Asks to stop from the n-th look on. */
struct patience {
    int looks_left;
};

static enum pb_status run_out(void *context)
{
    struct patience *patience = context;

    return patience->looks_left-- > 0 ? PB_STATUS_NONE : PB_STATUS_INTERRUPTED;
}

static void stops_with_a_checked_plan(void **state)
{
    (void)state;
    const struct sample_size size = {
        .seed = 5, .days = 3, .slots_per_day = 6, .heads = 4, .demand = 3.0};

    bool had_none = false;

    for (int looks = 0; looks < 60; looks += 7) {
        struct patience patience = {looks};
        const struct capacity_options options = {
            .gap = 1e-9, .stop = run_out, .context = &patience};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_plan plan;

        sample_build(&size, &arena, &problem);
        solve_checked(&problem, &options, &plan);
        assert_true(plan.status == PB_STATUS_INTERRUPTED || patience.looks_left >= 0);
        had_none = had_none || isinf(plan.bound);
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
    assert_true(had_none);
}

static void plans_for_problems_without_people_or_work(void **state)
{
    (void)state;
    struct capacity_problem empty = {.slots_per_day = 24, .slot_hours = 1, .max_codes = -1};
    const struct sample_size sizes[] = {
        {.seed = 1, .days = 2, .slots_per_day = 6, .heads = 0, .demand = 3.0},
        {.seed = 2, .days = 2, .slots_per_day = 6, .heads = 3, .demand = 0.0},
        {.seed = 3, .days = 1, .slots_per_day = 4, .heads = 1, .demand = 100.0}};
    struct capacity_plan plan;

    solve_checked(&empty, NULL, &plan);
    assert_near(plan.cost.total, 0.0, 0);
    capacity_plan_release(&plan);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct arena arena = {0};
        struct capacity_problem problem;

        sample_build(&sizes[i], &arena, &problem);
        solve_checked(&problem, NULL, &plan);
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solves_the_example_of_the_header),
        cmocka_unit_test(bound_is_no_less_than_the_relaxation),
        cmocka_unit_test(plan_is_close_to_the_best_of_branch_and_bound),
        cmocka_unit_test(harder_never_costs_less),
        cmocka_unit_test(same_problem_gives_the_same_bytes),
        cmocka_unit_test(stops_with_a_checked_plan),
        cmocka_unit_test(plans_for_problems_without_people_or_work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
