/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A workbook (.xlsx) as paiban, Excel, WPS or LibreOffice wrote it, read sheet by sheet.
 *
 * Nothing in it is believed: what a part expands to is limited (512 MiB a part), and so are cells
 * (8 million), texts and nesting; a document type is refused. Formulas are not computed: a cell
 * has the value that the program stored with it.
 */
#ifndef PLANNER_SHEET_WORKBOOK_H
#define PLANNER_SHEET_WORKBOOK_H

#include "planner/sheet/grid.h"
#include "planner/sheet/zip_in.h"

enum { WORKBOOK_PART_MAX = 512 * 1024 * 1024, WORKBOOK_SHEETS_MAX = 256 };

/** A sheet: its name as the user sees it and the part of the archive that holds it. */
struct workbook_sheet {
    const char *name;
    const char *part;
    size_t entry; /**< index of that part in the archive */
};

/** An open workbook. */
struct workbook {
    struct arena arena;
    struct zip_in *zip;
    const char *file;
    struct workbook_sheet *sheets;
    size_t n_sheets;
    const char **strings; /**< shared strings */
    size_t n_strings;
    bool *date_styles; /**< cell formats that show a date */
    size_t n_styles;
    bool from_1904; /**< serial numbers of dates count from 1904 */
};

/** Opens the workbook at `path` and reads what its sheets share. PB_OK, PB_INVALID, PB_IO or
 * PB_MEMORY; release it whatever was returned. */
enum pb_rc workbook_open(const char *path, struct workbook *book, struct pb_messages *msgs);

void workbook_release(struct workbook *book);

/** Reads sheet `i` into `grid`, which borrows shared strings from the workbook and owns the rest in
 * the workbook's arena. */
enum pb_rc workbook_read(struct workbook *book, size_t i, struct sheet_grid *grid,
                         struct pb_messages *msgs);

/** Cells of sheet `i` that hold something, counted without keeping them. */
enum pb_rc workbook_count(struct workbook *book, size_t i, size_t *n_cells,
                          struct pb_messages *msgs);

/** Reads every part of the archive to its end: PB_INVALID when a checksum is wrong. */
enum pb_rc workbook_verify(struct workbook *book, struct pb_messages *msgs);

/** Reads "B12" at `reference` into row 11 and column 1; false when it is no such thing. */
bool workbook_reference(const char *reference, int *row, int *column);

#endif
