/* SPDX-License-Identifier: GPL-3.0-or-later */
/* classes.csv, shifts.csv, roster.csv, moves.csv: who works what. */
#include <stdlib.h>
#include <string.h>

#include "planner/folder/reading.h"

#define N_FIELDS(fields) (sizeof(fields) / sizeof((fields)[0]))

enum { MOST_HEADS = 10000000 };

/** A copy of the cell that outlives the table. */
static const char *keep(struct reading *reading, size_t field)
{
    const char *copy = arena_strdup(&reading->out->arena, table_text(reading, field));
    reading->failed = reading->failed || copy == NULL;
    return copy != NULL ? copy : "";
}

static struct pf_class read_class(struct reading *reading)
{
    bool militia = strcmp(table_text(reading, 1), "militia") == 0;
    struct pf_class class = {.id = keep(reading, 0),
                             .team = PB_NONE,
                             .level = keep(reading, 2),
                             .contract = keep(reading, 3),
                             .heads = table_int(reading, 4, 0, MOST_HEADS),
                             .militia = PB_NONE};
    if (militia)
        class.militia = table_ref(reading, 0, &reading->pools);
    else
        class.team = table_ref(reading, 1, &reading->queues);
    return class;
}

void reading_classes(struct reading *reading)
{
    static const struct csv_field fields[] = {{"class", NULL, true},
                                              {"team", NULL, true},
                                              {"level", NULL, true},
                                              {"contract", NULL, true},
                                              {"heads", NULL, true}};
    if (!table_open(reading, "classes.csv", fields, N_FIELDS(fields)))
        return;
    size_t n = reading->table.n_rows;
    struct pf_class *classes = reading_alloc(reading, n, sizeof *classes);
    if (classes == NULL)
        return;
    for (reading->row = 0; reading->row < n; reading->row++) {
        classes[reading->row] = read_class(reading);
        reading_name(reading, &reading->classes, classes[reading->row].id, reading->row);
    }
    names_sort(&reading->classes);
    reading->out->classes = classes;
    reading->out->n_classes = n;
}

static struct pf_shift read_shift(struct reading *reading)
{
    struct pf_shift shift = {.team = table_ref(reading, 0, &reading->queues),
                             .class = table_ref(reading, 1, &reading->classes),
                             .day = table_day(reading, 2),
                             .code = table_ref(reading, 3, &reading->codes),
                             .heads = table_int(reading, 4, 0, MOST_HEADS),
                             .paid_hours = table_number(reading, 7)};
    shift.n_segments = table_spans(reading, 5, shift.segments, PB_MAX_SEGMENTS);
    shift.n_breaks = table_spans(reading, 6, shift.breaks, PB_MAX_BREAKS);
    if (shift.n_segments == 0)
        reading_wrong(reading, "segments");
    return shift;
}

void reading_shifts(struct reading *reading)
{
    static const struct csv_field fields[] = {{"team", NULL, true},   {"class", NULL, true},
                                              {"date", NULL, true},   {"shift", NULL, true},
                                              {"heads", NULL, true},  {"segments", NULL, true},
                                              {"breaks", NULL, true}, {"paid_hours", NULL, true}};
    if (!table_open(reading, "shifts.csv", fields, N_FIELDS(fields)))
        return;
    size_t n = reading->table.n_rows;
    struct pf_shift *shifts = reading_alloc(reading, n, sizeof *shifts);
    if (shifts == NULL)
        return;
    for (reading->row = 0; reading->row < n; reading->row++)
        shifts[reading->row] = read_shift(reading);
    reading->out->shifts = shifts;
    reading->out->n_shifts = n;
}

static struct pf_duty read_duty(struct reading *reading)
{
    struct pf_duty duty = {.person = table_ref(reading, 0, &reading->people),
                           .role = keep(reading, 1),
                           .day = table_day(reading, 2),
                           .code = table_ref(reading, 3, &reading->codes),
                           .start = table_instant(reading, 4),
                           .end = table_instant(reading, 5),
                           .net_hours = table_number(reading, 6),
                           .paid_hours = table_number(reading, 7),
                           .ot150_hours = table_number(reading, 8),
                           .ot200_hours = table_number(reading, 9),
                           .ot300_hours = table_number(reading, 10),
                           .night_hours = table_number(reading, 11),
                           .rest_day = table_int(reading, 12, 0, 1) == 1,
                           .home_queue = table_ref(reading, 13, &reading->queues),
                           .pay_kind = keep(reading, 16),
                           .status = keep(reading, 17)};
    duty.n_segments = table_spans(reading, 14, duty.segments, PB_MAX_SEGMENTS);
    duty.n_breaks = table_spans(reading, 15, duty.breaks, PB_MAX_BREAKS);
    if (duty.n_segments == 0 || duty.end <= duty.start)
        reading_wrong(reading, "segments");
    return duty;
}

