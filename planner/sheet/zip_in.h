/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A zip archive that somebody else wrote: read piece by piece, never trusted.
 *
 * Refused: more than 10,000 entries, two of one name, encryption, compression other than deflate,
 * names over 500 bytes. What an entry expands to is counted while it is read, whatever the archive
 * says about it; the checksum of an entry is compared at its end.
 */
#ifndef PLANNER_SHEET_ZIP_IN_H
#define PLANNER_SHEET_ZIP_IN_H

#include <stddef.h>

#include "paiban/message.h"
#include "planner/base/arena.h"
#include "planner/base/file.h"

struct zip_in;

/** Versions of the libraries behind: zlib as it runs, minizip as it was built with (it does not
 * tell at run time). */
const char *zip_zlib_version(void);
const char *zip_minizip_version(void);

/** Opens the archive at `path`. PB_OK, PB_INVALID (no archive of ours to read), PB_IO, PB_MEMORY;
 * on PB_OK the caller closes `*out`. */
enum pb_rc zip_in_open(const char *path, struct zip_in **out, struct pb_messages *msgs);

/** Closes the archive; NULL is allowed. */
void zip_in_close(struct zip_in *zip);

size_t zip_in_count(const struct zip_in *zip);

/** Name of entry `i`, in the order of the archive; owned by the archive. */
const char *zip_in_name(const struct zip_in *zip, size_t i);

/** Index of the entry called `name`, or (size_t)-1. */
size_t zip_in_find(const struct zip_in *zip, const char *name);

/** Starts reading entry `i`, which may expand to at most `limit` bytes. False when it cannot be
 * read. */
bool zip_in_start(struct zip_in *zip, size_t i, size_t limit);

/** Reads up to `length` bytes of the entry started. 0 at its end, when the checksum was right; -1
 * when the entry is damaged or larger than its limit: zip_in_problem() says which. */
long zip_in_read(struct zip_in *zip, char *buffer, size_t length);

/** Adds an error about the entry that zip_in_start or zip_in_read failed on. Returns PB_INVALID. */
enum pb_rc zip_in_problem(const struct zip_in *zip, struct pb_messages *msgs);

/** The whole entry `i`, at most `limit` bytes, with a NUL after it, owned by `arena`. */
enum pb_rc zip_in_whole(struct zip_in *zip, size_t i, size_t limit, struct arena *arena,
                        struct file_bytes *out, struct pb_messages *msgs);

#endif
