/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The roster as attendance and HR systems take it: who works which shift on which day.
 *
 * The systems know people, shifts and attendance groups by ids of their own; the shifts have to be
 * created there beforehand. Which of ours is which of theirs stands in a mapping file, a CSV:
 *
 *     kind,ours,theirs
 *     setting,operator,manager01      who is said to have made the schedule
 *     setting,group,7001              attendance group of everybody else
 *     setting,people,same             who is not listed has the same id there
 *     person,00123,zhangsan
 *     shift,E,55001
 *     group,dept1.presale,7002        attendance group of a team (or of a militia pool)
 *
 * Whoever and whatever the plan uses and the file does not know is named, and nothing is written;
 * with `partial` it is left out with a warning. Files hold request bodies, one a line, split to
 * what the system takes per call; nothing is sent.
 */
#ifndef PLANNER_EXPORT_ATTENDANCE_ATTENDANCE_H
#define PLANNER_EXPORT_ATTENDANCE_ATTENDANCE_H

#include "planner/export/deliver/deliver.h"

/** roster-list.csv: a row per person and day, sorted by person, then day: employee number, name,
 * date (YYYY-MM-DD), shift code; a day off has the code 休 (off), one on leave 假 (leave). Of the
 * militia, and on the eve, only who works. */
enum pb_rc attendance_write_list(const struct deliver_job *job);

/** mapping.csv: a mapping file of everything that the plan uses, to be filled in. */
enum pb_rc attendance_write_template(const struct deliver_job *job);

/** dingtalk.jsonl: bodies for POST topapi/attendance/group/schedule/async, at most 200 rows of one
 * attendance group each. Days off have is_rest and shift 1. */
enum pb_rc attendance_write_dingtalk(const struct deliver_job *job);

/** wecom.jsonl: bodies for POST /cgi-bin/checkin/setcheckinschedulist, one attendance group and
 * month each. Days off have shift 0. */
enum pb_rc attendance_write_wecom(const struct deliver_job *job);

/** feishu.jsonl: bodies for POST /open-apis/attendance/v1/user_daily_shifts/batch_create, at most
 * 50 rows each. Days off have shift "0". */
enum pb_rc attendance_write_feishu(const struct deliver_job *job);

#endif
