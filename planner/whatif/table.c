/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/table.h"

/** Figures nearer to 0 than this are not shown. */
#define NOTHING 0.005

void table_begin(struct table *table, const struct table_titles *titles)
{
    table->columns[0] = (struct grid_column){titles->what, false};
    table->columns[1] = (struct grid_column){titles->base, true};
    table->columns[2] = (struct grid_column){titles->variant, true};
    table->columns[3] = (struct grid_column){titles->difference, true};
    grid_init(&table->grid, table->columns, 4);
}

static void add_figure(struct grid *grid, double value)
{
    if (isnan(value))
        grid_add(grid, "");
    else
        grid_printf(grid, "%.0f", value + 0.0);
}

void table_add_pair(struct grid *grid, const struct whatif_pair *pair)
{
    double base = round(pair->base), variant = round(pair->variant);
    add_figure(grid, base);
    add_figure(grid, variant);
    if (isnan(base) || isnan(variant))
        grid_add(grid, "");
    else if (variant == base)
        grid_add(grid, "0");
    else
        grid_printf(grid, "%+.0f", variant - base);
}

bool table_has(const struct whatif_pair *pair)
{
    return fabs(pair->base) >= NOTHING || fabs(pair->variant) >= NOTHING;
}

void table_add_row(struct table *table, const char *name, const struct whatif_pair *pair)
{
    if (!table_has(pair))
        return;
    grid_add(&table->grid, name);
    table_add_pair(&table->grid, pair);
}

static void add_percent(struct grid *grid, double share, bool is_change)
{
    if (isnan(share))
        grid_add(grid, "");
    else if (is_change)
        grid_printf(grid, "%+.2f", 100 * share);
    else
        grid_printf(grid, "%.2f%%", 100 * share);
}

void table_add_share(struct table *table, const char *name, const struct whatif_pair *pair)
{
    grid_add(&table->grid, name);
    add_percent(&table->grid, pair->base, false);
    add_percent(&table->grid, pair->variant, false);
    add_percent(&table->grid, pair->variant - pair->base, true);
}

void table_end(struct table *table, struct text *out)
{
    grid_write(&table->grid, out);
    grid_release(&table->grid);
    text_append_char(out, '\n');
}
