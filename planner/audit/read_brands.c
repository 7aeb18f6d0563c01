/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brands.csv: who serves which brands. People without a row in the roster need no brands. */
#include <stdlib.h>

#include "planner/audit/read.h"

enum { AGENT, QUEUE, BRAND, N_FIELDS };

static const struct csv_field brand_fields[N_FIELDS] = {
    [AGENT] = {"agent_id", "id|employee|工号|员工编号", true},
    [QUEUE] = {"queue", "队列", true},
    [BRAND] = {"brand", "品牌", true},
};

static int compare(const void *left, const void *right)
{
    const struct audit_brand *a = left, *b = right;
    if (a->queue != b->queue)
        return a->queue < b->queue ? -1 : 1;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->brand != b->brand)
        return a->brand < b->brand ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

enum pb_rc read_brands(struct reader *reader)
{
    struct audit *audit = reader->audit;
    bool there;
    enum pb_rc rc = read_table(reader, "brands.csv", brand_fields, N_FIELDS, &there);
    if (rc != PB_OK || !there)
        return rc;
    audit->brands = arena_alloc(&audit->arena, reader->table.n_rows, sizeof *audit->brands);
    if (audit->brands == NULL)
        return PB_MEMORY;
    audit->has_brands = true;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++) {
        struct audit_brand row = {
            .line = csv_cell(&reader->table, reader->row, 0)->line,
            .person = names_find(&reader->persons, read_text(reader, AGENT)),
            .queue = read_name(reader, QUEUE, &reader->queues),
            .brand = read_name(reader, BRAND, &reader->brands),
        };
        if (row.person != PB_NONE && row.queue != PB_NONE && row.brand != PB_NONE)
            audit->brands[audit->n_brands++] = row;
    }
    if (audit->n_brands > 1)
        qsort(audit->brands, audit->n_brands, sizeof *audit->brands, compare);
    return PB_OK;
}
