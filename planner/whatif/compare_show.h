/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A comparison as people and machines read it. */
#ifndef PLANNER_WHATIF_COMPARE_SHOW_H
#define PLANNER_WHATIF_COMPARE_SHOW_H

#include "planner/base/text.h"
#include "planner/whatif/compare.h"

/** Appends the comparison in the language of the process: what differs, largest first. */
void compare_show(const struct compare *compare, struct text *out);

/** Appends it whole as JSON; see the schema compare.schema.json. */
void compare_show_json(const struct compare *compare, struct text *out);

#endif
