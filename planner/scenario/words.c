/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/words.h"

#include <stdio.h>
#include <string.h>

#include "planner/scenario/read.h"

const char *words_keep(struct arena *arena, struct text *text)
{
    const char *copy = NULL;
    if (text->failed)
        arena->failed = true;
    else
        copy = arena_strdup(arena, text_string(text));
    text_release(text);
    return copy;
}

void words_join(const char *const *words, char *buffer, size_t size)
{
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; words[i] && used < size; i++) {
        int n = snprintf(buffer + used, size - used, "%s%s", i ? ", " : "", words[i]);
        used += n > 0 ? (size_t)n : 0;
    }
}

enum { MAX_WORD = 48 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits (insert, delete, replace, swap neighbours) from `a` to `b`. */
static size_t distance(const char *a, const char *b)
{
    size_t rows[3][MAX_WORD + 1];
    size_t n = strlen(b);
    size_t *before = rows[0];
    size_t *last = rows[1];
    size_t *now = rows[2];
    for (size_t j = 0; j <= n; j++)
        last[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t replace = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = smaller(replace, 1 + smaller(last[j], now[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = smaller(now[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = last;
        last = now;
        now = oldest;
    }
    return last[n];
}

const char *read_nearest(const char *word, const char *const *candidates, size_t n)
{
    const char *best = NULL;
    size_t length = strlen(word);
    if (length > MAX_WORD)
        return NULL;
    size_t limit = length <= 2 ? 0 : length <= 3 ? 1 : length <= 8 ? 2 : 3;
    for (size_t i = 0; i < n; i++) {
        if (!candidates[i] || strlen(candidates[i]) > MAX_WORD)
            continue;
        size_t edits = distance(word, candidates[i]);
        if (edits <= limit) {
            best = candidates[i];
            limit = edits ? edits - 1 : 0;
        }
        if (edits == 0)
            break;
    }
    return best;
}
