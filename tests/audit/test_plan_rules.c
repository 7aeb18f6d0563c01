/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of a plan without names: for each a plan at the limit, and one beyond it by a known amount.
 */
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

static void expect(const struct shop_expect *expected, size_t n)
{
    shop_expect(&shop, &plan, expected, n);
}

/** No finding of `rule`. */
static void expect_no(const char *rule)
{
    char folder[64];
    struct pb_findings findings;
    shop_folder(folder);
    shop_write(folder, &plan);
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, NULL), PB_OK);
    for (size_t i = 0; i < findings.n; i++)
        if (strcmp(findings.at[i].rule, rule) == 0) {
            shop_print(&findings);
            fail_msg("a finding of %s", rule);
        }
    pb_findings_release(&findings);
    shop_remove(folder);
}

static struct shop_shift *add(const struct shop_shift *shift)
{
    plan.shifts[plan.n_shifts] = *shift;
    return &plan.shifts[plan.n_shifts++];
}

static void day_shift(const char *class, int day, int heads)
{
    add(&(struct shop_shift){"shop.presale", class, day, "A", heads, "08:00-16:30", "12:00-13:00",
                             0.95, ""});
}

static void heads_of_a_class(void **state)
{
    (void)state;
    const struct shop_expect one[] = {{"heads", "pre", 0, NONE, 1}};
    day_shift("pre", 0, 2);
    expect_no("heads");
    plan.shifts[plan.n_shifts - 1].heads++;
    expect(one, 1);
}

static void heads_away(void **state)
{
    (void)state;
    const struct shop_expect one[] = {{"heads", "pre", 0, NONE, 4}};
    shop.groups[G_PRE].from_day = shop_first_day + 1;
    expect(one, 1);
}

static void times_and_breaks_of_a_code(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"shift", "senior", 0, NONE, 30},
                                        {"shift", "pre", 0, NONE, 60}};
    plan.shifts[1].segments = "08:30-16:30";
    plan.shifts[2].breaks = "";
    expect(wrong, 2);
    const struct shop_expect outside[] = {{"shift", "senior", 0, NONE, 60}};
    shop_plan(&plan);
    plan.shifts[1].breaks = "10:30-11:30";
    expect(outside, 1);
    plan.shifts[1].breaks = "12:30-13:30";
    expect_no("shift");
}

static void a_shift_that_is_not_open_to_the_group(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"shift", "after", 0, NONE, 2}};
    int groups[] = {G_PRE, G_SENIOR};
    shop.codes[0].groups = (struct pb_ints){groups, 2};
    expect(wrong, 1);
}

static void number_of_codes(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"codes", "", NONE, NONE, 1}};
    shop.s.shifts.max_codes = 2;
    expect_no("codes");
    shop.s.shifts.max_codes = 1;
    expect(wrong, 1);
}

static void hours_of_a_day(void **state)
{
    (void)state;
    const struct shop_expect long_day[] = {{"day", "pre", 0, NONE, 1}};
    const struct shop_expect overtime[] = {{"overtime_day", "pre", 0, NONE, 1}};
    shop.groups[G_PRE].limits.max_day_min = 600;
    shop.groups[G_PRE].limits.overtime_per_day_min = 120;
    expect_no("day");
    expect_no("overtime_day");
    shop.groups[G_PRE].limits.max_day_min = 599;
    expect(long_day, 1);
    shop.groups[G_PRE].limits.overtime_per_day_min = 119;
    expect(overtime, 1);
}

static void nights_and_overtime_of_the_protected(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"night", "pre", 0, NONE, 480},
                                        {"overtime_day", "pre", 0, NONE, 120}};
    expect_no("night");
    shop.groups[G_PRE].contract = 1;
    expect(wrong, 2);
}

static void week_of_a_class(void **state)
{
    (void)state;
    /* two seniors: 6 A of 450 minutes on three days, one of them there already */
    day_shift("senior", 0, 1);
    day_shift("senior", 1, 2);
    day_shift("senior", 2, 2);
    shop.groups[G_SENIOR].limits.max_week_min = 3 * 450;
    expect_no("week");
    const struct shop_expect hours[] = {{"week", "senior", 0, NONE, 6 * 450 - 2 * 1348},
                                        {"week", "senior", 0, NONE, 2}};
    shop.groups[G_SENIOR].limits.max_week_min = 1348;
    expect(hours, 2);
    const struct shop_expect days[] = {{"week", "senior", 0, NONE, 2}};
    shop.groups[G_SENIOR].limits.max_week_min = 2880;
    shop.groups[G_SENIOR].limits.max_days_per_week = 2;
    expect(days, 1);
}

static void overtime_of_a_month(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"overtime_month", "pre", 0, NONE, 6}};
    shop.groups[G_PRE].limits.overtime_per_month_min = 20;
    expect_no("overtime_month");
    shop.groups[G_PRE].limits.overtime_per_month_min = 19;
    expect(wrong, 1);
}

static void rest_days_are_overtime(void **state)
{
    (void)state;
    /* five working days at most in the three days: none; at most one: two of 8 h a head */
    day_shift("senior", 0, 1);
    day_shift("senior", 1, 2);
    day_shift("senior", 2, 2);
    shop.groups[G_SENIOR].limits.days_per_week = 1;
    char folder[64];
    struct pb_findings findings;
    shop_folder(folder);
    shop_write(folder, &plan);
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, NULL), PB_OK);
    assert_near(findings.cost[PB_COST_OT200], 4 * 8 * 28 * 2, 1e-9);
    assert_near(findings.cost[PB_COST_REGULAR],
                plan.cost[PB_COST_REGULAR] + 5 * 7.5 * 28 - 4 * 8 * 28, 1e-9);
    pb_findings_release(&findings);
    shop_remove(folder);
}

