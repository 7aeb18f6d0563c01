/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV file as cells. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/csv_reader.h"
#include "planner/base/encoding.h"
#include "planner/base/gettext.h"
#include "planner/sheet/grid.h"

enum { FILE_MAX = 64 * 1024 * 1024 };

/** Cells that grow while a file is read. */
struct cells {
    struct sheet_cell *at;
    size_t n, room;
    bool failed;
};

static void add(struct cells *cells, struct sheet_cell cell)
{
    if (cells->n == cells->room) {
        size_t room = cells->room == 0 ? 256 : cells->room * 2;
        struct sheet_cell *grown = realloc(cells->at, room * sizeof *grown);
        cells->failed = cells->failed || grown == NULL;
        if (grown == NULL)
            return;
        cells->at = grown;
        cells->room = room;
    }
    cells->at[cells->n++] = cell;
}

static bool read_cells(struct csv_reader *reader, struct cells *cells)
{
    int row = 0, column = 0;
    enum csv_end end = CSV_END_ROW;
    while (end != CSV_END_FILE && !cells->failed) {
        struct csv_cell cell;
        end = csv_reader_cell(reader, &cell);
        if (row >= SHEET_ROWS_MAX || column >= SHEET_COLUMNS_MAX || cells->n >= SHEET_CELLS_MAX)
            return false;
        if (cell.text[0] != '\0')
            add(cells, (struct sheet_cell){.text = cell.text, .row = row, .column = column});
        column = end == CSV_END_CELL ? column + 1 : 0;
        row += end == CSV_END_ROW;
    }
    return true;
}

static enum pb_rc decode(const char *path, struct file_bytes raw, struct arena *arena,
                         struct file_bytes *out, struct pb_messages *msgs)
{
    enum encoding encoding = encoding_guess(raw.data, raw.length);
    if (encoding != ENCODING_UNKNOWN && encoding_decode(raw, encoding, arena, out) &&
        memchr(out->data, '\0', out->length) == NULL)
        return PB_OK;
    if (arena->failed)
        return PB_MEMORY;
    pb_error(msgs, &(struct pb_place){.file = path}, "sheet_not_text",
             _("this is neither a workbook (.xlsx) nor a text table (.csv)"));
    return PB_INVALID;
}

enum pb_rc sheet_read_csv(const char *path, struct arena *arena, struct sheet_grid *grid,
                          struct pb_messages *msgs)
{
    struct file_bytes raw, text;
    enum pb_rc rc = file_read(path, FILE_MAX, arena, &raw, msgs);
    if (rc == PB_OK)
        rc = decode(path, raw, arena, &text, msgs);
    if (rc != PB_OK)
        return rc;
    char *out = arena_alloc(arena, text.length + 2, 1);
    if (out == NULL)
        return PB_MEMORY;
    struct csv_reader reader;
    struct cells cells = {0};
    csv_reader_init(&reader, text, out);
    reader.file = path;
    reader.msgs = msgs;
    size_t errors = msgs != NULL ? msgs->count[PB_ERROR] : 0;
    bool fits = read_cells(&reader, &cells);
    if (!fits)
        pb_error(msgs, &(struct pb_place){.file = path}, "sheet_too_large",
                 _("the table has more cells than can be real"));
    *grid = (struct sheet_grid){.file = arena_strdup(arena, path), .name = "", .n_cells = cells.n};
    grid->cells = arena_copy(arena, cells.at, cells.n, sizeof *cells.at);
    free(cells.at);
    if (cells.failed || grid->cells == NULL || !sheet_index(grid, arena))
        return PB_MEMORY;
    return !fits || (msgs != NULL && msgs->count[PB_ERROR] > errors) ? PB_INVALID : PB_OK;
}
