/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <math.h>

#include "planner/export/figure.h"

static const struct figure_money yuan_zh = {"CNY", true}, yuan_en = {"CNY", false},
                                 euro_zh = {"EUR", true};

static void expect(struct text *out, const char *figure)
{
    assert_string_equal(text_string(out), figure);
    text_clear(out);
}

static void writes_numbers(void **state)
{
    (void)state;
    struct text out = {0};
    figure_number(&out, 0, 0);
    expect(&out, "0");
    figure_number(&out, 999.6, 0);
    expect(&out, "1,000");
    figure_number(&out, 1234567.25, 1);
    expect(&out, "1,234,567.2");
    figure_number(&out, -1234.5, 1);
    expect(&out, "−1,234.5");
    figure_number(&out, -0.4, 0);
    expect(&out, "0");
    figure_number(&out, NAN, 0);
    expect(&out, "–");
    text_release(&out);
}

static void writes_signs_and_shares(void **state)
{
    (void)state;
    struct text out = {0};
    figure_signed(&out, 12.4, 0);
    expect(&out, "+12");
    figure_signed(&out, 0.4, 0);
    expect(&out, "0");
    figure_signed(&out, -0.6, 0);
    expect(&out, "−1");
    figure_percent(&out, 0.98345, 1);
    expect(&out, "98.3%");
    figure_percent(&out, NAN, 1);
    expect(&out, "–");
    text_release(&out);
}

static void writes_money_in_both_languages(void **state)
{
    (void)state;
    struct text out = {0};
    figure_money(&out, 684399.56, &yuan_en);
    expect(&out, "CNY\u00a0684,400");
    figure_money(&out, 684399.56, &yuan_zh);
    expect(&out, "684,400\u00a0元");
    figure_money(&out, 12345678, &yuan_zh);
    expect(&out, "1,234.57\u00a0万元");
    figure_money(&out, -1500, &euro_zh);
    expect(&out, "EUR\u00a0−1,500");
    figure_price(&out, 2.5, &yuan_zh);
    expect(&out, "2.50\u00a0元");
    figure_price(&out, NAN, &yuan_en);
    expect(&out, "–");
    text_release(&out);
}

static void writes_days_in_both_languages(void **state)
{
    (void)state;
    enum { DAY = 20768 }; /* 2026-11-11, a Wednesday */
    struct text out = {0};
    figure_day(&out, DAY, false);
    expect(&out, "Wed\u00a011\u00a0Nov");
    figure_day(&out, DAY, true);
    expect(&out, "11/11\u00a0周三");
    figure_clock(&out, 1560);
    expect(&out, "02:00");
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_numbers),
        cmocka_unit_test(writes_signs_and_shares),
        cmocka_unit_test(writes_money_in_both_languages),
        cmocka_unit_test(writes_days_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
