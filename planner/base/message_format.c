/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/message.h"

#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/terminal.h"
#include "planner/base/text.h"

/* Cells of a source line that are shown; the caret stands within them. */
enum { SHOWN_CELLS = 96, CELLS_BEFORE = 48 };

struct style {
    const char *strong, *place, *reset;
};

static struct style style_of(enum pb_severity severity, bool colour)
{
    static const struct style plain = {"", "", ""};
    static const struct style coloured[] = {
        [PB_ERROR] = {"\033[1;31m", "\033[1m", "\033[0m"},
        [PB_WARNING] = {"\033[1;33m", "\033[1m", "\033[0m"},
        [PB_NOTE] = {"\033[1;36m", "\033[1m", "\033[0m"},
    };
    return colour ? coloured[severity] : plain;
}

static const char *severity_text(enum pb_severity severity)
{
    switch (severity) {
    case PB_ERROR:
        return _("error");
    case PB_WARNING:
        return _("warning");
    case PB_NOTE:
        break;
    }
    return _("note");
}

static void put_head(struct text *out, const struct pb_message *message, struct style style)
{
    if (message->file) {
        text_append(out, style.place);
        terminal_append(out, message->file, strlen(message->file));
        if (message->line > 0)
            text_printf(out, ":%d", message->line);
        if (message->line > 0 && message->column > 0)
            text_printf(out, ":%d", message->column);
        text_printf(out, ":%s ", style.reset);
    }
    text_printf(out, "%s%s:%s ", style.strong, severity_text(message->severity), style.reset);
    terminal_append(out, message->text, strlen(message->text));
    text_printf(out, " [%s]\n", message->code);
}

/* Bytes of `line` that its first `count` characters take. */
static size_t skip_characters(const char *line, int count)
{
    size_t at = 0;
    size_t length = strlen(line);
    for (int i = 0; i < count && at < length; i++)
        at += terminal_character(line + at, length - at);
    return at;
}

static void put_excerpt(struct text *out, const struct pb_message *message, struct style style)
{
    const char *line = message->source_line;
    if (!line || message->line <= 0)
        return;
    size_t length = strlen(line);
    size_t caret = message->column > 0 ? skip_characters(line, message->column - 1) : 0;
    size_t start = 0;
    while (terminal_width(line + start, caret - start) > CELLS_BEFORE)
        start += terminal_character(line + start, caret - start);
    size_t shown = terminal_fit(line + start, length - start, SHOWN_CELLS);
    text_printf(out, "%6d | ", message->line);
    terminal_append(out, line + start, shown);
    text_append(out, "\n");
    if (message->column <= 0)
        return;
    size_t marked = skip_characters(line + caret, message->width > 1 ? message->width : 1);
    if (caret + marked > start + shown)
        marked = start + shown - caret;
    size_t cells = terminal_width(line + caret, marked);
    text_append(out, "       | ");
    text_append_repeat(out, ' ', terminal_width(line + start, caret - start));
    text_append(out, style.strong);
    text_append_repeat(out, '^', cells > 0 ? cells : 1);
    text_printf(out, "%s\n", style.reset);
}

char *pb_message_format(const struct pb_message *message, bool colour)
{
    struct text out = {0};
    struct style style = style_of(message->severity, colour);
    put_head(&out, message, style);
    put_excerpt(&out, message, style);
    if (message->path) {
        text_printf(&out, "       = %s: ", _("at"));
        terminal_append(&out, message->path, strlen(message->path));
        text_append(&out, "\n");
    }
    if (message->hint) {
        text_printf(&out, "       = %s: ", _("hint"));
        terminal_append(&out, message->hint, strlen(message->hint));
        text_append(&out, "\n");
    }
    return text_take(&out);
}
