/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Strict numbers: what is read is all of the text, what is written reads back to the same bits.
 *
 * Independent of the locale. No exponent, hexadecimal, octal, infinity, NaN or white space in
 * either direction.
 */
#ifndef PLANNER_BASE_NUMBER_H
#define PLANNER_BASE_NUMBER_H

#include <stddef.h>

/** Bytes that number_format may need, the NUL included. */
enum { NUMBER_SIZE = 352 };

enum number_result {
    NUMBER_OK = 0,
    NUMBER_EMPTY, /**< no text */
    NUMBER_JUNK,  /**< something in the text is not part of a plain decimal number */
    NUMBER_RANGE  /**< too large for the type */
};

/** Reads `[+-]digits` from the `length` bytes at `text` into `*value`, which is left alone on
 * failure. */
enum number_result number_parse_int(const char *text, size_t length, long long *value);

/** Reads `[+-]digits[.digits]` from the `length` bytes at `text` into `*value`, correctly rounded;
 * `*value` is left alone on failure. `.5` and `5.` are junk. */
enum number_result number_parse(const char *text, size_t length, double *value);

/** Writes the finite `value` as the shortest plain decimal that reads back to the same double
 * (15, 16 or 17 digits, trailing zeros dropped); negative zero is written `0`. */
void number_format(char buffer[NUMBER_SIZE], double value);

#endif
