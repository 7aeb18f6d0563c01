/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Small helpers over lists of words. */
#ifndef PLANNER_SCENARIO_WORDS_H
#define PLANNER_SCENARIO_WORDS_H

#include <stddef.h>

/** Writes the NULL-terminated `words` joined by ", " into `buffer`, cut at `size`. */
void words_join(const char *const *words, char *buffer, size_t size);

#endif
