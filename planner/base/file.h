/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Files read whole, and files written whole or not at all.
 *
 * Every failure adds an error with the file's name and the system's reason to `msgs`.
 */
#ifndef PLANNER_BASE_FILE_H
#define PLANNER_BASE_FILE_H

#include <stddef.h>

#include "paiban/message.h"
#include "paiban/status.h"
#include "planner/base/arena.h"

/** The bytes of a file. */
struct file_bytes {
    char *data; /**< `length` bytes with a NUL after them; owned by the arena */
    size_t length;
};

/** Reads the file at `path` (any kind that can be read to its end) into `arena`. More than `limit`
 * bytes are an error. PB_OK, PB_IO or PB_MEMORY. */
enum pb_rc file_read(const char *path, size_t limit, struct arena *arena, struct file_bytes *out,
                     struct pb_messages *msgs);

/** Writes the `length` bytes at `data` to `path`: as a temporary file (mode 0600) in the same
 * folder, flushed to the disk, its size checked, then renamed over `path`. What is there already
 * and is no regular file (a pipe, /dev/stdout) is written to directly. PB_OK, PB_IO or PB_MEMORY;
 * on failure the old file is untouched. */
enum pb_rc file_write(const char *path, const void *data, size_t length, struct pb_messages *msgs);

/** Creates the file `name`, which must not exist yet, in the open folder `folder_fd` with mode
 * 0600, writes, flushes and checks it. Returns 0 or an errno. */
int file_create_at(int folder_fd, const char *name, const void *data, size_t length);

/** Flushes the folder at `path` to the disk, so that renames in it last. Returns 0 or an errno. */
int file_sync_folder(const char *path);

/** Writes all `length` bytes to `fd`, going on after short writes and interruptions. Returns 0 or
 * an errno. */
int file_write_all(int fd, const void *data, size_t length);

/** Folder part of `path` ("." when it has none), malloc'ed; NULL when memory is short. */
char *file_folder_of(const char *path);

/** `folder/name`, malloc'ed; NULL when memory is short. */
char *file_join(const char *folder, const char *name);

enum file_action { FILE_READ, FILE_WRITE, FILE_CREATE, FILE_RENAME, FILE_REMOVE };

/** Adds an error of code `io_error`: what could not be done to `path`, and the reason that the
 * errno value `error` stands for. Returns PB_MEMORY for ENOMEM, else PB_IO. */
enum pb_rc file_error(struct pb_messages *msgs, enum file_action action, const char *path,
                      int error);

#endif
