/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Changes of a scenario before it is validated: `path=value`.
 *
 * The path is that of the file, `*` stands for every entry of a map or list. The value is absolute
 * (`8h`, `65%`, `[1, 2]`) or changes the number that is there or its default: `+20%` and `-20%` by
 * a part of it, `+30min` and `-5` by an amount, `*0.9` by a factor.
 */
#ifndef PLANNER_SCENARIO_OVERRIDE_H
#define PLANNER_SCENARIO_OVERRIDE_H

#include "planner/scenario/read.h"

/** Applies the variant and the overrides of `request` to the tree of `reading`; false after a
 * message. */
bool override_all(struct reading *reading, const struct pb_scenario_source *request);

/** Whether `value` changes what is there instead of replacing it. */
bool override_is_relative(const struct field *field, const char *value);

/** The text of `field` after the relative `change` of the text `base`, owned by the arena; NULL
 * when either cannot be understood. */
const char *override_change(struct arena *arena, const struct field *field, const char *base,
                            const char *change);

#endif
