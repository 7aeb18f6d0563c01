/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to xlsx: where the sheet of codes has what other sheets point to. */
#ifndef PLANNER_EXPORT_XLSX_SHEET_CODES_H
#define PLANNER_EXPORT_XLSX_SHEET_CODES_H

#include "planner/export/xlsx/book.h"

/** Row of the first label; off and leave stand before the codes. */
enum { CODES_FIRST_ROW = 3, CODES_OFF_ROWS = 2 };

/** Appends "08:00–17:00", "20:00–次日05:00". */
void codes_append_span(const struct book *book, struct text *out, struct pb_window span);

#endif
