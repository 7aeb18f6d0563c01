/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Fills the user's own sheet with the shifts of a plan; see planner/sheet/fill.h for what of the
 * sheet is touched. */
#ifndef PLANNER_EXPORT_FILL_FILL_PLAN_H
#define PLANNER_EXPORT_FILL_FILL_PLAN_H

#include "planner/folder/folder.h"
#include "planner/sheet/fill.h"

struct fill_plan_options {
    const char *sheet;   /**< the user's sheet, .xlsx or .csv */
    const char *mapping; /**< mapping file as for attendance systems, or NULL. `shift,E,早班` says
                            what the sheet calls a shift; `off` and `leave` may be mapped too;
                            `person,00123,9001` says which number it has for a person */
    const char *output;  /**< the filled file */
    bool force;          /**< replace `output` */
};

/** Writes the filled sheet. Without a mapping a cell says the shift's name (its code when it has
 * none), 休 or off for a day off, 假 or leave. What was not matched becomes warnings; the report is
 * owned by `arena`. PB_OK; PB_INVALID; PB_IO, also when `output` exists; PB_MEMORY. */
enum pb_rc fill_plan(const struct plan_folder *plan, const struct fill_plan_options *options,
                     struct arena *arena, struct fill_report *report, struct pb_messages *messages);

#endif
