/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a workbook share: strings and formats. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/number.h"
#include "planner/sheet/workbook_private.h"

enum { STRINGS_MAX = 4000000, STYLES_MAX = 65536, FORMATS_MAX = 4096, ESCAPE_LENGTH = 7 };

/** Whether _xHHHH_ stands at `at`: the way in which spreadsheets write control characters. */
static bool is_escape(const char *at)
{
    if (at[0] != '_' || at[1] != 'x')
        return false;
    for (int i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)at[i]))
            return false;
    return at[6] == '_';
}

static void append_unescaped(struct text *out, const char *text)
{
    while (*text != '\0') {
        if (!is_escape(text)) {
            text_append_char(out, *text++);
            continue;
        }
        unsigned long code = strtoul(text + 2, NULL, 16);
        if (code == '_' || (code >= ' ' && code < 0x7F))
            text_append_char(out, (char)code);
        else
            text_append_char(out, ' ');
        text += ESCAPE_LENGTH;
    }
}

bool workbook_text(struct xml *xml, struct text *out)
{
    size_t depth = xml->depth;
    bool inside = false;
    text_clear(out);
    for (;;) {
        enum xml_event event = xml_next(xml);
        if (event <= XML_FINISHED)
            return false;
        if (event == XML_END && xml->depth == depth - 1)
            return true;
        if (event == XML_START && strcmp(xml->name, "rPh") == 0) {
            if (xml_skip(xml) <= XML_FINISHED)
                return false;
            continue;
        }
        if (event != XML_TEXT)
            inside = event == XML_START && strcmp(xml->name, "t") == 0;
        else if (inside)
            append_unescaped(out, xml->text);
    }
}

/** Strings that grow while they are read. */
struct strings {
    const char **at;
    size_t n, room;
};

static bool keep_string(struct workbook *book, struct strings *strings, struct text *text)
{
    text_trim(text);
    if (strings->n == strings->room) {
        size_t room = strings->room == 0 ? 1024 : strings->room * 2;
        const char **grown = realloc(strings->at, room * sizeof *grown);
        if (grown == NULL)
            return false;
        strings->at = grown;
        strings->room = room;
    }
    strings->at[strings->n] =
        arena_strdup(&book->arena, text_string(text) + strspn(text_string(text), " \t\r\n"));
    return strings->at[strings->n++] != NULL && !text->failed;
}

enum pb_rc workbook_strings(struct workbook *book, size_t entry, struct pb_messages *msgs)
{
    struct xml xml;
    struct strings strings = {0};
    struct text text = {0};
    enum xml_event event;
    bool fine = workbook_scan(book, entry, &xml), memory = true;
    while ((event = fine ? xml_next(&xml) : XML_BROKEN) > XML_FINISHED && memory) {
        if (event != XML_START || strcmp(xml.name, "si") != 0 || strings.n == STRINGS_MAX)
            continue;
        fine = workbook_text(&xml, &text);
        memory = keep_string(book, &strings, &text);
    }
    enum pb_rc rc = memory ? PB_OK : PB_MEMORY;
    if (rc == PB_OK && event == XML_BROKEN)
        rc = workbook_broken(book, &xml, msgs);
    book->strings = arena_copy(&book->arena, strings.at, strings.n, sizeof *strings.at);
    book->n_strings = strings.n;
    free(strings.at);
    text_release(&text);
    xml_release(&xml);
    return rc == PB_OK && book->strings == NULL ? PB_MEMORY : rc;
}

/** Whether the number format `code` shows a date: it has a day, month or year outside quotes,
 * brackets and escapes; `m` alone between hours and seconds means minutes. */
static bool shows_date(const char *code)
{
    bool month = false, clock = false;
    for (const char *c = code; *c != '\0' && *c != ';'; c++) {
        const char *close = *c == '"' ? strchr(c + 1, '"') : *c == '[' ? strchr(c + 1, ']') : NULL;
        if (close != NULL) {
            c = close;
            continue;
        }
        if (*c == '\\' || *c == '_' || *c == '*') {
            c += c[1] != '\0';
            continue;
        }
        int letter = tolower((unsigned char)*c);
        if (letter == 'y' || letter == 'd')
            return true;
        month = month || letter == 'm';
        clock = clock || letter == 'h' || letter == 's';
    }
    return month && !clock;
}

/** Whether the built-in number format `id` shows a date, the East Asian ones included. */
static bool built_in_date(long long id)
{
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
           (id >= 50 && id <= 58);
}

/** Formats that the workbook defines itself and that show dates. */
struct formats {
    long long ids[FORMATS_MAX];
    size_t n;
};

static long long number_of(const struct xml *xml, const char *attribute)
{
    const char *text = xml_attribute(xml, attribute);
    long long value = -1;
    if (text != NULL)
        number_parse_int(text, strlen(text), &value);
    return value;
}

static void keep_format(const struct xml *xml, struct formats *formats)
{
    const char *code = xml_attribute(xml, "formatCode");
    if (code != NULL && shows_date(code) && formats->n < FORMATS_MAX)
        formats->ids[formats->n++] = number_of(xml, "numFmtId");
}

static bool is_date(const struct formats *formats, long long id)
{
    for (size_t i = 0; i < formats->n; i++)
        if (formats->ids[i] == id)
            return true;
    return built_in_date(id);
}

enum pb_rc workbook_styles(struct workbook *book, size_t entry, struct pb_messages *msgs)
{
    struct xml xml;
    struct formats *formats = arena_alloc(&book->arena, 1, sizeof *formats);
    enum xml_event event;
    bool in_cells = false;
    book->date_styles = arena_alloc(&book->arena, STYLES_MAX, sizeof *book->date_styles);
    if (formats == NULL || book->date_styles == NULL)
        return PB_MEMORY;
    bool fine = workbook_scan(book, entry, &xml);
    while ((event = fine ? xml_next(&xml) : XML_BROKEN) > XML_FINISHED) {
        if (event == XML_TEXT)
            continue;
        if (strcmp(xml.name, "cellXfs") == 0)
            in_cells = event == XML_START;
        if (event == XML_START && strcmp(xml.name, "numFmt") == 0)
            keep_format(&xml, formats);
        if (event == XML_START && in_cells && strcmp(xml.name, "xf") == 0 &&
            book->n_styles < STYLES_MAX)
            book->date_styles[book->n_styles++] = is_date(formats, number_of(&xml, "numFmtId"));
    }
    enum pb_rc rc = event == XML_BROKEN ? workbook_broken(book, &xml, msgs) : PB_OK;
    xml_release(&xml);
    return rc;
}
