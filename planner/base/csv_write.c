/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/csv.h"

#include <string.h>

#include "planner/base/csv_guard.h"

bool csv_is_formula(const char *text)
{
    static const char *const twins[] = {"＝", "＋", "－", "＠"};
    if (*text && strchr("=+-@\t\r\n", *text))
        return true;
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (strncmp(text, twins[i], strlen(twins[i])) == 0)
            return true;
    return false;
}

const char *csv_unguard(const char *text)
{
    return text[0] == '\'' && csv_is_formula(text + 1) ? text + 1 : text;
}

static void start_cell(struct csv_writer *writer)
{
    if (!writer->started && writer->excel)
        text_append(writer->out, "\xef\xbb\xbf");
    if (writer->in_row)
        text_append_char(writer->out, ',');
    writer->started = true;
    writer->in_row = true;
}

/** Whether the byte would act on whatever terminal or program shows the file. */
static bool is_control(char c)
{
    unsigned char byte = (unsigned char)c;
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
}

void csv_put_text(struct csv_writer *writer, const char *text)
{
    while (is_control(*text) && *text != '\0')
        text++;
    bool guarded = csv_is_formula(text);
    size_t length = strlen(text);
    bool blank_edge =
        length > 0 && (text[0] == ' ' || text[length - 1] == ' ' || text[length - 1] == '\t');
    bool quoted = blank_edge || strpbrk(text, "\",;\t\r\n");
    start_cell(writer);
    if (quoted)
        text_append_char(writer->out, '"');
    if (guarded)
        text_append_char(writer->out, '\'');
    for (const char *c = text; *c; c++) {
        if (is_control(*c))
            continue;
        if (*c == '"')
            text_append_char(writer->out, '"');
        text_append_char(writer->out, *c);
    }
    if (quoted)
        text_append_char(writer->out, '"');
}

void csv_put_number(struct csv_writer *writer, double value)
{
    start_cell(writer);
    text_append_number(writer->out, value);
}

void csv_put_int(struct csv_writer *writer, long long value)
{
    start_cell(writer);
    text_printf(writer->out, "%lld", value);
}

void csv_put_plain(struct csv_writer *writer, const char *text)
{
    start_cell(writer);
    text_append(writer->out, text);
}

void csv_end_row(struct csv_writer *writer)
{
    text_append(writer->out, writer->excel ? "\r\n" : "\n");
    writer->in_row = false;
}
