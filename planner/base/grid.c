/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/grid.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/terminal.h"

static const size_t gap = 2;

void grid_init(struct grid *grid, const struct grid_column *columns, size_t n_columns)
{
    memset(grid, 0, sizeof *grid);
    grid->columns = columns;
    grid->n_columns = n_columns;
    grid->rule_at = (size_t)-1;
}

void grid_release(struct grid *grid)
{
    text_release(&grid->cells);
}

void grid_add(struct grid *grid, const char *text)
{
    text_append_bytes(&grid->cells, text, strlen(text) + 1);
    grid->n_cells++;
}

void grid_printf(struct grid *grid, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&grid->cells, format, arguments);
    va_end(arguments);
    text_append_char(&grid->cells, '\0');
    grid->n_cells++;
}

void grid_rule(struct grid *grid)
{
    assert(grid->n_cells % grid->n_columns == 0);
    grid->rule_at = grid->n_cells / grid->n_columns;
}

static void measure(const struct grid *grid, size_t *widths)
{
    const char *cell = text_string(&grid->cells);
    for (size_t i = 0; i < grid->n_columns; i++) {
        const char *title = grid->columns[i].title;
        widths[i] = title != NULL ? terminal_width(title, strlen(title)) : 0;
    }
    for (size_t i = 0; i < grid->n_cells; i++) {
        size_t width = terminal_width(cell, strlen(cell));
        size_t *widest = &widths[i % grid->n_columns];
        *widest = width > *widest ? width : *widest;
        cell += strlen(cell) + 1;
    }
}

static void write_cell(const struct grid *grid, const size_t *widths, size_t column,
                       const char *cell, struct text *out)
{
    bool last = column + 1 == grid->n_columns;
    if (last && !grid->columns[column].right) {
        terminal_append(out, cell, strlen(cell));
    } else {
        terminal_append_cell(out, cell, widths[column], grid->columns[column].right);
    }
    if (last) {
        text_trim(out);
        text_append_char(out, '\n');
    } else {
        text_append_repeat(out, ' ', gap);
    }
}

static void write_rule(const struct grid *grid, const size_t *widths, struct text *out)
{
    size_t width = gap * (grid->n_columns - 1);
    for (size_t i = 0; i < grid->n_columns; i++) {
        width += widths[i];
    }
    text_append_repeat(out, '-', width);
    text_append_char(out, '\n');
}

void grid_write(const struct grid *grid, struct text *out)
{
    size_t *widths = calloc(grid->n_columns, sizeof *widths);
    if (widths == NULL || grid->cells.failed) {
        out->failed = true;
        free(widths);
        return;
    }
    measure(grid, widths);
    for (size_t i = 0; i < grid->n_columns && grid->columns[0].title != NULL; i++) {
        write_cell(grid, widths, i, grid->columns[i].title, out);
    }
    const char *cell = text_string(&grid->cells);
    for (size_t i = 0; i < grid->n_cells; i++) {
        if (i == grid->rule_at * grid->n_columns) {
            write_rule(grid, widths, out);
        }
        write_cell(grid, widths, i % grid->n_columns, cell, out);
        cell += strlen(cell) + 1;
    }
    free(widths);
}
