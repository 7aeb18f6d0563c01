/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/message.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"

enum { EXCERPT_BYTES = 2000 };

void pb_messages_init(struct pb_messages *msgs)
{
    *msgs = (struct pb_messages){0};
}

static void release_message(struct pb_message *message)
{
    free((char *)message->code);
    free((char *)message->text);
    free((char *)message->hint);
    free((char *)message->file);
    free((char *)message->path);
    free((char *)message->source_line);
}

void pb_messages_release(struct pb_messages *msgs)
{
    for (size_t i = 0; i < msgs->n_items; i++)
        release_message(&msgs->items[i]);
    free(msgs->items);
    pb_messages_init(msgs);
}

static struct pb_message *new_item(struct pb_messages *msgs)
{
    if (msgs->n_items == msgs->capacity) {
        size_t capacity = msgs->capacity ? msgs->capacity * 2 : 16;
        struct pb_message *items = realloc(msgs->items, capacity * sizeof *items);
        if (!items)
            return NULL;
        msgs->items = items;
        msgs->capacity = capacity;
    }
    return &msgs->items[msgs->n_items];
}

/* Copies `string` unless it is NULL; `*ok` turns false when memory is short. */
static char *copy(const char *string, bool *ok)
{
    char *result = string ? strdup(string) : NULL;
    if (string && !result)
        *ok = false;
    return result;
}

static char *copy_line(const char *line, bool *ok)
{
    if (!line)
        return NULL;
    size_t length = strcspn(line, "\r\n");
    char *result = strndup(line, length < EXCERPT_BYTES ? length : EXCERPT_BYTES);
    if (!result)
        *ok = false;
    return result;
}

/* Takes `text` over. */
static void add(struct pb_messages *msgs, enum pb_severity severity, const struct pb_place *place,
                const char *code, char *text)
{
    static const struct pb_place nowhere;
    const struct pb_place *at = place ? place : &nowhere;
    struct pb_message *item = text ? new_item(msgs) : NULL;
    bool ok = item != NULL;
    if (!ok) {
        free(text);
        msgs->out_of_memory = true;
        return;
    }
    *item = (struct pb_message){
        .severity = severity,
        .code = copy(code, &ok),
        .text = text,
        .file = copy(at->file, &ok),
        .path = copy(at->path, &ok),
        .line = at->line,
        .column = at->column,
        .width = at->width,
        .source_line = copy_line(at->source_line, &ok),
    };
    if (!ok) {
        release_message(item);
        msgs->out_of_memory = true;
        return;
    }
    msgs->n_items++;
    msgs->kept[severity]++;
    msgs->newest_kept = true;
}

__attribute__((format(printf, 5, 0))) static void
say(struct pb_messages *msgs, enum pb_severity severity, const struct pb_place *place,
    const char *code, const char *format, va_list arguments)
{
    if (!msgs)
        return;
    assert(code && format);
    msgs->count[severity]++;
    msgs->newest_kept = false;
    if (msgs->kept[severity] == PB_MESSAGES_KEPT)
        return;
    struct text text = {0};
    text_vprintf(&text, format, arguments);
    add(msgs, severity, place, code, text_take(&text));
}

void pb_error(struct pb_messages *msgs, const struct pb_place *place, const char *code,
              const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(msgs, PB_ERROR, place, code, format, arguments);
    va_end(arguments);
}

void pb_warning(struct pb_messages *msgs, const struct pb_place *place, const char *code,
                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(msgs, PB_WARNING, place, code, format, arguments);
    va_end(arguments);
}

void pb_note(struct pb_messages *msgs, const struct pb_place *place, const char *code,
             const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(msgs, PB_NOTE, place, code, format, arguments);
    va_end(arguments);
}

void pb_hint(struct pb_messages *msgs, const char *format, ...)
{
    if (!msgs || !msgs->newest_kept)
        return;
    struct pb_message *item = &msgs->items[msgs->n_items - 1];
    struct text text = {0};
    va_list arguments;
    if (item->hint) {
        text_append(&text, item->hint);
        text_append(&text, "; ");
    }
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    char *hint = text_take(&text);
    if (!hint) {
        msgs->out_of_memory = true;
        return;
    }
    free((char *)item->hint);
    item->hint = hint;
}

static int compare_places(const struct pb_message *a, const struct pb_message *b)
{
    const char *file_a = a->file ? a->file : "";
    const char *file_b = b->file ? b->file : "";
    int order = strcmp(file_a, file_b);
    if (order)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

void pb_messages_sort(struct pb_messages *msgs)
{
    /* Insertion keeps equal places in the order they were said; records mostly come in order, and
     * their number is limited. */
    for (size_t i = 1; i < msgs->n_items; i++) {
        struct pb_message item = msgs->items[i];
        size_t at = i;
        for (; at > 0 && compare_places(&msgs->items[at - 1], &item) > 0; at--)
            msgs->items[at] = msgs->items[at - 1];
        msgs->items[at] = item;
    }
    msgs->newest_kept = false;
}

enum pb_rc pb_messages_rc(const struct pb_messages *msgs)
{
    if (msgs->out_of_memory)
        return PB_MEMORY;
    return msgs->count[PB_ERROR] ? PB_INVALID : PB_OK;
}

const char *pb_severity_name(enum pb_severity severity)
{
    switch (severity) {
    case PB_ERROR:
        return "error";
    case PB_WARNING:
        return "warning";
    case PB_NOTE:
        break;
    }
    return "note";
}
