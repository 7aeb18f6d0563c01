/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The rule at the end of a zone file: a POSIX TZ string such as `CET-1CEST,M3.5.0,M10.5.0/3`. */
#ifndef PLANNER_BASE_ZONE_RULE_H
#define PLANNER_BASE_ZONE_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Offset [s east of UTC] that the `length` bytes of `rule` put in force at `second` [s since
 * 1970-01-01 UTC]. False when the rule is of no form that zone files use: a standard time, or a
 * standard and a summer time with changes on the n-th weekday of a month (M), on a day of the year
 * (J or plain). */
bool zone_rule_offset(const char *rule, size_t length, int64_t second, int *offset_s);

#endif
