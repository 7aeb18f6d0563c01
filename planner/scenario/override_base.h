/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a field holds that is not given: what a relative override starts from. */
#ifndef PLANNER_SCENARIO_OVERRIDE_BASE_H
#define PLANNER_SCENARIO_OVERRIDE_BASE_H

#include "planner/scenario/read.h"

/** The text that `field` of the record `map` of `table` would be read from if it were written, for
 * `function` of a field per function [PB_NONE: any]; NULL when there is none. */
const char *override_base(const struct reading *reading, const struct field_table *table,
                          const struct node *map, const struct field *field, int function);

#endif
