/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to csv: cells out of decoded text, one after the other. */
#ifndef PLANNER_BASE_CSV_READER_H
#define PLANNER_BASE_CSV_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "planner/base/csv.h"

/** How a cell ended. */
enum csv_end { CSV_END_CELL, CSV_END_ROW, CSV_END_FILE };

struct csv_reader {
    const char *file;       /**< name for messages */
    const char *at;         /**< next byte */
    const char *end;        /**< behind the last byte */
    const char *line_start; /**< first byte of the current line */
    char *out;              /**< where the text of the next cell goes: a buffer as long as the
                                 source and one byte more */
    int line;
    int column;
    char delimiter;
    struct pb_messages *msgs;
};

/** Starts reading `source`; the delimiter is the one of , ; TAB that the first line has most of. */
void csv_reader_init(struct csv_reader *reader, struct file_bytes source, char *out);

/** Reads one cell. */
enum csv_end csv_reader_cell(struct csv_reader *reader, struct csv_cell *cell);

#endif
