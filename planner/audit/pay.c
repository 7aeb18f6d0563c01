/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/pay.h"

#include <math.h>

/** Regular pay of an hour of the duty's people in the objective [money/h]. */
static double regular_hour(const struct audit *audit, const struct audit_duty *duty)
{
    const struct pb_scenario *s = audit->scenario;
    if (duty->pool != PB_NONE)
        return s->militia[duty->pool].cost_per_hour;
    const struct pb_pay *pay = audit_pay(audit, duty);
    const struct pb_group *group = &s->people.groups[duty->group];
    switch (pay->basis) {
    case PB_PAY_HOUR:
        return pay->rate;
    case PB_PAY_DAY:
        return pay->rate * 60 / audit_limits(audit, duty)->hours_per_day_min;
    case PB_PAY_MONTH:
        return 0;
    case PB_PAY_SESSION:
        return pay->rate * s->queues[group->queue].sessions_per_shift *
               s->capacity.levels[group->level].factor * 60 / s->capacity.net_min;
    }
    return 0;
}

/** Pay of `minutes` of the paid minutes of a shift at the regular rate. */
static double regular_pay(const struct audit *audit, const struct audit_duty *duty, int minutes)
{
    const struct pb_pay *pay = audit_pay(audit, duty);
    double share = duty->paid_min > 0 ? (double)minutes / duty->paid_min : 0;
    switch (pay->basis) {
    case PB_PAY_HOUR:
        return pay->rate * minutes / 60;
    case PB_PAY_DAY:
        return pay->rate * share;
    case PB_PAY_MONTH:
        return 0;
    case PB_PAY_SESSION:
        return regular_hour(audit, duty) * audit_busy_minutes(audit, duty) / 60 * share;
    }
    return 0;
}

static void pay_hours(const struct audit *audit, const struct audit_duty *duty, double *one)
{
    const struct pb_rules *rules = &audit->scenario->rules;
    double minute = audit_pay(audit, duty)->normal_hour / 60;
    int ordinary = duty->paid_min - duty->holiday_min;
    double restday = rules->time_off ? 1 : rules->ot_restday;
    double regular = duty->rest_day ? 0 : regular_pay(audit, duty, ordinary - duty->over_min);
    double ot150 = rules->ot_workday * minute * duty->over_min;
    double ot200 = duty->rest_day ? restday * minute * ordinary : 0;
    double ot300 = rules->ot_holiday * minute * duty->holiday_min;
    if (audit_contract(audit, duty->group)->outsourced) {
        one[PB_COST_OUTSOURCED] += regular + ot150 + ot200 + ot300;
        return;
    }
    one[PB_COST_REGULAR] += regular;
    one[PB_COST_OT150] += ot150;
    one[PB_COST_OT200] += ot200;
    one[PB_COST_OT300] += ot300;
}

/** Whether the shift ends in [late_end_from, end of the night) by the clock. */
static bool ends_late(const struct audit *audit, const struct audit_duty *duty)
{
    struct pb_window late = {audit->scenario->people.late_end_from_min,
                             audit->scenario->rules.night.to_min};
    return late.to_min > late.from_min && audit_window_has(&late, duty->end);
}

static void pay_allowances(const struct audit *audit, const struct audit_duty *duty, double *one)
{
    const struct pb_people *people = &audit->scenario->people;
    if (duty->night)
        one[PB_COST_NIGHT] += people->night_allowance;
    one[PB_COST_ALLOWANCE] += people->shift_allowance;
    if (ends_late(audit, duty))
        one[PB_COST_ALLOWANCE] += people->late_allowance;
    if (duty->code != PB_NONE)
        one[PB_COST_ALLOWANCE] += audit->scenario->shifts.codes[duty->code].extra_cost;
}

/** Share of the presence that lies outside the horizon and is credited. */
static double outside_share(const struct audit *audit, const struct audit_duty *duty)
{
    int64_t first = audit_slot_start(audit, 0), last = audit_slot_start(audit, audit->n_slots);
    int64_t outside = duty->start < first ? audit_seated(duty, duty->start, first) : 0;
    if (audit->scenario->edges.credit_tail && duty->end > last)
        outside += audit_seated(duty, last, duty->end);
    return duty->presence_min > 0 ? (double)outside / duty->presence_min : 0;
}

void audit_pay_duty(const struct audit *audit, const struct audit_duty *duty,
                    double cost[PB_N_COST_KINDS])
{
    const struct pb_scenario *s = audit->scenario;
    double one[PB_N_COST_KINDS] = {0};
    double fixed = duty->code != PB_NONE ? s->shifts.codes[duty->code].fixed_cost : NAN;
    if (duty->pool == PB_NONE && audit_pay(audit, duty) == NULL)
        return;
    if (duty->role == AUDIT_STANDBY) {
        cost[PB_COST_ALLOWANCE] += s->people.standby_allowance;
        return;
    }
    if (duty->pool != PB_NONE) {
        one[PB_COST_MILITIA] = s->militia[duty->pool].cost_per_hour * duty->paid_min / 60;
    } else if (!isnan(fixed)) {
        one[PB_COST_ALLOWANCE] = fixed;
    } else {
        pay_hours(audit, duty, one);
        pay_allowances(audit, duty, one);
    }
    double sum = 0, share = outside_share(audit, duty);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        sum += one[kind];
    double mean = duty->pool == PB_NONE && !isnan(fixed)
                      ? sum
                      : regular_hour(audit, duty) * duty->paid_min / 60;
    one[PB_COST_CREDIT] = -share * fmin(mean, sum);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        cost[kind] += duty->heads * one[kind];
}

