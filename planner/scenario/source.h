/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Reading a text file that a person wrote, and saying where in it something is wrong.
 *
 * A file of ours is UTF-8 of at most 4 MiB without NUL; people also save GBK and UTF-16, and type
 * full-width punctuation. Each of these gets its own message.
 */
#ifndef PLANNER_SCENARIO_SOURCE_H
#define PLANNER_SCENARIO_SOURCE_H

#include "paiban/message.h"
#include "planner/scenario/node.h"

#define SOURCE_MAX_BYTES ((size_t)4 << 20)

/** Reads the file at `path` into `arena` and checks its encoding; a byte-order mark of UTF-8 is
 * dropped. PB_IO when it cannot be read, PB_INVALID when it is not what we take, PB_MEMORY; with a
 * message. `*out` is NULL or what was read. */
enum pb_rc source_read(struct arena *arena, const char *path, struct source **out,
                       struct pb_messages *msgs);

/** A source over the string `text`, which is borrowed; NULL when memory is short. */
struct source *source_over(struct arena *arena, const char *name, const char *text, size_t length);

/** Checks that `source` is UTF-8 without NUL or other control characters; says what is wrong. */
bool source_check_encoding(const struct source *source, struct pb_messages *msgs);

/** Looks for what Chinese keyboards and word processors put into YAML: tabs and wide spaces as
 * indents, no-break spaces, full-width colons, commas, quotes and brackets where YAML wants the
 * narrow ones. Returns whether none was found. */
bool source_check_typing(const struct source *source, struct pb_messages *msgs);

/** The place `mark` for a message, `width` characters wide, under `path` [NULL allowed]. */
struct pb_place source_place(const struct mark *mark, int width, const char *path);

/** The mark of the byte `offset`. */
struct mark source_mark(const struct source *source, size_t offset);

#endif
