/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brands.csv: who serves which brands. */
#include "planner/base/csv.h"
#include "planner/export/cells.h"
#include "planner/export/export.h"

void export_brands(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"agent_id", "name", "queue", "brand", "brand_name"};
    const struct named *roster = &plan->named.roster;
    struct csv_writer csv = {.out = out};
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (size_t i = 0; i < roster->n_brands; i++) {
        const struct named_brand *row = &roster->brands[i];
        const struct pb_brand *brand = &plan->scenario->brands[row->brand];
        csv_put_text(&csv, roster->persons[row->person].id);
        csv_put_text(&csv, roster->persons[row->person].name);
        csv_put_text(&csv, plan->scenario->queues[row->queue].id);
        csv_put_text(&csv, brand->id);
        csv_put_text(&csv, brand->name != NULL ? brand->name : brand->id);
        csv_end_row(&csv);
    }
}
