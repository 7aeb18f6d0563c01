/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule at once on tiny problems drawn at random, against trying everything. */
#include "support/test.h"

#include <math.h>

#include "models/roster/relax.h"
#include "roster/oracle.h"
#include "roster/tiny.h"

enum { STEPS = 1000 };

static void solve(const struct roster_problem *problem, unsigned seed, struct roster_result *result)
{
    struct roster_options options = {.seed = seed, .step_limit = STEPS};
    assert_int_equal(roster_solve(problem, &options, result), PB_OK);
}

/* The roster is what the result says it is, and the bound is one. */
static void assert_honest(const struct roster_problem *problem, const struct roster_result *result)
{
    double cost;
    assert_near(oracle_cost(problem, result->line), result->cost, 1e-6);
    assert_int_equal(roster_cost(problem, result->line, &cost), PB_OK);
    assert_near(cost, result->cost, 1e-6);
    assert_true(result->bound <= result->cost + 1e-6);
}

static void compare(int rounds, uint64_t seed, const int size[3])
{
    static struct tiny tiny;
    struct random random;
    random_init(&random, seed);
    int n_solved = 0, n_optimal = 0;
    for (int i = 0; i < rounds; i++) {
        struct roster_result result;
        tiny_draw(&tiny, &random, size);
        double best = oracle_best(&tiny.problem);
        solve(&tiny.problem, 1, &result);
        assert_int_equal(result.status == PB_STATUS_INFEASIBLE, isinf(best));
        if (isfinite(best)) {
            assert_honest(&tiny.problem, &result);
            assert_true(result.bound <= best + 1e-6);
            assert_true(result.cost >= best - 1e-6);
            if (tiny.problem.n_agents == 1)
                assert_near(result.cost, best, 1e-6);
            n_solved++;
            n_optimal += result.cost <= best + 1e-6;
        }
        roster_result_release(&result);
    }
    assert_true(n_solved > rounds / 4);
    assert_true(n_optimal >= n_solved - n_solved / 50);
}

/* The bound with all limits over the horizon priced holds for every problem, and is no mere -inf.
 */
static void relaxed_bound_holds(void **state)
{
    (void)state;
    static struct tiny tiny;
    struct random random;
    struct pb_stop never = {0};
    random_init(&random, 14);
    int n_tight = 0, n_solved = 0;
    for (int i = 0; i < 100; i++) {
        double dual[TINY_ROWS] = {0}, bound;
        tiny_draw(&tiny, &random, (const int[]){2, 5, 2});
        double best = oracle_best(&tiny.problem);
        assert_int_equal(relax_bound(&tiny.problem, &never, dual, &bound), PB_OK);
        assert_true(isinf(best) || bound <= best + 1e-6);
        assert_true(bound > -1e6);
        n_solved += isfinite(best);
        n_tight += isfinite(best) && bound >= best - 0.05 * fabs(best) - 1e-3;
    }
    assert_true(n_solved > 25);
    assert_true(n_tight > n_solved / 3);
}

/* Two days that want one each at 10 a miss, and one shift at most: one day is missed. */
static void relaxed_bound_by_hand(void **state)
{
    (void)state;
    static const int one[1] = {1};
    static const struct roster_shift shift;
    struct pb_stop never = {0};
    double dual[2] = {0}, bound;
    struct roster_count count = {.weight = one, .range = {true, -INFINITY, 1, INFINITY, INFINITY}};
    struct roster_limits limits = {.counts = &count, .n_counts = 1};
    struct roster_agent agent = {.limits = &limits};
    struct roster_row rows[2] = {{1, 10, 0}, {1, 10, 0}};
    struct roster_give gives[2] = {{.amount = 1}, {.day = 1, .row = 1, .amount = 1}};
    struct roster_problem problem = {.n_days = 2,
                                     .n_shifts = 1,
                                     .shifts = &shift,
                                     .n_agents = 1,
                                     .agents = &agent,
                                     .n_rows = 2,
                                     .rows = rows,
                                     .n_gives = 2,
                                     .gives = gives};
    assert_int_equal(relax_bound(&problem, &never, dual, &bound), PB_OK);
    assert_true(bound <= 10 + 1e-9);
    assert_true(bound >= 10 - 0.01);
}

static void one_agent_is_exact(void **state)
{
    (void)state;
    compare(400, 11, (const int[]){1, 7, 3});
    compare(100, 12, (const int[]){1, 9, 2});
}

