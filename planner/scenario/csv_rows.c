/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/csv_rows.h"

#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/raw.h"

enum { MAX_COLUMNS = 48 };

/* The fields of a table as columns. */
struct columns {
    struct csv_field csv[MAX_COLUMNS];
    const struct field *fields[MAX_COLUMNS];
    size_t n;
};

static void collect(struct columns *columns, const struct field_table *table)
{
    for (size_t i = 0; i < table->n && columns->n < MAX_COLUMNS; i++) {
        const struct field *field = &table->fields[i];
        if (field->kind == FIELD_INLINE) {
            collect(columns, field->sub);
            continue;
        }
        if (*field->key == '\0' || !field_is_scalar(field->kind))
            continue;
        columns->csv[columns->n] =
            (struct csv_field){field->key, field->alias, (field->flags & FIELD_REQUIRED) != 0};
        columns->fields[columns->n++] = field;
    }
}

static struct node *list_of(struct reading *reading, const struct node *cell)
{
    struct node *list = node_new(reading->arena, NODE_LIST, cell->mark);
    const char *text = cell->text;
    while (list) {
        size_t length = strcspn(text, ";");
        size_t blanks = strspn(text, " ");
        size_t start = blanks < length ? blanks : length;
        size_t end = length;
        while (end > start && text[end - 1] == ' ')
            end--;
        const char *item = arena_strndup(reading->arena, text + start, end - start);
        struct mark mark = cell->mark;
        if (item && *item &&
            !node_append(reading->arena, list, NULL, node_scalar(reading->arena, item, mark)))
            return NULL;
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
    return list;
}

static struct node *row_node(struct reading *reading, const struct csv_table *table, size_t row,
                             const struct columns *columns)
{
    const struct node *first = csv_source_node(reading, table, row, 0);
    struct node *map = node_new(reading->arena, NODE_MAP, first->mark);
    for (size_t c = 0; map && c < columns->n; c++) {
        if (*csv_cell(table, row, c)->text == '\0')
            continue;
        struct node *cell = csv_source_node(reading, table, row, c);
        struct node *key = node_scalar(reading->arena, columns->csv[c].name, cell->mark);
        if (columns->fields[c]->flags & FIELD_LIST)
            cell = list_of(reading, cell);
        if (!key || !cell || !node_append(reading->arena, map, key, cell))
            return NULL;
    }
    return map;
}

static struct raw_list rows_of(struct reading *reading, const struct csv_table *csv,
                               const struct columns *columns, const struct field_table *table)
{
    struct raw_list list = {NULL, 0};
    char *records = arena_alloc(reading->arena, csv->n_rows, table->size);
    list.at = records;
    for (size_t row = 0; records && row < csv->n_rows; row++) {
        struct node *map = row_node(reading, csv, row, columns);
        if (!map)
            break;
        read_record(reading, table, map, records + row * table->size);
        list.n++;
    }
    return list;
}

struct raw_list csv_rows_read(struct reading *reading, const struct node *node, const char *name,
                              const struct field_table *table)
{
    struct columns columns = {.n = 0};
    struct csv_table csv;
    collect(&columns, table);
    struct csv_request request = {columns.csv, columns.n};
    if (!csv_source_read(reading, node, name, &request, &csv))
        return (struct raw_list){NULL, 0};
    return rows_of(reading, &csv, &columns, table);
}

struct raw_list csv_rows_parse(struct reading *reading, const char *path, struct file_bytes text,
                               const struct field_table *table)
{
    struct columns columns = {.n = 0};
    struct csv_table csv;
    collect(&columns, table);
    struct csv_request request = {columns.csv, columns.n};
    if (csv_parse(path, text, &request, reading->arena, &csv, NULL) != PB_OK) {
        reading->arena->failed = true;
        return (struct raw_list){NULL, 0};
    }
    return rows_of(reading, &csv, &columns, table);
}
