/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which shift the text of a cell names. */
#include <string.h>

#include "planner/sheet/layout.h"
#include "planner/sheet/roster.h"

enum { FOLDED_SIZE = 128 };

static bool is_off(const char *folded)
{
    static const char *const words[] = {"",      "休", "休息", "假", "请假", "off", "rest",
                                        "leave", "/",  "—",    "r",  "公休", "年假"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(folded, words[i]) == 0)
            return true;
    return false;
}

/** Drops 班 at the end. */
static void drop_suffix(char *folded)
{
    size_t length = strlen(folded), tail = strlen("班");
    if (length > tail && strcmp(folded + length - tail, "班") == 0)
        folded[length - tail] = '\0';
}

static bool names(const char *candidate, const char *folded)
{
    char other[FOLDED_SIZE], shorter[FOLDED_SIZE];
    if (candidate == NULL)
        return false;
    layout_fold(other, sizeof other, candidate);
    if (strcmp(other, folded) == 0)
        return true;
    memcpy(shorter, folded, strlen(folded) + 1);
    drop_suffix(other);
    drop_suffix(shorter);
    return shorter[0] != '\0' && strcmp(other, shorter) == 0;
}

/** Reads hours and minutes at `*at` ("18" or "18:30") and moves it on. */
static bool read_clock(const char **at, int *minute)
{
    size_t digits = strspn(*at, "0123456789");
    if (digits == 0 || digits > 2)
        return false;
    int hour = 0, rest = 0;
    for (size_t i = 0; i < digits; i++)
        hour = hour * 10 + ((*at)[i] - '0');
    *at += digits;
    if (**at == ':') {
        if (strspn(*at + 1, "0123456789") != 2)
            return false;
        rest = ((*at)[1] - '0') * 10 + ((*at)[2] - '0');
        *at += 3;
    }
    *minute = hour * 60 + rest;
    return rest < 60;
}

/** "18-22" as "18:00-22:00"; NULL when it is no span of clock times. */
static const char *expand_times(const char *text, struct arena *arena)
{
    int from, to;
    struct text full = {0};
    if (!read_clock(&text, &from) || *text++ != '-' || !read_clock(&text, &to) || *text != '\0' ||
        from >= to)
        return NULL;
    text_printf(&full, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
    const char *kept = arena_strdup(arena, text_string(&full));
    text_release(&full);
    return kept;
}

const char *sheet_shift(const struct sheet_roster_request *request, const char *text,
                        struct arena *arena)
{
    char folded[FOLDED_SIZE];
    for (size_t i = 0; i < request->n_codes; i++)
        if (strcmp(request->codes[i].code, text) == 0)
            return request->codes[i].code;
    layout_fold(folded, sizeof folded, text);
    for (size_t i = 0; i < request->n_codes && folded[0] != '\0'; i++)
        if (names(request->codes[i].code, folded))
            return request->codes[i].code;
    for (size_t i = 0; i < request->n_codes && folded[0] != '\0'; i++)
        if (names(request->codes[i].name, folded))
            return request->codes[i].code;
    if (is_off(folded))
        return "";
    const char *times = expand_times(text, arena);
    return times != NULL ? times : text;
}
