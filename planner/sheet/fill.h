/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Writes shifts into a table that somebody else laid out, and touches nothing else in it.
 *
 * The table (.xlsx or .csv) has a row per person and a column per day, or a row per person and day;
 * see layout.h. A person is found by employee number; where the table has none, by name. Only the
 * cells of shifts are written: in a workbook every other part of the file is copied byte for byte,
 * and of the sheet everything but those cells; a cell with a formula is left alone. A CSV file
 * keeps its encoding, delimiter and line ends.
 */
#ifndef PLANNER_SHEET_FILL_H
#define PLANNER_SHEET_FILL_H

#include "paiban/message.h"
#include "paiban/scenario_frame.h"
#include "planner/base/arena.h"
#include "planner/base/file.h"

/** What a person's cell of a day is to say. */
struct fill_day {
    const char *id;   /**< employee number as the table has it */
    const char *name; /**< "" when unknown */
    const char *text; /**< the shift as the table calls it */
    int day;          /**< [day number] */
};

struct fill_request {
    const char *path;
    struct pb_days days; /**< of the plan [day numbers] */
    const struct fill_day *at;
    size_t n;
};

/** What was done, and what was not; owned by the arena of the call. */
struct fill_report {
    const char *sheet;   /**< name of the sheet filled, "" for a CSV file */
    size_t filled;       /**< cells written */
    const char **no_row; /**< people of the plan without a row: their ids */
    size_t n_no_row;
    const char **unknown; /**< people of the table that the plan does not have */
    size_t n_unknown;
    const int *no_column; /**< days of the plan without a column or row [day numbers] */
    size_t n_no_column;
    const char **formulas; /**< names of cells left alone because they hold a formula */
    size_t n_formulas;
};

/** Fills the table; the new file is `out`, owned by `arena`. PB_OK; PB_INVALID when the table is
 * none, or names are ambiguous (all of them are said); PB_IO; PB_MEMORY. */
enum pb_rc sheet_fill(const struct fill_request *request, struct arena *arena,
                      struct file_bytes *out, struct fill_report *report, struct pb_messages *msgs);

#endif
