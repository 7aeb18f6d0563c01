/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Text on a terminal: how wide it is and what may be sent there.
 *
 * Control characters (also C1 and direction overrides) and bytes that are not UTF-8 appear as
 * \xNN, one group a byte; a tab as one space. Widths count what terminal_append writes; wide East
 * Asian characters take two cells, combining marks none.
 */
#ifndef PLANNER_BASE_TERMINAL_H
#define PLANNER_BASE_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "planner/base/text.h"

/** Bytes of the first character of the `length` > 0 bytes at `string`; a byte that is no UTF-8
 * counts as one character. */
size_t terminal_character(const char *string, size_t length);

/** Cells that the `length` bytes at `string` take. */
size_t terminal_width(const char *string, size_t length);

/** The longest whole number of characters, in bytes, that fits into `cells`. */
size_t terminal_fit(const char *string, size_t length, size_t cells);

/** Appends the `length` bytes at `string` made safe. */
void terminal_append(struct text *out, const char *string, size_t length);

/** Appends `string` made safe, cut to `cells` (a cut is marked with …) and filled with spaces to
 * exactly `cells`; `right` puts the spaces before it. */
void terminal_append_cell(struct text *out, const char *string, size_t cells, bool right);

/** Whether coloured output suits the open file `descriptor`: a terminal that is not "dumb", and
 * NO_COLOR (no-color.org) is not set. */
bool terminal_colour(int descriptor);

/** Columns of the terminal behind `descriptor`; when it is none or does not say, what the variable
 * COLUMNS says; else 100. */
size_t terminal_columns(int descriptor);

/** Version of utf8proc, "2.8.0". Static storage. */
const char *terminal_library_version(void);

#endif
