/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/csv_source.h"

#include <stdlib.h>

#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/base/hash.h"
#include "planner/scenario/read_mistake.h"

enum { MAX_CSV_BYTES = 64 << 20 };

const char *csv_source_path(struct reading *reading, const char *name)
{
    if (*name == '/')
        return name;
    char *folder = file_folder_of(reading->path);
    char *joined = folder ? file_join(folder, name) : NULL;
    const char *path = joined ? arena_strdup(reading->arena, joined) : NULL;
    if (!joined)
        reading->arena->failed = true;
    free(joined);
    free(folder);
    return path;
}

bool csv_source_bytes(struct reading *reading, const struct node *node, const char *name,
                      struct file_bytes *bytes)
{
    const char *path = csv_source_path(reading, name);
    char hash[HASH_SIZE];
    *bytes = (struct file_bytes){NULL, 0};
    if (!path)
        return false;
    enum pb_rc rc = file_read(path, MAX_CSV_BYTES, reading->arena, bytes, NULL);
    if (rc == PB_MEMORY) {
        reading->arena->failed = true;
        return false;
    }
    if (rc != PB_OK) {
        read_error(reading, node, "file_unreadable", _("the file `%s` cannot be read"), path);
        pb_hint(reading->msgs, _("files are looked for beside the scenario"));
        return false;
    }
    hash_bytes(hash, bytes->data, bytes->length);
    text_printf(&reading->digest, "%s %s\n", hash, name);
    return true;
}

bool csv_source_read(struct reading *reading, const struct node *node, const char *name,
                     const struct csv_request *request, struct csv_table *table)
{
    struct file_bytes bytes;
    *table = (struct csv_table){0};
    if (!csv_source_bytes(reading, node, name, &bytes))
        return false;
    const char *path = csv_source_path(reading, name);
    enum pb_rc rc =
        path ? csv_parse(path, bytes, request, reading->arena, table, reading->msgs) : PB_MEMORY;
    if (rc == PB_MEMORY)
        reading->arena->failed = true;
    return rc == PB_OK;
}

struct node *csv_source_node(struct reading *reading, const struct csv_table *table, size_t row,
                             size_t column)
{
    const struct csv_cell *cell = csv_cell(table, row, column);
    struct pb_place place = csv_place(table, row, column);
    struct source *source = arena_alloc(reading->arena, 1, sizeof *source);
    struct node *node =
        node_scalar(reading->arena, cell->text, (struct mark){source, cell->line, cell->column});
    if (!source || !node)
        return reading->root;
    *source = (struct source){.name = table->file, .excerpt = place.source_line};
    return node;
}

bool csv_source_cell(struct reading *reading, const struct csv_table *table, size_t row,
                     size_t column, const struct field *field, void *value)
{
    const struct csv_cell *cell = csv_cell(table, row, column);
    field_unset(field, value);
    if (*cell->text == '\0' && !(field->flags & FIELD_REQUIRED))
        return true;
    if (field_parse(field, cell->text, value) && field_in_range(field, value))
        return true;
    return read_scalar(reading, field, csv_source_node(reading, table, row, column), value);
}
