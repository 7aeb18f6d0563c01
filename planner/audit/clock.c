/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "planner/audit/audit.h"
#include "planner/base/civil.h"

enum { DAY = 1440 };

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

int64_t audit_overlap(int64_t a_from, int64_t a_to, int64_t b_from, int64_t b_to)
{
    int64_t from = a_from > b_from ? a_from : b_from;
    int64_t to = a_to < b_to ? a_to : b_to;
    return to > from ? to - from : 0;
}

int64_t audit_slot_start(const struct audit *audit, int slot)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    return (int64_t)frame->first_day * DAY + frame->day_start_min + (int64_t)slot * frame->slot_min;
}

int audit_planning_day(const struct audit *audit, int64_t instant)
{
    return (int)floor_div(instant - audit->scenario->frame.day_start_min, DAY);
}

int audit_weekday(int day)
{
    /* 1970-01-01 was a Thursday */
    return (int)(((int64_t)day + 3) - 7 * floor_div((int64_t)day + 3, 7));
}

int audit_week(int day)
{
    return day - audit_weekday(day);
}

int audit_month(int day)
{
    struct civil_date date = civil_date(day);
    return 12 * date.year + date.month - 1;
}

bool audit_holiday(const struct audit *audit, int day)
{
    const struct pb_ints *holidays = &audit->scenario->calendar.holidays;
    for (size_t i = 0; i < holidays->n; i++)
        if (holidays->at[i] == day)
            return true;
    return false;
}

int64_t audit_window_overlap(const struct pb_window *window, int64_t from, int64_t to)
{
    int64_t sum = 0;
    int64_t last = floor_div(to, DAY);
    for (int64_t day = floor_div(from, DAY) - 1; day <= last; day++)
        sum += audit_overlap(from, to, day * DAY + window->from_min, day * DAY + window->to_min);
    return sum;
}

bool audit_window_has(const struct pb_window *window, int64_t instant)
{
    return audit_window_overlap(window, instant, instant + 1) > 0;
}

int64_t audit_open_minutes(const struct pb_queue *queue, int64_t from, int64_t to)
{
    int64_t sum = 0;
    for (size_t i = 0; i < queue->open.n; i++)
        sum += audit_window_overlap(&queue->open.at[i], from, to);
    return sum;
}

bool audit_same(double a, double b)
{
    double size = fmax(1.0, fmax(fabs(a), fabs(b)));
    return fabs(a - b) <= AUDIT_TOLERANCE * size;
}
