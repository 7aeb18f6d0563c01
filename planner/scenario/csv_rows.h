/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rows of a CSV file as records of a table of fields: columns are keys. */
#ifndef PLANNER_SCENARIO_CSV_ROWS_H
#define PLANNER_SCENARIO_CSV_ROWS_H

#include "planner/scenario/csv_source.h"

/** Reads the CSV file `name` that `node` names; each row becomes a struct of `table` in the list
 * returned, with the node of its row, a map whose values stand in the file. Items of a list are
 * separated by `;`. Empty cells are not given. An empty list after a message. */
struct raw_list csv_rows_read(struct reading *reading, const struct node *node, const char *name,
                              const struct field_table *table);

/** The same for CSV text that was made of the file `path`; columns nobody asked for are no news. */
struct raw_list csv_rows_parse(struct reading *reading, const char *path, struct file_bytes text,
                               const struct field_table *table);

#endif
