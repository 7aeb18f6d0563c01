/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/hourly.h"

/* Below this many heads a difference is no news. */
static const double HALF_A_HEAD = 0.5;
static const double A_SESSION = 0.5;
/* Shares of the need that is missing, or of the work that is late. */
static const double SHORT = 0.05, LACK = 0.2, SEVERE = 0.4;

/** The higher of two prices; NAN counts for nothing. */
static double higher(double a, double b)
{
    return isnan(a) || b > a ? b : a;
}

static double overdue_of(const struct plan_folder *plan, int queue, const struct hourly *sum)
{
    double work = sum->served + sum->backlog;
    if (!plan->context.queues[queue].deferrable)
        return NAN;
    return work > 0 ? fmin(1, sum->late / work) : 0;
}

struct hourly hourly_of(const struct plan_folder *plan, int queue, int day, int hour)
{
    int slots = 60 / plan->context.frame.slot_min;
    int first = (day * HOURS_A_DAY + hour) * slots;
    struct hourly sum = hourly_none();
    for (int t = first; t < first + slots; t++) {
        const struct pf_hour *row = plan_folder_hour(plan, t, queue);
        sum.sessions += row->sessions;
        sum.served += row->served;
        sum.unserved += row->unserved;
        sum.late += row->late * plan->context.frame.slot_min / 60.0;
        sum.backlog = row->backlog;
        sum.need += row->need / slots;
        sum.on_duty += row->on_duty / slots;
        sum.own += row->own / slots;
        sum.borrowed += row->borrowed / slots;
        sum.lent += row->lent / slots;
        sum.militia += row->militia / slots;
        sum.price_now = higher(sum.price_now, row->price_now);
        sum.price_plan = higher(sum.price_plan, row->price_plan);
    }
    sum.gap = sum.on_duty - sum.need;
    sum.overdue = overdue_of(plan, queue, &sum);
    return sum;
}

/** Gaps of two queues together: what one has too many of does not help the other. */
static double joint_gap(double a, double b)
{
    if (a < 0 || b < 0)
        return fmin(a, 0) + fmin(b, 0);
    return a + b;
}

/** What a queue's hour counts for beside others: a lack is none while the work can wait, or when it
 * is too small to be news. */
static double counted_gap(const struct hourly *hour)
{
    bool lacks = hour->gap <= -HALF_A_HEAD && !(hour->overdue < SHORT);
    return lacks ? hour->gap : fmax(0, hour->gap);
}

void hourly_add(struct hourly *sum, const struct hourly *other)
{
    sum->sessions += other->sessions;
    sum->served += other->served;
    sum->unserved += other->unserved;
    sum->late += other->late;
    sum->backlog += other->backlog;
    sum->need += other->need;
    sum->on_duty += other->on_duty;
    sum->own += other->own;
    sum->borrowed += other->borrowed;
    sum->lent += other->lent;
    sum->militia += other->militia;
    sum->gap = joint_gap(sum->gap, counted_gap(other));
    sum->price_now = higher(sum->price_now, other->price_now);
    sum->price_plan = higher(sum->price_plan, other->price_plan);
}

enum hourly_grade hourly_grade(const struct hourly *hour)
{
    double missing = -hour->gap;
    double share = isnan(hour->overdue) ? missing / hour->need : hour->overdue;
    if (hour->need <= 0 && hour->on_duty <= 0)
        return HOURLY_NONE;
    if (missing >= HALF_A_HEAD && share >= SHORT)
        return share >= SEVERE ? HOURLY_SEVERE : share >= LACK ? HOURLY_LACK : HOURLY_SHORT;
    if (missing >= HALF_A_HEAD)
        return hour->overdue < SHORT ? HOURLY_WAITING : HOURLY_EVEN;
    if (hour->gap >= HALF_A_HEAD && hour->gap >= hour->need / 10)
        return hour->gap >= hour->need / 2 ? HOURLY_AMPLE : HOURLY_ENOUGH;
    return HOURLY_EVEN;
}

bool hourly_suffers(const struct hourly *hour)
{
    return hourly_grade(hour) >= HOURLY_SHORT || (hour->gap < 0 && hour->unserved >= A_SESSION);
}

struct hourly_day hourly_day_of(const struct plan_folder *plan, int queue, int day)
{
    struct hourly_day out = {.sum = hourly_none(), .worst = PB_NONE, .top_price = NAN};
    for (int h = 0; h < HOURS_A_DAY; h++) {
        struct hourly hour = hourly_of(plan, queue, day, h);
        hourly_add(&out.sum, &hour);
        out.sum.backlog = hour.backlog;
        out.top_price = higher(out.top_price, hour.price_plan);
        if (!hourly_suffers(&hour))
            continue;
        out.lacking -= hour.gap;
        if (out.worst == PB_NONE || hour.gap < out.at_worst.gap) {
            out.worst = h;
            out.at_worst = hour;
        }
    }
    return out;
}
