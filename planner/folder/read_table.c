/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the plan's tables. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/folder/reading.h"

static void cell_wrong(struct reading *reading, size_t field)
{
    struct pb_place place = csv_place(&reading->table, reading->row, field);
    if (!reading->wrong)
        pb_error(reading->messages, &place, "plan_invalid",
                 _("the plan's column %s says what paiban does not write"),
                 reading->table.fields[field].name);
    reading->wrong = true;
}

bool table_open(struct reading *reading, const char *name, const struct csv_field *fields,
                size_t n_fields)
{
    struct csv_request request = {.fields = fields, .n_fields = n_fields};
    struct arena *arena = &reading->out->arena;
    char *path = file_join(reading->out->path, name);
    reading->row = 0;
    reading->table = (struct csv_table){0};
    /* columns that later versions add are no news; only a failure is told */
    enum pb_rc rc =
        path != NULL ? csv_read(path, &request, arena, &reading->table, NULL) : PB_MEMORY;
    if (rc == PB_INVALID || rc == PB_IO) {
        csv_read(path, &request, arena, &reading->table, reading->messages);
        reading->wrong = true;
    }
    reading->failed = reading->failed || rc == PB_MEMORY;
    free(path);
    return rc == PB_OK;
}

const char *table_text(struct reading *reading, size_t field)
{
    return csv_cell(&reading->table, reading->row, field)->text;
}

double table_optional(struct reading *reading, size_t field)
{
    const char *text = table_text(reading, field);
    double value = NAN;
    if (*text != '\0' && number_parse(text, strlen(text), &value) != NUMBER_OK) {
        cell_wrong(reading, field);
        return NAN;
    }
    return value;
}

double table_number(struct reading *reading, size_t field)
{
    double value = table_optional(reading, field);
    if (!isnan(value))
        return value;
    cell_wrong(reading, field);
    return 0;
}

int table_int(struct reading *reading, size_t field, int min, int max)
{
    double value = table_number(reading, field);
    if (value >= min && value <= max && floor(value) == value)
        return (int)value;
    cell_wrong(reading, field);
    return min;
}

int table_ref(struct reading *reading, size_t field, const struct names *names)
{
    int index = names_find(names, table_text(reading, field));
    if (index != PB_NONE)
        return index;
    cell_wrong(reading, field);
    return 0;
}

int64_t table_instant(struct reading *reading, size_t field)
{
    const char *text = table_text(reading, field);
    int64_t minute = 0;
    int offset = 0;
    if (!civil_parse_instant(text, strlen(text), &minute, &offset))
        cell_wrong(reading, field);
    return minute + reading->out->context.frame.utc_offset_min - offset;
}

int table_slot(struct reading *reading, size_t field)
{
    const struct pf_frame *frame = &reading->out->context.frame;
    int64_t minute = table_instant(reading, field) - plan_folder_slot_start(reading->out, 0);
    if (minute >= 0 && minute % frame->slot_min == 0 && minute / frame->slot_min <= frame->n_slots)
        return (int)(minute / frame->slot_min);
    cell_wrong(reading, field);
    return 0;
}

int table_day(struct reading *reading, size_t field)
{
    const struct pf_frame *frame = &reading->out->context.frame;
    const char *text = table_text(reading, field);
    int day = 0;
    if (civil_parse_date(text, strlen(text), &day) && day >= frame->first_day - 1 &&
        day < frame->first_day + frame->n_days)
        return day - frame->first_day;
    cell_wrong(reading, field);
    return 0;
}

size_t table_spans(struct reading *reading, size_t field, struct pb_window *out, size_t most)
{
    const char *at = table_text(reading, field);
    size_t n = 0;
    while (*at != '\0') {
        if (n == most || !reading_span(&at, &out[n]) || (*at != ';' && *at != '\0')) {
            cell_wrong(reading, field);
            return n;
        }
        n++;
        at += *at == ';';
    }
    return n;
}
