/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A horizon too long for one piece: lawful as a whole, limits over all of it kept, bounded. */
#include <math.h>

#include "models/roster/rolling.h"
#include "support/test.h"

enum { N_DAYS = 140, N_AGENTS = 3, MOST_WORKED = 84, LEAST_WORKED = 80, MOST_WEEKENDS = 12 };

static const int one_each[1] = {1};
static const struct roster_shift shift = {480, 960, 480};

struct shop {
    struct roster_count worked;
    struct roster_limits limits;
    struct roster_agent agents[N_AGENTS];
    struct roster_row rows[N_DAYS];
    struct roster_give gives[N_DAYS];
    struct roster_problem problem;
};

/* Two of three at work each day; 80 to 84 days each, five in a row at most, two off at least. */
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
        shop->rows[d] = (struct roster_row){2, 100, 1};
        shop->gives[d] = (struct roster_give){.day = d, .row = d, .amount = 1};
    }
    shop->problem = (struct roster_problem){.n_days = N_DAYS,
                                            .n_shifts = 1,
                                            .shifts = &shift,
                                            .n_agents = N_AGENTS,
                                            .agents = shop->agents,
                                            .n_rows = N_DAYS,
                                            .rows = shop->rows,
                                            .n_gives = N_DAYS,
                                            .gives = shop->gives};
}

static void limits_hold_over_the_whole(void **state)
{
    (void)state;
    struct shop shop;
    struct roster_result result;
    const struct roster_options options = {.step_limit = 2000};
    open_shop(&shop);
    assert_true(rolling_fits(&shop.problem));
    assert_int_equal(roster_solve(&shop.problem, &options, &result), PB_OK);
    assert_int_equal(result.status, PB_STATUS_OPTIMAL);
    double cost;
    assert_int_equal(roster_cost(&shop.problem, result.line, &cost), PB_OK);
    assert_near(result.cost, cost, 1e-9);
    for (int e = 0; e < N_AGENTS; e++) {
        int worked = 0;
        for (int d = 0; d < N_DAYS; d++)
            worked += result.line[e * N_DAYS + d] != ROSTER_OFF;
        assert_in_range(worked, LEAST_WORKED, MOST_WORKED);
    }
    /* 252 days of work at most for 280 wanted, and that is proven */
    const double least = 100 * (2 * N_DAYS - N_AGENTS * MOST_WORKED);
    assert_near(cost, least, 1e-9);
    assert_near(result.bound, least, 1e-9);
    roster_result_release(&result);
}

static void short_or_linked_horizons_stay_whole(void **state)
{
    (void)state;
    struct shop shop;
    open_shop(&shop);
    shop.gives[1].row = 0; /* a row of two days */
    assert_false(rolling_fits(&shop.problem));
    open_shop(&shop);
    shop.problem.n_days = ROLLING_LONGEST;
    assert_false(rolling_fits(&shop.problem));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_hold_over_the_whole),
        cmocka_unit_test(short_or_linked_horizons_stay_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
