/* SPDX-License-Identifier: GPL-3.0-or-later */
/** SHA-256 of bytes, for manifests and scenario hashes. */
#ifndef PLANNER_BASE_HASH_H
#define PLANNER_BASE_HASH_H

#include <stddef.h>

enum { HASH_SIZE = 65 }; /**< 64 lower-case hexadecimal digits and the NUL */

/** Writes the SHA-256 of the `length` bytes at `bytes` into `hex`. */
void hash_bytes(char hex[HASH_SIZE], const void *bytes, size_t length);

/** Name and version of the library behind it. Static storage. */
const char *hash_library_version(void);

#endif
