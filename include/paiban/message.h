/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the library has to say to the user: records that are collected, sorted and shown.
 *
 * The library never prints. A function that can meet a user's mistake takes a collector as its
 * last parameter and goes on, so that all mistakes come at once:
 *
 *     struct pb_place place = {.file = "s.yaml", .line = 12, .column = 9, .path = "frame.days"};
 *     pb_error(msgs, &place, "out_of_range", _("%d days: 1 to 62 are possible"), days);
 *     pb_hint(msgs, _("split a longer promotion into two scenarios"));
 *
 * `code` is a stable lower-case word (snake_case) for machines and tests; text and hint are in the
 * language of the process. Wherever a collector is asked for, NULL is allowed and means silence.
 */
#ifndef PAIBAN_MESSAGE_H
#define PAIBAN_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/status.h"

enum pb_severity { PB_ERROR, PB_WARNING, PB_NOTE };

/** Where in the user's input something stands. All-zero means nowhere in particular. Everything is
 * borrowed during the call only: the collector keeps copies. */
struct pb_place {
    const char *file; /**< as the user named it; NULL when it is not in a file */
    int line;         /**< 1-based, 0 when unknown */
    int column;       /**< 1-based, in characters (not bytes, not cells), 0 when unknown */
    int width;        /**< characters to underline from `column` on; 0 or 1 give a single caret */
    const char *path; /**< path of the field (`demand.brands[2].sales`) or NULL */
    const char *source_line; /**< first byte of that line of the file, up to a line break or NUL;
                                  NULL when there is nothing to show */
};

/** One thing said. All strings are owned by the collector. */
struct pb_message {
    enum pb_severity severity;
    const char *code;
    const char *text;
    const char *hint; /**< what to do about it, or NULL */
    const char *file; /**< or NULL */
    const char *path; /**< or NULL */
    int line;
    int column;
    int width;
    const char *source_line; /**< the line's text without its break, cut at 2,000 bytes; or NULL */
};

/** Most records kept of each severity; further ones are only counted. */
#define PB_MESSAGES_KEPT 1000

/** A collector. All-zero is valid and empty. */
struct pb_messages {
    struct pb_message *items;
    size_t n_items;
    size_t capacity;
    size_t count[3];    /**< said per severity, those not kept included */
    size_t kept[3];     /**< kept per severity */
    bool out_of_memory; /**< a record was lost because memory ran short */
    bool newest_kept;   /**< pb_hint has a record to attach to */
};

void pb_messages_init(struct pb_messages *msgs);
void pb_messages_release(struct pb_messages *msgs);

/** Adds a record. `place` may be NULL. */
__attribute__((format(printf, 4, 5))) void pb_error(struct pb_messages *msgs,
                                                    const struct pb_place *place, const char *code,
                                                    const char *format, ...);
__attribute__((format(printf, 4, 5))) void pb_warning(struct pb_messages *msgs,
                                                      const struct pb_place *place,
                                                      const char *code, const char *format, ...);
__attribute__((format(printf, 4, 5))) void pb_note(struct pb_messages *msgs,
                                                   const struct pb_place *place, const char *code,
                                                   const char *format, ...);

/** Adds a hint to the record that was added last; a second hint follows the first after "; ". */
__attribute__((format(printf, 2, 3))) void pb_hint(struct pb_messages *msgs, const char *format,
                                                   ...);

/** Sorts by file, line, column; records without a place come first; otherwise as they came. */
void pb_messages_sort(struct pb_messages *msgs);

/** PB_MEMORY when a record was lost, PB_INVALID when there is an error, else PB_OK. */
enum pb_rc pb_messages_rc(const struct pb_messages *msgs);

/** Writes one record for a terminal: `file:line:column: error: text [code]`, the source line with
 * a caret under the place (wide characters count two cells), path and hint, each line ended by a
 * newline. `colour` adds ANSI colours. The caller frees the string; NULL when memory is short. */
char *pb_message_format(const struct pb_message *message, bool colour);

/** "error", "warning" or "note": the stable word for machines. Static storage. */
const char *pb_severity_name(enum pb_severity severity);

#endif
