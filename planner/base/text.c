/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/text.h"

#include "planner/base/number.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_init(struct text *text)
{
    *text = (struct text){0};
}

void text_release(struct text *text)
{
    free(text->data);
    text_init(text);
}

void text_clear(struct text *text)
{
    text->length = 0;
    text->failed = false;
    if (text->data)
        text->data[0] = '\0';
}

/* Makes room for `count` more bytes and the NUL. */
static bool reserve(struct text *text, size_t count)
{
    if (text->failed)
        return false;
    if (count > SIZE_MAX / 4 || text->length > SIZE_MAX / 4) {
        text->failed = true;
        return false;
    }
    size_t wanted = text->length + count + 1;
    if (wanted <= text->capacity)
        return true;
    size_t capacity = text->capacity * 2 > wanted ? text->capacity * 2 : wanted + 31;
    char *data = realloc(text->data, capacity);
    if (!data) {
        text->failed = true;
        return false;
    }
    text->data = data;
    text->capacity = capacity;
    return true;
}

void text_append(struct text *text, const char *string)
{
    text_append_bytes(text, string, strlen(string));
}

void text_append_bytes(struct text *text, const char *bytes, size_t count)
{
    if (!reserve(text, count))
        return;
    if (count)
        memcpy(text->data + text->length, bytes, count);
    text->length += count;
    text->data[text->length] = '\0';
}

void text_append_char(struct text *text, char character)
{
    text_append_bytes(text, &character, 1);
}

void text_append_repeat(struct text *text, char character, size_t count)
{
    if (!reserve(text, count))
        return;
    memset(text->data + text->length, character, count);
    text->length += count;
    text->data[text->length] = '\0';
}

void text_trim(struct text *text)
{
    while (text->length > 0 && text->data[text->length - 1] == ' ') {
        text->data[--text->length] = '\0';
    }
}

void text_printf(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(text, format, arguments);
    va_end(arguments);
}

void text_vprintf(struct text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        text->failed = true;
    else if (reserve(text, (size_t)length)) {
        vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void text_append_number(struct text *text, double value)
{
    char buffer[NUMBER_SIZE];
    number_format(buffer, value);
    text_append(text, buffer);
}

const char *text_string(const struct text *text)
{
    return text->data ? text->data : "";
}

char *text_take(struct text *text)
{
    if (!text->data)
        reserve(text, 0);
    char *data = text->failed ? NULL : text->data;
    if (data) {
        data[text->length] = '\0';
        text->data = NULL;
    }
    text_release(text);
    return data;
}
