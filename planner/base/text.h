/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A string that grows.
 *
 * An all-zero text is valid and empty. Failure is sticky: after memory ran short every append is
 * ignored, so a writer appends freely and asks `text.failed` (or takes NULL) once at the end.
 */
#ifndef PLANNER_BASE_TEXT_H
#define PLANNER_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct text {
    char *data;      /**< NUL-terminated, NULL while nothing was appended; owned */
    size_t length;   /**< bytes before the NUL */
    size_t capacity; /**< bytes allocated */
    bool failed;     /**< memory ran short or a format was invalid; the content is incomplete */
};

void text_init(struct text *text);
void text_release(struct text *text);

/** Empties `text` but keeps its memory; also forgets a failure. */
void text_clear(struct text *text);

void text_append(struct text *text, const char *string);
void text_append_bytes(struct text *text, const char *bytes, size_t count);
void text_append_char(struct text *text, char character);

/** Appends `character` `count` times. */
void text_append_repeat(struct text *text, char character, size_t count);

/** Drops the blanks at the end. */
void text_trim(struct text *text);

/** Appends formatted text. Numbers that a machine reads back go through text_append_number. */
__attribute__((format(printf, 2, 3))) void text_printf(struct text *text, const char *format, ...);
__attribute__((format(printf, 2, 0))) void text_vprintf(struct text *text, const char *format,
                                                        va_list arguments);

/** Appends the finite `value` as number_format writes it. */
void text_append_number(struct text *text, double value);

/** The content, never NULL; borrowed until the next change. */
const char *text_string(const struct text *text);

/** Hands the content to the caller, who frees it, and leaves `text` empty. NULL after a failure. */
char *text_take(struct text *text);

#endif
