/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The list of a plan folder's files with their sizes and hashes. */
#ifndef PLANNER_BASE_MANIFEST_H
#define PLANNER_BASE_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/message.h"
#include "paiban/status.h"
#include "planner/base/arena.h"
#include "planner/base/file.h"
#include "planner/base/hash.h"

enum manifest_kind {
    MANIFEST_HASHED,  /**< equal runs write equal bytes */
    MANIFEST_VOLATILE /**< may differ between equal runs: listed by name only */
};

struct manifest_entry {
    const char *name; /**< a plain file name; owned by the manifest */
    enum manifest_kind kind;
    size_t bytes;         /**< 0 when volatile */
    char hash[HASH_SIZE]; /**< SHA-256, "" when volatile */
};

/** All-zero is valid and empty. */
struct manifest {
    struct arena arena;
    struct manifest_entry *entries;
    size_t n_entries;
    size_t capacity;
};

void manifest_release(struct manifest *manifest);

/** Whether `name` can be the name of a file in a plan folder: not empty, no slash, no leading dot,
 * no control characters. */
bool manifest_is_name(const char *name);

/** Adds the file `name` with content `bytes`. False when memory is short. */
bool manifest_add(struct manifest *manifest, const char *name, struct file_bytes bytes,
                  enum manifest_kind kind);

/** The entry called `name`, or NULL. */
const struct manifest_entry *manifest_find(const struct manifest *manifest, const char *name);

/** The manifest as JSON; the caller frees it. NULL when memory is short. */
char *manifest_write(const struct manifest *manifest);

/** Reads JSON text. False when it is no manifest of ours (or memory is short: arena.failed). */
bool manifest_read(struct manifest *manifest, struct file_bytes json);

#endif
