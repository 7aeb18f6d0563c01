/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A plan's slots gathered into the hours of its planning days, as people look at it.
 *
 * Heads are means over the slots of the hour, sessions are sums, prices the highest of the hour,
 * the backlog is that at the hour's end. Hours of a day count from its start: hour 0 of a day that
 * starts at 04:00 is 04:00-05:00.
 */
#ifndef PLANNER_EXPORT_HOURLY_H
#define PLANNER_EXPORT_HOURLY_H

#include <math.h>

#include "planner/folder/folder.h"

enum { HOURS_A_DAY = 24 };

/** An hour of a queue, or of several. */
struct hourly {
    double sessions, served, unserved, late, backlog;   /**< [sessions; late: session-hours] */
    double need, on_duty, own, borrowed, lent, militia; /**< [heads] */
    double gap; /**< on_duty - need [heads]; of several queues the sum of what each lacks (< 0) when
                   that is half a head and cannot wait, or else what all have too many */
    double overdue; /**< share of the work that is past its promised time, 0..1; NAN where work
                       cannot wait */
    double price_now, price_plan; /**< [money/session], NAN when unknown */
};

/** How tight it is, from too many people to far too few. */
enum hourly_grade {
    HOURLY_NONE,   /**< nobody needed, nobody there */
    HOURLY_AMPLE,  /**< more than half again as many as needed */
    HOURLY_ENOUGH, /**< more than a tenth above the need, and by half a head at least */
    HOURLY_EVEN,
    HOURLY_WAITING, /**< half a head or more is missing, but the work waits and hardly any is late
                     */
    HOURLY_SHORT,   /**< half a head or more is missing: a twentieth of the need, or of the work
                       that waits is late */
    HOURLY_LACK,    /**< a fifth */
    HOURLY_SEVERE,  /**< two fifths */
    HOURLY_N_GRADES
};

/** An hour: `hour` 0..23 of day `day` (0 = first of the horizon) of queue `queue`. The plan must
 * have hours. */
struct hourly hourly_of(const struct plan_folder *plan, int queue, int day, int hour);

/** No queue yet. */
static inline struct hourly hourly_none(void)
{
    return (struct hourly){.overdue = NAN, .price_now = NAN, .price_plan = NAN};
}

/** Adds hour `other` of another queue to `sum`, which starts as hourly_none(). */
void hourly_add(struct hourly *sum, const struct hourly *other);

enum hourly_grade hourly_grade(const struct hourly *hour);

/** Whether customers feel that people are missing: sessions are lost or come late. */
bool hourly_suffers(const struct hourly *hour);

/** What a queue's day comes to. */
struct hourly_day {
    struct hourly sum; /**< sessions summed, heads as head-hours, backlog of the day's end */
    double lacking;    /**< head-hours missing in hours in which customers suffer from it */
    int worst;         /**< of those the hour with the widest gap, PB_NONE when there is none */
    struct hourly at_worst;
    double top_price; /**< highest price_plan of the day, NAN when unknown */
};

struct hourly_day hourly_day_of(const struct plan_folder *plan, int queue, int day);

/** Minute of the clock, from midnight of the day's date, at which hour `hour` of a day starts. */
static inline int hourly_clock(const struct plan_folder *plan, int hour)
{
    return plan->context.frame.day_start_min + hour * 60;
}

/** The date on which it starts [day number]: that of the next day after midnight. */
static inline int hourly_date(const struct plan_folder *plan, int day, int hour)
{
    return plan->context.frame.first_day + day + hourly_clock(plan, hour) / 1440;
}

#endif