static void two_agents_are_near(void **state)
{
    (void)state;
    compare(150, 21, (const int[]){2, 5, 2});
}

static void three_agents_are_near(void **state)
{
    (void)state;
    compare(60, 31, (const int[]){3, 4, 2});
}

static void swap_agents(struct tiny *tiny)
{
    int last = (int)tiny->problem.n_agents - 1;
    struct roster_agent keep = tiny->agents[0];
    tiny->agents[0] = tiny->agents[last];
    tiny->agents[last] = keep;
    for (size_t w = 0; w < tiny->problem.n_wishes; w++) {
        int who = tiny->wishes[w].agent;
        tiny->wishes[w].agent = who == 0 ? last : who == last ? 0 : who;
    }
}

static void swap_rows(struct tiny *tiny)
{
    int last = (int)tiny->problem.n_rows - 1;
    struct roster_row keep = tiny->rows[0];
    tiny->rows[0] = tiny->rows[last];
    tiny->rows[last] = keep;
    for (size_t i = 0; i < tiny->problem.n_gives; i++) {
        int r = tiny->gives[i].row;
        tiny->gives[i].row = r == 0 ? last : r == last ? 0 : r;
    }
}

/* Prices without soft limits, so that every cost is a multiple of one price. */
static void scale(struct tiny *tiny, double factor)
{
    for (size_t i = 0; i < tiny->problem.n_wishes; i++)
        tiny->wishes[i].price *= factor;
    for (size_t r = 0; r < tiny->problem.n_rows; r++) {
        tiny->rows[r].under *= factor;
        tiny->rows[r].over *= factor;
    }
}

static void harden(struct tiny *tiny)
{
    for (size_t e = 0; e < tiny->problem.n_agents; e++) {
        struct roster_limits *l = &tiny->limits[e];
        struct roster_range *all[] = {&l->days_in_row,     &l->days_off_in_row,
                                      &l->weekends,        &l->counts[0].range,
                                      &l->counts[1].range, &l->counts[2].range};
        for (int i = 0; i < 6; i++)
            all[i]->under = all[i]->over = INFINITY;
        l->normal_week_days = 0;
        l->shift_change = 0;
        tiny->agents[e].shift_price = NULL;
    }
}

/* Order of agents and rows and the unit of prices change nothing, not even the way. */
static void scaled_and_permuted(void **state)
{
    (void)state;
    static struct tiny tiny;
    struct random random;
    random_init(&random, 41);
    int n_solved = 0;
    for (int i = 0; i < 60; i++) {
        struct roster_result first, second;
        tiny_draw(&tiny, &random, (const int[]){3, 6, 2});
        harden(&tiny);
        solve(&tiny.problem, 1, &first);
        swap_agents(&tiny);
        swap_rows(&tiny);
        scale(&tiny, 7);
        solve(&tiny.problem, 1, &second);
        assert_int_equal(first.status, second.status);
        if (first.status != PB_STATUS_INFEASIBLE) {
            n_solved++;
            assert_near(7 * first.cost, second.cost, 1e-6);
            assert_near(7 * first.bound, second.bound, 1e-6);
            assert_int_equal(first.steps, second.steps);
        }
        roster_result_release(&first);
        roster_result_release(&second);
    }
    assert_true(n_solved > 5);
}

/* Same problem, same seed: the same roster. */
static void same_seed_same_roster(void **state)
{
    (void)state;
    static struct tiny tiny;
    struct random random;
    random_init(&random, 51);
    for (int i = 0; i < 20; i++) {
        struct roster_result first, second;
        tiny_draw(&tiny, &random, (const int[]){3, 7, 3});
        solve(&tiny.problem, 7, &first);
        solve(&tiny.problem, 7, &second);
        assert_int_equal(first.steps, second.steps);
        if (first.status != PB_STATUS_INFEASIBLE) {
            size_t n = tiny.problem.n_agents * (size_t)tiny.problem.n_days;
            assert_memory_equal(first.line, second.line, n * sizeof *first.line);
        }
        roster_result_release(&first);
        roster_result_release(&second);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relaxed_bound_by_hand), cmocka_unit_test(relaxed_bound_holds),
        cmocka_unit_test(one_agent_is_exact),    cmocka_unit_test(two_agents_are_near),
        cmocka_unit_test(three_agents_are_near), cmocka_unit_test(scaled_and_permuted),
        cmocka_unit_test(same_seed_same_roster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
