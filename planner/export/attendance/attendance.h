/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The roster as attendance and HR systems take it: who works which shift on which day. */
#ifndef PLANNER_EXPORT_ATTENDANCE_ATTENDANCE_H
#define PLANNER_EXPORT_ATTENDANCE_ATTENDANCE_H

#include "planner/export/deliver/deliver.h"

/** roster-list.csv: a row per person and day, sorted by person, then day: employee number, name,
 * date (YYYY-MM-DD), shift code; a day off has the code 休 (off), one on leave 假 (leave). Of the
 * militia, and on the eve, only who works. */
enum pb_rc attendance_write_list(const struct deliver_job *job);

#endif
