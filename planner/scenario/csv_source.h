/* SPDX-License-Identifier: GPL-3.0-or-later */
/** CSV files that a scenario names: found beside it, part of its hash. */
#ifndef PLANNER_SCENARIO_CSV_SOURCE_H
#define PLANNER_SCENARIO_CSV_SOURCE_H

#include "planner/base/csv.h"
#include "planner/scenario/read.h"

/** Path of the file `name`, which is relative to the scenario; NULL when memory is short. */
const char *csv_source_path(struct reading *reading, const char *name);

/** Reads the file `name`, relative to the scenario, that `node` names, and makes it part of the
 * scenario's hash; false after a message. */
bool csv_source_bytes(struct reading *reading, const struct node *node, const char *name,
                      struct file_bytes *bytes);

/** Reads the CSV file `name`, relative to the scenario, that `node` names; false after a message.
 */
bool csv_source_read(struct reading *reading, const struct node *node, const char *name,
                     const struct csv_request *request, struct csv_table *table);

/** Reads cell `column` of row `row` as one scalar of `field` into `value`; false after a message.
 * An empty cell is not given, unless the field is required. */
bool csv_source_cell(struct reading *reading, const struct csv_table *table, size_t row,
                     size_t column, const struct field *field, void *value);

/** A scalar node that stands at the cell, so that what is said about it points there. */
struct node *csv_source_node(struct reading *reading, const struct csv_table *table, size_t row,
                             size_t column);

#endif
