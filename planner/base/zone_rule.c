/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/zone_rule.h"

#include <string.h>

#include "planner/base/civil.h"

enum { HOUR_S = 3600, DAY_S = 86400, DEFAULT_CHANGE_S = 7200 };

/* One change of the clocks within a year. */
struct change {
    char kind; /* 'M': week and weekday of a month, 'J': day 1..365 without leap day, 'n': 0..365 */
    int month, week, weekday; /* of kind M; week 5 is the last; Sunday = 0 */
    int day;                  /* of the other kinds */
    int time_s;               /* local time of the change, may be negative or beyond a day */
};

struct reader {
    const char *at;
    const char *end;
};

static bool skip(struct reader *reader, char c)
{
    if (reader->at == reader->end || *reader->at != c)
        return false;
    reader->at++;
    return true;
}

static bool read_int(struct reader *reader, int *value)
{
    const char *start = reader->at;
    *value = 0;
    while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9') {
        if (*value > 9999)
            return false;
        *value = *value * 10 + (*reader->at++ - '0');
    }
    return reader->at > start;
}

/* `[+-]h[h[h]][:mm[:ss]]` in seconds. */
static bool read_time(struct reader *reader, int *seconds)
{
    bool negative = skip(reader, '-');
    int hours;
    int minutes = 0;
    int rest = 0;
    if (!negative)
        skip(reader, '+');
    if (!read_int(reader, &hours))
        return false;
    if (skip(reader, ':') && !read_int(reader, &minutes))
        return false;
    if (skip(reader, ':') && !read_int(reader, &rest))
        return false;
    *seconds = hours * HOUR_S + minutes * 60 + rest;
    if (negative)
        *seconds = -*seconds;
    return true;
}

/* Skips `CET` or `<+0330>`. */
static bool skip_name(struct reader *reader)
{
    const char *start = reader->at;
    if (skip(reader, '<')) {
        while (reader->at < reader->end && *reader->at != '>')
            reader->at++;
        return skip(reader, '>');
    }
    while (reader->at < reader->end && !strchr("0123456789+-,", *reader->at))
        reader->at++;
    return reader->at > start;
}

static bool read_change(struct reader *reader, struct change *change)
{
    *change = (struct change){.kind = 'n', .time_s = DEFAULT_CHANGE_S};
    if (skip(reader, 'M')) {
        change->kind = 'M';
        bool ok = read_int(reader, &change->month) && skip(reader, '.') &&
                  read_int(reader, &change->week) && skip(reader, '.') &&
                  read_int(reader, &change->weekday);
        if (!ok || change->month < 1 || change->month > 12 || change->week < 1 ||
            change->week > 5 || change->weekday > 6)
            return false;
    } else {
        if (skip(reader, 'J'))
            change->kind = 'J';
        if (!read_int(reader, &change->day) || change->day > 365)
            return false;
    }
    return !skip(reader, '/') || read_time(reader, &change->time_s);
}

/* Day number of a change of kind M. */
static int nth_weekday(const struct change *change, int year)
{
    int first = civil_day((struct civil_date){year, change->month, 1});
    int sunday_based = (civil_weekday(first) + 1) % 7;
    int day = first + (change->weekday - sunday_based + 7) % 7 + (change->week - 1) * 7;
    while (civil_date(day).month != change->month)
        day -= 7;
    return day;
}

/* Local second of the change in `year`. */
static int64_t change_second(const struct change *change, int year)
{
    int day = civil_day((struct civil_date){year, 1, 1});
    bool leap = civil_valid((struct civil_date){year, 2, 29});
    if (change->kind == 'M')
        day = nth_weekday(change, year);
    else if (change->kind == 'J')
        day += change->day - 1 + (leap && change->day >= 60);
    else
        day += change->day;
    return (int64_t)day * DAY_S + change->time_s;
}

bool zone_rule_offset(const char *rule, size_t length, int64_t second, int *offset_s)
{
    struct reader reader = {rule, rule + length};
    int west_s;
    struct change to_summer;
    struct change to_standard;
    if (!skip_name(&reader) || !read_time(&reader, &west_s))
        return false;
    int standard_s = -west_s;
    *offset_s = standard_s;
    if (reader.at == reader.end)
        return true;
    int summer_s = standard_s + HOUR_S;
    if (!skip_name(&reader))
        return false;
    if (reader.at < reader.end && *reader.at != ',') {
        if (!read_time(&reader, &west_s))
            return false;
        summer_s = -west_s;
    }
    if (!skip(&reader, ',') || !read_change(&reader, &to_summer) || !skip(&reader, ',') ||
        !read_change(&reader, &to_standard) || reader.at != reader.end)
        return false;
    int64_t local = second + standard_s;
    int year = civil_date((int)(local / DAY_S)).year;
    int64_t summer_from = change_second(&to_summer, year) - standard_s;
    int64_t summer_to = change_second(&to_standard, year) - summer_s;
    bool summer = summer_from < summer_to ? second >= summer_from && second < summer_to
                                          : second >= summer_from || second < summer_to;
    if (summer)
        *offset_s = summer_s;
    return true;
}