static void late_before_early(void **state)
{
    (void)state;
    /* the night shift ends at 06:00 of day 1: until 17:00 its head rests */
    day_shift("pre", 1, 5);
    expect_no("rest");
    const struct shop_expect wrong[] = {{"rest", "pre", 0, NONE, 1}};
    plan.shifts[plan.n_shifts - 1].heads++;
    expect(wrong, 1);
}

static void lent_heads_that_are_not_there(void **state)
{
    (void)state;
    plan.work[0].heads = plan.work[0].starts = plan.work[1].heads = 1.9;
    expect_no("presence");
    const struct shop_expect wrong[] = {{"presence", "2", NONE, 9, 0.5},
                                        {"presence", "2", NONE, 10, 0.5}};
    plan.work[0].heads = plan.work[0].starts = plan.work[1].heads = 2.4;
    expect(wrong, 2);
}

static void queues_that_may_not_be_served(void **state)
{
    (void)state;
    const struct shop_expect wrong[] = {{"skill", "2", NONE, 9, 0.95},
                                        {"skill", "2", NONE, 10, 0.95}};
    expect_no("skill");
    shop.s.capacity.same_department = 0;
    expect(wrong, 2);
}

static void starts_and_blocks(void **state)
{
    (void)state;
    expect_no("block");
    const struct shop_expect start[] = {{"block", "2", NONE, 9, 0.25}};
    plan.work[0].starts = 0.7;
    expect(start, 1);
    const struct shop_expect block[] = {{"block", "2", NONE, 10, 0.35}};
    plan.work[0].starts = 0.95;
    plan.work[1].heads = 0.6;
    expect(block, 1);
}

static void seats_of_a_room(void **state)
{
    (void)state;
    /* four of presale and two of after-sale, lunch included, in the hall */
    shop.rooms[0].seats = 6;
    expect_no("seats");
    const struct shop_expect wrong[] = {{"seats", "hall", NONE, 4, 1},
                                        {"seats", "hall", NONE, 8, 1}};
    shop.rooms[0].seats = 5;
    expect(wrong, 2);
    shop.groups[G_AFTER].remote = true;
    expect_no("seats");
}

static void militia_in_its_bounds(void **state)
{
    (void)state;
    const struct shop_expect days[] = {{"militia", "store", 0, NONE, 2}};
    shop.militia[0].days.first = shop_first_day + 1;
    expect(days, 1);
    shop_init(&shop);
    shop.militia[0].trained_by = shop_first_day + 1;
    expect(days, 1);
    shop_init(&shop);
    shop.militia_hours[0].from_min = 1140;
    expect(days, 1);
    shop_init(&shop);
    shop.militia_queues[0] = AFTER;
    expect(days, 1);
    shop_init(&shop);
    shop.militia_lengths[0] = 300;
    expect(days, 1);
    shop_init(&shop);
    shop.militia[0].is_public = true;
    expect(days, 1);
    shop.s.include_public = true;
    expect_no("militia");
}

static void militia_beside_its_main_job(void **state)
{
    (void)state;
    const struct shop_expect at_once[] = {{"militia_heads", "store", 0, NONE, 1}};
    shop.militia[0].at_once = 1;
    expect(at_once, 1);
    shop_init(&shop);
    shop.militia[0].max_day_min = 480;
    expect_no("militia");
    const struct shop_expect day[] = {{"militia", "store", 0, NONE, 1}};
    shop.militia[0].max_day_min = 479;
    expect(day, 1);
    shop_init(&shop);
    shop.militia[0].max_week_min = 1200 + 160;
    expect_no("militia_week");
    const struct shop_expect week[] = {{"militia_week", "store", 0, NONE, 3}};
    shop.militia[0].max_week_min--;
    expect(week, 1);
}

static void shifts_outside_the_horizon(void **state)
{
    (void)state;
    day_shift("senior", -1, 1);
    expect_no("horizon");
    const struct shop_expect eve[] = {{"horizon", "senior", -1, NONE, 1}};
    shop.s.edges.eve = false;
    expect(eve, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(heads_of_a_class, fresh),
        cmocka_unit_test_setup(heads_away, fresh),
        cmocka_unit_test_setup(times_and_breaks_of_a_code, fresh),
        cmocka_unit_test_setup(a_shift_that_is_not_open_to_the_group, fresh),
        cmocka_unit_test_setup(number_of_codes, fresh),
        cmocka_unit_test_setup(hours_of_a_day, fresh),
        cmocka_unit_test_setup(nights_and_overtime_of_the_protected, fresh),
        cmocka_unit_test_setup(week_of_a_class, fresh),
        cmocka_unit_test_setup(overtime_of_a_month, fresh),
        cmocka_unit_test_setup(rest_days_are_overtime, fresh),
        cmocka_unit_test_setup(late_before_early, fresh),
        cmocka_unit_test_setup(lent_heads_that_are_not_there, fresh),
        cmocka_unit_test_setup(queues_that_may_not_be_served, fresh),
        cmocka_unit_test_setup(starts_and_blocks, fresh),
        cmocka_unit_test_setup(seats_of_a_room, fresh),
        cmocka_unit_test_setup(militia_in_its_bounds, fresh),
        cmocka_unit_test_setup(militia_beside_its_main_job, fresh),
        cmocka_unit_test_setup(shifts_outside_the_horizon, fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
