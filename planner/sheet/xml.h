/* SPDX-License-Identifier: GPL-3.0-or-later */
/** XML as spreadsheets write it, scanned piece by piece in bounded memory.
 *
 * UTF-8 only. Refused: a document type (so no entities of its own), entities other than the five
 * and numbers, tags or texts over 1 MiB, more than 64 attributes, nesting over 64. Comments and
 * processing instructions are passed over. Prefixes of element names are dropped.
 *
 *     while ((event = xml_next(&xml)) > XML_FINISHED)
 *         if (event == XML_START && strcmp(xml.name, "row") == 0) ...
 */
#ifndef PLANNER_SHEET_XML_H
#define PLANNER_SHEET_XML_H

#include <stdbool.h>
#include <stddef.h>

enum { XML_ATTRIBUTES = 64 };

enum xml_event {
    XML_BROKEN,   /**< not well-formed, beyond a limit, or the source failed: `problem` says */
    XML_FINISHED, /**< the end of the document */
    XML_START,    /**< `name` and the attributes; an empty element gives XML_END next */
    XML_END,      /**< `name` */
    XML_TEXT      /**< `text`, entities resolved; one text may come in several pieces */
};

/** Where the bytes come from: `read` gives up to `length` of them, 0 at the end, -1 on failure. */
struct xml_source {
    long (*read)(void *context, char *buffer, size_t length);
    void *context;
};

struct xml_attribute {
    const char *name; /**< with its prefix */
    const char *value;
};

/** A scan. Strings live until the next call of xml_next. */
struct xml {
    const char *name; /**< of the element, without prefix */
    const char *text; /**< NUL-terminated; "" unless XML_TEXT */
    size_t text_length;
    struct xml_attribute attributes[XML_ATTRIBUTES];
    size_t n_attributes;
    size_t from, to;     /**< bytes of the document that the event stands in: [from, to) */
    bool empty;          /**< XML_START: written as <name/> */
    const char *problem; /**< XML_BROKEN: what is wrong; static. NULL: the source failed */

    struct xml_source source; /**< private from here on */
    char *buffer;
    size_t capacity, start, end; /**< bytes [start, end) of `buffer` are unread */
    size_t offset;               /**< of buffer[0] in the document */
    char kept;                   /**< byte that a NUL behind a text stands for */
    bool has_kept;
    bool source_ended;
    bool source_failed; /**< and so it ended: what was read may be false */
    bool close_next;    /**< an empty element was just started */
    size_t depth;
    bool any; /**< the root element was seen */
};

/** Starts a scan. The caller ends it with xml_release. */
void xml_init(struct xml *xml, struct xml_source source);
void xml_release(struct xml *xml);

/** The next event. After XML_BROKEN and XML_FINISHED there is none. */
enum xml_event xml_next(struct xml *xml);

/** Value of the attribute `name`, exactly so written; NULL when there is none. */
const char *xml_attribute(const struct xml *xml, const char *name);

/** Value of the attribute whose name without prefix is `name` and that has a prefix; or NULL. */
const char *xml_prefixed(const struct xml *xml, const char *name);

/** Passes over the content of the element just started, up to and with its end. */
enum xml_event xml_skip(struct xml *xml);

#endif
