/* SPDX-License-Identifier: GPL-3.0-or-later */
/** How a table of shifts is laid out: where people, days and shifts stand. */
#ifndef PLANNER_SHEET_LAYOUT_H
#define PLANNER_SHEET_LAYOUT_H

#include "paiban/scenario_frame.h"
#include "planner/sheet/grid.h"

enum layout_kind {
    LAYOUT_NONE,   /**< no table of shifts */
    LAYOUT_MATRIX, /**< a row per person, a column per day */
    LAYOUT_LIST    /**< a row per person and day */
};

/** Columns of a list that a table may have. */
enum layout_field {
    LAYOUT_ID,
    LAYOUT_NAME,
    LAYOUT_DATE,
    LAYOUT_SHIFT,
    LAYOUT_ROLE,
    LAYOUT_HOME, /**< id of a queue */
    LAYOUT_SEGMENTS,
    LAYOUT_BREAKS,
    LAYOUT_N_FIELDS
};

/** A column of a matrix that stands for a day. */
struct layout_day {
    int column;
    int day; /**< [day number] */
};

/** Where things stand; all-zero is LAYOUT_NONE. */
struct layout {
    enum layout_kind kind;
    int header;                  /**< row of the headings */
    int first_row;               /**< first row that may be a person's */
    int column[LAYOUT_N_FIELDS]; /**< PB_NONE where the table has none */
    struct layout_day *days;     /**< by column; of a matrix */
    size_t n_days;
};

/** What to look for. */
struct layout_request {
    struct pb_days days; /**< days that a heading without month or year can mean */
    bool need_id;        /**< a name alone does not say who it is */
};

/** Finds headings among the first 30 rows: 工号 or 姓名 (or their English twins) with dates beside,
 * above or below them, or with 日期 and 班次. False when memory is short. */
bool layout_find(const struct sheet_grid *grid, const struct layout_request *request,
                 struct arena *arena, struct layout *out);

/** `text` as headings and shifts are compared: without blanks, case and width; at most `size` - 1
 * bytes. */
void layout_fold(char *buffer, size_t size, const char *text);

#endif
