/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The cells of a table that people edited: of a sheet of a workbook, or of a CSV file.
 *
 * Cells stand where they stand in the file, rows and columns from 0; empty ones are not kept.
 */
#ifndef PLANNER_SHEET_GRID_H
#define PLANNER_SHEET_GRID_H

#include "paiban/message.h"
#include "planner/base/arena.h"

enum {
    SHEET_ROWS_MAX = 1048576,
    SHEET_COLUMNS_MAX = 16384,
    SHEET_CELLS_MAX = 8000000, /**< cells with content that a table may have */
    SHEET_NAME_SIZE = 16       /**< bytes for the name of a cell */
};

enum sheet_kind { SHEET_TEXT, SHEET_NUMBER, SHEET_DATE };

struct sheet_cell {
    const char *text; /**< as text too where it is a number; without blanks around it */
    double number;    /**< SHEET_NUMBER; SHEET_DATE: days since 1970-01-01, parts of it the time */
    int row, column;
    enum sheet_kind kind;
};

/** A table; everything is owned by the arena it was read into. */
struct sheet_grid {
    const char *file;
    const char *name;         /**< of the sheet; "" for a CSV file */
    struct sheet_cell *cells; /**< by row, then column */
    size_t n_cells;
    size_t *row_start; /**< n_rows + 1: first cell of each row */
    int n_rows;
    int n_columns;
};

/** The cell at that place, or NULL when it is empty. */
const struct sheet_cell *sheet_at(const struct sheet_grid *grid, int row, int column);

/** Its text, "" when it is empty. */
const char *sheet_text(const struct sheet_grid *grid, int row, int column);

/** "B12": the name of a cell as spreadsheets show it. */
void sheet_cell_name(char buffer[SHEET_NAME_SIZE], int row, int column);

/** Sorts the cells and fills row_start. False when memory is short or two cells stand at one place.
 */
bool sheet_index(struct sheet_grid *grid, struct arena *arena);

/** Reads a CSV file of any of the encodings (see csv.h). PB_OK, PB_INVALID, PB_IO, PB_MEMORY. */
enum pb_rc sheet_read_csv(const char *path, struct arena *arena, struct sheet_grid *grid,
                          struct pb_messages *msgs);

/** Whether the file at `path` begins as a zip archive does, whatever its name says. */
bool sheet_is_workbook(const char *path);

#endif
