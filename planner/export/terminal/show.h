/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A plan drawn in a terminal: a day as bars, or the days as a heatmap of hours.
 *
 * Texts are in the language of the process. What is missing is marked by its character, colour only
 * repeats it. User text is made safe as terminal.h says.
 */
#ifndef PLANNER_EXPORT_TERMINAL_SHOW_H
#define PLANNER_EXPORT_TERMINAL_SHOW_H

#include "planner/base/text.h"
#include "planner/folder/folder.h"

/** What the terminal can do. */
struct show_style {
    size_t columns; /**< [cells] */
    bool colour;    /**< ANSI colours */
    bool chinese;
};

/** What to draw; the plan must have hours. */
struct show {
    const struct plan_folder *plan; /**< borrowed */
    struct show_style style;
    int day;   /**< index of the planning day, PB_NONE: the one that lacks most */
    int queue; /**< PB_NONE: all together */
};

/** The plan in three lines: name, days and stage; service; cost. */
void show_summary(const struct show *show, struct text *out);

/** A day: a bar an hour, then the worst hour of each queue. */
void show_day(const struct show *show, struct text *out);

/** All days: a row a day, a column an hour, the gap in each. */
void show_heatmap(const struct show *show, struct text *out);

/** The figures of show_day as a JSON array; with `all_days` those of show_heatmap. PB_OK or
 * PB_MEMORY. */
enum pb_rc show_json(const struct show *show, bool all_days, struct text *out);

/** The day that lacks most people: of the queue, or of all. */
int show_worst_day(const struct show *show);

#endif
