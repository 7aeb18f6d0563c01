/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_cells(const void *left, const void *right)
{
    const struct sheet_cell *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

bool sheet_index(struct sheet_grid *grid, struct arena *arena)
{
    bool sorted = true;
    grid->n_rows = grid->n_columns = 0;
    for (size_t i = 0; i < grid->n_cells; i++) {
        const struct sheet_cell *cell = &grid->cells[i];
        sorted = sorted && (i == 0 || compare_cells(cell - 1, cell) < 0);
        grid->n_rows = cell->row >= grid->n_rows ? cell->row + 1 : grid->n_rows;
        grid->n_columns = cell->column >= grid->n_columns ? cell->column + 1 : grid->n_columns;
    }
    if (!sorted)
        qsort(grid->cells, grid->n_cells, sizeof *grid->cells, compare_cells);
    grid->row_start = arena_alloc(arena, (size_t)grid->n_rows + 1, sizeof *grid->row_start);
    if (grid->row_start == NULL)
        return false;
    for (size_t i = 0; i < grid->n_cells; i++) {
        if (i > 0 && compare_cells(&grid->cells[i - 1], &grid->cells[i]) == 0)
            return false;
        grid->row_start[grid->cells[i].row + 1] = i + 1;
    }
    for (int row = 1; row <= grid->n_rows; row++)
        if (grid->row_start[row] == 0)
            grid->row_start[row] = grid->row_start[row - 1];
    return true;
}

const struct sheet_cell *sheet_at(const struct sheet_grid *grid, int row, int column)
{
    if (row < 0 || row >= grid->n_rows)
        return NULL;
    size_t first = grid->row_start[row], last = grid->row_start[row + 1];
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        const struct sheet_cell *cell = &grid->cells[middle];
        if (cell->column == column)
            return cell;
        if (cell->column < column)
            first = middle + 1;
        else
            last = middle;
    }
    return NULL;
}

const char *sheet_text(const struct sheet_grid *grid, int row, int column)
{
    const struct sheet_cell *cell = sheet_at(grid, row, column);
    return cell != NULL ? cell->text : "";
}

void sheet_cell_name(char buffer[SHEET_NAME_SIZE], int row, int column)
{
    char letters[8];
    size_t n = 0;
    for (int c = column + 1; c > 0 && n < sizeof letters; c = (c - 1) / 26)
        letters[n++] = (char)('A' + (c - 1) % 26);
    size_t at = 0;
    while (n > 0)
        buffer[at++] = letters[--n];
    snprintf(buffer + at, SHEET_NAME_SIZE - at, "%d", row + 1);
}

bool sheet_is_workbook(const char *path)
{
    char magic[4] = "";
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return false;
    bool is = fread(magic, 1, sizeof magic, file) == sizeof magic && memcmp(magic, "PK", 2) == 0;
    fclose(file);
    return is;
}
