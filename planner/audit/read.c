/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/civil.h"
#include "planner/base/file.h"
#include "planner/base/number.h"
#include "planner/base/text.h"

const struct audit_rule audit_rule_format = {.id = "format", .kind = PB_CLAIM};

static bool index_scenario(struct reader *reader, const struct pb_scenario *s)
{
    bool fine = true;
    for (size_t i = 0; i < s->n_queues; i++)
        fine = fine && names_add(&reader->queues, s->queues[i].id, (int)i);
    for (size_t i = 0; i < s->people.n_groups; i++)
        fine = fine && names_add(&reader->groups, s->people.groups[i].id, (int)i);
    for (size_t i = 0; i < s->n_militia; i++)
        fine = fine && names_add(&reader->pools, s->militia[i].id, (int)i);
    for (size_t i = 0; i < s->shifts.n_codes; i++)
        fine = fine && names_add(&reader->codes, s->shifts.codes[i].code, (int)i);
    for (size_t i = 0; i < s->people.n_persons; i++)
        fine = fine && names_add(&reader->people, s->people.persons[i].id, (int)i);
    for (size_t i = 0; i < s->n_brands; i++)
        fine = fine && names_add(&reader->brands, s->brands[i].id, (int)i);
    names_sort(&reader->brands);
    names_sort(&reader->queues);
    names_sort(&reader->groups);
    names_sort(&reader->pools);
    names_sort(&reader->codes);
    names_sort(&reader->people);
    return fine;
}

bool reader_init(struct reader *reader, struct audit *audit, const char *dir)
{
    *reader = (struct reader){.audit = audit, .dir = dir};
    return index_scenario(reader, audit->scenario);
}

void reader_release(struct reader *reader)
{
    names_release(&reader->queues);
    names_release(&reader->groups);
    names_release(&reader->pools);
    names_release(&reader->codes);
    names_release(&reader->people);
    names_release(&reader->brands);
    names_release(&reader->classes);
    names_release(&reader->shared);
    names_release(&reader->persons);
}

enum pb_rc read_table_at(struct reader *reader, const char *path, const struct csv_field *fields,
                         size_t n_fields)
{
    struct audit *audit = reader->audit;
    struct csv_request request = {.fields = fields, .n_fields = n_fields};
    reader->row = 0;
    /* columns that later versions add are no news; only a failure is told */
    enum pb_rc rc = csv_read(path, &request, &audit->arena, &reader->table, NULL);
    if (rc != PB_OK)
        rc = csv_read(path, &request, &audit->arena, &reader->table, audit->messages);
    return rc;
}

enum pb_rc read_table_text(struct reader *reader, const char *name, const char *text,
                           const struct csv_field *fields, size_t n_fields)
{
    struct audit *audit = reader->audit;
    struct csv_request request = {.fields = fields, .n_fields = n_fields};
    struct file_bytes bytes = {.data = arena_strdup(&audit->arena, text), .length = strlen(text)};
    reader->row = 0;
    if (bytes.data == NULL)
        return PB_MEMORY;
    enum pb_rc rc = csv_parse(name, bytes, &request, &audit->arena, &reader->table, NULL);
    if (rc != PB_OK)
        rc = csv_parse(name, bytes, &request, &audit->arena, &reader->table, audit->messages);
    return rc;
}

enum pb_rc read_table(struct reader *reader, const char *name, const struct csv_field *fields,
                      size_t n_fields, bool *there)
{
    *there = false;
    if (reader->dir == NULL)
        return PB_OK;
    char *path = file_join(reader->dir, name);
    if (path == NULL)
        return PB_MEMORY;
    enum pb_rc rc = PB_OK;
    *there = access(path, F_OK) == 0;
    reader->file = name;
    if (*there)
        rc = read_table_at(reader, path, fields, n_fields);
    free(path);
    return rc;
}

const char *read_text(const struct reader *reader, size_t field)
{
    return csv_cell(&reader->table, reader->row, field)->text;
}

