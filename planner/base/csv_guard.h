/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to csv: the apostrophe that keeps a spreadsheet from running a cell as a formula. */
#ifndef PLANNER_BASE_CSV_GUARD_H
#define PLANNER_BASE_CSV_GUARD_H

#include <stdbool.h>

/** Whether a spreadsheet could take `text` for a formula: it starts with = + - @, one of their
 * full-width twins, TAB, CR or LF. */
bool csv_is_formula(const char *text);

/** `text` without the apostrophe before a formula. */
const char *csv_unguard(const char *text);

#endif
