/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The path search against trying every line: with all counters in the cells, and with as many as
 * possible lazy. */
#include "support/test.h"

#include <math.h>

#include "models/roster/line.h"
#include "roster/oracle.h"
#include "roster/tiny.h"

/* Random prices of the options, some forbidden. */
static void draw_prices(struct random *random, int n, double *w)
{
    for (int i = 0; i < n; i++)
        w[i] = random_below(random, 12) == 0 ? (double)INFINITY
                                             : (double)random_below(random, 40) - 25;
}

static double price_of(const struct roster_problem *problem, const double *w, const short *option)
{
    double price = 0;
    int line[TINY_DAYS], n_options = problem->n_shifts + 1;
    for (int d = 0; d < problem->n_days; d++) {
        price += w[d * n_options + option[d]];
        line[d] = option[d] - 1;
    }
    return price + oracle_line(problem, 0, line);
}

static double cheapest(const struct roster_problem *problem, const double *w)
{
    short option[TINY_DAYS] = {0};
    double best = INFINITY;
    for (int d = 0; d < problem->n_days;) {
        best = fmin(best, price_of(problem, w, option));
        for (d = 0; d < problem->n_days && ++option[d] > problem->n_shifts; d++)
            option[d] = 0;
    }
    return best;
}

/* Own prices are part of w here, as in the model. */
static void compare(const struct roster_problem *problem, struct random *random, size_t most_cells,
                    int *n_lazy)
{
    struct line_rules rules = {0};
    struct line_graph graph;
    struct line_table table = {0};
    struct line_found found;
    double w[TINY_DAYS * (TINY_SHIFTS + 1)], with_own[TINY_DAYS * (TINY_SHIFTS + 1)];
    short line[ROSTER_MOST_DAYS];
    int n = problem->n_days * (problem->n_shifts + 1);
    assert_int_equal(line_rules_collect(problem, 0, &rules), PB_OK);
    assert_int_equal(line_compile(problem, &rules, most_cells, NULL, &graph), PB_OK);
    for (int round = 0; round < 3; round++) {
        draw_prices(random, n, w);
        for (int i = 0; i < n; i++)
            with_own[i] = w[i] + rules.own[i];
        double best = cheapest(problem, w);
        assert_int_equal(line_cheapest(&graph, with_own, INFINITY, &table, line, &found), PB_OK);
        assert_int_equal(isinf(best), isinf(found.price));
        if (isfinite(best)) {
            assert_near(found.price, best, 1e-6);
            assert_near(price_of(problem, w, line), best, 1e-6);
            assert_true(found.bound <= best + 1e-6 && found.bound >= best - 1e-6);
        }
    }
    *n_lazy += graph.n_lazy;
    line_table_release(&table);
    line_graph_release(&graph);
    line_rules_release(&rules);
}

static void rounds(int n, uint64_t seed, size_t most_cells, int *n_lazy)
{
    static struct tiny tiny;
    struct random random;
    random_init(&random, seed);
    for (int i = 0; i < n; i++) {
        tiny_draw(&tiny, &random, (const int[]){1, 7, 3});
        compare(&tiny.problem, &random, most_cells, n_lazy);
    }
}

static void all_counters_in_the_cells(void **state)
{
    (void)state;
    int n_lazy = 0;
    rounds(250, 5, 1 << 20, &n_lazy);
    assert_int_equal(n_lazy, 0);
}

static void counters_left_to_labels(void **state)
{
    (void)state;
    int n_lazy = 0;
    rounds(250, 6, 1, &n_lazy);
    assert_true(n_lazy > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_counters_in_the_cells),
        cmocka_unit_test(counters_left_to_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
