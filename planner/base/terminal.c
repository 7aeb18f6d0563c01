/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <utf8proc.h>

#include "planner/base/number.h"

enum { ESCAPE_CELLS = 4, DEFAULT_COLUMNS = 100, MOST_COLUMNS = 10000 };

/* One character: its bytes, and whether it may be shown as it is. */
struct character {
    size_t bytes;
    size_t cells;
    bool escaped;
};

static bool is_unsafe(utf8proc_int32_t code)
{
    if (code < 0x20 || (code >= 0x7f && code < 0xa0))
        return true;
    /* Overrides and isolates of the writing direction, line and paragraph separators. */
    return code == 0x200e || code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

static struct character look(const char *string, size_t length)
{
    utf8proc_int32_t code;
    if (string[0] == '\t')
        return (struct character){.bytes = 1, .cells = 1};
    utf8proc_ssize_t got =
        utf8proc_iterate((const utf8proc_uint8_t *)string, (utf8proc_ssize_t)length, &code);
    if (got <= 0)
        return (struct character){.bytes = 1, .cells = ESCAPE_CELLS, .escaped = true};
    size_t bytes = (size_t)got;
    if (is_unsafe(code))
        return (struct character){.bytes = bytes, .cells = ESCAPE_CELLS * bytes, .escaped = true};
    return (struct character){.bytes = bytes, .cells = (size_t)utf8proc_charwidth(code)};
}

size_t terminal_character(const char *string, size_t length)
{
    return look(string, length).bytes;
}

size_t terminal_width(const char *string, size_t length)
{
    size_t cells = 0;
    for (size_t at = 0; at < length;) {
        struct character c = look(string + at, length - at);
        cells += c.cells;
        at += c.bytes;
    }
    return cells;
}

size_t terminal_fit(const char *string, size_t length, size_t cells)
{
    size_t at = 0;
    while (at < length) {
        struct character c = look(string + at, length - at);
        if (c.cells > cells)
            break;
        cells -= c.cells;
        at += c.bytes;
    }
    return at;
}

void terminal_append(struct text *out, const char *string, size_t length)
{
    for (size_t at = 0; at < length;) {
        struct character c = look(string + at, length - at);
        if (string[at] == '\t')
            text_append_char(out, ' ');
        else if (!c.escaped)
            text_append_bytes(out, string + at, c.bytes);
        else
            for (size_t i = 0; i < c.bytes; i++)
                text_printf(out, "\\x%02X", (unsigned)(unsigned char)string[at + i]);
        at += c.bytes;
    }
}

void terminal_append_cell(struct text *out, const char *string, size_t cells, bool right)
{
    size_t length = strlen(string);
    size_t width = terminal_width(string, length);
    bool cut = width > cells;
    if (cut && cells > 0) {
        length = terminal_fit(string, length, cells - 1);
        width = terminal_width(string, length) + 1;
    } else if (cut) {
        return;
    }
    if (right)
        text_append_repeat(out, ' ', cells - width);
    terminal_append(out, string, length);
    if (cut)
        text_append(out, "…");
    if (!right)
        text_append_repeat(out, ' ', cells - width);
}

bool terminal_colour(int descriptor)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    if (no_color && *no_color)
        return false;
    return term && strcmp(term, "dumb") != 0 && isatty(descriptor);
}

size_t terminal_columns(int descriptor)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long long said = 0;
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    if (columns && number_parse_int(columns, strlen(columns), &said) == NUMBER_OK && said > 0 &&
        said <= MOST_COLUMNS)
        return (size_t)said;
    return DEFAULT_COLUMNS;
}

const char *terminal_library_version(void)
{
    return utf8proc_version();
}
