/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What people worked before the days of the roster, from people.history of the scenario. A day
 * that the roster itself has counts there and not here. */
#ifndef PLANNER_AUDIT_HISTORY_H
#define PLANNER_AUDIT_HISTORY_H

#include "planner/audit/audit.h"

/** Rows of somebody in a list of person-days sorted by who, then day. */
struct history_rows {
    const struct pb_rostered *at;
    size_t n;
};
struct history_rows history_rows_of(const struct pb_rostered *list, size_t n, const char *who);

/** Days and paid minutes of the week of `monday`. */
struct history_week {
    int days, minutes;
};
struct history_week history_week_of(const struct audit *audit, const struct audit_person *person,
                                    int monday);

/** Overtime minutes of the month `month` as of audit_month(). */
int history_overtime(const struct audit *audit, const struct audit_person *person, int month);

/** Days worked in a row up to the day before `day`. */
int history_run(const struct audit *audit, const struct audit_person *person, int day);

/** End of the last shift [instant], INT64_MIN when there is none. */
int64_t history_end(const struct audit *audit, const struct audit_person *person);

/** Kind of a finding whose last shift is `duty`: what was worked before the horizon or is frozen
 * can break a rule by itself, which no plan can change; then it is PB_SOFT, else PB_HARD. */
enum pb_finding_kind history_kind(const struct audit *audit, const struct audit_duty *duty);

#endif
