/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Memory of parsed input: allocated piece by piece, released as a whole.
 *
 * An all-zero arena is valid and empty. No function aborts: when memory is short it returns NULL
 * and `failed` stays set, so a long build-up may check once at its end.
 */
#ifndef PLANNER_BASE_ARENA_H
#define PLANNER_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /**< newest first; owned */
    bool failed;                /**< an allocation has failed since init */
};

/** Makes `arena` empty. */
void arena_init(struct arena *arena);

/** Frees everything that was allocated from `arena` and leaves it empty. */
void arena_release(struct arena *arena);

/** `count` objects of `size` bytes each, zeroed and aligned for any type, owned by the arena.
 * A count or size of 0 gives a valid pointer. NULL when memory is short or the product overflows.
 */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

/** A copy of the array of `count` objects of `size` bytes at `items` [NULL allowed when count is
 * 0], owned by the arena; NULL when memory is short. */
void *arena_copy(struct arena *arena, const void *items, size_t count, size_t size);

/** A copy of the string `text`, owned by the arena; NULL when memory is short. */
char *arena_strdup(struct arena *arena, const char *text);

/** A copy of the first `length` bytes of `text` with a NUL after them; NULL when memory is short.
 */
char *arena_strndup(struct arena *arena, const char *text, size_t length);

#endif
