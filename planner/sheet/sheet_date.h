/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which day a cell of a table means, however it was written. */
#ifndef PLANNER_SHEET_SHEET_DATE_H
#define PLANNER_SHEET_SHEET_DATE_H

#include "paiban/scenario_frame.h"
#include "planner/sheet/grid.h"

/** Reads a date: a serial number, `2026-11-10` (also with / . or 年月日, a time behind it),
 * `11/10`, `11月10日`, `10日` or, in `header`s, `10`. What leaves year or month open means a day
 * within `days` [day numbers]; false when there is none, or more than one. A full date may lie
 * outside. What follows the date (`周二`, `(Tue)`) is passed over. */
bool sheet_date(const struct sheet_cell *cell, struct pb_days days, bool header, int *day);

#endif
