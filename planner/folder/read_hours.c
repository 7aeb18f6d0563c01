/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demand.csv, hours.csv, work.csv: what happens in the slots. */
#include "planner/folder/reading.h"

#define N_FIELDS(fields) (sizeof(fields) / sizeof((fields)[0]))

/** Index of the row's slot and queue, which is a slot of the horizon. */
static size_t cell_of(struct reading *reading)
{
    const struct pf_context *context = &reading->out->context;
    int slot = table_slot(reading, 0), queue = table_ref(reading, 1, &reading->queues);
    if (slot == context->frame.n_slots) {
        reading_wrong(reading, "slot_start");
        slot = 0;
    }
    return (size_t)slot * context->n_queues + (size_t)queue;
}

static size_t n_cells(const struct reading *reading)
{
    return (size_t)reading->out->context.frame.n_slots * reading->out->context.n_queues;
}

void reading_demand(struct reading *reading)
{
    static const struct csv_field fields[] = {{"slot_start", NULL, true},
                                              {"queue", NULL, true},
                                              {"sessions", NULL, true},
                                              {"arrivals", NULL, false},
                                              {"heads", NULL, false}};
    if (!table_open(reading, "demand.csv", fields, N_FIELDS(fields)))
        return;
    struct pf_demand *demand = reading_alloc(reading, n_cells(reading), sizeof *demand);
    if (demand == NULL)
        return;
    for (reading->row = 0; reading->row < reading->table.n_rows; reading->row++)
        demand[cell_of(reading)] = (struct pf_demand){.sessions = table_number(reading, 2),
                                                      .arrivals = table_number(reading, 3),
                                                      .heads = table_number(reading, 4)};
    reading->out->demand = demand;
}

static void read_hour(struct reading *reading, struct pf_hour *hour)
{
    double *const figures[] = {&hour->sessions, &hour->capacity, &hour->served, &hour->backlog,
                               &hour->late,     &hour->unserved, &hour->need,   &hour->on_duty,
                               &hour->own,      &hour->borrowed, &hour->lent,   &hour->militia};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        *figures[i] = table_number(reading, 2 + i);
    hour->price_now = table_optional(reading, 14);
    hour->price_plan = table_optional(reading, 15);
    hour->price_now_down = table_optional(reading, 16);
    hour->price_now_up = table_optional(reading, 17);
    hour->price_plan_down = table_optional(reading, 18);
    hour->price_plan_up = table_optional(reading, 19);
}

void reading_hours(struct reading *reading)
{
    static const struct csv_field fields[] = {{"slot_start", NULL, true},
                                              {"queue", NULL, true},
                                              {"sessions", NULL, true},
                                              {"capacity", NULL, true},
                                              {"served", NULL, true},
                                              {"backlog", NULL, true},
                                              {"late", NULL, true},
                                              {"unserved", NULL, true},
                                              {"need", NULL, true},
                                              {"on_duty", NULL, true},
                                              {"own", NULL, true},
                                              {"borrowed", NULL, true},
                                              {"lent", NULL, true},
                                              {"militia", NULL, true},
                                              {"price_now", NULL, true},
                                              {"price_plan", NULL, true},
                                              {"price_now_down", NULL, false},
                                              {"price_now_up", NULL, false},
                                              {"price_plan_down", NULL, false},
                                              {"price_plan_up", NULL, false}};
    if (!table_open(reading, "hours.csv", fields, N_FIELDS(fields)))
        return;
    struct pf_hour *hours = reading_alloc(reading, n_cells(reading), sizeof *hours);
    if (hours == NULL)
        return;
    for (reading->row = 0; reading->row < reading->table.n_rows; reading->row++)
        read_hour(reading, &hours[cell_of(reading)]);
    reading->out->hours = hours;
}

void reading_work(struct reading *reading)
{
    static const struct csv_field fields[] = {{"slot_start", NULL, true},
                                              {"from_queue", NULL, true},
                                              {"to_queue", NULL, true},
                                              {"heads", NULL, true},
                                              {"starts", NULL, true}};
    if (!table_open(reading, "work.csv", fields, N_FIELDS(fields)))
        return;
    struct pf_work *work = reading_alloc(reading, reading->table.n_rows, sizeof *work);
    if (work == NULL)
        return;
    for (reading->row = 0; reading->row < reading->table.n_rows; reading->row++)
        work[reading->row] = (struct pf_work){.slot = table_slot(reading, 0),
                                              .from_queue = table_ref(reading, 1, &reading->queues),
                                              .to_queue = table_ref(reading, 2, &reading->queues),
                                              .heads = table_number(reading, 3),
                                              .starts = table_number(reading, 4)};
    reading->out->work = work;
    reading->out->n_work = reading->table.n_rows;
}
