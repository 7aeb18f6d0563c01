/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A horizon too long for one piece: lawful as a whole, limits over all of it kept, bounded. */
#include <math.h>

#include "models/roster/rolling.h"
#include "models/roster/start.h"
#include "support/test.h"

enum {
    N_DAYS = 140,
    N_AGENTS = 42,
    N_NEEDED = 22,
    N_WANTED = 28,
    MOST_WORKED = 84,
    LEAST_WORKED = 80,
    MOST_WEEKENDS = 12
};

static const int one_each[1] = {1};
static const struct roster_shift shift = {480, 960, 480};

struct shop {
    struct roster_count worked;
    struct roster_limits limits;
    struct roster_agent agents[N_AGENTS];
    struct roster_row rows[2 * N_DAYS];
    struct roster_give gives[2 * N_DAYS];
    struct roster_problem problem;
};

/* 28 at work each day, the last four of them less dearly missed than others; 80 to 84 days each,
 * five in a row at most, two off at least. */
static void open_shop(struct shop *shop)
{
    *shop = (struct shop){.worked = {.weight = one_each,
                                     .range = {true, LEAST_WORKED, MOST_WORKED, INFINITY, INFINITY},
                                     .period = ROSTER_HORIZON}};
    shop->limits = (struct roster_limits){
        .days_in_row = {true, -INFINITY, 5, INFINITY, INFINITY},
        .days_off_in_row = {true, 2, INFINITY, INFINITY, INFINITY},
        .weekends = {true, -INFINITY, MOST_WEEKENDS, INFINITY, INFINITY},
        .counts = &shop->worked,
        .n_counts = 1,
    };
    for (int e = 0; e < N_AGENTS; e++)
        shop->agents[e].limits = &shop->limits;
    for (int d = 0; d < N_DAYS; d++) {
        for (int r = 2 * d; r < 2 * d + 2; r++)
            shop->gives[r] = (struct roster_give){.day = d, .row = r, .amount = 1};
        shop->rows[2 * d] = (struct roster_row){N_NEEDED, 90, 0};
        shop->rows[2 * d + 1] = (struct roster_row){N_WANTED, 10, 1};
    }
    shop->problem = (struct roster_problem){.n_days = N_DAYS,
                                            .n_shifts = 1,
                                            .shifts = &shift,
                                            .n_agents = N_AGENTS,
                                            .agents = shop->agents,
                                            .n_rows = 2 * (size_t)N_DAYS,
                                            .rows = shop->rows,
                                            .n_gives = 2 * (size_t)N_DAYS,
                                            .gives = shop->gives};
}

static void limits_hold_and_work_is_spread_over_the_whole(void **state)
{
    (void)state;
    struct shop shop;
    struct roster_result result;
    const struct roster_options options = {.step_limit = 2000};
    open_shop(&shop);
    assert_true(rolling_fits(&shop.problem));
    assert_int_equal(roster_solve(&shop.problem, &options, &result), PB_OK);
    double cost;
    assert_int_equal(roster_cost(&shop.problem, result.line, &cost), PB_OK);
    assert_near(result.cost, cost, 1e-9);
    for (int e = 0; e < N_AGENTS; e++) {
        int worked = 0;
        for (int d = 0; d < N_DAYS; d++)
            worked += result.line[e * N_DAYS + d] != ROSTER_OFF;
        assert_in_range(worked, LEAST_WORKED, MOST_WORKED);
    }
    /* fewer days of work than wanted, so spread that few days have fewer than they need */
    const double least = 10 * (N_WANTED * N_DAYS - N_AGENTS * MOST_WORKED);
    assert_true(cost >= least && cost <= 1.02 * least);
    assert_true(result.bound <= least && result.bound >= 0.99 * least);
    roster_result_release(&result);
}

static void who_can_work_nowhere_is_named(void **state)
{
    (void)state;
    static const bool nothing[1] = {false};
    struct shop shop;
    struct roster_result result;
    const struct roster_options options = {.step_limit = 500};
    open_shop(&shop);
    shop.agents[5].may_work = nothing;
    assert_int_equal(roster_solve(&shop.problem, &options, &result), PB_OK);
    assert_int_equal(result.status, PB_STATUS_INFEASIBLE);
    assert_int_equal(result.hopeless, 5);
    roster_result_release(&result);
}

static void short_small_or_linked_problems_stay_whole(void **state)
{
    (void)state;
    struct shop shop;
    open_shop(&shop);
    shop.gives[2].row = 0; /* a row of two days */
    assert_false(rolling_fits(&shop.problem));
    open_shop(&shop);
    shop.problem.n_days = ROLLING_LONGEST;
    assert_false(rolling_fits(&shop.problem));
    open_shop(&shop);
    shop.problem.n_agents = ROLLING_LARGEST / (N_DAYS * N_DAYS);
    assert_false(rolling_fits(&shop.problem));
}

/* 80 days are too many for who is on leave for half of the time: two days off follow five at most.
 */
static void one_person_is_asked_for_a_line(void **state)
{
    (void)state;
    static struct roster_wish leave[N_DAYS / 2];
    const struct roster_options options = {.step_limit = 10};
    struct shop shop;
    bool has;
    open_shop(&shop);
    assert_int_equal(roster_has_line(&shop.problem, &options, 3, &has), PB_OK);
    assert_true(has);
    for (int d = 0; d < N_DAYS / 2; d++)
        leave[d] = (struct roster_wish){
            .agent = 3, .day = d, .shift = ROSTER_ANY, .avoid = true, .price = INFINITY};
    shop.problem.wishes = leave;
    shop.problem.n_wishes = N_DAYS / 2;
    assert_int_equal(roster_has_line(&shop.problem, &options, 3, &has), PB_OK);
    assert_false(has);
    assert_int_equal(roster_has_line(&shop.problem, &options, 4, &has), PB_OK);
    assert_true(has);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_hold_and_work_is_spread_over_the_whole),
        cmocka_unit_test(who_can_work_nowhere_is_named),
        cmocka_unit_test(short_small_or_linked_problems_stay_whole),
        cmocka_unit_test(one_person_is_asked_for_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
