/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/scalar.h"

#include <stddef.h>
#include <string.h>

#include "planner/base/civil.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads exactly `n` digits at `*text` and moves on. */
static bool take_digits(const char **text, int n, int *value)
{
    int number = 0;
    for (int i = 0; i < n; i++) {
        if (!is_digit((*text)[i]))
            return false;
        number = 10 * number + ((*text)[i] - '0');
    }
    *text += n;
    *value = number;
    return true;
}

static bool take_char(const char **text, char c)
{
    if (**text != c)
        return false;
    ++*text;
    return true;
}

/* Reads `08:00`, `8:00` or `02:00+1` at `*text` and moves on. */
static bool take_clock(const char **text, int *value)
{
    int hour = 0;
    int minute = 0;
    const char *at = *text;
    bool two = is_digit(at[0]) && is_digit(at[1]);
    if (!take_digits(&at, two ? 2 : 1, &hour) || !take_char(&at, ':') ||
        !take_digits(&at, 2, &minute) || minute > 59)
        return false;
    int total = 60 * hour + minute;
    if (at[0] == '+' && at[1] == '1') {
        at += 2;
        total += 1440;
    }
    if (total > 2880)
        return false;
    *text = at;
    *value = total;
    return true;
}

bool scalar_clock(const char *text, int *value)
{
    int minute = 0;
    if (!take_clock(&text, &minute) || *text)
        return false;
    *value = minute;
    return true;
}

bool scalar_window(const char *text, struct pb_window *value)
{
    struct pb_window window = {0, 0};
    if (!take_clock(&text, &window.from_min))
        return false;
    text += strspn(text, " ");
    if (!take_char(&text, '-'))
        return false;
    text += strspn(text, " ");
    if (!take_clock(&text, &window.to_min) || *text)
        return false;
    if (window.to_min <= window.from_min)
        window.to_min += 1440;
    if (window.to_min <= window.from_min || window.to_min > 2880)
        return false;
    *value = window;
    return true;
}

/* Reads `2026-11-11` at `*text` and moves on. */
static bool take_date(const char **text, int *value)
{
    int day = 0;
    bool in_range = strncmp(*text, "1900", 4) >= 0 && strncmp(*text, "2199", 4) <= 0;
    if (!in_range || strnlen(*text, 10) < 10 || !civil_parse_date(*text, 10, &day))
        return false;
    *value = day;
    *text += 10;
    return true;
}

bool scalar_date(const char *text, int *value)
{
    int day = 0;
    if (!take_date(&text, &day) || *text)
        return false;
    *value = day;
    return true;
}

bool scalar_days(const char *text, struct pb_days *value)
{
    struct pb_days days = {0, 0};
    if (!take_date(&text, &days.first))
        return false;
    days.last = days.first;
    if (*text) {
        text += strspn(text, " ");
        if (strncmp(text, "..", 2) != 0)
            return false;
        text += 2;
        text += strspn(text, " ");
        if (!take_date(&text, &days.last) || *text)
            return false;
    }
    *value = days;
    return true;
}

bool scalar_instant(const char *text, int64_t *value)
{
    int day = 0;
    int minute = 0;
    if (!take_date(&text, &day) || !(take_char(&text, 'T') || take_char(&text, ' ')))
        return false;
    if (!take_clock(&text, &minute) || *text || minute > 1440)
        return false;
    *value = (int64_t)day * 1440 + minute;
    return true;
}
