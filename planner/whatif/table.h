/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Tables of pairs: name, first, second, difference. */
#ifndef PLANNER_WHATIF_TABLE_H
#define PLANNER_WHATIF_TABLE_H

#include "planner/base/grid.h"
#include "planner/whatif/pair.h"

/** What the columns are called, translated. */
struct table_titles {
    const char *what, *base, *variant, *difference;
};

/** A table under way. */
struct table {
    struct grid_column columns[4];
    struct grid grid;
};

void table_begin(struct table *table, const struct table_titles *titles);

/** The three figures of a pair in whole numbers; what is unknown is empty. */
void table_add_pair(struct grid *grid, const struct whatif_pair *pair);

/** A row, unless both sides are nothing. */
void table_add_row(struct table *table, const char *name, const struct whatif_pair *pair);

/** A row of shares in percent, the difference in points. */
void table_add_share(struct table *table, const char *name, const struct whatif_pair *pair);

/** Appends the table and an empty line, and frees it. */
void table_end(struct table *table, struct text *out);

/** Whether either side is something. */
bool table_has(const struct whatif_pair *pair);

#endif
