/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/person_cost.h"

#include <math.h>

#include "planner/base/civil.h"
#include "planner/roster/lawful.h"

#define MIN_PER_HOUR 60.0

static int n_days(const struct named *named)
{
    return named->staffing->problem.n_days + 1;
}

/** Paid hours of days [first, last] (0 = eve). */
static double paid_hours(const struct named *named, const struct named_person *person, int first,
                         int last)
{
    int minutes = 0;
    for (int i = first; i <= last; i++) {
        const struct staffing_variant *variant = named_variant(named, person, i);
        minutes += variant != NULL ? variant->paid_min : 0;
    }
    return minutes / MIN_PER_HOUR;
}

bool person_has_promise(const struct named *named, const struct named_person *person)
{
    const struct staffing_class *class = &named->staffing->classes[person->cls];
    return class->pool == PB_NONE && class->pay->normal_hour > 0;
}

struct person_week person_week_from(const struct named *named, const struct named_person *person,
                                    int first)
{
    int first_day = named->staffing->scenario->frame.first_day;
    int last = civil_monday(first_day + first - 1) + 7 - first_day;
    last = last < n_days(named) ? last : n_days(named) - 1;
    double promised = named_limits(named, person)->min_week_min / MIN_PER_HOUR;
    double need = promised * (last - first + 1) / 7;
    return (struct person_week){first, last, need - paid_hours(named, person, first, last)};
}

double person_period_hours(const struct named *named, const struct named_person *person)
{
    const struct staffing_class *class = &named->staffing->classes[person->cls];
    if (class->pool != PB_NONE || !lawful_comprehensive(class))
        return 0;
    double hours = paid_hours(named, person, 0, n_days(named) - 1);
    return fmax(0, hours - class->contract->period_min / MIN_PER_HOUR);
}

double person_cost(const struct named *named, const struct named_person *person)
{
    double sum = person_period_hours(named, person), by_kind[PB_N_COST_KINDS];
    if (sum > 0)
        sum *= staffing_period_hour_price(named->staffing, person->cls);
    for (int i = 0; i < n_days(named); i++) {
        if (person->duty[i] == PB_NONE)
            continue;
        struct staffing_day day = named_day(named, person, i);
        sum += staffing_day_cost(named->staffing, &day, by_kind);
    }
    if (!person_has_promise(named, person))
        return sum;
    double price = named->staffing->classes[person->cls].pay->normal_hour;
    struct person_week week;
    for (int first = 1; first < n_days(named); first = week.last + 1) {
        week = person_week_from(named, person, first);
        sum += fmax(0, week.missing_h) * price;
    }
    return sum;
}
