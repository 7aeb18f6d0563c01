/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/civil.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

/* Day arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years start
 * in March, so that the leap day is the last of its year; an era is 400 years. */
enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 };

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool civil_valid(struct civil_date date)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    return date.day <= lengths[date.month - 1] + (date.month == 2 && is_leap(date.year));
}

int civil_day(struct civil_date date)
{
    assert(civil_valid(date));
    int year = date.year - (date.month <= 2);
    int era = year / 400;
    int year_of_era = year - era * 400;
    int month = date.month + (date.month > 2 ? -3 : 9);
    int day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - EPOCH_SHIFT;
}

struct civil_date civil_date(int day)
{
    int shifted = day + EPOCH_SHIFT;
    assert(shifted >= 0);
    int era = shifted / ERA_DAYS;
    int day_of_era = shifted - era * ERA_DAYS;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    struct civil_date date = {
        .year = year_of_era + era * 400 + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = day_of_year - (153 * month + 2) / 5 + 1,
    };
    return date;
}

int civil_weekday(int day)
{
    int weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

int civil_monday(int day)
{
    return day - civil_weekday(day);
}

/* Reads exactly `count` digits; -1 when there is something else. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool civil_parse_date(const char *text, size_t length, int *day)
{
    if (length != 10 || text[4] != '-' || text[7] != '-')
        return false;
    struct civil_date date = {digits(text, 4), digits(text + 5, 2), digits(text + 8, 2)};
    if (!civil_valid(date))
        return false;
    *day = civil_day(date);
    return true;
}

void civil_format_date(char buffer[CIVIL_DATE_SIZE], int day)
{
    struct civil_date date = civil_date(day);
    snprintf(buffer, CIVIL_DATE_SIZE, "%04d-%02d-%02d", date.year % 10000, date.month % 100,
             date.day % 100);
}

/* `HH:MM` with the given limit of hours; -1 when it is not that. */
static int clock_minutes(const char *text, int last_hour)
{
    int hour = digits(text, 2);
    int minute = text[2] == ':' ? digits(text + 3, 2) : -1;
    if (hour < 0 || hour > last_hour || minute < 0 || minute > 59)
        return -1;
    return hour * 60 + minute;
}

static bool parse_offset(const char *text, size_t length, int *offset_min)
{
    if (length == 1 && text[0] == 'Z') {
        *offset_min = 0;
        return true;
    }
    if (length != 6 || (text[0] != '+' && text[0] != '-'))
        return false;
    int minutes = clock_minutes(text + 1, 14);
    *offset_min = text[0] == '-' ? -minutes : minutes;
    return minutes >= 0;
}

bool civil_parse_instant(const char *text, size_t length, int64_t *minute, int *offset_min)
{
    int day;
    int offset;
    if (length < 17 || !civil_parse_date(text, 10, &day) || (text[10] != 'T' && text[10] != ' '))
        return false;
    int of_day = clock_minutes(text + 11, 23);
    size_t zone = 16;
    if (length > 19 && text[16] == ':' && digits(text + 17, 2) == 0)
        zone = 19;
    if (of_day < 0 || !parse_offset(text + zone, length - zone, &offset))
        return false;
    *minute = (int64_t)day * CIVIL_DAY_MINUTES + of_day;
    *offset_min = offset;
    return true;
}

void civil_format_instant(char buffer[CIVIL_INSTANT_SIZE], int64_t minute, int offset_min)
{
    char date[CIVIL_DATE_SIZE];
    int of_day = civil_minute_of_day(minute);
    int offset = abs(offset_min) % CIVIL_DAY_MINUTES;
    civil_format_date(date, civil_minute_day(minute));
    snprintf(buffer, CIVIL_INSTANT_SIZE, "%sT%02d:%02d:00%c%02d:%02d", date, of_day / 60 % 100,
             of_day % 60, offset_min < 0 ? '-' : '+', offset / 60 % 100, offset % 60);
}

int civil_minute_day(int64_t minute)
{
    int64_t day = minute / CIVIL_DAY_MINUTES;
    return (int)(minute % CIVIL_DAY_MINUTES < 0 ? day - 1 : day);
}

int civil_minute_of_day(int64_t minute)
{
    return (int)(minute - (int64_t)civil_minute_day(minute) * CIVIL_DAY_MINUTES);
}
