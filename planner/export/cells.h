/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Cells that several tables have. */
#ifndef PLANNER_EXPORT_CELLS_H
#define PLANNER_EXPORT_CELLS_H

#include <stdint.h>

#include "paiban/scenario.h"
#include "planner/base/csv.h"
#include "planner/staffing/variant.h"

/** The row of the `n` column names. */
void cells_put_header(struct csv_writer *csv, const char *const names[], size_t n);

/** Puts the content of `list` and releases it. */
void cells_put_list(struct csv_writer *csv, struct text *list);

/** Id of the pool of people that problem team `team` is. */
void cells_put_pool(struct csv_writer *csv, int team);

/** Start of slot `slot` as an instant with its offset. */
void cells_put_slot(struct csv_writer *csv, const struct pb_frame *frame, int slot);

/** Appends "20:00-26:30" for minutes after the start of the planning day. */
void cells_append_span(struct text *out, struct pb_window span, int day_start_min);

/** Several of them, joined by semicolons. */
void cells_put_spans(struct csv_writer *csv, const struct pb_window *spans, size_t n,
                     int day_start_min);

/** The code of a variant; of a stint of the militia its times. */
void cells_put_shift(struct csv_writer *csv, const struct pb_scenario *scenario,
                     const struct staffing_variant *variant);

/** A number, or an empty cell for NAN. */
void cells_put_optional(struct csv_writer *csv, double value);

#endif
