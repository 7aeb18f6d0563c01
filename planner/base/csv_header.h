/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to csv: which column of the file holds which field. */
#ifndef PLANNER_BASE_CSV_HEADER_H
#define PLANNER_BASE_CSV_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "planner/base/csv_reader.h"

enum { CSV_COLUMNS_MAX = 1000, CSV_IGNORED = -1 };

struct csv_header {
    int field_of[CSV_COLUMNS_MAX]; /**< field of each column of the file, or CSV_IGNORED */
    size_t n_columns;
    enum csv_end end; /**< CSV_END_FILE when no row follows */
};

/** Reads the header row and matches it: errors for a missing required column and a column that
 * stands twice, a note for columns nobody asked for. `present` [n_fields] says which fields were
 * found. */
void csv_header_read(struct csv_reader *reader, const struct csv_request *request, bool *present,
                     struct csv_header *header);

#endif
