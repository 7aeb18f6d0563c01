/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Small helpers over lists of words. */
#ifndef PLANNER_SCENARIO_WORDS_H
#define PLANNER_SCENARIO_WORDS_H

#include <stddef.h>

#include "planner/base/arena.h"
#include "planner/base/text.h"

/** The content of `text` owned by `arena`; releases `text`. NULL, and the arena marked as failed,
 * when memory was or is short. */
const char *words_keep(struct arena *arena, struct text *text);

/** Writes the NULL-terminated `words` joined by ", " into `buffer`, cut at `size`. */
void words_join(const char *const *words, char *buffer, size_t size);

#endif
