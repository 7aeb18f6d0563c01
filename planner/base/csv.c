/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/csv.h"

#include <assert.h>
#include <string.h>

#include "planner/base/csv_header.h"
#include "planner/base/csv_reader.h"
#include "planner/base/encoding.h"
#include "planner/base/gettext.h"

enum { FILE_LIMIT = 64 * 1024 * 1024, ROWS_LIMIT = 2000000 };

const struct csv_cell *csv_cell(const struct csv_table *table, size_t row, size_t field)
{
    assert(row < table->n_rows && field < table->n_fields);
    return &table->cells[row * table->n_fields + field];
}

struct pb_place csv_place(const struct csv_table *table, size_t row, size_t field)
{
    const struct csv_cell *cell = csv_cell(table, row, field);
    struct pb_place place = {
        .file = table->file,
        .line = cell->line,
        .column = cell->column,
        .width = 1,
        .path = table->fields[field].name,
        .source_line = table->source_lines[row],
    };
    for (const char *c = cell->text; *c; c++)
        place.width += ((unsigned char)*c & 0xc0) != 0x80;
    place.width -= place.width > 1;
    return place;
}

/* What a row is read into. */
struct row {
    struct csv_cell *cells; /* n_fields of them */
    int line;
    bool blank;
};

/* Reads one row; false at the end of the file. */
static bool read_row(struct csv_reader *reader, const struct csv_header *header, size_t n_fields,
                     struct row *row)
{
    const char *line = reader->line_start;
    size_t column = 0;
    enum csv_end end;
    row->line = reader->line;
    row->blank = true;
    for (size_t i = 0; i < n_fields; i++)
        row->cells[i] = (struct csv_cell){.text = "", .line = reader->line};
    do {
        struct csv_cell cell;
        end = csv_reader_cell(reader, &cell);
        row->blank = row->blank && *cell.text == '\0';
        if (column == header->n_columns && *cell.text) {
            struct pb_place place = {.file = reader->file,
                                     .line = cell.line,
                                     .column = cell.column,
                                     .source_line = cell.line == row->line ? line : NULL};
            pb_error(reader->msgs, &place, "csv_cells",
                     _("this row has more cells than the header has columns (%zu)"),
                     header->n_columns);
        }
        if (column < header->n_columns && header->field_of[column] != CSV_IGNORED)
            row->cells[header->field_of[column]] = cell;
        column += column < header->n_columns;
    } while (end == CSV_END_CELL);
    return end != CSV_END_FILE;
}

static size_t count_lines(struct file_bytes text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.length; i++)
        lines += text.data[i] == '\n' || text.data[i] == '\r';
    return lines;
}

/* Space for as many rows as the file has lines. */
struct space {
    struct csv_cell *cells;
    const char **lines;
    bool *present;
    char *text;
};

static bool make_space(struct space *space, struct arena *arena, size_t rows, size_t n_fields,
                       size_t length)
{
    space->cells = arena_alloc(arena, rows, n_fields * sizeof *space->cells);
    space->lines = arena_alloc(arena, rows, sizeof *space->lines);
    space->present = arena_alloc(arena, n_fields, sizeof *space->present);
    space->text = arena_alloc(arena, length + 2, 1);
    return space->cells && space->lines && space->present && space->text;
}

static void read_rows(struct csv_reader *reader, const struct csv_header *header,
                      const struct space *space, struct csv_table *table)
{
    bool more = header->end == CSV_END_ROW;
    while (more && reader->at < reader->end) {
        struct row row = {.cells = &space->cells[table->n_rows * table->n_fields]};
        const char *line = reader->line_start;
        more = read_row(reader, header, table->n_fields, &row);
        if (row.blank)
            continue;
        space->lines[table->n_rows++] = line;
    }
}

static enum pb_rc parse_utf8(const char *name, struct file_bytes text,
                             const struct csv_request *request, struct arena *arena,
                             struct csv_table *table, struct pb_messages *msgs)
{
    struct csv_reader reader;
    struct csv_header header;
    struct space space;
    struct pb_place place = {.file = name};
    size_t rows = count_lines(text);
    if (strspn(text.data, " ,;\t\r\n") == text.length) {
        pb_error(msgs, &place, "csv_empty", _("the table is empty"));
        return PB_INVALID;
    }
    if (rows > ROWS_LIMIT) {
        pb_error(msgs, &place, "csv_rows", _("more than %d rows"), (int)ROWS_LIMIT);
        return PB_INVALID;
    }
    if (!make_space(&space, arena, rows, request->n_fields, text.length))
        return PB_MEMORY;
    csv_reader_init(&reader, text, space.text);
    reader.file = name;
    reader.msgs = msgs;
    csv_header_read(&reader, request, space.present, &header);
    *table = (struct csv_table){
        .file = name,
        .n_fields = request->n_fields,
        .cells = space.cells,
        .present = space.present,
        .fields = request->fields,
        .source_lines = space.lines,
    };
    read_rows(&reader, &header, &space, table);
    return PB_OK;
}

enum pb_rc csv_parse(const char *name, struct file_bytes bytes, const struct csv_request *request,
                     struct arena *arena, struct csv_table *table, struct pb_messages *msgs)
{
    struct pb_messages own = {0};
    struct pb_messages *heard = msgs ? msgs : &own;
    struct pb_place place = {.file = name};
    struct file_bytes text;
    enum encoding encoding = encoding_guess(bytes.data, bytes.length);
    size_t errors = heard->count[PB_ERROR];
    *table = (struct csv_table){.file = arena_strdup(arena, name)};
    if (!table->file)
        return PB_MEMORY;
    if (encoding_decode(bytes, encoding, arena, &text)) {
        if (encoding != ENCODING_UTF8)
            pb_note(heard, &place, "encoding", _("read as %s"), encoding_name(encoding));
        if (memchr(text.data, '\0', text.length))
            pb_error(heard, &place, "nul", _("the file contains NUL bytes: it is no text"));
        else if (parse_utf8(table->file, text, request, arena, table, heard) == PB_MEMORY)
            arena->failed = true;
    } else {
        pb_error(heard, &place, "encoding", _("the file is neither UTF-8 nor GBK"));
    }
    bool bad = heard->count[PB_ERROR] > errors;
    if (bad)
        *table = (struct csv_table){.file = table->file};
    pb_messages_release(&own);
    if (arena->failed)
        return PB_MEMORY;
    return bad ? PB_INVALID : PB_OK;
}

enum pb_rc csv_read(const char *path, const struct csv_request *request, struct arena *arena,
                    struct csv_table *table, struct pb_messages *msgs)
{
    struct file_bytes bytes;
    *table = (struct csv_table){.file = path};
    enum pb_rc rc = file_read(path, FILE_LIMIT, arena, &bytes, msgs);
    if (rc != PB_OK)
        return rc;
    return csv_parse(path, bytes, request, arena, table, msgs);
}
