/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stop flag, raised by a counter and not by a clock: every part of the work looks at it, and
 * what stands by then is kept. */
#include <math.h>
#include <stdlib.h>

#include "models/roster/line.h"
#include "models/roster/rolling.h"
#include "support/test.h"

enum { MOST_DAYS = 364, N_AGENTS = 6, N_SHIFTS = 3, MOST_ROWS = MOST_DAYS * N_SHIFTS };

static const struct roster_shift shifts[N_SHIFTS] = {
    {360, 840, 480}, {720, 1260, 540}, {1260, 1860, 600}};
static const int minutes[N_SHIFTS] = {480, 540, 600};

/* A flag that is raised when it has been looked at `after` times. */
struct watch {
    volatile sig_atomic_t flag;
    long asked, after;
};

static void ask(void *context)
{
    struct watch *watch = context;
    watch->asked++;
    watch->flag = watch->asked >= watch->after;
}

static struct pb_stop stop_of(struct watch *watch)
{
    return (struct pb_stop){.signal = &watch->flag, .asked = ask, .context = watch};
}

struct office {
    struct roster_count worked[N_AGENTS];
    struct roster_limits limits[N_AGENTS];
    struct roster_agent agents[N_AGENTS];
    struct roster_row rows[MOST_ROWS];
    struct roster_give gives[MOST_ROWS];
    struct roster_problem problem;
};

/* Everybody with limits of their own, so that everybody has a graph to compile. */
static void open_office(struct office *office, int n_days)
{
    *office = (struct office){0};
    for (int e = 0; e < N_AGENTS; e++) {
        double most = 480.0 * (n_days * 5 / 7.0) + e;
        office->worked[e] = (struct roster_count){
            .weight = minutes, .range = {true, most * 0.8, most, INFINITY, INFINITY}};
        office->limits[e] = (struct roster_limits){
            .days_in_row = {true, 2, 5, INFINITY, INFINITY},
            .days_off_in_row = {true, 2, INFINITY, INFINITY, INFINITY},
            .weekends = {true, -INFINITY, n_days / 12.0, INFINITY, INFINITY},
            .rest_min = 660,
            .counts = &office->worked[e],
            .n_counts = 1,
        };
        office->agents[e].limits = &office->limits[e];
    }
    for (int r = 0; r < n_days * N_SHIFTS; r++) {
        office->rows[r] = (struct roster_row){1 + r % 2, 100, 1};
        office->gives[r] =
            (struct roster_give){.day = r / N_SHIFTS, .shift = r % N_SHIFTS, .row = r, .amount = 1};
    }
    office->problem = (struct roster_problem){.n_days = n_days,
                                              .n_shifts = N_SHIFTS,
                                              .shifts = shifts,
                                              .n_agents = N_AGENTS,
                                              .agents = office->agents,
                                              .n_rows = (size_t)(n_days * N_SHIFTS),
                                              .rows = office->rows,
                                              .n_gives = (size_t)(n_days * N_SHIFTS),
                                              .gives = office->gives};
}

/* Compiling looks at least once for each day, and breaks off wherever the flag goes up. */
static void compiling_looks(void **state)
{
    (void)state;
    enum { N_DAYS = 28 };
    struct office office;
    struct line_rules rules = {0};
    struct line_graph graph;
    struct watch never = {.after = 1000000};
    struct pb_stop stop = stop_of(&never);
    open_office(&office, N_DAYS);
    assert_int_equal(line_rules_collect(&office.problem, 0, &rules), PB_OK);
    assert_int_equal(line_compile(&office.problem, &rules, 4000, &stop, &graph), PB_OK);
    assert_true(graph.n_cells > 0);
    assert_true(never.asked >= N_DAYS);
    line_graph_release(&graph);
    for (long after = 1; after <= never.asked; after++) {
        struct watch watch = {.after = after};
        stop = stop_of(&watch);
        assert_int_equal(line_compile(&office.problem, &rules, 4000, &stop, &graph),
                         PB_INTERRUPTED);
        assert_int_equal(watch.asked, after);
        assert_null(graph.nodes);
    }
    line_rules_release(&rules);
}

/* Solves with the flag up after so many looks; the looks after it are few. */
static void solve(const struct roster_problem *problem, long after, struct roster_result *result)
{
    enum { LAST_LOOKS = 40 };
    struct watch watch = {.after = after};
    struct roster_options options = {.step_limit = 1000, .stop = stop_of(&watch)};
    assert_int_equal(roster_solve(problem, &options, result), PB_OK);
    assert_true(watch.asked <= after + LAST_LOOKS);
    double cost;
    if (result->line) {
        assert_int_equal(roster_cost(problem, result->line, &cost), PB_OK);
        assert_near(cost, result->cost, 1e-9);
        assert_true(result->bound <= cost);
    } else {
        assert_int_equal(result->status, PB_STATUS_NONE);
    }
}

/* Before the first roster there is none, after it there is one, wherever the flag goes up. */
static void keeps_what_stands(int n_days)
{
    struct office office;
    struct roster_result result;
    bool had_one = false;
    open_office(&office, n_days);
    assert_int_equal(rolling_fits(&office.problem), n_days == MOST_DAYS);
    for (long after = 1; after < 40000; after += 1 + after) {
        solve(&office.problem, after, &result);
        assert_true(result.line || !had_one);
        had_one = had_one || result.line != NULL;
        roster_result_release(&result);
    }
    assert_true(had_one);
}

static void short_horizon(void **state)
{
    (void)state;
    keeps_what_stands(28);
}

static void long_horizon(void **state)
{
    (void)state;
    keeps_what_stands(MOST_DAYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compiling_looks),
        cmocka_unit_test(short_horizon),
        cmocka_unit_test(long_horizon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
