/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/csv_reader.h"

#include <string.h>

#include "planner/base/csv_guard.h"
#include "planner/base/gettext.h"

static char guess_delimiter(struct file_bytes source)
{
    static const char candidates[] = ",;\t";
    size_t counts[3] = {0};
    bool quoted = false;
    for (size_t i = 0; i < source.length; i++) {
        char c = source.data[i];
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        const char *found = quoted || c == '\0' ? NULL : strchr(candidates, c);
        if (found)
            counts[found - candidates]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return candidates[best];
}

void csv_reader_init(struct csv_reader *reader, struct file_bytes source, char *out)
{
    *reader = (struct csv_reader){
        .at = source.data,
        .end = source.data + source.length,
        .line_start = source.data,
        .out = out,
        .line = 1,
        .column = 1,
        .delimiter = guess_delimiter(source),
    };
}

/* Takes the next byte; a line break of any kind counts as one '\n'. */
static char take(struct csv_reader *reader)
{
    char c = *reader->at++;
    if (c == '\r' && reader->at < reader->end && *reader->at == '\n')
        c = *reader->at++;
    if (c == '\n' || c == '\r') {
        reader->line++;
        reader->column = 1;
        reader->line_start = reader->at;
        return '\n';
    }
    if (((unsigned char)c & 0xc0) != 0x80)
        reader->column++;
    return c;
}

static bool at_blank(const struct csv_reader *reader)
{
    return reader->at < reader->end &&
           (*reader->at == ' ' || (*reader->at == '\t' && reader->delimiter != '\t'));
}

static bool at_break(const struct csv_reader *reader)
{
    return *reader->at == '\n' || *reader->at == '\r';
}

static void complain(const struct csv_reader *reader, const struct csv_cell *cell, const char *code,
                     const char *text)
{
    struct pb_place place = {.file = reader->file, .line = cell->line, .column = cell->column};
    if (cell->line == reader->line)
        place.source_line = reader->line_start;
    pb_error(reader->msgs, &place, code, "%s", text);
}

/* Reads what stands between quotes; the opening one is next. */
static void read_quoted(struct csv_reader *reader, struct csv_cell *cell)
{
    take(reader);
    while (reader->at < reader->end) {
        if (*reader->at != '"') {
            *reader->out++ = take(reader);
            continue;
        }
        take(reader);
        if (reader->at == reader->end || *reader->at != '"')
            return;
        *reader->out++ = take(reader);
    }
    complain(reader, cell, "csv_quote", _("this quoted cell has no closing quote"));
}

static void read_plain(struct csv_reader *reader)
{
    char *start = reader->out;
    while (reader->at < reader->end && *reader->at != reader->delimiter && !at_break(reader))
        *reader->out++ = take(reader);
    while (reader->out > start &&
           (reader->out[-1] == ' ' || (reader->out[-1] == '\t' && reader->delimiter != '\t')))
        reader->out--;
}

enum csv_end csv_reader_cell(struct csv_reader *reader, struct csv_cell *cell)
{
    while (at_blank(reader))
        take(reader);
    char *start = reader->out;
    *cell = (struct csv_cell){.line = reader->line, .column = reader->column};
    if (reader->at < reader->end && *reader->at == '"') {
        read_quoted(reader, cell);
        while (at_blank(reader))
            take(reader);
        if (reader->at < reader->end && *reader->at != reader->delimiter && !at_break(reader)) {
            complain(reader, cell, "csv_quote", _("text after the closing quote of this cell"));
            read_plain(reader);
        }
    } else {
        read_plain(reader);
    }
    *reader->out++ = '\0';
    cell->text = csv_unguard(start);
    if (reader->at == reader->end)
        return CSV_END_FILE;
    return take(reader) == '\n' ? CSV_END_ROW : CSV_END_CELL;
}
