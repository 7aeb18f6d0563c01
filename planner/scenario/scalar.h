/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Strict readings of a text: all of it is the value, or it is none.
 *
 * No exponents, hexadecimal, infinities, thousands separators or trailing words. Each function
 * returns whether `text` was understood and leaves `*value` alone otherwise.
 */
#ifndef PLANNER_SCENARIO_SCALAR_H
#define PLANNER_SCENARIO_SCALAR_H

#include <stdbool.h>
#include <stdint.h>

#include "paiban/scenario.h"

/** `1200`, `12.5`, also `9600万` (x 10,000) and `1.2亿` (x 100,000,000); a sign is read. */
bool scalar_number(const char *text, double *value);

/** A whole number, also with 万 or 亿, that fits an int. */
bool scalar_count(const char *text, int *value);

/** `60%` or `0.6`. */
bool scalar_share(const char *text, double *value);

/** `30s`, `15min`, `8h`, `7.5h`, `1h30min`, `2d`, or `0`, in seconds. */
bool scalar_seconds(const char *text, double *value);

/** The same in whole minutes. */
bool scalar_minutes(const char *text, int *value);

/** `08:00`, next day `26:00` or `02:00+1`; up to 48:00 [minutes]. */
bool scalar_clock(const char *text, int *value);

/** `08:00-16:30`; one that ends at or before its start (`22:00-06:00`) ends on the next day. */
bool scalar_window(const char *text, struct pb_window *value);

/** `2026-11-11`, years 1900 to 2199. */
bool scalar_date(const char *text, int *value);

/** `2026-11-01..2026-11-15`, or one date; first <= last is not checked. */
bool scalar_days(const char *text, struct pb_days *value);

/** `2026-11-10T20:00` [minutes since 1970-01-01 00:00]; 24:00 is the end of the day. */
bool scalar_instant(const char *text, int64_t *value);

/** `yes`, `no`, `true`, `false`, `是`, `否`. */
bool scalar_bool(const char *text, bool *value);

/** A range of numbers `800-900`, or one number for both ends; low <= high is not checked. */
bool scalar_range(const char *text, double *low, double *high);

/** Pay `28/h`, `240/d`, `6500/month`, `0.9/session`; a plain number is per hour. */
bool scalar_pay(const char *text, enum pb_pay_basis *basis, double *rate);

/** Whether `text` can be an id: a letter, then letters, digits, `_` and `-`, at most 64 in all. */
bool scalar_is_id(const char *text);

/** 0 = Monday ... 6 = Sunday from `Mon`, `monday`, `周一`. */
bool scalar_weekday(const char *text, int *value);

#endif
