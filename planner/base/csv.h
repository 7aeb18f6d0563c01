/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Tables as CSV (RFC 4180) with a header row.
 *
 * Reading: UTF-8 with or without byte-order mark, UTF-16 with one, or GBK; comma, semicolon or tab,
 * whichever the header uses. Header names are matched without regard to case, width, spaces, `_`
 * and `-`, against the field's name or any alias (English or Chinese). Columns nobody asked for
 * are ignored with a note. Blank rows are skipped; white space around a cell is dropped; the
 * apostrophe that the writer puts before a formula is taken off again.
 *
 * Limits: 64 MiB, 2 million rows, 1,000 columns.
 */
#ifndef PLANNER_BASE_CSV_H
#define PLANNER_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/message.h"
#include "paiban/status.h"
#include "planner/base/arena.h"
#include "planner/base/file.h"
#include "planner/base/text.h"

/** A column to look for. */
struct csv_field {
    const char *name;    /**< stable English name */
    const char *aliases; /**< further names separated by '|' ("工号|员工编号|id"), or NULL */
    bool required;       /**< a table without it is an error */
};

/** One cell. */
struct csv_cell {
    const char *text; /**< "" when the cell is empty or the column is missing */
    int line;         /**< 1-based line of the file where the cell starts */
    int column;       /**< 1-based character of that line */
};

/** A table read; everything is owned by the arena given to csv_read. */
struct csv_table {
    const char *file;
    size_t n_rows;
    size_t n_fields;
    const struct csv_cell *cells;    /**< n_rows x n_fields, by row */
    const bool *present;             /**< n_fields: the header has the column */
    const struct csv_field *fields;  /**< the caller's, borrowed */
    const char *const *source_lines; /**< n_rows: where the line of each row's first cell starts */
};

/** What to look for in a table. */
struct csv_request {
    const struct csv_field *fields; /**< borrowed by the table read */
    size_t n_fields;
};

/** Reads the file at `path`, picking the columns of `request`. PB_OK, PB_INVALID (see `msgs`; the
 * table is empty), PB_IO or PB_MEMORY. */
enum pb_rc csv_read(const char *path, const struct csv_request *request, struct arena *arena,
                    struct csv_table *table, struct pb_messages *msgs);

/** The same for bytes in memory, of any of the encodings; `name` stands for the file. */
enum pb_rc csv_parse(const char *name, struct file_bytes bytes, const struct csv_request *request,
                     struct arena *arena, struct csv_table *table, struct pb_messages *msgs);

/** The cell of row `row` (0 is the first after the header) and field `field`. */
const struct csv_cell *csv_cell(const struct csv_table *table, size_t row, size_t field);

/** Where a cell stands, for messages. */
struct pb_place csv_place(const struct csv_table *table, size_t row, size_t field);

/** A table being written to `out`. All-zero but `out` writes UTF-8 with LF. */
struct csv_writer {
    struct text *out; /**< borrowed */
    bool excel;       /**< byte-order mark and CRLF, as Excel wants them */
    bool in_row;      /**< private: a cell of this row was written */
    bool started;     /**< private */
};

/** Writes a cell of text: quoted where needed; what a spreadsheet would take for a formula (a start
 * of = + - @ TAB CR LF or their full-width twins) gets an apostrophe before it; other control
 * characters are left out. */
void csv_put_text(struct csv_writer *writer, const char *text);

/** Writes a finite number as its shortest round-trip decimal. */
void csv_put_number(struct csv_writer *writer, double value);

void csv_put_int(struct csv_writer *writer, long long value);

/** Writes text that needs neither quotes nor guard: dates, ids made by us, "". */
void csv_put_plain(struct csv_writer *writer, const char *text);

void csv_end_row(struct csv_writer *writer);

#endif
