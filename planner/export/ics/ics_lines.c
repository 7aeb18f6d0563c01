/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "planner/base/civil.h"
#include "planner/export/ics/ics.h"

enum { MOST_BYTES = 75 };

static bool is_inside_character(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/** Appends the line with a break and a blank before what no longer fits. */
static void put_folded(struct text *out, const char *line)
{
    size_t length = strlen(line), room = MOST_BYTES;
    while (length > room) {
        size_t part = room;
        while (part > 1 && is_inside_character(line[part]))
            part--;
        text_append_bytes(out, line, part);
        text_append(out, "\r\n ");
        line += part;
        length -= part;
        room = MOST_BYTES - 1;
    }
    text_append(out, line);
    text_append(out, "\r\n");
}

void ics_put(struct text *out, const char *name, const char *value)
{
    struct text line = {0};
    text_printf(&line, "%s:%s", name, value);
    put_folded(out, text_string(&line));
    out->failed = out->failed || line.failed;
    text_release(&line);
}

void ics_put_text(struct text *out, const char *name, const char *value)
{
    struct text safe = {0};
    for (const char *c = value; *c != '\0'; c++) {
        if (strchr("\\;,", *c) != NULL)
            text_append_char(&safe, '\\');
        if (*c == '\n')
            text_append(&safe, "\\n");
        else if ((unsigned char)*c >= 0x20 && *c != 0x7f)
            text_append_char(&safe, *c);
    }
    ics_put(out, name, text_string(&safe));
    out->failed = out->failed || safe.failed;
    text_release(&safe);
}

void ics_put_time(struct text *out, const char *name, int64_t utc_minute)
{
    struct civil_date date = civil_date(civil_minute_day(utc_minute));
    int minute = civil_minute_of_day(utc_minute);
    struct text value = {0};
    text_printf(&value, "%04d%02d%02dT%02d%02d00Z", date.year, date.month, date.day, minute / 60,
                minute % 60);
    ics_put(out, name, text_string(&value));
    out->failed = out->failed || value.failed;
    text_release(&value);
}
