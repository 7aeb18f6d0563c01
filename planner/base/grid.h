/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A table for people to read: columns aligned by the cells they take on a terminal, so that
 * Chinese and Latin text stand under each other.
 *
 *     static const struct grid_column columns[] = {{"queue", false}, {"sessions", true}};
 *     grid_init(&grid, columns, 2);
 *     grid_add(&grid, queue->id);
 *     grid_printf(&grid, "%.0f", sessions);
 *     grid_write(&grid, out);
 *
 * Failure is sticky, as in text.h: it shows as `out->failed` after grid_write.
 */
#ifndef PLANNER_BASE_GRID_H
#define PLANNER_BASE_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "planner/base/text.h"

struct grid_column {
    const char *title; /**< translated; NULL in every column: no row of titles */
    bool right;        /**< numbers */
};

struct grid {
    const struct grid_column *columns; /**< borrowed */
    size_t n_columns;
    struct text cells; /**< private: NUL-ended cells, row by row */
    size_t n_cells;
    size_t rule_at; /**< private: row before which a line is drawn */
};

/** Makes an empty table of the `n_columns` columns at `columns` (borrowed). */
void grid_init(struct grid *grid, const struct grid_column *columns, size_t n_columns);

void grid_release(struct grid *grid);

/** Fills the next cell, row by row. */
void grid_add(struct grid *grid, const char *text);
__attribute__((format(printf, 2, 3))) void grid_printf(struct grid *grid, const char *format, ...);

/** Draws a line under what was added so far, for a row of totals; once in a table. */
void grid_rule(struct grid *grid);

/** Appends the table to `out`: two blanks between columns, none at the ends of lines. */
void grid_write(const struct grid *grid, struct text *out);

#endif
