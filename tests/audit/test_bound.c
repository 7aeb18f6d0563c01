/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bound by its certificate and a solution by its rows, from text files.
 *
 * min 4 x + 10 z, 2 x + z >= 3, x <= 2 by a row only, x whole, z <= 3. The relaxation buys
 * x = 1.5 for 6 at the dual 2; whole numbers take x = 2 for 8. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support/test.h"
#include "tests/audit/shop.h"

static const char model[] = "NAME small FREE\n"
                            "ROWS\n"
                            " N cost\n"
                            " G cover\n"
                            " L heads\n"
                            " G twice\n"
                            "COLUMNS\n"
                            " MARKER 'MARKER' 'INTORG'\n"
                            " x cost 4\n"
                            " x cover 2 heads 1\n"
                            " x twice 1\n"
                            " MARKER 'MARKER' 'INTEND'\n"
                            " z cost 10\n"
                            " z cover 1\n"
                            "RHS\n"
                            " RHS cover 3\n"
                            " RHS heads 2\n"
                            "RANGES\n"
                            " RNG twice 5\n"
                            "BOUNDS\n"
                            " LO BND x 0\n"
                            " PL BND x\n"
                            " UP BND z 3\n"
                            "ENDATA\n";

static struct shop shop;

/** Checks a folder that claims cost 8 and `bound` with these files. */
static struct pb_findings check(const char *model_text, const char *duals, const char *solution,
                                double bound, enum pb_rc wanted)
{
    char folder[64], claims[160], names[3][96];
    struct pb_findings findings;
    shop_folder(folder);
    snprintf(claims, sizeof claims,
             "{\"lawful\": true, \"capacity\": {\"cost\": 8, \"bound\": %.10g, \"gap\": %.15g}}",
             bound, bound < 8 ? (8 - bound) / 8 : 0);
    shop_put(folder, "plan.json", claims);
    shop_put(folder, "demand.csv", model_text);
    shop_put(folder, "roster.csv", duals);
    shop_put(folder, "moves.csv", solution);
    snprintf(names[0], sizeof names[0], "%s/demand.csv", folder);
    snprintf(names[1], sizeof names[1], "%s/roster.csv", folder);
    snprintf(names[2], sizeof names[2], "%s/moves.csv", folder);
    /* only the claims are to be read as a plan */
    char plan[64];
    shop_folder(plan);
    shop_put(plan, "plan.json", claims);
    struct pb_check_options options = {
        .model = names[0], .certificate = names[1], .solution = names[2]};
    assert_int_equal(pb_check(&shop.s, plan, &options, &findings, NULL), wanted);
    shop_remove(plan);
    shop_remove(folder);
    return findings;
}

static int start(void **state)
{
    (void)state;
    shop_init(&shop);
    return 0;
}

static void an_optimal_dual_proves_the_relaxation(void **state)
{
    (void)state;
    struct pb_findings findings = check(model, "cover 2\n", "x 2\nz 0\n", 6, PB_OK);
    assert_int_equal(findings.n, 0);
    assert_true(findings.certified);
    assert_near(findings.certified_bound, 6, 1e-12);
    pb_findings_release(&findings);
}

static void any_dual_proves_something(void **state)
{
    (void)state;
    /* y = 1: 3 + min over x of (4 - 2) x = 3; y = 5: 15 + 2 (4 - 10), x <= 2 by the row, = 3 */
    struct pb_findings findings = check(model, "cover 1\n", "x 2\n", 3, PB_OK);
    assert_int_equal(findings.n, 0);
    assert_near(findings.certified_bound, 3, 1e-12);
    pb_findings_release(&findings);
    findings = check(model, "cover 5\n", "x 2\n", 3, PB_OK);
    assert_int_equal(findings.n, 0);
    assert_near(findings.certified_bound, 3, 1e-12);
    pb_findings_release(&findings);
    /* a dual of the wrong sign counts as nothing */
    findings = check(model, "cover -7\nheads 1\n", "x 2\n", 0, PB_OK);
    assert_near(findings.certified_bound, 0, 1e-12);
    pb_findings_release(&findings);
}

/* x + z / 2 >= 3 / 2 rounds to x + z >= 2: at a dual of 4 it proves the 8 of the best plan. */
#define ROUNDED(dual) "rounding 1 " #dual " 2\nweight cover 0.5\nvalue x 1\nvalue z 1\n"

static void a_rounding_proves_more_than_any_dual(void **state)
{
    (void)state;
    struct pb_findings findings = check(model, ROUNDED(4), "x 2\n", 8, PB_OK);
    assert_int_equal(findings.n, 0);
    assert_near(findings.certified_bound, 8, 1e-12);
    pb_findings_release(&findings);
    /* a rounding of the rounding: 0.7 x + 0.7 z >= 1.4, f = 0.4: x + 1.75 z >= 2 */
    findings = check(model, ROUNDED(0) "rounding 2 4 2\nweight @1 0.7\nvalue x 1\nvalue z 1.75\n",
                     "x 2\n", 8, PB_OK);
    assert_near(findings.certified_bound, 8, 1e-12);
    pb_findings_release(&findings);
    /* x = 2 - t, 2 by `heads`: -t + z / 2 >= -1 / 2 rounds to -t + z >= 0, the same row */
    findings = check(model, ROUNDED(4) "upper x\n", "x 2\n", 8, PB_OK);
    assert_near(findings.certified_bound, 8, 1e-12);
    pb_findings_release(&findings);
}