/** Hours of people like those of `like` that pay `multiplier` times their normal hour. */
struct moved_hours {
    const struct audit_duty *like;
    double hours;
    double multiplier;
    enum pb_cost_kind kind;
};

/** Moves hours from the regular pay to a kind of overtime; never to less than the regular pay. */
static void move_hours(const struct audit *audit, const struct moved_hours *moved,
                       double cost[PB_N_COST_KINDS])
{
    double regular = regular_hour(audit, moved->like);
    double pay = fmax(regular, moved->multiplier * audit_pay(audit, moved->like)->normal_hour);
    bool outsourced = audit_contract(audit, moved->like->group)->outsourced;
    cost[outsourced ? PB_COST_OUTSOURCED : PB_COST_REGULAR] -= moved->hours * regular;
    cost[outsourced ? PB_COST_OUTSOURCED : moved->kind] += moved->hours * pay;
}

/** Any duty of class `class`, to know its people by; NULL when it has none. */
static const struct audit_duty *any_duty(const struct audit *audit, int class)
{
    for (size_t i = 0; i < audit->n_duties; i++)
        if (audit->duties[i].class == class)
            return &audit->duties[i];
    return NULL;
}

double audit_class_rest_days(const struct audit *audit, int class, int monday)
{
    double days = 0, heads = 0;
    for (size_t i = 0; i < audit->n_duties; i++)
        if (audit->duties[i].class == class && audit_week(audit->duties[i].day) == monday)
            days += audit->duties[i].heads;
    for (int day = monday; day < monday + 7; day++)
        heads = fmax(heads, audit_class_heads(audit, class, day));
    return fmax(0, days - heads * audit->classes[class].limits->days_per_week);
}

static void pay_rest_days(const struct audit *audit, const struct audit_duty *like,
                          double cost[PB_N_COST_KINDS])
{
    const struct pb_scenario *s = audit->scenario;
    double day_hours = audit_limits(audit, like)->hours_per_day_min / 60.0;
    struct moved_hours moved = {.like = like, .kind = PB_COST_OT200};
    moved.multiplier = s->rules.time_off ? 1 : s->rules.ot_restday;
    for (int monday = audit_week(s->frame.first_day - 1);
         monday < s->frame.first_day + s->frame.n_days; monday += 7) {
        moved.hours = day_hours * audit_class_rest_days(audit, like->class, monday);
        if (moved.hours > 0)
            move_hours(audit, &moved, cost);
    }
}

/** Pays what people like those of `like` work beyond the total of their period. */
static void pay_period(const struct audit *audit, const struct audit_duty *like, double minutes,
                       double cost[PB_N_COST_KINDS])
{
    struct moved_hours moved = {.like = like,
                                .hours = minutes / 60,
                                .multiplier = audit->scenario->rules.ot_workday,
                                .kind = PB_COST_OT150};
    if (minutes > 0)
        move_hours(audit, &moved, cost);
}

/** Minutes of a class on a comprehensive contract beyond the period's total. */
static double class_period(const struct audit *audit, const struct audit_duty *like)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    double heads = 0, minutes = 0;
    for (int d = -1; d < frame->n_days; d++)
        heads = fmax(heads, audit_class_heads(audit, like->class, frame->first_day + d));
    for (size_t i = 0; i < audit->n_duties; i++)
        if (audit->duties[i].class == like->class)
            minutes += (double)audit->duties[i].heads * audit->duties[i].paid_min;
    return minutes - heads * audit_contract(audit, like->group)->period_min;
}

void audit_pay_classes(const struct audit *audit, double cost[PB_N_COST_KINDS])
{
    for (size_t c = 0; c < audit->n_classes; c++) {
        const struct audit_duty *like = any_duty(audit, (int)c);
        if (like == NULL || like->group == PB_NONE)
            continue;
        if (audit_comprehensive(audit, like))
            pay_period(audit, like, class_period(audit, like), cost);
        else
            pay_rest_days(audit, like, cost);
    }
}

void audit_pay_periods(const struct audit *audit, double cost[PB_N_COST_KINDS])
{
    for (size_t p = 0; p < audit->n_persons; p++) {
        const struct audit_person *person = &audit->persons[p];
        bool period = person->n_duties > 0 && person->group != PB_NONE &&
                      audit_comprehensive(audit, person->duties[0]);
        if (!period)
            continue;
        double minutes = -audit_contract(audit, person->group)->period_min;
        for (size_t i = 0; i < person->n_duties; i++)
            minutes += person->duties[i]->paid_min;
        pay_period(audit, person->duties[0], minutes, cost);
    }
}
