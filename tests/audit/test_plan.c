/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A correct plan without names has no finding; each false figure has its own. */
#include <math.h>
#include <string.h>

#include "support/test.h"
#include "tests/audit/shop.h"

enum { NONE = -100 };

static struct shop shop;
static struct shop_plan plan;

static int fresh(void **state)
{
    (void)state;
    shop_init(&shop);
    shop_plan(&plan);
    return 0;
}

static void expect_none(void)
{
    shop_expect_only(&shop, &plan, NULL, 0);
}

static void a_correct_plan_has_no_finding(void **state)
{
    (void)state;
    expect_none();
}

static void sessions_that_differ_from_the_demand(void **state)
{
    (void)state;
    char folder[64];
    struct pb_findings findings;
    shop_folder(folder);
    shop_write(folder, &plan);
    shop_put(folder, "demand.csv",
             "slot_start,queue,sessions,origin\n2026-11-09T08:00:00+08:00,shop.presale,290,x\n");
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, NULL), PB_OK);
    assert_true(findings.n > 0);
    bool found = false;
    for (size_t i = 0; i < findings.n; i++) {
        assert_string_equal(findings.at[i].rule, "demand");
        found = found || fabs(findings.at[i].amount - 10) < 1e-9;
    }
    assert_true(found);
    pb_findings_release(&findings);
    shop_remove(folder);
}

static void figures_of_hours_that_are_not_those_of_the_rows(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {
        {"on_duty", "shop.presale", NONE, 5, 0.25},
        {"on_duty", "shop.aftersale", NONE, 9, 0.125},
        {"capacity", "shop.aftersale", NONE, 6, 3},
        {"served", "shop.presale", NONE, 7, 2},
    };
    plan.own[PRE][5] += 0.25;
    plan.lent[AFTER][9] -= 0.125;
    plan.capacity[AFTER][6] += 3;
    plan.served[PRE][7] -= 2;
    shop_expect_only(&shop, &plan, wrong, 4);
}

static void more_served_than_can_be(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"served", "shop.presale", NONE, 20, 5}};
    plan.served[PRE][20] = plan.capacity[PRE][20] + 5;
    plan.unserved[PRE][20] = plan.sessions[PRE][20] - plan.served[PRE][20];
    shop_expect(&shop, &plan, wrong, 1);
}

static void backlog_and_lateness_of_work_that_waits(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {
        {"served", "shop.aftersale", NONE, 10, 7},
        {"served", "shop.aftersale", NONE, 11, 7},
        {"served", "shop.aftersale", NONE, 30, 4},
    };
    plan.backlog[AFTER][10] += 7;
    plan.late[AFTER][30] += 4;
    /* the slot after a false backlog does not follow from it */
    shop_expect(&shop, &plan, wrong, 3);
}

static void cost_of_a_kind(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"cost", "night", NONE, NONE, 30},
                                        {"cost", "capacity.cost", NONE, NONE, 30}};
    plan.cost[PB_COST_NIGHT] += 30;
    shop_expect_only(&shop, &plan, wrong, 2);
}

static void gap_and_bound(void **state)
{
    (void)state;
    plan.bound = 1e6;
    char folder[64];
    struct pb_findings findings;
    shop_folder(folder);
    shop_write(folder, &plan);
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, NULL), PB_OK);
    assert_int_equal(findings.n, 2);
    assert_string_equal(findings.at[0].rule, "gap");
    assert_string_equal(findings.at[1].rule, "gap");
    pb_findings_release(&findings);
    shop_remove(folder);
}

static void another_scenario_and_a_hidden_breach(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"hash", "scenario_hash", NONE, NONE, 1},
                                        {"lawful", "lawful", NONE, NONE, 1}};
    plan.hash = "0000";
    shop.s.rules.lawful = false;
    shop_expect_only(&shop, &plan, wrong, 2);
}

static void files_that_are_missing_are_not_believed_for(void **state)
{
    (void)state;
    char folder[64];
    struct pb_findings findings;
    struct pb_messages messages = {0};
    shop_folder(folder);
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, &messages), PB_IO);
    assert_int_equal(messages.count[PB_ERROR], 1);
    assert_int_equal(findings.n, 0);
    pb_messages_release(&messages);
    shop_remove(folder);
}

static void rows_that_cannot_be_read(void **state)
{
    (void)state;
    char folder[64];
    struct pb_findings findings;
    shop_folder(folder);
    shop_put(folder, "demand.csv",
             "slot_start,queue,sessions,origin\n"
             "2026-11-09T08:30:00+08:00,shop.presale,1,x\n"
             "2026-11-09T08:00:00+08:00,shop.nothing,1,x\n"
             "2026-11-09T08:00:00+08:00,shop.presale,-1,x\n"
             "yesterday,shop.presale,1,x\n");
    shop_put(folder, "plan.json", "{\"capacity\": ");
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, NULL), PB_OK);
    assert_int_equal(findings.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(findings.at[i].rule, "format");
    assert_string_equal(findings.at[0].who, "demand.csv:2");
    assert_string_equal(findings.at[4].who, "plan.json");
    assert_true(pb_findings_fail(&findings, false));
    pb_findings_release(&findings);
    shop_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_correct_plan_has_no_finding, fresh),
        cmocka_unit_test_setup(sessions_that_differ_from_the_demand, fresh),
        cmocka_unit_test_setup(figures_of_hours_that_are_not_those_of_the_rows, fresh),
        cmocka_unit_test_setup(more_served_than_can_be, fresh),
        cmocka_unit_test_setup(backlog_and_lateness_of_work_that_waits, fresh),
        cmocka_unit_test_setup(cost_of_a_kind, fresh),
        cmocka_unit_test_setup(gap_and_bound, fresh),
        cmocka_unit_test_setup(another_scenario_and_a_hidden_breach, fresh),
        cmocka_unit_test_setup(files_that_are_missing_are_not_believed_for, fresh),
        cmocka_unit_test_setup(rows_that_cannot_be_read, fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
