/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to workbook: its parts. */
#ifndef PLANNER_SHEET_WORKBOOK_PRIVATE_H
#define PLANNER_SHEET_WORKBOOK_PRIVATE_H

#include "planner/base/text.h"
#include "planner/sheet/workbook.h"
#include "planner/sheet/xml.h"

/** Starts a scan of entry `entry`. False when it cannot be read. */
bool workbook_scan(struct workbook *book, size_t entry, struct xml *xml);

/** Ends a scan that went wrong: an error, PB_INVALID. */
enum pb_rc workbook_broken(struct workbook *book, const struct xml *xml, struct pb_messages *msgs);

/** Reads the texts of a string item (`si` or `is`, just started) up to its end into `out`, without
 * phonetic guides and with _xHHHH_ resolved. False when the scan broke. */
bool workbook_text(struct xml *xml, struct text *out);

/** Reads the shared strings in entry `entry`. */
enum pb_rc workbook_strings(struct workbook *book, size_t entry, struct pb_messages *msgs);

/** Reads from the styles in entry `entry` which formats show dates. */
enum pb_rc workbook_styles(struct workbook *book, size_t entry, struct pb_messages *msgs);

#endif