void read_finding(struct reader *reader, const char *en, const char *zh)
{
    struct text where = {0};
    text_printf(&where, "%s:%d", reader->file, csv_cell(&reader->table, reader->row, 0)->line);
    struct audit_at at = {AUDIT_NOWHERE, .found = 1, .unit = "rows"};
    at.who = text_string(&where);
    reader->audit->rule = &audit_rule_format;
    audit_find(reader->audit, &at, en, zh);
    text_release(&where);
}

double read_number(struct reader *reader, size_t field)
{
    const char *text = read_text(reader, field);
    double value = NAN;
    if (text[0] != '\0' && number_parse(text, strlen(text), &value) != NUMBER_OK) {
        read_finding(reader, "not a number", "不是数字");
        return NAN;
    }
    return value;
}

bool read_instant(struct reader *reader, size_t field, int64_t *instant)
{
    const char *text = read_text(reader, field);
    int offset = 0;
    if (!civil_parse_instant(text, strlen(text), instant, &offset)) {
        read_finding(reader, "not an instant (2026-11-11T20:00:00+08:00)",
                     "不是时刻(2026-11-11T20:00:00+08:00)");
        return false;
    }
    *instant += reader->audit->scenario->frame.utc_offset_min - offset;
    return true;
}

int read_slot(struct reader *reader, size_t field)
{
    int64_t instant;
    if (!read_instant(reader, field, &instant))
        return PB_NONE;
    const struct audit *audit = reader->audit;
    int64_t minute = instant - audit_slot_start(audit, 0);
    int slot_min = audit->scenario->frame.slot_min;
    if (minute < 0 || minute % slot_min != 0 || minute / slot_min >= audit->n_slots) {
        read_finding(reader, "no slot of the horizon starts then", "计划期内没有从此刻开始的时段");
        return PB_NONE;
    }
    return (int)(minute / slot_min);
}

bool read_date(struct reader *reader, size_t field, int *day)
{
    const char *text = read_text(reader, field);
    if (civil_parse_date(text, strlen(text), day))
        return true;
    read_finding(reader, "not a date (2026-11-11)", "不是日期(2026-11-11)");
    return false;
}

int read_name(struct reader *reader, size_t field, const struct names *names)
{
    int found = names_find(names, read_text(reader, field));
    if (found == PB_NONE)
        read_finding(reader, "names something the scenario does not have",
                     "引用了场景中没有的对象");
    return found;
}

/** Reads "HH:MM" (hours up to 99) at `*at` and moves it on. */
static bool parse_clock(const char **at, int *minute)
{
    const char *c = *at;
    for (int i = 0; i < 5; i++)
        if (i == 2 ? c[i] != ':' : c[i] < '0' || c[i] > '9')
            return false;
    int tens = c[3] - '0';
    if (tens > 5)
        return false;
    *minute = ((c[0] - '0') * 10 + c[1] - '0') * 60 + tens * 10 + c[4] - '0';
    *at = c + 5;
    return true;
}

static bool parse_span(const char **at, struct pb_window *span)
{
    if (!parse_clock(at, &span->from_min) || **at != '-')
        return false;
    (*at)++;
    return parse_clock(at, &span->to_min) && span->to_min > span->from_min;
}

bool read_spans(struct reader *reader, size_t field, struct pb_window *out, size_t most, size_t *n)
{
    const char *at = read_text(reader, field);
    *n = 0;
    while (*at != '\0') {
        bool fine = *n < most && parse_span(&at, &out[*n]);
        fine = fine && (*at == ';' || *at == '\0');
        fine = fine && (*n == 0 || out[*n].from_min >= out[*n - 1].to_min);
        if (!fine) {
            read_finding(reader, "not a list of clock spans in order (08:00-12:00;26:00-30:00)",
                         "不是按顺序的时间段(08:00-12:00;26:00-30:00)");
            return false;
        }
        (*n)++;
        at += *at == ';';
    }
    return true;
}
