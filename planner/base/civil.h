/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Dates and clock times without the C library's time zone.
 *
 * A day is a number, days since 1970-01-01. A minute is local wall-clock time, minutes since
 * 1970-01-01 00:00 of the place meant; with its offset [min east of UTC] it becomes an instant.
 */
#ifndef PLANNER_BASE_CIVIL_H
#define PLANNER_BASE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CIVIL_DATE_SIZE = 16,    /**< bytes for a formatted date */
    CIVIL_INSTANT_SIZE = 40, /**< bytes for a formatted instant */
    CIVIL_DAY_MINUTES = 1440
};

struct civil_date {
    int year;
    int month; /**< 1..12 */
    int day;   /**< 1..31 */
};

/** Whether the date exists in the Gregorian calendar, years 1 to 9999. */
bool civil_valid(struct civil_date date);

/** Day number of a valid date. */
int civil_day(struct civil_date date);

/** The date of a day number. */
struct civil_date civil_date(int day);

/** Weekday of a day number, Monday = 0 to Sunday = 6. */
int civil_weekday(int day);

/** Day number of the Monday of that week. */
int civil_monday(int day);

/** Reads `YYYY-MM-DD` from exactly `length` bytes; false, and `*day` left alone, when it is not a
 * date of that form. */
bool civil_parse_date(const char *text, size_t length, int *day);

/** Writes `YYYY-MM-DD`. */
void civil_format_date(char buffer[CIVIL_DATE_SIZE], int day);

/** Reads `YYYY-MM-DDTHH:MM[:SS](Z|+HH:MM|-HH:MM)`, a space allowed for the T, seconds only 00;
 * gives the local minute and its offset [min east of UTC]. */
bool civil_parse_instant(const char *text, size_t length, int64_t *minute, int *offset_min);

/** Writes the local `minute` with its offset as `YYYY-MM-DDTHH:MM:00+08:00`. */
void civil_format_instant(char buffer[CIVIL_INSTANT_SIZE], int64_t minute, int offset_min);

/** Day number that the local `minute` falls on; correct before 1970 too. */
int civil_minute_day(int64_t minute);

/** Minute of its day, 0..1439. */
int civil_minute_of_day(int64_t minute);

#endif
