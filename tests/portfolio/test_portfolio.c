/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolios of small queues, by hand and against every possible answer. */
#include "support/test.h"

#include <math.h>
#include <string.h>

#include "models/portfolio/portfolio.h"
#include "planner/base/random.h"

enum { PEOPLE = 3, BRANDS = 4, SLOTS = 3, SUBSETS = 1 << BRANDS };

static double price(double sessions, int heads)
{
    if (heads == 0)
        return PORTFOLIO_UNCOVERED * sessions + 2 * sessions * sessions;
    return sessions * sessions / heads;
}

/* Cost of one set of brands per person, computed plainly. */
static double cost_of(const struct portfolio_problem *problem, const int sets[])
{
    double cost = 0;
    for (int t = 0; t < problem->n_slots; t++) {
        int n = 0;
        for (int p = 0; p < problem->n_people; p++)
            n += problem->there[p * problem->n_slots + t];
        for (int b = 0; b < problem->n_brands && n > 0; b++) {
            int heads = 0;
            for (int p = 0; p < problem->n_people; p++)
                heads += problem->there[p * problem->n_slots + t] && (sets[p] >> b & 1);
            cost += price(problem->sessions[b * problem->n_slots + t], heads);
        }
    }
    return cost;
}

static int size_of(int set)
{
    int n = 0;
    for (; set > 0; set >>= 1)
        n += set & 1;
    return n;
}

static double best_of_all(const struct portfolio_problem *problem)
{
    double best = INFINITY;
    for (int code = 0; code < SUBSETS * SUBSETS * SUBSETS; code++) {
        int sets[PEOPLE] = {code % SUBSETS, code / SUBSETS % SUBSETS, code / SUBSETS / SUBSETS};
        bool allowed = true;
        for (int p = 0; p < PEOPLE; p++)
            allowed = allowed && size_of(sets[p]) <= problem->most;
        if (allowed)
            best = fmin(best, cost_of(problem, sets));
    }
    return best;
}

static double cost_of_result(const struct portfolio_problem *problem,
                             const struct portfolio_result *result)
{
    int sets[64] = {0};
    for (int p = 0; p < problem->n_people; p++)
        for (int b = 0; b < problem->n_brands; b++)
            sets[p] |= result->serves[p * problem->n_brands + b] << b;
    for (int p = 0; p < problem->n_people; p++)
        assert_true(size_of(sets[p]) <= problem->most);
    return cost_of(problem, sets);
}

/* The example of the header. */
static void two_people_share_two_brands(void **state)
{
    (void)state;
    const bool there[] = {true, true};
    const double sessions[] = {4, 2};
    struct portfolio_problem problem = {2, 2, 1, 1, there, sessions};
    struct portfolio_result result;
    assert_int_equal(portfolio_solve(&problem, &result), PB_OK);
    assert_near(result.cost, 20, 1e-9);
    assert_near(result.bound, 20, 1e-9);
    assert_int_equal(result.cells, 2);
    assert_int_equal(result.uncovered, 0);
    assert_true(result.serves[0] != result.serves[1]);
    portfolio_result_release(&result);
}

/* One person at night cannot serve three brands with two places: the smallest stays alone. */
static void the_smallest_brand_stays_alone(void **state)
{
    (void)state;
    const bool there[] = {true};
    const double sessions[] = {1, 5, 3};
    struct portfolio_problem problem = {1, 3, 1, 2, there, sessions};
    struct portfolio_result result;
    assert_int_equal(portfolio_solve(&problem, &result), PB_OK);
    assert_int_equal(result.uncovered, 1);
    assert_near(result.uncovered_sessions, 1, 1e-9);
    assert_int_equal(result.least_uncovered, 1);
    assert_near(result.least_sessions, 1, 1e-9);
    assert_false(result.serves[0]);
    assert_near(result.cost, result.bound, 1e-9);
    portfolio_result_release(&result);
}

/* A slot in which nobody is there asks nothing. */
static void nobody_there_nothing_asked(void **state)
{
    (void)state;
    const bool there[] = {false, true};
    const double sessions[] = {7, 0};
    struct portfolio_problem problem = {1, 1, 2, 6, there, sessions};
    struct portfolio_result result;
    assert_int_equal(portfolio_solve(&problem, &result), PB_OK);
    assert_int_equal(result.cells, 0);
    assert_near(result.cost, 0, 0);
    assert_near(result.bound, 0, 0);
    portfolio_result_release(&result);
}

static void against_every_answer(void **state)
{
    (void)state;
    struct random random;
    random_init(&random, 7);
    double sum = 0, best_sum = 0;
    for (int trial = 0; trial < 60; trial++) {
        bool there[PEOPLE * SLOTS];
        double sessions[BRANDS * SLOTS];
        for (int i = 0; i < PEOPLE * SLOTS; i++)
            there[i] = random_below(&random, 3) > 0;
        for (int i = 0; i < BRANDS * SLOTS; i++)
            sessions[i] = (double)random_below(&random, 9);
        struct portfolio_problem problem = {PEOPLE, BRANDS, SLOTS, 2, there, sessions};
        struct portfolio_result result;
        assert_int_equal(portfolio_solve(&problem, &result), PB_OK);
        double best = best_of_all(&problem);
        assert_near(cost_of_result(&problem, &result), result.cost, 1e-6 * (1 + result.cost));
        assert_true(result.bound <= best + 1e-6);
        assert_true(result.cost >= best - 1e-6);
        assert_true(result.least_uncovered <= result.uncovered);
        assert_true(result.least_sessions <= result.uncovered_sessions + 1e-9);
        sum += result.cost;
        best_sum += best;
        portfolio_result_release(&result);
    }
    assert_true(sum <= 1.001 * best_sum);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_people_share_two_brands),
        cmocka_unit_test(the_smallest_brand_stays_alone),
        cmocka_unit_test(nobody_there_nothing_asked),
        cmocka_unit_test(against_every_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
