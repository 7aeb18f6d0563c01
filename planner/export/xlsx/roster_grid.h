/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to xlsx: the roster's grid of people and days. */
#ifndef PLANNER_EXPORT_XLSX_ROSTER_GRID_H
#define PLANNER_EXPORT_XLSX_ROSTER_GRID_H

#include "planner/base/civil.h"
#include "planner/export/xlsx/book.h"
#include "planner/export/xlsx/people.h"

/** Columns before and behind the days, and the first row of people: title, note, date, weekday and
 * mark stand above. */
enum { ROSTER_LEFT = 5, ROSTER_RIGHT = 7, ROSTER_FIRST_ROW = 5 };

struct roster_grid {
    struct book *book;
    int first_day;     /**< index of the first day shown: -1 when somebody works on the eve */
    int first_right;   /**< first column behind the days */
    int n_right;       /**< how many there are */
    int first_militia; /**< first row of the militia */
    int end;           /**< row behind the last person */
    struct people_sums total;
};

/** Column of the planning day `day`. */
static inline int roster_column(const struct roster_grid *grid, int day)
{
    return ROSTER_LEFT + day - grid->first_day;
}

/** Writes the rows of dates, weekdays and marks, beginning with row `row`, over all columns. */
void roster_write_days(const struct roster_grid *grid, int row);

/** Writes, from row `row` on, per shift and day how many are needed and how many are there. The
 * latter are formulas that follow what people change. */
void roster_write_need(const struct roster_grid *grid, int row);

/** Adds drop-down lists and colours that follow the shift to the cells of people. */
void roster_add_lists(const struct roster_grid *grid);

#endif
