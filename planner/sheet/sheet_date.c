/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/sheet_date.h"

#include <math.h>
#include <string.h>

#include "planner/base/civil.h"

enum { SERIAL_1970 = 25569, SERIAL_FIRST = 20000, SERIAL_LAST = 80000, PARTS = 3 };

/** The numbers of a date as written: at most three, and what stood behind each. */
struct parts {
    int number[PARTS];
    int digits[PARTS];
    const char *behind[PARTS];
    size_t n;
};

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/** Length of a separator of dates at `text`, 0 when there is none. */
static size_t separator(const char *text)
{
    static const char *const marks[] = {"/", "-", ".", "年", "月", "／", "－"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (starts(text, marks[i]))
            return strlen(marks[i]);
    return 0;
}

static struct parts split(const char *text)
{
    struct parts parts = {.n = 0};
    while (parts.n < PARTS) {
        size_t digits = strspn(text, "0123456789");
        if (digits == 0 || digits > 4)
            break;
        int number = 0;
        for (size_t i = 0; i < digits; i++)
            number = number * 10 + (text[i] - '0');
        text += digits;
        parts.number[parts.n] = number;
        parts.digits[parts.n] = (int)digits;
        parts.behind[parts.n++] = text;
        size_t gap = separator(text);
        if (gap == 0)
            break;
        text += gap;
    }
    return parts;
}

/** Whether what stands behind a date can stand there: nothing, 日, a blank, a bracket, a weekday or
 * a time. */
static bool may_follow(const char *text)
{
    if (starts(text, "日") || starts(text, "号"))
        text += strlen("日");
    static const char *const allowed[] = {" ", "\n", "T", "(", "（", "周", "星期", "　"};
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        if (starts(text, allowed[i]))
            return true;
    return text[0] == '\0';
}

/** The one day of `days` with that month (0: any) and day of the month. */
static bool find_day(struct pb_days days, int month, int day_of_month, int *day)
{
    int found = 0;
    for (int d = days.first; d <= days.last; d++) {
        struct civil_date date = civil_date(d);
        if (date.day != day_of_month || (month != 0 && date.month != month))
            continue;
        *day = d;
        found++;
    }
    return found == 1;
}

static bool from_text(const char *text, struct pb_days days, bool header, int *day)
{
    struct parts parts = split(text);
    if (parts.n == 0 || !may_follow(parts.behind[parts.n - 1]))
        return false;
    if (parts.n == PARTS) {
        struct civil_date date = {parts.number[0], parts.number[1], parts.number[2]};
        if (parts.digits[0] != 4 || !civil_valid(date))
            return false;
        *day = civil_day(date);
        return true;
    }
    if (parts.digits[0] > 2 || parts.digits[parts.n - 1] > 2)
        return false;
    if (parts.n == 2)
        return find_day(days, parts.number[0], parts.number[1], day);
    bool marked = starts(parts.behind[0], "日") || starts(parts.behind[0], "号");
    return (marked || header) && find_day(days, 0, parts.number[0], day);
}

bool sheet_date(const struct sheet_cell *cell, struct pb_days days, bool header, int *day)
{
    if (cell == NULL)
        return false;
    if (cell->kind == SHEET_DATE) {
        *day = (int)floor(cell->number);
        return true;
    }
    bool serial =
        cell->kind == SHEET_NUMBER && cell->number >= SERIAL_FIRST && cell->number <= SERIAL_LAST;
    if (serial) {
        *day = (int)floor(cell->number) - SERIAL_1970;
        return *day >= days.first && *day <= days.last;
    }
    return from_text(cell->text, days, header, day);
}
