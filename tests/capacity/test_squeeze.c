/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>

#include "capacity/sample.h"
#include "models/capacity/linear.h"
#include "models/capacity/squeeze.h"

/** Relative distance of the interior point's figures from the simplex's. */
#define NEAR 1e-6

/** What a dual may lie outside both sides. */
#define ROUGH 1e-4

static void example_of_the_header(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_squeeze squeeze;

    sample_by_hand(&arena, &problem);
    const double demand = 4;
    struct capacity_queue queue = problem.queues[0];

    queue.demand = &demand;
    problem.queues = &queue;
    assert_int_equal(capacity_squeeze_make(&problem, (int[]){1}, NULL, &squeeze), PB_OK);
    assert_near(squeeze.cost, 20, 1e-5);
    assert_near(squeeze.bound, 20, 1e-5);
    assert_near(squeeze.dual[0], 10, 1e-5);
    capacity_squeeze_release(&squeeze);
    arena_release(&arena);
}

/** Every price between what one session less saves and what one more costs. */
static void assert_between(const struct capacity_problem *problem, const double *slopes,
                           struct capacity_linear *linear)
{
    const int n_slots = linear->layout.n_slots;

    for (int i = 0; i < problem->n_queues * n_slots; i++) {
        struct capacity_slope side;

        assert_int_equal(capacity_linear_session(linear, i / n_slots, i % n_slots, &side), PB_OK);
        assert_int_equal(isnan(slopes[i]), isnan(side.up));
        if (!isnan(side.up)) {
            assert_true(slopes[i] <= side.up + ROUGH * fmax(1.0, fabs(side.up)));
            assert_true(slopes[i] >= side.down - ROUGH * fmax(1.0, fabs(side.down)));
        }
    }
}

static void duals_agree_with_the_simplex(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 12; seed++) {
        const struct sample_size size = {
            .seed = seed, .days = 2, .slots_per_day = 6 + (int)seed % 5, .heads = 4, .demand = 5};
        struct arena arena = {0};
        struct capacity_problem problem;
        struct capacity_plan plan;
        struct capacity_squeeze squeeze;
        struct capacity_linear linear;

        sample_build(&size, &arena, &problem);
        assert_int_equal(capacity_solve(&problem, NULL, &plan), PB_OK);
        const struct capacity_linear_task task = {.agents = plan.agents};
        const size_t n = (size_t)problem.n_queues * (size_t)plan.n_slots;
        double *slopes = arena_alloc(&arena, n, sizeof *slopes);

        assert_int_equal(capacity_linear_make(&problem, &task, &linear), PB_OK);
        assert_int_equal(capacity_squeeze_make(&problem, plan.agents, NULL, &squeeze), PB_OK);
        assert_near(squeeze.cost, linear.cost, NEAR * fmax(1.0, linear.cost));
        assert_near(squeeze.bound, linear.cost, NEAR * fmax(1.0, linear.cost));
        assert_true(squeeze.bound <= linear.cost + 1e-9 * fmax(1.0, linear.cost));
        assert_int_equal(capacity_session_slopes(&problem, squeeze.dual, slopes), PB_OK);
        assert_between(&problem, slopes, &linear);
        capacity_linear_release(&linear);
        capacity_squeeze_release(&squeeze);
        capacity_plan_release(&plan);
        arena_release(&arena);
    }
}

static enum pb_status at_once(void *context)
{
    (void)context;
    return PB_STATUS_INTERRUPTED;
}

static void a_stop_is_said(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct capacity_problem problem;
    struct capacity_squeeze squeeze;
    const struct capacity_options options = {.stop = at_once};

    sample_by_hand(&arena, &problem);
    assert_int_equal(capacity_squeeze_make(&problem, (int[]){1}, &options, &squeeze), PB_OK);
    assert_int_equal(squeeze.status, PB_STATUS_INTERRUPTED);
    capacity_squeeze_release(&squeeze);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_of_the_header),
        cmocka_unit_test(duals_agree_with_the_simplex),
        cmocka_unit_test(a_stop_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
