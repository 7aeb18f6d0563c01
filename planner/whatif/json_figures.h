/* SPDX-License-Identifier: GPL-3.0-or-later */
/** JSON of figures; what memory lacks for ends as NULL, at any depth. */
#ifndef PLANNER_WHATIF_JSON_FIGURES_H
#define PLANNER_WHATIF_JSON_FIGURES_H

#include <jansson.h>

#include "planner/base/text.h"
#include "planner/whatif/pair.h"

/** To a millionth, so that 15 digits read back to the same number; what is unknown is null. */
json_t *figures_number(double value);

/** {base, variant, difference}. */
json_t *figures_pair(const struct whatif_pair *pair);

/** Puts `value` into `*object`, or appends it to `*list`; after a failure they are NULL. */
void figures_put(json_t **object, const char *key, json_t *value);
void figures_append(json_t **list, json_t *value);

/** Appends the text of `root`, which is freed, and a newline. */
void figures_dump(json_t *root, struct text *out);

#endif
