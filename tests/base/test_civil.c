/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <string.h>

#include "planner/base/civil.h"

static void known_days(void **state)
{
    (void)state;
    assert_int_equal(civil_day((struct civil_date){1970, 1, 1}), 0);
    assert_int_equal(civil_day((struct civil_date){2026, 11, 11}), 20768);
    assert_int_equal(civil_day((struct civil_date){2000, 2, 29}), 11016);
    assert_int_equal(civil_day((struct civil_date){1969, 12, 31}), -1);
    assert_int_equal(civil_weekday(20768), 2);
    assert_int_equal(civil_weekday(-1), 2);
    assert_int_equal(civil_monday(20768), 20766);
}

static void days_and_dates_agree_over_four_centuries(void **state)
{
    (void)state;
    struct civil_date last = civil_date(-60000);
    for (int day = -59999; day < 90000; day++) {
        struct civil_date date = civil_date(day);
        assert_true(civil_valid(date));
        assert_int_equal(civil_day(date), day);
        assert_true(date.day == last.day + 1 || date.day == 1);
        last = date;
    }
}

static void dates_are_read_strictly(void **state)
{
    (void)state;
    static const char *const bad[] = {"2026-02-29",  "2026-13-01", "2026-00-10",
                                      "2026-1-1",    "2026/11/11", "26-11-11",
                                      "2026-11-11 ", "+026-11-11", "0000-01-01"};
    int day = 7;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(civil_parse_date(bad[i], strlen(bad[i]), &day));
    assert_int_equal(day, 7);
    assert_true(civil_parse_date("2024-02-29", 10, &day));
    char buffer[CIVIL_DATE_SIZE];
    civil_format_date(buffer, day);
    assert_string_equal(buffer, "2024-02-29");
}

static void instants_carry_their_offset(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int offset_min;
    } cases[] = {
        {"2026-11-10T20:00:00+08:00", 480},
        {"1969-12-31T23:59:00-03:30", -210},
        {"2026-03-29T00:00:00+00:00", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t minute;
        int offset;
        char buffer[CIVIL_INSTANT_SIZE];
        assert_true(civil_parse_instant(cases[i].text, strlen(cases[i].text), &minute, &offset));
        assert_int_equal(offset, cases[i].offset_min);
        civil_format_instant(buffer, minute, offset);
        assert_string_equal(buffer, cases[i].text);
    }
    int64_t minute;
    int offset;
    assert_true(civil_parse_instant("2026-11-10 20:00Z", 17, &minute, &offset));
    assert_int_equal(civil_minute_of_day(minute), 1200);
    assert_int_equal(civil_minute_day(-1), -1);
    assert_int_equal(civil_minute_of_day(-1), 1439);
    assert_false(civil_parse_instant("2026-11-10T24:00Z", 17, &minute, &offset));
    assert_false(civil_parse_instant("2026-11-10T20:00:30Z", 20, &minute, &offset));
    assert_false(civil_parse_instant("2026-11-10T20:00", 16, &minute, &offset));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),
        cmocka_unit_test(days_and_dates_agree_over_four_centuries),
        cmocka_unit_test(dates_are_read_strictly),
        cmocka_unit_test(instants_carry_their_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