static void a_rounding_that_does_not_follow(void **state)
{
    (void)state;
    static const char *const wrong[] = {"weight cover 0.5\n",
                                        "rounding 2 4 2\n",
                                        "rounding 1 4\n",
                                        "rounding 1 x 2\n",
                                        "rounding 1 4 x\n",
                                        "rounding 1 4 2\nweight @1 1\n",
                                        "rounding 1 4 2\nweight @2 1\n",
                                        "rounding 1 4 2\nweight nowhere 1\n",
                                        "rounding 1 4 2\nweight cover x\n",
                                        "rounding 1 4 2\nupper nowhere\n",
                                        "rounding 1 4 2\nvalue nowhere 1\n",
                                        "rounding 1 4 2\nvalue x one\n",
                                        "rounding 1 4 2\ncover 2\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct pb_findings findings = check(model, wrong[i], "x 2\n", 8, PB_INVALID);
        assert_null(findings.at);
    }
    static const char *const empty[] = {
        "rounding 1 4 2\nweight cover 1\nvalue x 1\nvalue z 1\n",     /* 3 is whole */
        "rounding 1 4 2.1\nweight cover 0.5\nvalue x 1\nvalue z 1\n", /* too much */
        "rounding 1 4 2\nweight cover 0.5\nvalue x 1\nvalue z 0.9\n",
        "rounding 1 4 2\nweight cover 0.5\nvalue x 1\n",
        ROUNDED(-4), /* its upper side is open */
    };
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
        struct pb_findings findings = check(model, empty[i], "x 2\n", 8, PB_OK);
        assert_int_equal(findings.n, 1);
        assert_string_equal(findings.at[0].rule, "bound");
        assert_near(findings.certified_bound, 0, 1e-12);
        pb_findings_release(&findings);
    }
    /* weaker than derived is fine: x + 1.1 z >= 1.9 */
    struct pb_findings findings = check(
        model, "rounding 1 4 1.9\nweight cover 0.5\nvalue x 1\nvalue z 1.1\n", "x 2\n", 7.6, PB_OK);
    assert_int_equal(findings.n, 0);
    assert_near(findings.certified_bound, 7.6, 1e-12);
    pb_findings_release(&findings);
}

static void a_bound_that_is_not_proved(void **state)
{
    (void)state;
    struct pb_findings findings = check(model, "cover 2\n", "x 2\n", 6.5, PB_OK);
    assert_int_equal(findings.n, 1);
    assert_string_equal(findings.at[0].rule, "bound");
    assert_near(findings.at[0].amount, 0.5, 1e-12);
    pb_findings_release(&findings);
}

static void a_solution_that_is_none(void **state)
{
    (void)state;
    struct pb_findings findings = check(model, "cover 2\n", "x 1\n", 6, PB_OK);
    assert_int_equal(findings.n, 2);
    assert_string_equal(findings.at[1].who, "cover");
    assert_near(findings.at[1].amount, 1, 1e-12);
    assert_near(findings.at[0].amount, 4, 1e-12);
    pb_findings_release(&findings);
    findings = check(model, "cover 2\n", "x 1.5\nz 0.2\n", 6, PB_OK);
    assert_int_equal(findings.n, 1);
    assert_near(findings.at[0].amount, 0.5, 1e-12);
    pb_findings_release(&findings);
}

static void files_that_are_no_models(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "ROWS\n N cost\n Q what\nENDATA\n",
        "ROWS\n N cost\nCOLUMNS\n x nothing 1\nENDATA\n",
        "ROWS\n N cost\nCOLUMNS\n x cost one\nENDATA\n",
        "ROWS\n N cost\nCOLUMNS\n x cost 1\nBOUNDS\n UP BND y 1\nENDATA\n",
        "ROWS\n N cost\nCOLUMNS\n x cost 1\nBOUNDS\n UP BND x\nENDATA\n",
        "NONSENSE\nENDATA\n",
        " x cost 1\nENDATA\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct pb_findings findings = check(wrong[i], "", "", 6, PB_INVALID);
        assert_int_equal(findings.n, 0);
    }
    struct pb_findings findings = check(model, "nothing 1\n", "", 6, PB_INVALID);
    assert_null(findings.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_optimal_dual_proves_the_relaxation),
        cmocka_unit_test(any_dual_proves_something),
        cmocka_unit_test(a_rounding_proves_more_than_any_dual),
        cmocka_unit_test(a_rounding_that_does_not_follow),
        cmocka_unit_test(a_bound_that_is_not_proved),
        cmocka_unit_test(a_solution_that_is_none),
        cmocka_unit_test(files_that_are_no_models),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
