/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demand.csv, hours.csv, work.csv. */
#include <math.h>
#include <string.h>

#include "planner/audit/read.h"

#define N_FIELDS(fields) (sizeof(fields) / sizeof((fields)[0]))

static double *cells(struct audit *audit)
{
    size_t n = audit->scenario->n_queues * (size_t)audit->n_slots;
    return arena_alloc(&audit->arena, n, sizeof(double));
}

/** A number that must be there and not be negative. */
static double amount(struct reader *reader, size_t field)
{
    double value = read_number(reader, field);
    if (isnan(value) || value < -AUDIT_TOLERANCE) {
        read_finding(reader, "a figure is missing or negative", "缺少数字或为负数");
        return 0;
    }
    return value;
}

enum pb_rc read_demand(struct reader *reader)
{
    static const struct csv_field fields[] = {{"slot_start", NULL, true},
                                              {"queue", NULL, true},
                                              {"sessions", NULL, true},
                                              {"heads", NULL, false}};
    bool there;
    enum pb_rc rc = read_table(reader, "demand.csv", fields, N_FIELDS(fields), &there);
    struct audit *audit = reader->audit;
    if (rc != PB_OK || !there)
        return rc;
    audit->demand = cells(audit);
    if (audit->demand == NULL)
        return PB_MEMORY;
    bool heads = audit->scenario->demand.source == PB_DEMAND_HEADS && reader->table.present[3];
    size_t figure = heads ? 3 : 2;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++) {
        int slot = read_slot(reader, 0), queue = read_name(reader, 1, &reader->queues);
        if (slot != PB_NONE && queue != PB_NONE)
            audit->demand[queue * audit->n_slots + slot] += amount(reader, figure);
    }
    return PB_OK;
}

static void read_hour(struct reader *reader)
{
    struct audit *audit = reader->audit;
    int slot = read_slot(reader, 0), queue = read_name(reader, 1, &reader->queues);
    if (slot == PB_NONE || queue == PB_NONE)
        return;
    struct audit_hour *hour = &audit->hours[queue * audit->n_slots + slot];
    if (hour->given)
        read_finding(reader, "a second row for the same slot and queue", "同一时段和队列有两行");
    double *const figures[] = {&hour->sessions, &hour->capacity, &hour->served,  &hour->backlog,
                               &hour->late,     &hour->unserved, &hour->on_duty, &hour->own,
                               &hour->borrowed, &hour->lent,     &hour->militia};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        *figures[i] = amount(reader, 2 + i);
    hour->need = read_number(reader, 13);
    hour->given = true;
}

enum pb_rc read_hours(struct reader *reader)
{
    static const struct csv_field fields[] = {
        {"slot_start", NULL, true}, {"queue", NULL, true},    {"sessions", NULL, true},
        {"capacity", NULL, true},   {"served", NULL, true},   {"backlog", NULL, true},
        {"late", NULL, true},       {"unserved", NULL, true}, {"on_duty", NULL, true},
        {"own", NULL, true},        {"borrowed", NULL, true}, {"lent", NULL, true},
        {"militia", NULL, true},    {"need", NULL, false}};
    bool there;
    enum pb_rc rc = read_table(reader, "hours.csv", fields, N_FIELDS(fields), &there);
    struct audit *audit = reader->audit;
    if (rc != PB_OK || !there)
        return rc;
    size_t n = audit->scenario->n_queues * (size_t)audit->n_slots;
    audit->hours = arena_alloc(&audit->arena, n, sizeof *audit->hours);
    if (audit->hours == NULL)
        return PB_MEMORY;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++)
        read_hour(reader);
    return PB_OK;
}

enum pb_rc read_work(struct reader *reader)
{
    static const struct csv_field fields[] = {{"slot_start", NULL, true}, {"pool", NULL, true},
                                              {"from_queue", NULL, true}, {"to_queue", NULL, true},
                                              {"heads", NULL, true},      {"starts", NULL, true}};
    bool there;
    enum pb_rc rc = read_table(reader, "work.csv", fields, N_FIELDS(fields), &there);
    struct audit *audit = reader->audit;
    if (rc != PB_OK || !there)
        return rc;
    audit->work = arena_alloc(&audit->arena, reader->table.n_rows, sizeof *audit->work);
    if (audit->work == NULL)
        return PB_MEMORY;
    audit->has_work = true;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++) {
        struct audit_work work = {.line = csv_cell(&reader->table, reader->row, 0)->line};
        work.slot = read_slot(reader, 0);
        work.pool = read_name(reader, 1, &reader->shared);
        work.from_queue = read_name(reader, 2, &reader->queues);
        work.to_queue = read_name(reader, 3, &reader->queues);
        work.heads = amount(reader, 4);
        work.starts = amount(reader, 5);
        if (work.slot != PB_NONE && work.pool != PB_NONE && work.from_queue != PB_NONE &&
            work.to_queue != PB_NONE)
            audit->work[audit->n_work++] = work;
    }
    return PB_OK;
}
