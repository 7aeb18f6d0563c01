/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What every test includes: cmocka with the headers it needs before itself, and assert_near. */
#ifndef TESTS_SUPPORT_TEST_H
#define TESTS_SUPPORT_TEST_H

/* cmocka.h wants the four headers before it. */
/* clang-format off */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/** Fails the test unless |actual - expected| <= tolerance; NaN always fails. Compares as double
 * (cmocka's assert_float_equal compares as float). */
#define assert_near(actual, expected, tolerance)                                                   \
    test_near((actual), (expected), (tolerance), __FILE__, __LINE__)

/** The function behind assert_near; `file` and `line` say where the test stands. */
void test_near(double actual, double expected, double tolerance, const char *file, int line);

#endif
