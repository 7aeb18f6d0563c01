/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scalars are strict: all of the text is the value or it is none. */
#include "support/test.h"

#include <math.h>

#include "planner/scenario/scalar.h"

struct row {
    const char *text;
    double value; /* NAN: refused */
};

static void check(const struct row *rows, bool (*parse)(const char *, double *))
{
    for (; rows->text; rows++) {
        double value = -12345;
        bool good = parse(rows->text, &value);
        if (isnan(rows->value)) {
            if (good)
                print_error("accepted: %s\n", rows->text);
            assert_false(good);
            assert_near(value, -12345, 0);
        } else {
            if (!good)
                print_error("refused: %s\n", rows->text);
            assert_true(good);
            assert_near(value, rows->value, 0);
        }
    }
}

static void numbers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"1200", 1200},   {"12.5", 12.5},   {"0", 0},         {"-3", -3},      {"+3", 3},
        {"9600万", 96e6}, {"1.2亿", 1.2e8}, {"4.8万", 48000}, {"0.07万", 700}, {"", NAN},
        {"1e5", NAN},     {"0x10", NAN},    {"inf", NAN},     {"nan", NAN},    {".5", NAN},
        {"5.", NAN},      {"1,200", NAN},   {"1 200", NAN},   {" 5", NAN},     {"5 ", NAN},
        {"12x", NAN},     {"万", NAN},      {"5万万", NAN},   {"1_000", NAN},  {"--5", NAN},
        {"1.2.3", NAN},   {"５", NAN},      {NULL, 0}};
    check(rows, scalar_number);
}

static void shares(void **state)
{
    (void)state;
    static const struct row rows[] = {{"60%", 0.6},    {"0.6", 0.6},  {"100%", 1}, {"0%", 0},
                                      {"4.8%", 0.048}, {"60 %", NAN}, {"%", NAN},  {"60%%", NAN},
                                      {"60％", NAN},   {"1e1%", NAN}, {NULL, 0}};
    check(rows, scalar_share);
}

static void durations(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"30s", 30},    {"15min", 900}, {"8h", 28800},      {"7.5h", 27000}, {"1h30min", 5400},
        {"2d", 172800}, {"0", 0},       {"1h 30min", 5400}, {"8", NAN},      {"8hours", NAN},
        {"h", NAN},     {"-8h", NAN},   {"8m", NAN},        {"", NAN},       {"8h30", NAN},
        {"1e1h", NAN},  {NULL, 0}};
    check(rows, scalar_seconds);
    int minutes = -1;
    assert_true(scalar_minutes("7h30min", &minutes));
    assert_int_equal(minutes, 450);
    assert_false(scalar_minutes("30s", &minutes));
    assert_true(scalar_minutes("60s", &minutes));
    assert_int_equal(minutes, 1);
}

static bool parse_clock(const char *text, double *value)
{
    int minute = 0;
    if (!scalar_clock(text, &minute))
        return false;
    *value = minute;
    return true;
}

static void clocks(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"08:00", 480},    {"8:00", 480},    {"00:00", 0},     {"24:00", 1440}, {"26:00", 1560},
        {"02:00+1", 1560}, {"48:00", 2880},  {"48:01", NAN},   {"08:60", NAN},  {"8", NAN},
        {"8.30", NAN},     {"08:00+2", NAN}, {"08:0", NAN},    {"008:00", NAN}, {"08：00", NAN},
        {"10:30:00", NAN}, {"-1:00", NAN},   {"24:30+1", NAN}, {NULL, 0}};
    check(rows, parse_clock);
}

static void windows(void **state)
{
    (void)state;
    struct pb_window window = {0, 0};
    assert_true(scalar_window("08:00-16:30", &window));
    assert_int_equal(window.from_min, 480);
    assert_int_equal(window.to_min, 990);
    assert_true(scalar_window("22:00-06:00", &window));
    assert_int_equal(window.to_min, 1800);
    assert_true(scalar_window("00:00 - 28:00", &window));
    assert_int_equal(window.to_min, 1680);
    assert_true(scalar_window("08:00-08:00", &window));
    assert_int_equal(window.to_min, 1920);
    assert_false(scalar_window("08:00", &window));
    assert_false(scalar_window("08:00-16:30x", &window));
    assert_false(scalar_window("26:00-25:00", &window));
}

static void days_and_instants(void **state)
{
    (void)state;
    int day = 0;
    struct pb_days days = {0, 0};
    int64_t instant = 0;
    assert_true(scalar_date("1970-01-02", &day));
    assert_int_equal(day, 1);
    assert_true(scalar_date("2024-02-29", &day));
    assert_false(scalar_date("2026-02-29", &day));
    assert_false(scalar_date("2026-2-01", &day));
    assert_false(scalar_date("2026/11/11", &day));
    assert_false(scalar_date("1899-12-31", &day));
    assert_true(scalar_days("1970-01-01..1970-01-03", &days));
    assert_int_equal(days.last, 2);
    assert_true(scalar_days("1970-01-04", &days));
    assert_int_equal(days.first, 3);
    assert_int_equal(days.last, 3);
    assert_false(scalar_days("1970-01-01...1970-01-03", &days));
    assert_true(scalar_instant("1970-01-02T00:30", &instant));
    assert_int_equal(instant, 1470);
    assert_true(scalar_instant("1970-01-01 24:00", &instant));
    assert_int_equal(instant, 1440);
    assert_false(scalar_instant("1970-01-02T24:30", &instant));
    assert_false(scalar_instant("1970-01-02", &instant));
}

static void words(void **state)
{
    (void)state;
    bool yes = false;
    enum pb_pay_basis basis = PB_PAY_HOUR;
    double rate = 0;
    double high = 0;
    assert_true(scalar_bool("yes", &yes) && yes);
    assert_true(scalar_bool("否", &yes) && !yes);
    assert_false(scalar_bool("on", &yes));
    assert_false(scalar_bool("Yes", &yes));
    assert_true(scalar_pay("6500/month", &basis, &rate));
    assert_int_equal(basis, PB_PAY_MONTH);
    assert_near(rate, 6500, 0);
    assert_true(scalar_pay("28", &basis, &rate));
    assert_int_equal(basis, PB_PAY_HOUR);
    assert_false(scalar_pay("28/week", &basis, &rate));
    assert_true(scalar_range("800-900", &rate, &high));
    assert_near(high, 900, 0);
    assert_false(scalar_range("800-", &rate, &high));
    assert_true(scalar_is_id("dept_1-a"));
    assert_false(scalar_is_id("1dept"));
    assert_false(scalar_is_id("部"));
    assert_false(scalar_is_id(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers), cmocka_unit_test(shares),  cmocka_unit_test(durations),
        cmocka_unit_test(clocks),  cmocka_unit_test(windows), cmocka_unit_test(days_and_instants),
        cmocka_unit_test(words),
    };
    return cmocka_run_group_tests_name("scalars", tests, NULL, NULL);
}
