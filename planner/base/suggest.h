/* SPDX-License-Identifier: GPL-3.0-or-later */
/** "Did you mean": the known word closest to a mistyped one. */
#ifndef PLANNER_BASE_SUGGEST_H
#define PLANNER_BASE_SUGGEST_H

#include <stddef.h>

/** Edits (insert, delete, replace, swap of neighbours) that lead from `a` to `b`, of at most 64
 * bytes each; longer words count as very far. Case is ignored. */
size_t suggest_distance(const char *a, const char *b);

/** The best so far while words are offered one by one. All-zero but `wanted` starts. */
struct suggestion {
    const char *wanted; /**< what was typed; borrowed */
    const char *best;   /**< closest word near enough (a third of the letters wrong at most), or
                             NULL; the first of equals; borrowed */
    size_t distance;    /**< of `best` */
};

/** Offers one known word. */
void suggest_offer(struct suggestion *suggestion, const char *word);

#endif
