/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public roster instances with known best values. The files are not ours to ship: set
 * PAIBAN_NRP_DATA to their folder, otherwise these tests skip. */
#include "support/test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "planner/audit/nrp_check.h"
#include "planner/roster/nrp_problem.h"

static const char *data_path(const char *name)
{
    static char path[512];
    const char *folder = getenv("PAIBAN_NRP_DATA");
    snprintf(path, sizeof path, "%s/%s", folder ? folder : "tests/data/nrp", name);
    if (access(path, R_OK) != 0) {
        print_message("skipped: %s is not there (set PAIBAN_NRP_DATA)\n", path);
        skip();
    }
    return path;
}

/* Solves with counted steps only; the written table is worth what the model says. */
static void solve(const char *name, long steps, double best, double bound)
{
    struct nrp_instance instance;
    struct roster_result result;
    struct nrp_verdict verdict;
    assert_int_equal(nrp_read(data_path(name), &instance, NULL), PB_OK);
    const struct roster_problem *problem = nrp_problem(&instance);
    struct roster_options options = {.seed = 1, .step_limit = steps};
    assert_int_equal(roster_solve(problem, &options, &result), PB_OK);
    char *table = nrp_table(&instance, result.line);
    assert_int_equal(nrp_check(&instance, table, &verdict, NULL), PB_OK);
    assert_int_equal(verdict.n_broken, 0);
    assert_near(verdict.cost, result.cost, 1e-9);
    assert_near(result.cost, best, 1e-9);
    assert_true(result.bound <= best && result.bound >= bound);
    free(table);
    roster_result_release(&result);
    nrp_release(&instance);
}

static void one(void **state)
{
    (void)state;
    solve("Instance1.txt", 20000, 607, 558);
}

static void two(void **state)
{
    (void)state;
    solve("Instance2.txt", 20000, 828, 828);
}

static void three(void **state)
{
    (void)state;
    solve("Instance3.txt", 20000, 1001, 1001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one),
        cmocka_unit_test(two),
        cmocka_unit_test(three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
