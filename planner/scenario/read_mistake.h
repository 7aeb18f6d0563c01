/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What reading says about a node that does not fit its field: each says what is allowed. */
#ifndef PLANNER_SCENARIO_READ_MISTAKE_H
#define PLANNER_SCENARIO_READ_MISTAKE_H

#include "planner/scenario/read.h"

/** A list or map where a scalar is wanted, or the other way round. */
void mistake_type(struct reading *reading, const struct field *field, const struct node *node);

/** Not a section of `table`. */
void mistake_section(struct reading *reading, const struct field_table *table,
                     const struct node *node);

/** A scalar that is no value of `field`. */
void mistake_value(struct reading *reading, const struct field *field, const struct node *node);

/** A value outside [min, max]. */
void mistake_range(struct reading *reading, const struct field *field, const struct node *node);

/** A key that no field of `table` has. */
void mistake_key(struct reading *reading, const struct field_table *table, const struct node *key);

/** A required field that `parent` does not have. */
void mistake_missing(struct reading *reading, const struct field *field, const struct node *parent);

/** Says so when key `i` of `map` is no function. */
void mistake_function(struct reading *reading, const struct node *map, size_t i);

/** Says so when `key` cannot be an id. */
void mistake_id(struct reading *reading, const struct node *key);

#endif
