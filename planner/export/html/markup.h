/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Writes HTML and SVG that is well formed and safe by construction.
 *
 *     markup_open(m, "td");
 *     markup_attr(m, "class", "name");
 *     markup_text(m, team->name);
 *     markup_close(m);
 *
 * Whatever comes from a user goes through markup_text, markup_attr or markup_json, which escape it;
 * control characters and bytes that are not UTF-8 appear as \xNN. Names of elements and attributes
 * are literals of ours. Failure is sticky in `out->failed`.
 */
#ifndef PLANNER_EXPORT_HTML_MARKUP_H
#define PLANNER_EXPORT_HTML_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "planner/base/text.h"

enum { MARKUP_DEPTH = 32 };

/** All-zero but `out` is an empty document. */
struct markup {
    struct text *out;                /**< borrowed */
    const char *stack[MARKUP_DEPTH]; /**< open elements, outermost first */
    size_t depth;
    bool in_tag; /**< attributes may follow */
};

/** Starts the element `name` inside the one that is open. */
void markup_open(struct markup *m, const char *name);

/** The same with a class; NULL for none. */
void markup_open_class(struct markup *m, const char *name, const char *class_name);

/** Adds an attribute to the element started last, before any content of it. */
void markup_attr(struct markup *m, const char *name, const char *value);

/** An attribute of a whole number. */
void markup_attr_int(struct markup *m, const char *name, long long value);

/** An attribute with `decimals` places at most, as SVG coordinates need them: no more digits than
 * it takes. */
void markup_attr_number(struct markup *m, const char *name, double value, int decimals);

/** An attribute with the finite value's shortest round-trip decimal. */
void markup_attr_exact(struct markup *m, const char *name, double value);

/** Adds text. */
void markup_text(struct markup *m, const char *text);
__attribute__((format(printf, 2, 3))) void markup_textf(struct markup *m, const char *format, ...);

/** Ends the element started last. */
void markup_close(struct markup *m);

/** An element with a class (NULL for none) and nothing but text in it. */
void markup_element(struct markup *m, const char *name, const char *class_name, const char *text);

/** A script element of type application/json that holds `json` (borrowed), unreadable as markup:
 * `<`, `>` and `&` are written as \uNNNN. */
void markup_json(struct markup *m, const char *id, const json_t *json);

/** Adds bytes as they are: constants of the program only (its style and its script). */
void markup_constant(struct markup *m, const char *bytes, size_t length);

#endif
