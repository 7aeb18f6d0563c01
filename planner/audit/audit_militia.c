/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The militia works inside its windows, on its dates, after the training, on the queues it was
 * trained for, in stints of its lengths, never too many at once, and never against the caps that
 * its main job's hours count toward. */
#include "planner/audit/rules.h"

static const struct pb_militia *pool_of(const struct audit *audit, const struct audit_duty *duty)
{
    return &audit->scenario->militia[duty->pool];
}

static bool has(const struct pb_ints *list, int value)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == value)
            return true;
    return false;
}

/** Whether a window of the pool, repeated daily, holds the whole stint and its start is on the
 * window's step. */
static bool in_window(const struct pb_militia *pool, const struct audit_duty *duty)
{
    for (size_t i = 0; i < pool->hours.n; i++)
        for (int64_t day = duty->day - 1; day <= duty->day + 1; day++) {
            int64_t from = day * 1440 + pool->hours.at[i].from_min;
            int64_t to = day * 1440 + pool->hours.at[i].to_min;
            bool on_step =
                pool->start_step_min <= 0 || (duty->start - from) % pool->start_step_min == 0;
            if (duty->start >= from && duty->end <= to && on_step)
                return true;
        }
    return pool->hours.n == 0;
}

static void check_stint(struct audit *audit, const struct audit_duty *duty)
{
    const struct pb_militia *pool = pool_of(audit, duty);
    struct audit_at at = audit_at_duty(audit, duty, duty->heads, 0, "heads");
    if (pool->is_public && !audit->scenario->include_public)
        audit_find(audit, &at, "a public department lends nobody", "公共部门不出借人员");
    if (!in_window(pool, duty))
        audit_find(audit, &at, "outside the hours of the pool", "不在民兵可用时间内");
    if (duty->day < pool->days.first || duty->day > pool->days.last)
        audit_find(audit, &at, "outside the days of the pool", "不在民兵可用日期内");
    if (pool->trained_by != PB_NONE && duty->day < pool->trained_by)
        audit_find(audit, &at, "before the training is done", "培训完成之前");
    if (duty->queue != PB_NONE && !has(&pool->queues, duty->queue))
        audit_find(audit, &at, "on a queue the pool is not trained for", "未受训的队列");
    if (!has(&pool->lengths_min, duty->presence_min))
        audit_find(audit, &at, "a stint of a length the pool does not work", "班时长不在允许范围");
    at = audit_at_duty(audit, duty, duty->paid_min + pool->main_job_day_min, pool->max_day_min,
                       "min");
    if (at.found > at.limit)
        audit_find(audit, &at, "with the main job more hours than a day may have",
                   "连同本职工作超过每日工时上限");
}

void audit_militia(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++)
        if (audit->duties[i].pool != PB_NONE && audit->duties[i].heads > 0)
            check_stint(audit, &audit->duties[i]);
}

static int heads_on(const struct audit *audit, int pool, int day)
{
    int heads = 0;
    for (size_t i = 0; i < audit->n_duties; i++)
        if (audit->duties[i].pool == pool && audit->duties[i].day == day)
            heads += audit->duties[i].heads;
    return heads;
}

/** Heads of each pool per planning day. */
void audit_militia_numbers(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    for (size_t p = 0; p < s->n_militia; p++)
        for (int d = -1; d < s->frame.n_days; d++) {
            const struct pb_militia *pool = &s->militia[p];
            struct audit_at at = {AUDIT_NOWHERE, .unit = "heads"};
            at.who = pool->id;
            at.day = s->frame.first_day + d;
            at.found = heads_on(audit, (int)p, at.day);
            at.limit = pool->at_once < pool->heads ? pool->at_once : pool->heads;
            if (at.found > at.limit)
                audit_find(audit, &at, "more militia than may be called on one day",
                           "当日民兵人数超过上限");
        }
}

/** Minutes of the pool (of one person when `person` is one) in the week that begins on `monday`. */
static double week_minutes(const struct audit *audit, int pool, int person, int monday)
{
    double minutes = 0;
    for (size_t i = 0; i < audit->n_duties; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (duty->pool == pool && duty->person == person && audit_week(duty->day) == monday)
            minutes += (double)duty->heads * duty->paid_min;
    }
    return minutes;
}

static void check_week(struct audit *audit, int pool_index, int person, int monday)
{
    const struct pb_militia *pool = &audit->scenario->militia[pool_index];
    int heads = person == PB_NONE ? pool->heads : 1;
    struct audit_at at = {AUDIT_NOWHERE, .unit = "min"};
    at.who = person == PB_NONE ? pool->id : audit->persons[person].id;
    at.day = monday;
    double minutes = week_minutes(audit, pool_index, person, monday);
    at.found = minutes + (double)heads * pool->main_job_week_min;
    at.limit = (double)heads * pool->max_week_min;
    if (minutes > 0 && at.found > at.limit)
        audit_find(audit, &at, "with the main job more hours than a week may have",
                   "连同本职工作超过每周工时上限");
}

void audit_militia_week(struct audit *audit)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    for (int day = audit_week(frame->first_day - 1); day < frame->first_day + frame->n_days;
         day += 7) {
        for (size_t p = 0; p < audit->scenario->n_militia && !audit->has_roster; p++)
            check_week(audit, (int)p, PB_NONE, day);
        for (size_t i = 0; i < audit->n_persons; i++)
            if (audit->persons[i].pool != PB_NONE)
                check_week(audit, audit->persons[i].pool, (int)i, day);
    }
}

bool audit_has_militia(const struct audit *audit)
{
    return audit_has_duties(audit) && audit->scenario->n_militia > 0;
}
