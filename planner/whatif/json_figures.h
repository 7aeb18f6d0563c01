/* SPDX-License-Identifier: GPL-3.0-or-later */
/** JSON of figures on two sides; see planner/export/json.h for the rest. */
#ifndef PLANNER_WHATIF_JSON_FIGURES_H
#define PLANNER_WHATIF_JSON_FIGURES_H

#include <jansson.h>

#include "planner/whatif/pair.h"

/** {base, variant, difference}, to a millionth; what is unknown is null. */
json_t *figures_pair(const struct whatif_pair *pair);

/** One hour of one queue, its start as an instant with the offset. */
json_t *figures_hour(const struct whatif_hour *hour, int utc_offset_min);

#endif
