/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Figures of the forecast as cells of a table. */
#ifndef PLANNER_DEMAND_FORECAST_CELL_H
#define PLANNER_DEMAND_FORECAST_CELL_H

#include "paiban/scenario.h"
#include "planner/base/grid.h"

/** Appends `value` [>= 0] with `decimals` and a comma between thousands. */
void forecast_append_number(struct text *out, double value, int decimals);

/** The same as the next cell of `grid`. */
void forecast_cell(struct grid *grid, double value, int decimals);

/** A whole number followed by the mark of its origin: = derived, ~ default, ! override, ^ file, a
 * blank when it was given. */
void forecast_cell_marked(struct grid *grid, double value, enum pb_origin origin);

/** Date and weekday of the planning day `day`, "-" for PB_NONE. */
void forecast_cell_day(struct grid *grid, const struct pb_frame *frame, int day);

/** Date and time of the start of slot `slot`, "-" for PB_NONE. */
void forecast_cell_slot(struct grid *grid, const struct pb_frame *frame, int slot);

#endif
