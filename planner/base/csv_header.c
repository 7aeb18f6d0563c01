/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/csv_header.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"

enum { IGNORED_SHOWN = 20 };

/* Appends `name` without case, width, blanks, '_' and '-'. */
static void normalise(struct text *out, const char *name, size_t length)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t got =
        utf8proc_map((const utf8proc_uint8_t *)name, (utf8proc_ssize_t)length, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    if (got < 0) {
        out->failed = true;
        return;
    }
    for (utf8proc_ssize_t i = 0; i < got; i++)
        if (!strchr(" _-", folded[i]))
            text_append_char(out, (char)folded[i]);
    free(folded);
}

static bool same_name(const struct text *wanted, const char *name, size_t length)
{
    struct text other = {0};
    normalise(&other, name, length);
    bool same = !other.failed && strcmp(text_string(&other), text_string(wanted)) == 0;
    text_release(&other);
    return same;
}

static bool names_field(const struct text *wanted, const struct csv_field *field)
{
    if (same_name(wanted, field->name, strlen(field->name)))
        return true;
    const char *alias = field->aliases;
    while (alias && *alias) {
        size_t length = strcspn(alias, "|");
        if (same_name(wanted, alias, length))
            return true;
        alias += length + (alias[length] == '|');
    }
    return false;
}

static int find_field(const struct csv_request *request, const char *name)
{
    struct text wanted = {0};
    int found = CSV_IGNORED;
    normalise(&wanted, name, strlen(name));
    for (size_t i = 0; i < request->n_fields && found == CSV_IGNORED; i++)
        if (!wanted.failed && names_field(&wanted, &request->fields[i]))
            found = (int)i;
    text_release(&wanted);
    return found;
}

/* Notes the columns that are read by nobody. */
struct ignored {
    struct text names;
    size_t count;
};

static void ignore(struct ignored *ignored, const char *name)
{
    if (*name == '\0')
        return;
    if (ignored->count < IGNORED_SHOWN) {
        text_append(&ignored->names, ignored->count ? ", " : "");
        text_append(&ignored->names, name);
    } else if (ignored->count == IGNORED_SHOWN) {
        text_append(&ignored->names, ", ...");
    }
    ignored->count++;
}

static void check_required(const struct csv_reader *reader, const struct csv_request *request,
                           const bool *present)
{
    struct pb_place place = {.file = reader->file, .line = 1};
    for (size_t i = 0; i < request->n_fields; i++) {
        const struct csv_field *field = &request->fields[i];
        if (!field->required || present[i])
            continue;
        pb_error(reader->msgs, &place, "csv_missing_column", _("the table has no column '%s'"),
                 field->name);
        if (field->aliases)
            pb_hint(reader->msgs, _("names that are understood: %s|%s"), field->name,
                    field->aliases);
    }
}

void csv_header_read(struct csv_reader *reader, const struct csv_request *request, bool *present,
                     struct csv_header *header)
{
    struct ignored ignored = {0};
    const char *line = reader->line_start;
    header->n_columns = 0;
    do {
        struct csv_cell cell;
        header->end = csv_reader_cell(reader, &cell);
        struct pb_place place = {
            .file = reader->file, .line = cell.line, .column = cell.column, .source_line = line};
        if (header->n_columns == CSV_COLUMNS_MAX) {
            pb_error(reader->msgs, &place, "csv_columns", _("more than %d columns"),
                     (int)CSV_COLUMNS_MAX);
            break;
        }
        int field = find_field(request, cell.text);
        header->field_of[header->n_columns++] = field;
        if (field == CSV_IGNORED) {
            ignore(&ignored, cell.text);
            continue;
        }
        if (present[field])
            pb_error(reader->msgs, &place, "csv_twice", _("column '%s' stands here twice"),
                     request->fields[field].name);
        present[field] = true;
    } while (header->end == CSV_END_CELL);
    if (ignored.count > 0)
        pb_note(reader->msgs, &(struct pb_place){.file = reader->file, .line = 1}, "csv_ignored",
                _("these columns are not used: %s"), text_string(&ignored.names));
    text_release(&ignored.names);
    check_required(reader, request, present);
}
