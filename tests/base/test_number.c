/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <float.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/number.h"

static void reads_whole_numbers_strictly(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum number_result result;
        long long value;
    } cases[] = {
        {"0", NUMBER_OK, 0},
        {"-12", NUMBER_OK, -12},
        {"+7", NUMBER_OK, 7},
        {"007", NUMBER_OK, 7},
        {"9223372036854775807", NUMBER_OK, LLONG_MAX},
        {"-9223372036854775808", NUMBER_OK, LLONG_MIN},
        {"9223372036854775808", NUMBER_RANGE, 0},
        {"-9223372036854775809", NUMBER_RANGE, 0},
        {"", NUMBER_EMPTY, 0},
        {"-", NUMBER_JUNK, 0},
        {"12x", NUMBER_JUNK, 0},
        {" 12", NUMBER_JUNK, 0},
        {"1e3", NUMBER_JUNK, 0},
        {"0x10", NUMBER_JUNK, 0},
        {"1.0", NUMBER_JUNK, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        long long value = 99;
        enum number_result result = number_parse_int(cases[i].text, strlen(cases[i].text), &value);
        assert_int_equal(result, cases[i].result);
        assert_true(value == (result == NUMBER_OK ? cases[i].value : 99));
    }
}

static void reads_decimals_strictly(void **state)
{
    (void)state;
    static const char *const junk[] = {".5",  "5.",  "1e3", "inf", "nan", "0x1p3", "1,5",
                                       "1_0", "--1", "1 ",  "+",   ".",   "1.2.3", "１"};
    for (size_t i = 0; i < sizeof junk / sizeof *junk; i++) {
        double value = 99;
        assert_int_equal(number_parse(junk[i], strlen(junk[i]), &value), NUMBER_JUNK);
        assert_true(value == 99);
    }
    double value = 0;
    assert_int_equal(number_parse("-0.1", 4, &value), NUMBER_OK);
    assert_true(value == -0.1);
    assert_int_equal(number_parse("0.1000000000000000055511151231257827", 36, &value), NUMBER_OK);
    assert_true(value == 0.1);
    char huge[330];
    memset(huge, '9', sizeof huge);
    assert_int_equal(number_parse(huge, sizeof huge, &value), NUMBER_RANGE);
    assert_int_equal(number_parse("12", 0, &value), NUMBER_EMPTY);
}

static void writes_the_shortest_plain_decimal(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {-1.5, "-1.5"},
        {0.1, "0.1"},
        {1e21, "1000000000000000000000"},
        {1e-7, "0.0000001"},
        {100, "100"},
        {107325.7265, "107325.7265"},
        {1.0 / 3, "0.3333333333333333"},
        {120.5, "120.5"},
        {0.1 + 0.2, "0.30000000000000004"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char buffer[NUMBER_SIZE];
        number_format(buffer, cases[i].value);
        assert_string_equal(buffer, cases[i].text);
    }
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    double extremes[] = {DBL_MAX, DBL_MIN, DBL_TRUE_MIN, -DBL_MAX, DBL_EPSILON, 9007199254740993.0};
    unsigned long long seed = 1;
    for (size_t i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        double value = (double)(long long)(seed >> 20) / (double)(1ULL << (seed % 50));
        if (i < sizeof extremes / sizeof *extremes)
            value = extremes[i];
        char buffer[NUMBER_SIZE];
        double back = 0;
        number_format(buffer, value);
        assert_int_equal(number_parse(buffer, strlen(buffer), &back), NUMBER_OK);
        assert_true(back == value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_whole_numbers_strictly),
        cmocka_unit_test(reads_decimals_strictly),
        cmocka_unit_test(writes_the_shortest_plain_decimal),
        cmocka_unit_test(what_is_written_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
