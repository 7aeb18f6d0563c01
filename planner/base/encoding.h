/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which encoding a text file has, and its text as UTF-8. */
#ifndef PLANNER_BASE_ENCODING_H
#define PLANNER_BASE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "planner/base/arena.h"
#include "planner/base/file.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_GBK, ENCODING_UNKNOWN };

/** Guesses from the byte-order mark, then from validity: what is not UTF-8 but can be read as
 * GB18030 (which contains GBK and GB2312) is taken for GBK. */
enum encoding encoding_guess(const char *bytes, size_t length);

/** Whether the bytes are UTF-8 throughout. */
bool encoding_is_utf8(const char *bytes, size_t length);

/** Name for a message: "UTF-8", "UTF-16LE", "UTF-16BE", "GBK", "unknown". Static storage. */
const char *encoding_name(enum encoding encoding);

/** Gives `in`, known to be of `encoding`, as UTF-8 without byte-order mark in `out`, owned by
 * `arena`. False when the bytes cannot be converted or memory is short (then arena->failed). */
bool encoding_decode(struct file_bytes in, enum encoding encoding, struct arena *arena,
                     struct file_bytes *out);

/** Gives the UTF-8 text `in` as `encoding` in `out`, owned by `arena`; UTF-16 with its byte-order
 * mark, UTF-8 with one when `marked`. False when a character has no place there or memory is short
 * (then arena->failed). */
bool encoding_encode(struct file_bytes in, enum encoding encoding, bool marked, struct arena *arena,
                     struct file_bytes *out);

#endif
