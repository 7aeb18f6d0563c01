/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/condition.h"
#include "support/test.h"

static void conditions_are_read(void **state)
{
    (void)state;
    struct plan_condition condition;
    assert_true(plan_condition_parse("unserved>2%", &condition));
    assert_int_equal(condition.figure, PLAN_UNSERVED);
    assert_true(condition.greater && !condition.or_equal && condition.percent);
    assert_near(condition.value, 0.02, 1e-15);
    assert_true(plan_condition_parse(" cost <= 120000.5 ", &condition));
    assert_int_equal(condition.figure, PLAN_COST);
    assert_true(!condition.greater && condition.or_equal && !condition.percent);
    assert_near(condition.value, 120000.5, 0);
}

static void what_is_no_condition_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",        "unserved", "unserved>", "unserved>x",   "lost>2%",     "unserved=2", "cost>5%",
        "late>1%", "gap>>1",   "gap>1e3",   "unserved>2%%", "served>2 %x", "unserved 3"};
    struct plan_condition condition;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(plan_condition_parse(bad[i], &condition));
}

static bool holds(const char *text, const struct plan_book *book)
{
    struct plan_condition condition;
    assert_true(plan_condition_parse(text, &condition));
    return plan_condition_holds(&condition, book);
}

static void conditions_hold_or_not(void **state)
{
    (void)state;
    struct capacity_plan capacity = {.gap = 0.01};
    struct plan_book book = {.capacity = &capacity,
                             .sessions = 200,
                             .served = 190,
                             .unserved = 10,
                             .late_hours = 3,
                             .total = 1000};
    assert_true(holds("unserved>2%", &book));
    assert_false(holds("unserved>5%", &book));
    assert_true(holds("unserved>=5%", &book));
    assert_true(holds("unserved>9", &book));
    assert_true(holds("served<96%", &book));
    assert_true(holds("late>2", &book));
    assert_false(holds("cost>1000", &book));
    assert_true(holds("gap<2%", &book));
    assert_false(holds("backlog>0", &book));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_are_read),
        cmocka_unit_test(what_is_no_condition_is_refused),
        cmocka_unit_test(conditions_hold_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
