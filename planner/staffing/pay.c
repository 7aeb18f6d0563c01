/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/staffing/pay.h"

#include <math.h>

#include "planner/base/civil.h"
#define MIN_PER_HOUR 60.0

/** Days of paid work in a mean month: labour ministry 2008 No. 3. */
#define MONTH_DAYS 21.75

enum { DAY_MIN = CIVIL_DAY_MINUTES };

/** A shift of a class on a day, as the functions below look at it. */
struct shift {
    const struct staffing *staffing;
    const struct staffing_class *class;
    const struct staffing_variant *variant;
    const struct pb_shift *code; /**< NULL for militia */
    int day;
    bool rest_day; /**< beyond the normal days of a named person's week */
};

static bool is_holiday(const struct pb_scenario *scenario, int day)
{
    const struct pb_ints *holidays = &scenario->calendar.holidays;
    for (size_t i = 0; i < holidays->n; i++)
        if (holidays->at[i] == day)
            return true;
    return false;
}

static struct staffing_pay_split split_of(const struct shift *shift)
{
    const struct pb_scenario *scenario = shift->staffing->scenario;
    bool holiday[STAFFING_CALENDAR_DAYS];
    for (int i = 0; i < STAFFING_CALENDAR_DAYS; i++)
        holiday[i] = is_holiday(scenario, scenario->frame.first_day + shift->day + i);
    bool by_day = shift->class->pool == PB_NONE && !shift->rest_day &&
                  shift->class->contract->scheme != PB_COMPREHENSIVE_HOURS;
    int normal_min = by_day ? shift->class->limits->hours_per_day_min : shift->variant->paid_min;
    return staffing_split_pay(shift->variant, normal_min, holiday);
}

/** Sessions per hour of an agent of the class at home. */
static double sessions_per_hour(const struct staffing *staffing, const struct staffing_class *class)
{
    const struct pb_scenario *scenario = staffing->scenario;
    const struct pb_group *group = &scenario->people.groups[class->group];
    double level = scenario->capacity.levels[group->level].factor;
    return scenario->queues[group->queue].sessions_per_shift * level /
           (scenario->capacity.net_min / MIN_PER_HOUR);
}

static double regular_pay(const struct shift *shift, int regular_min)
{
    const struct pb_pay *pay = shift->class->pay;
    double share =
        shift->variant->paid_min > 0 ? (double)regular_min / shift->variant->paid_min : 0;
    switch (pay->basis) {
    case PB_PAY_HOUR:
        return pay->rate * regular_min / MIN_PER_HOUR;
    case PB_PAY_DAY:
        return pay->rate * share;
    case PB_PAY_MONTH:
        return 0;
    case PB_PAY_SESSION:
        return pay->rate * sessions_per_hour(shift->staffing, shift->class) *
               (shift->variant->net_min / MIN_PER_HOUR) * share;
    }
    return 0;
}

static bool ends_late(const struct shift *shift)
{
    const struct pb_scenario *scenario = shift->staffing->scenario;
    struct staffing_clock clock = staffing_clock_of(scenario);
    int end = staffing_end_clock(shift->variant, &clock);
    int from = scenario->people.late_end_from_min;
    int to = scenario->rules.night.to_min;
    return (end >= from && end < to) || (end + DAY_MIN >= from && end + DAY_MIN < to);
}

static void add_allowances(const struct shift *shift, double by_kind[PB_N_COST_KINDS])
{
    const struct pb_people *people = &shift->staffing->scenario->people;
    int night_min = shift->variant->night_min;
    if (night_min > 0 && night_min >= shift->staffing->scenario->rules.night_min)
        by_kind[PB_COST_NIGHT] += people->night_allowance;
    by_kind[PB_COST_ALLOWANCE] += people->shift_allowance + shift->code->extra_cost;
    if (ends_late(shift))
        by_kind[PB_COST_ALLOWANCE] += people->late_allowance;
}

static void add_pay(const struct shift *shift, double by_kind[PB_N_COST_KINDS])
{
    const struct pb_rules *rules = &shift->staffing->scenario->rules;
    struct staffing_pay_split split = split_of(shift);
    double hour = shift->class->pay->normal_hour / MIN_PER_HOUR;
    double regular = shift->rest_day ? 0 : regular_pay(shift, split.regular_min);
    double rest_day = rules->time_off ? 1 : rules->ot_restday;
    double ot200 = shift->rest_day ? rest_day * hour * split.regular_min : 0;
    double ot150 = rules->ot_workday * hour * split.ot150_min;
    double ot300 = rules->ot_holiday * hour * split.ot300_min;
    if (shift->class->contract->outsourced) {
        by_kind[PB_COST_OUTSOURCED] += regular + ot150 + ot200 + ot300;
        return;
    }
    by_kind[PB_COST_REGULAR] += regular;
    by_kind[PB_COST_OT150] += ot150;
    by_kind[PB_COST_OT200] += ot200;
    by_kind[PB_COST_OT300] += ot300;
}

