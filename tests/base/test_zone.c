/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/zone.h"
#include "planner/base/zone_rule.h"

static struct zone_days days(struct civil_date first, int n)
{
    int day = civil_day(first);
    return (struct zone_days){day, day + n - 1};
}

static void shanghai_is_constant(void **state)
{
    (void)state;
    int offset = 0;
    assert_int_equal(zone_offset(NULL, "Asia/Shanghai", days((struct civil_date){2026, 11, 1}, 62),
                                 &offset, NULL),
                     ZONE_OK);
    assert_int_equal(offset, 480);
    assert_int_equal(
        zone_offset(NULL, "UTC", days((struct civil_date){2026, 11, 1}, 1), &offset, NULL),
        ZONE_OK);
    assert_int_equal(offset, 0);
}

static void a_change_of_the_clocks_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        struct civil_date first, change;
        int offset;
    } cases[] = {
        {"America/New_York", {2026, 10, 20}, {2026, 11, 1}, -240},
        {"Europe/Berlin", {2026, 3, 1}, {2026, 3, 29}, 60},
        {"Europe/Berlin", {2044, 10, 15}, {2044, 10, 30}, 120},
        {"Australia/Sydney", {2045, 9, 15}, {2045, 10, 1}, 600},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int offset = 0;
        int change = 0;
        assert_int_equal(
            zone_offset(NULL, cases[i].zone, days(cases[i].first, 31), &offset, &change),
            ZONE_CHANGES);
        assert_int_equal(offset, cases[i].offset);
        assert_int_equal(change, civil_day(cases[i].change));
        assert_int_equal(zone_offset(NULL, cases[i].zone, days(cases[i].change, 0), &offset, NULL),
                         ZONE_OK);
    }
}

static void names_that_are_no_zone(void **state)
{
    (void)state;
    static const char *const names[] = {
        "", "Asia/Nowhere", "/etc/passwd", "../../etc/passwd", "Asia", "Asia/Shanghai\n", "CST 8"};
    int offset = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(
            zone_offset(NULL, names[i], days((struct civil_date){2026, 1, 1}, 1), &offset, NULL),
            ZONE_UNKNOWN);
    assert_int_equal(
        zone_offset(NULL, "tzdata.zi", days((struct civil_date){2026, 1, 1}, 1), &offset, NULL),
        ZONE_UNKNOWN);
    assert_int_equal(
        zone_offset("tests", "CMakeLists", days((struct civil_date){2026, 1, 1}, 1), &offset, NULL),
        ZONE_UNKNOWN);
}

static void rules_of_zone_files(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        struct civil_date date;
        int offset_s;
    } cases[] = {
        {"CST-8", {2050, 7, 1}, 28800},
        {"<+0530>-5:30", {2050, 7, 1}, 19800},
        {"EST5EDT,M3.2.0,M11.1.0", {2050, 7, 1}, -14400},
        {"EST5EDT,M3.2.0,M11.1.0", {2050, 12, 1}, -18000},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", {2050, 1, 1}, 39600},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", {2050, 7, 1}, -3600},
        {"IST-1GMT0,J60,J300/1", {2050, 7, 1}, 0},
        {"AAA3BBB,59/4,299", {2050, 7, 1}, -7200},
    };
    int offset = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t second = (int64_t)civil_day(cases[i].date) * 86400;
        assert_true(zone_rule_offset(cases[i].rule, strlen(cases[i].rule), second, &offset));
        assert_int_equal(offset, cases[i].offset_s);
    }
    static const char *const bad[] = {"",
                                      "8",
                                      "CST",
                                      "EST5EDT",
                                      "EST5EDT,M13.1.0,M11.1.0",
                                      "EST5EDT,M3.2.0",
                                      "EST5EDT,M3.2.0,M11.1.0x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(zone_rule_offset(bad[i], strlen(bad[i]), 0, &offset));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shanghai_is_constant),
        cmocka_unit_test(a_change_of_the_clocks_is_found),
        cmocka_unit_test(names_that_are_no_zone),
        cmocka_unit_test(rules_of_zone_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
