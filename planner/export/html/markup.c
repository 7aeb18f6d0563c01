/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/html/markup.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/number.h"
#include "planner/base/terminal.h"

/* Elements that never have content: HTML's void ones have no end tag, SVG's are closed at once. */
static const char *const void_elements[] = {"meta", "br", "col", NULL};
static const char *const empty_elements[] = {"rect", "line", "path", "circle", NULL};

static bool is_one_of(const char *name, const char *const list[])
{
    for (size_t i = 0; list[i]; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

static void end_tag_start(struct markup *m)
{
    if (m->in_tag)
        text_append_char(m->out, '>');
    m->in_tag = false;
}

void markup_open(struct markup *m, const char *name)
{
    assert(m->depth < MARKUP_DEPTH);
    end_tag_start(m);
    text_append_char(m->out, '<');
    text_append(m->out, name);
    m->stack[m->depth++] = name;
    m->in_tag = true;
}

void markup_open_class(struct markup *m, const char *name, const char *class_name)
{
    markup_open(m, name);
    if (class_name)
        markup_attr(m, "class", class_name);
}

/** Appends `text` escaped for content and for attributes in double quotes. */
static void escape(struct text *out, const char *text, size_t length)
{
    struct text safe = {0};
    terminal_append(&safe, text, length);
    for (const char *at = text_string(&safe); *at; at++) {
        switch (*at) {
        case '&':
            text_append(out, "&amp;");
            break;
        case '<':
            text_append(out, "&lt;");
            break;
        case '>':
            text_append(out, "&gt;");
            break;
        case '"':
            text_append(out, "&quot;");
            break;
        case '\'':
            text_append(out, "&#39;");
            break;
        default:
            text_append_char(out, *at);
        }
    }
    if (safe.failed)
        out->failed = true;
    text_release(&safe);
}

void markup_attr(struct markup *m, const char *name, const char *value)
{
    assert(m->in_tag);
    text_append_char(m->out, ' ');
    text_append(m->out, name);
    text_append(m->out, "=\"");
    escape(m->out, value, strlen(value));
    text_append_char(m->out, '"');
}

void markup_attr_int(struct markup *m, const char *name, long long value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", value);
    markup_attr(m, name, digits);
}

void markup_attr_number(struct markup *m, const char *name, double value, int decimals)
{
    double scale = pow(10.0, decimals);
    markup_attr_exact(m, name, round(value * scale) / scale);
}

void markup_attr_exact(struct markup *m, const char *name, double value)
{
    char digits[NUMBER_SIZE];
    number_format(digits, value);
    markup_attr(m, name, digits);
}

void markup_text(struct markup *m, const char *text)
{
    end_tag_start(m);
    escape(m->out, text, strlen(text));
}

void markup_textf(struct markup *m, const char *format, ...)
{
    struct text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    markup_text(m, text_string(&text));
    if (text.failed)
        m->out->failed = true;
    text_release(&text);
}

void markup_close(struct markup *m)
{
    assert(m->depth > 0);
    const char *name = m->stack[--m->depth];
    if (m->in_tag && is_one_of(name, void_elements)) {
        end_tag_start(m);
        return;
    }
    if (m->in_tag && is_one_of(name, empty_elements)) {
        text_append(m->out, "/>");
        m->in_tag = false;
        return;
    }
    end_tag_start(m);
    text_append(m->out, "</");
    text_append(m->out, name);
    text_append_char(m->out, '>');
}

void markup_element(struct markup *m, const char *name, const char *class_name, const char *text)
{
    markup_open_class(m, name, class_name);
    markup_text(m, text);
    markup_close(m);
}

void markup_json(struct markup *m, const char *id, const json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(15));
    markup_open(m, "script");
    markup_attr(m, "type", "application/json");
    markup_attr(m, "id", id);
    end_tag_start(m);
    for (const char *at = text; at && *at; at++) {
        if (*at == '<' || *at == '>' || *at == '&')
            text_printf(m->out, "\\u%04x", (unsigned)*at);
        else
            text_append_char(m->out, *at);
    }
    if (!text)
        m->out->failed = true;
    free(text);
    markup_close(m);
}

void markup_constant(struct markup *m, const char *bytes, size_t length)
{
    end_tag_start(m);
    text_append_bytes(m->out, bytes, length);
}