/** Paid minutes outside the horizon that are credited, breaks spread evenly over the shift. */
static double credited_share(const struct shift *shift)
{
    const struct pb_scenario *scenario = shift->staffing->scenario;
    int end_of_horizon = (scenario->frame.n_days - shift->day) * DAY_MIN;
    int outside = 0;
    for (size_t i = 0; i < shift->variant->n_segments; i++) {
        struct pb_window segment = shift->variant->segments[i];
        if (shift->day < 0 && segment.from_min < DAY_MIN)
            outside += (segment.to_min < DAY_MIN ? segment.to_min : DAY_MIN) - segment.from_min;
        if (scenario->edges.credit_tail && segment.to_min > end_of_horizon)
            outside += segment.to_min -
                       (segment.from_min > end_of_horizon ? segment.from_min : end_of_horizon);
    }
    return (double)outside / shift->variant->presence_min;
}

static void add_credit(const struct shift *shift, bool fixed, double by_kind[PB_N_COST_KINDS])
{
    double share = credited_share(shift);
    if (share <= 0)
        return;
    double cost = 0;
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        cost += by_kind[kind];
    double hours = shift->variant->paid_min / MIN_PER_HOUR;
    int cls = (int)(shift->class - shift->staffing->classes);
    double mean = fixed ? cost : staffing_regular_hour(shift->staffing, cls) * hours;
    by_kind[PB_COST_CREDIT] = -share * fmin(mean, cost);
}

static struct shift shift_of(const struct staffing *staffing, const struct staffing_day *day)
{
    return (struct shift){.staffing = staffing,
                          .class = &staffing->classes[day->cls],
                          .variant = &staffing->variants[day->variant],
                          .day = day->day,
                          .rest_day = day->rest_day};
}

struct staffing_pay_split staffing_day_split(const struct staffing *staffing,
                                             const struct staffing_day *day)
{
    struct shift shift = shift_of(staffing, day);
    return split_of(&shift);
}

double staffing_day_cost(const struct staffing *staffing, const struct staffing_day *day,
                         double by_kind[PB_N_COST_KINDS])
{
    struct shift shift = shift_of(staffing, day);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        by_kind[kind] = 0;
    bool fixed = false;
    if (shift.class->pool != PB_NONE) {
        const struct pb_militia *pool = &staffing->scenario->militia[shift.class->pool];
        by_kind[PB_COST_MILITIA] = pool->cost_per_hour * shift.variant->paid_min / MIN_PER_HOUR;
    } else {
        shift.code = &staffing->scenario->shifts.codes[shift.variant->code];
        fixed = !isnan(shift.code->fixed_cost);
        if (fixed) {
            by_kind[PB_COST_ALLOWANCE] = shift.code->fixed_cost;
        } else {
            add_pay(&shift, by_kind);
            add_allowances(&shift, by_kind);
        }
    }
    add_credit(&shift, fixed, by_kind);
    double sum = 0;
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        sum += by_kind[kind];
    return sum;
}

double staffing_duty_cost(const struct staffing *staffing, int cls, int variant, int day,
                          double by_kind[PB_N_COST_KINDS])
{
    const struct staffing_day worked = {.cls = cls, .variant = variant, .day = day};
    return staffing_day_cost(staffing, &worked, by_kind);
}

double staffing_regular_hour(const struct staffing *staffing, int cls)
{
    const struct staffing_class *class = &staffing->classes[cls];
    if (class->pool != PB_NONE)
        return staffing->scenario->militia[class->pool].cost_per_hour;
    switch (class->pay->basis) {
    case PB_PAY_HOUR:
        return class->pay->rate;
    case PB_PAY_DAY:
        return class->pay->rate / (class->limits->hours_per_day_min / MIN_PER_HOUR);
    case PB_PAY_MONTH:
        return 0;
    case PB_PAY_SESSION:
        return class->pay->rate * sessions_per_hour(staffing, class);
    }
    return 0;
}

double staffing_rest_day_price(const struct staffing *staffing, int cls)
{
    const struct staffing_class *class = &staffing->classes[cls];
    const struct pb_rules *rules = &staffing->scenario->rules;
    double multiplier = rules->time_off ? 1 : rules->ot_restday;
    double hours = class->limits->hours_per_day_min / MIN_PER_HOUR;
    double premium = multiplier * class->pay->normal_hour - staffing_regular_hour(staffing, cls);
    return fmax(0, hours * premium);
}

double staffing_period_hour_price(const struct staffing *staffing, int cls)
{
    const struct staffing_class *class = &staffing->classes[cls];
    double premium = staffing->scenario->rules.ot_workday * class->pay->normal_hour -
                     staffing_regular_hour(staffing, cls);
    return fmax(0, premium);
}

double staffing_constants(const struct staffing *staffing)
{
    double days = staffing->scenario->frame.n_days * (MONTH_DAYS / (365.25 / 12));
    double sum = 0;
    for (size_t i = 0; i < staffing->n_classes; i++) {
        const struct staffing_class *class = &staffing->classes[i];
        if (class->pool == PB_NONE && class->pay->basis == PB_PAY_MONTH)
            sum += class->pay->rate * class->max_heads * days / MONTH_DAYS;
    }
    return sum;
}
