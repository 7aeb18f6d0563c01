/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to fill: matching, and writing into the two kinds of files. */
#ifndef PLANNER_SHEET_FILL_PRIVATE_H
#define PLANNER_SHEET_FILL_PRIVATE_H

#include "planner/base/text.h"
#include "planner/sheet/fill.h"
#include "planner/sheet/layout.h"
#include "planner/sheet/workbook.h"

/** A cell to write. */
struct fill_target {
    int row, column;
    const char *text;
    bool formula; /**< it holds a formula and was left alone */
};

/** Cells to write, by row, then column. */
struct fill_targets {
    struct fill_target *at; /**< in an arena */
    size_t n;
};

/** A table and where things stand in it. */
struct fill_table {
    const struct sheet_grid *grid;
    const struct layout *layout;
};

/** Finds which cells of the table are whose, and fills the report but for formulas. */
enum pb_rc fill_match(const struct fill_request *request, struct fill_table table,
                      struct arena *arena, struct fill_targets *targets, struct fill_report *report,
                      struct pb_messages *msgs);

/** The CSV file with the targets written. */
enum pb_rc fill_csv(const char *path, const struct fill_targets *targets, struct arena *arena,
                    struct file_bytes *out, struct pb_messages *msgs);

/** The workbook with the targets written into sheet `sheet`; marks those with a formula. */
enum pb_rc fill_workbook(struct workbook *book, size_t sheet, struct fill_targets *targets,
                         struct arena *arena, struct file_bytes *out, struct pb_messages *msgs);

/** The XML of a sheet with the targets written into its cells; false when memory is short or the
 * XML is broken (then `*problem`). */
bool fill_sheet_xml(struct file_bytes xml, struct fill_targets *targets, struct text *out,
                    const char **problem);

#endif
