/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What rows of shifts.csv and of roster.csv have in common: the times of a shift. */
#ifndef PLANNER_AUDIT_READ_DUTY_H
#define PLANNER_AUDIT_READ_DUTY_H

#include "planner/audit/read.h"

/** Fills segments and breaks of `duty`, whose code is known, from the cells of the current row.
 * Without such columns, and in a row that leaves both empty, the code's own times hold, breaks at
 * the start of their windows. False with a finding when there are no times. */
bool read_duty_times(struct reader *reader, size_t segments, size_t breaks,
                     struct audit_duty *duty);

/** Whether a break of this length may stand at `span` (windows repeat daily). */
bool audit_break_fits(const struct pb_break *may, const struct pb_window *span);

#endif
