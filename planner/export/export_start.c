/* SPDX-License-Identifier: GPL-3.0-or-later */
/* start.csv: the LP's answer, for a later plan to start from. */
#include <math.h>

#include "planner/base/csv.h"
#include "planner/export/cells.h"
#include "planner/export/export.h"

static void put(struct csv_writer *csv, const char *part, int index, double value)
{
    csv_put_plain(csv, part);
    csv_put_int(csv, index);
    csv_put_number(csv, value);
    csv_end_row(csv);
}

static void put_all(struct csv_writer *csv, const char *part, const double *values, int n)
{
    for (int i = 0; i < n; i++)
        if (fabs(values[i]) >= CAPACITY_LEAST_START)
            put(csv, part, i, values[i]);
}

void export_start(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"part", "index", "value"};
    const struct capacity_answer *answer = &plan->capacity.answer;
    struct csv_writer csv = {.out = out};
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    if (answer->x == NULL || answer->y == NULL)
        return;
    put(&csv, "columns", 0, answer->n_cols);
    put(&csv, "rows", 0, answer->n_rows);
    put_all(&csv, "column", answer->x, answer->n_cols);
    put_all(&csv, "row", answer->y, answer->n_rows);
}
