/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/number.h"

#include <assert.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Digits of a mantissa and powers of ten that a double holds exactly: one division then rounds
 * correctly (Clinger 1990). */
enum { EXACT_DIGITS = 15, EXACT_POWER = 22, LONGEST_NUMBER = 400 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum number_result number_parse_int(const char *text, size_t length, long long *value)
{
    if (length == 0)
        return NUMBER_EMPTY;
    size_t i = text[0] == '-' || text[0] == '+';
    bool negative = text[0] == '-';
    long long sum = 0; /* kept negative: that side reaches further */
    if (i == length)
        return NUMBER_JUNK;
    for (; i < length; i++) {
        if (!is_digit(text[i]))
            return NUMBER_JUNK;
        int digit = text[i] - '0';
        if (sum < (LLONG_MIN + digit) / 10)
            return NUMBER_RANGE;
        sum = sum * 10 - digit;
    }
    if (!negative && sum == LLONG_MIN)
        return NUMBER_RANGE;
    *value = negative ? sum : -sum;
    return NUMBER_OK;
}

/* What a plain decimal is made of. */
struct decimal {
    bool negative;
    size_t digits;   /* significant digits: all but leading zeros */
    size_t fraction; /* digits after the point */
    double mantissa; /* the digits as a whole number; exact up to EXACT_DIGITS */
};

static enum number_result scan(const char *text, size_t length, struct decimal *out)
{
    size_t i = text[0] == '-' || text[0] == '+';
    bool point = false;
    *out = (struct decimal){.negative = text[0] == '-'};
    if (i == length || !is_digit(text[i]) || !is_digit(text[length - 1]))
        return NUMBER_JUNK;
    for (; i < length; i++) {
        if (text[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (!is_digit(text[i]))
            return NUMBER_JUNK;
        out->fraction += point;
        out->digits += out->digits > 0 || text[i] != '0';
        out->mantissa = out->mantissa * 10 + (text[i] - '0');
    }
    return NUMBER_OK;
}

/* The rare long way: strtod on a copy that has the point of the process's locale. */
static enum number_result parse_long(const char *text, size_t length, double *value)
{
    char copy[LONGEST_NUMBER + 16];
    const char *point = localeconv()->decimal_point;
    size_t used = 0;
    if (length > LONGEST_NUMBER || strlen(point) > 8)
        return NUMBER_RANGE;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '.') {
            copy[used++] = text[i];
            continue;
        }
        for (const char *p = point; *p; p++)
            copy[used++] = *p;
    }
    copy[used] = '\0';
    double parsed = strtod(copy, NULL);
    if (!isfinite(parsed))
        return NUMBER_RANGE;
    *value = parsed;
    return NUMBER_OK;
}

enum number_result number_parse(const char *text, size_t length, double *value)
{
    static const double power[EXACT_POWER + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    struct decimal number;
    if (length == 0)
        return NUMBER_EMPTY;
    enum number_result result = scan(text, length, &number);
    if (result != NUMBER_OK)
        return result;
    if (number.digits > EXACT_DIGITS || number.fraction > EXACT_POWER)
        return parse_long(text, length, value);
    double magnitude = number.mantissa / power[number.fraction];
    *value = number.negative ? -magnitude : magnitude;
    return NUMBER_OK;
}

/* Digits d.ddd of |value| without point and trailing zeros into `digits`; returns the exponent of
 * the first one. */
static int shortest_digits(double value, char digits[32])
{
    char buffer[40];
    for (int precision = 14; precision <= 16; precision++) {
        snprintf(buffer, sizeof buffer, "%.*e", precision, value);
        if (precision == 16 || strtod(buffer, NULL) == value)
            break;
    }
    char *exponent = strchr(buffer, 'e');
    size_t used = 0;
    for (const char *p = buffer; p < exponent; p++)
        if (is_digit(*p))
            digits[used++] = *p;
    while (used > 1 && digits[used - 1] == '0')
        used--;
    digits[used] = '\0';
    return (int)strtol(exponent + 1, NULL, 10);
}

void number_format(char buffer[NUMBER_SIZE], double value)
{
    char digits[32] = "";
    char *out = buffer;
    assert(isfinite(value));
    if (value < 0)
        *out++ = '-';
    int exponent = shortest_digits(fabs(value), digits);
    int count = (int)strlen(digits);
    if (exponent < 0) {
        *out++ = '0';
        *out++ = '.';
    }
    for (int i = exponent < 0 ? exponent + 1 : 0; i < count || i <= exponent; i++) {
        if (exponent >= 0 && i == exponent + 1)
            *out++ = '.';
        *out++ = i >= 0 && i < count ? digits[i] : '0';
    }
    *out = '\0';
}
