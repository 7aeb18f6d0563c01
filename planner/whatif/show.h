/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A what-if as people and machines read it. */
#ifndef PLANNER_WHATIF_SHOW_H
#define PLANNER_WHATIF_SHOW_H

#include "planner/base/text.h"
#include "planner/whatif/sheet.h"

/** Appends the answer in the language of the process: one sentence on top, then both sides beside
 * each other. */
void whatif_show(const struct whatif *whatif, const struct whatif_sheet *sheet, struct text *out);

/** Appends the answer as JSON; see the schema whatif.schema.json. */
void whatif_show_json(const struct whatif *whatif, const struct whatif_sheet *sheet,
                      struct text *out);

#endif