/** Fills `duty_of`; a second shift of a person on a day is wrong. */
static void index_duties(struct reading *reading, int *duty_of)
{
    struct plan_folder *out = reading->out;
    size_t days = (size_t)out->context.frame.n_days + 1;
    for (size_t i = 0; i < days * out->context.n_people; i++)
        duty_of[i] = PB_NONE;
    for (size_t i = 0; i < out->n_duties && !reading->wrong; i++) {
        const struct pf_duty *duty = &out->duties[i];
        int *at = &duty_of[(size_t)duty->person * days + (size_t)(duty->day + 1)];
        if (*at != PB_NONE)
            reading_wrong(reading, "agent_id");
        *at = (int)i;
    }
    out->duty_of = duty_of;
}

void reading_roster(struct reading *reading)
{
    static const struct csv_field fields[] = {
        {"agent_id", NULL, true},    {"role", NULL, true},        {"date", NULL, true},
        {"shift", NULL, true},       {"start", NULL, true},       {"end", NULL, true},
        {"net_hours", NULL, true},   {"paid_hours", NULL, true},  {"ot150_hours", NULL, true},
        {"ot200_hours", NULL, true}, {"ot300_hours", NULL, true}, {"night_hours", NULL, true},
        {"rest_day", NULL, true},    {"home_queue", NULL, true},  {"segments", NULL, true},
        {"breaks", NULL, true},      {"pay_kind", NULL, true},    {"status", NULL, true}};
    struct plan_folder *out = reading->out;
    if (!table_open(reading, "roster.csv", fields, N_FIELDS(fields)))
        return;
    size_t days = (size_t)out->context.frame.n_days + 1;
    struct pf_duty *duties = reading_alloc(reading, reading->table.n_rows, sizeof *duties);
    int *duty_of = reading_alloc(reading, days * out->context.n_people, sizeof *duty_of);
    if (duties == NULL || duty_of == NULL)
        return;
    for (reading->row = 0; reading->row < reading->table.n_rows; reading->row++)
        if (*table_text(reading, 3) != '\0')
            duties[out->n_duties++] = read_duty(reading);
    out->duties = duties;
    index_duties(reading, duty_of);
}

static int compare_moves(const void *left, const void *right)
{
    const struct pf_move *a = left, *b = right;
    if (a->person != b->person)
        return a->person - b->person;
    if (a->from_slot != b->from_slot)
        return a->from_slot - b->from_slot;
    return a->to_queue - b->to_queue;
}

void reading_sort_moves(struct pf_move *moves, size_t n)
{
    if (n > 1)
        qsort(moves, n, sizeof *moves, compare_moves);
}

void reading_moves(struct reading *reading)
{
    static const struct csv_field fields[] = {{"agent_id", NULL, true}, {"slot_start", NULL, true},
                                              {"slot_end", NULL, true}, {"from_queue", NULL, true},
                                              {"to_queue", NULL, true}, {"share", NULL, true}};
    if (!table_open(reading, "moves.csv", fields, N_FIELDS(fields)))
        return;
    size_t n = reading->table.n_rows;
    struct pf_move *moves = reading_alloc(reading, n, sizeof *moves);
    if (moves == NULL)
        return;
    for (reading->row = 0; reading->row < n; reading->row++)
        moves[reading->row] =
            (struct pf_move){.person = table_ref(reading, 0, &reading->people),
                             .from_slot = table_slot(reading, 1),
                             .to_slot = table_slot(reading, 2),
                             .from_queue = table_ref(reading, 3, &reading->queues),
                             .to_queue = table_ref(reading, 4, &reading->queues),
                             .share = table_number(reading, 5)};
    reading_sort_moves(moves, n);
    reading->out->moves = moves;
    reading->out->n_moves = n;
}
