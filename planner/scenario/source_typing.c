/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/source.h"

#include <string.h>

#include "planner/base/gettext.h"

/* Where a look through the file stands: enough of YAML's grammar to tell structure from texts. */
struct scan {
    const struct source *source;
    struct pb_messages *msgs;
    size_t at;
    char quote;     /* inside '...' or "...", else 0 */
    int depth;      /* of [ and { */
    bool in_key;    /* nothing but a possible key since the line, a comma or a bracket began */
    bool at_start;  /* a value or key may begin here */
    bool in_indent; /* only blanks so far on this line */
    bool clean;
};

struct wide {
    const char *bytes;
    const char *narrow;
};

static const struct wide wide_quotes[] = {
    {"\xE2\x80\x9C", "\""}, {"\xE2\x80\x9D", "\""}, {"\xE2\x80\x98", "'"},  {"\xE2\x80\x99", "'"},
    {"\xEF\xBC\x82", "\""}, {"\xEF\xBC\x87", "'"},  {"\xE3\x80\x8C", "\""}, {NULL, NULL}};

static const struct wide wide_brackets[] = {
    {"\xEF\xBC\xBB", "["}, {"\xEF\xBD\x9B", "{"}, {"\xE3\x80\x90", "["}, {NULL, NULL}};

static const struct wide *wide_here(const struct scan *scan, const struct wide *list)
{
    for (; list->bytes; list++)
        if (strncmp(scan->source->text + scan->at, list->bytes, 3) == 0)
            return list;
    return NULL;
}

static bool here(const struct scan *scan, const char *bytes)
{
    return strncmp(scan->source->text + scan->at, bytes, strlen(bytes)) == 0;
}

static void found(struct scan *scan, const char *code, const char *text, const char *hint)
{
    struct mark mark = source_mark(scan->source, scan->at);
    struct pb_place place = source_place(&mark, 1, NULL);
    pb_error(scan->msgs, &place, code, "%s", text);
    pb_hint(scan->msgs, "%s", hint);
    if (scan->source->doubtful)
        scan->source->doubtful[mark.line - 1] = true;
    scan->clean = false;
}

static void look_at_blank(struct scan *scan)
{
    if (here(scan, "\t") && scan->in_indent)
        found(scan, "tab", _("a tab in the indent"), _("YAML wants spaces: two a level"));
    if (here(scan, "\xE3\x80\x80") && (scan->in_indent || scan->at_start))
        found(scan, "wide_space", _("a full-width space (U+3000)"), _("type a narrow space"));
    if (here(scan, "\xC2\xA0"))
        found(scan, "no_break_space", _("a no-break space (U+00A0)"),
              _("type a plain space; it often comes with text copied from a page or a document"));
}

static void look_at_punctuation(struct scan *scan)
{
    if (here(scan, "\xEF\xBC\x9A") && scan->in_key)
        found(scan, "wide_colon", _("a full-width colon after a key"),
              _("type a narrow colon and a space: `key: value`"));
    bool comma = here(scan, "\xEF\xBC\x8C") || here(scan, "\xE3\x80\x81");
    if (comma && scan->depth > 0)
        found(scan, "wide_comma", _("a full-width comma in a list"),
              _("type a narrow comma and a space: `[1, 2]`"));
    if (scan->at_start && wide_here(scan, wide_quotes))
        found(scan, "wide_quote", _("a full-width quotation mark around a value"),
              _("type \" or leave the quotes out"));
    if (scan->at_start && wide_here(scan, wide_brackets))
        found(scan, "wide_bracket", _("a full-width bracket"), _("type [ ] or { }"));
}

static void skip_line(struct scan *scan)
{
    const char *text = scan->source->text;
    while (scan->at < scan->source->length && text[scan->at] != '\n')
        scan->at++;
}

/* `|` or `>` at the end of a line starts a text: skips its lines, which stand deeper than `indent`.
 */
static void skip_block(struct scan *scan, size_t indent)
{
    const char *text = scan->source->text;
    skip_line(scan);
    while (scan->at < scan->source->length) {
        size_t line = scan->at + 1;
        size_t blanks = strspn(text + line, " ");
        if (blanks <= indent && text[line + blanks] != '\n' && text[line + blanks] != '\r')
            return;
        scan->at = line;
        skip_line(scan);
    }
}

static size_t indent_of(const struct scan *scan)
{
    size_t line = scan->at;
    while (line > 0 && scan->source->text[line - 1] != '\n')
        line--;
    return strspn(scan->source->text + line, " ");
}

static bool is_block_start(const struct scan *scan)
{
    const char *text = scan->source->text + scan->at;
    if (!scan->at_start || scan->in_key || scan->depth > 0 || (*text != '|' && *text != '>'))
        return false;
    text += 1 + strspn(text + 1, "+-123456789");
    text += strspn(text, " \r");
    return *text == '\n' || *text == '\0';
}

static void inside_quotes(struct scan *scan)
{
    const char *text = scan->source->text;
    if (scan->quote == '"' && text[scan->at] == '\\' && text[scan->at + 1])
        scan->at++;
    else if (text[scan->at] == scan->quote && scan->quote == '\'' && text[scan->at + 1] == '\'')
        scan->at++;
    else if (text[scan->at] == scan->quote)
        scan->quote = 0;
}

static void structure(struct scan *scan, char c)
{
    const char *text = scan->source->text;
    char next = text[scan->at + 1];
    bool blank_next = strchr(" \t\r\n", next) != NULL || next == '\0';
    bool opens = c == '[' || c == '{';
    if (opens && (scan->at_start || scan->depth > 0))
        scan->depth++;
    if ((c == ']' || c == '}') && scan->depth > 0)
        scan->depth--;
    bool begins = (opens && scan->depth > 0) || (c == ',' && scan->depth > 0);
    bool item = c == '-' && scan->at_start && blank_next;
    bool colon = c == ':' && (blank_next || strncmp(text + scan->at + 1, "\xE3\x80\x80", 3) == 0);
    if (begins || item) {
        scan->at_start = true;
        scan->in_key = true;
    } else if (colon) {
        scan->at_start = true;
        scan->in_key = false;
    } else if (c != ' ') {
        scan->at_start = false;
    }
    if (c == ' ' && scan->in_key && !scan->at_start)
        scan->in_key = true;
}

static void outside_quotes(struct scan *scan)
{
    const char *text = scan->source->text;
    char c = text[scan->at];
    look_at_blank(scan);
    look_at_punctuation(scan);
    if (c == '\n') {
        scan->in_indent = scan->at_start = scan->in_key = true;
        return;
    }
    bool comment = c == '#' && (scan->at == 0 || strchr(" \t\n", text[scan->at - 1]));
    if (comment) {
        skip_line(scan);
        scan->at--;
        return;
    }
    if ((c == '"' || c == '\'') && scan->at_start) {
        scan->quote = c;
        scan->at_start = false;
        return;
    }
    if (is_block_start(scan)) {
        skip_block(scan, indent_of(scan));
        scan->at--;
        return;
    }
    scan->in_indent = scan->in_indent && c == ' ';
    structure(scan, c);
}

bool source_check_typing(const struct source *source, struct pb_messages *msgs)
{
    struct scan scan = {.source = source,
                        .msgs = msgs,
                        .in_key = true,
                        .at_start = true,
                        .in_indent = true,
                        .clean = true};
    for (; scan.at < source->length; scan.at++) {
        if (scan.quote)
            inside_quotes(&scan);
        else
            outside_quotes(&scan);
    }
    return scan.clean;
}
