/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elastic rules: met exactly nothing is found; missed by a known amount the finding says so and the
 * cost carries its price. */
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

/** The misses of `rule`: how many, their sum, and the money of all elastic rules. */
struct misses {
    size_t n;
    double sum, money;
    char who[32];
};

static struct misses misses_of(const char *rule)
{
    char folder[64];
    struct pb_findings findings;
    struct misses misses = {0};
    shop_folder(folder);
    shop_write(folder, &plan);
    assert_int_equal(pb_check(&shop.s, folder, NULL, &findings, NULL), PB_OK);
    for (size_t i = 0; i < findings.n; i++) {
        if (strcmp(findings.at[i].rule, rule) != 0)
            continue;
        assert_int_equal(findings.at[i].kind, PB_SOFT);
        misses.n++;
        misses.sum += findings.at[i].amount;
        strncpy(misses.who, findings.at[i].who, sizeof misses.who - 1);
    }
    misses.money = findings.cost[PB_COST_ELASTIC];
    pb_findings_release(&findings);
    shop_remove(folder);
    return misses;
}

static void quality_desk(void **state)
{
    (void)state;
    /* 6 A of 7.5 h and a night of 9 h, 2 of them on the next calendar and planning day's hours:
     * 04:00-06:00 belongs to day 1 */
    shop.s.rules.qc_price = 60;
    shop.s.rules.qc_normal = 10;
    struct misses misses = misses_of("qc");
    assert_int_equal(misses.n, 2);
    assert_near(misses.sum, 5.4, 1e-9);
    assert_near(misses.money, 5.4 * 60, 1e-6);
    plan.shifts[plan.n_shifts++] =
        (struct shop_shift){"shop.presale", "desk", 0, "A", 1, "08:00-16:30", "11:00-12:00", 1, ""};
    misses = misses_of("qc");
    assert_int_equal(misses.n, 1);
    assert_near(misses.sum, 0.2, 1e-9);
    shop.s.frame.promotion = (struct pb_days){shop_first_day, shop_first_day + 1};
    shop.s.rules.qc_promotion = 20;
    misses = misses_of("qc");
    assert_near(misses.sum, 0.1, 1e-9);
    shop.s.rules.qc_promotion = 0;
    assert_int_equal(misses_of("qc").n, 0);
}

static void crew_and_leads(void **state)
{
    (void)state;
    shop.crew[0] = (struct pb_crew){.queue = PRE,
                                    .hours = {480, 600},
                                    .days = {shop_first_day, shop_first_day},
                                    .heads = 4,
                                    .leads = 1,
                                    .price = 200};
    shop.s.shifts.crew = shop.crew;
    shop.s.shifts.n_crew = 1;
    assert_int_equal(misses_of("crew").n, 0);
    assert_int_equal(misses_of("leads").n, 0);
    shop.crew[0].heads = 5;
    struct misses misses = misses_of("crew");
    assert_int_equal(misses.n, 2);
    assert_near(misses.sum, 2, 1e-9);
    assert_near(misses.money, 400, 1e-9);
    assert_string_equal(misses.who, "shop.presale");
    shop.crew[0].leads = 2;
    misses = misses_of("leads");
    assert_near(misses.sum, 2, 1e-9);
    assert_near(misses.money, 800, 1e-9);
}

static void novices_with_seniors(void **state)
{
    (void)state;
    shop.s.rules.novices_per_senior = 2;
    shop.s.rules.mix_price = 80;
    assert_int_equal(misses_of("mix").n, 0);
    /* 08:00-12:00: two novices all the time, the senior away from 11:00 to 12:00 */
    plan.shifts[plan.n_shifts++] = (struct shop_shift){"shop.presale", "novice",      0,    "A", 2,
                                                       "08:00-16:30",  "12:00-13:00", 0.95, ""};
    struct misses misses = misses_of("mix");
    assert_int_equal(misses.n, 1);
    assert_near(misses.sum, 1, 1e-9);
    assert_near(misses.money, 80, 1e-9);
}

static void served_share(void **state)
{
    (void)state;
    shop.targets[0] = (struct pb_target){.id = "noon",
                                         .queue = PRE,
                                         .function = PB_NONE,
                                         .hours = {720, 780},
                                         .days = {shop_first_day, shop_first_day},
                                         .served = 0.38,
                                         .price = 40};
    shop.s.targets = shop.targets;
    shop.s.n_targets = 1;
    /* at noon only the senior is at work: 114 of 300 sessions */
    assert_int_equal(misses_of("target").n, 0);
    shop.targets[0].served = 0.5;
    struct misses misses = misses_of("target");
    assert_int_equal(misses.n, 1);
    assert_near(misses.sum, 36, 1e-9);
    assert_near(misses.money, 36 * 40, 1e-6);
    assert_string_equal(misses.who, "noon");
}

static void promised_hours(void **state)
{
    (void)state;
    /* three of seven days promised to two seniors; one works 7.5 h */
    shop.groups[G_SENIOR].limits.min_week_min = 7 * 75;
    assert_int_equal(misses_of("promise").n, 0);
    shop.groups[G_SENIOR].limits.min_week_min = 7 * 85;
    struct misses misses = misses_of("promise");
    assert_int_equal(misses.n, 1);
    assert_near(misses.sum, 1, 1e-9);
    assert_near(misses.money, 28, 1e-9);
    assert_string_equal(misses.who, "senior");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(quality_desk, fresh),
        cmocka_unit_test_setup(crew_and_leads, fresh),
        cmocka_unit_test_setup(novices_with_seniors, fresh),
        cmocka_unit_test_setup(served_share, fresh),
        cmocka_unit_test_setup(promised_hours, fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
