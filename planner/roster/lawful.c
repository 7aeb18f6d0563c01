/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/lawful.h"

#include "planner/base/civil.h"
#include "planner/roster/given.h"

static int date_of(const struct named *named, int i)
{
    return named->staffing->scenario->frame.first_day + i - 1;
}

static int n_days(const struct named *named)
{
    return named->staffing->problem.n_days + 1;
}

const struct pb_limits *named_limits(const struct named *named, const struct named_person *person)
{
    if (person->person != PB_NONE)
        return &named->staffing->scenario->people.persons[person->person].limits;
    return named->staffing->classes[person->cls].limits;
}

const struct staffing_variant *named_variant(const struct named *named,
                                             const struct named_person *person, int i)
{
    if (i < 0 || i >= n_days(named) || person->duty[i] == PB_NONE)
        return NULL;
    return &named->staffing->variants[named->staffing->problem.duties[person->duty[i]].variant];
}

bool lawful_comprehensive(const struct staffing_class *class)
{
    return class->contract != NULL && class->contract->scheme == PB_COMPREHENSIVE_HOURS;
}

bool named_rest_day(const struct named *named, const struct named_person *person, int i)
{
    const struct staffing_class *class = &named->staffing->classes[person->cls];
    int days = 0, monday = civil_monday(date_of(named, i));
    if (class->pool != PB_NONE || lawful_comprehensive(class))
        return false;
    for (int k = i; k >= 0 && civil_monday(date_of(named, k)) == monday; k--)
        days += person->duty[k] != PB_NONE;
    if (i > 0 && civil_monday(date_of(named, 1)) == monday)
        days += person->past.week_days;
    return days > named_limits(named, person)->days_per_week;
}

static bool may_overtime(const struct staffing_class *class, const struct pb_limits *limits)
{
    return limits->overtime && !class->contract->protected;
}

int lawful_week_minutes(const struct staffing_class *class, const struct pb_limits *limits)
{
    bool most = lawful_comprehensive(class) || may_overtime(class, limits);
    return most ? limits->max_week_min : limits->hours_per_week_min;
}

int lawful_week_days(const struct staffing_class *class, const struct pb_limits *limits)
{
    bool most = lawful_comprehensive(class) || may_overtime(class, limits);
    return most ? limits->max_days_per_week : limits->days_per_week;
}

bool lawful_there(const struct named *named, const struct named_person *person, int i)
{
    const struct pb_people *people = &named->staffing->scenario->people;
    int date = date_of(named, i), known = i == 0 ? date + 1 : date;
    if (person->person == PB_NONE) {
        int group = named->staffing->classes[person->cls].group;
        return group == PB_NONE ||
               (known >= people->groups[group].from_day && known <= people->groups[group].to_day);
    }
    const struct pb_person *known_person = &people->persons[person->person];
    for (size_t k = 0; k < people->n_leave; k++)
        if (people->leave[k].person == person->person && date >= people->leave[k].days.first &&
            date <= people->leave[k].days.last)
            return false;
    return known >= known_person->from_day && known <= known_person->to_day;
}

/* Only days from person->first on are judged: what is given can break a rule by itself. */

/** Somebody at work is there, and rests between two shifts; no two overlap. */
static bool keeps_rest(const struct named *named, const struct named_person *person, int rest_min)
{
    int end = person->past.end_min;
    for (int i = 0; i < n_days(named); i++, end -= CIVIL_DAY_MINUTES) {
        const struct staffing_variant *variant = named_variant(named, person, i);
        if (variant == NULL)
            continue;
        bool rested = variant->segments[0].from_min - end >= rest_min;
        if (i >= person->first && (!rested || !lawful_there(named, person, i)))
            return false;
        end = variant->end_min;
    }
    return true;
}

/** Days and paid minutes of each week. */
static bool keeps_weeks(const struct named *named, const struct named_person *person,
                        int most_minutes, int most_days)
{
    int minutes = 0, days = 0;
    for (int i = 0; i < n_days(named); i++) {
        const struct staffing_variant *variant = named_variant(named, person, i);
        if (civil_weekday(date_of(named, i)) == 0)
            minutes = days = 0;
        if (i == 1) {
            minutes += person->past.week_min;
            days += person->past.week_days;
        }
        if (variant == NULL)
            continue;
        minutes += variant->paid_min;
        days++;
        if (i >= person->first && (minutes > most_minutes || days > most_days))
            return false;
    }
    return true;
}

static bool keeps_runs(const struct named *named, const struct named_person *person, int most)
{
    int days = person->past.days_on;
    for (int i = 0; i < n_days(named); i++) {
        days = given_works(person, i) ? days + 1 : 0;
        if (i >= person->first && most > 0 && days > most)
            return false;
    }
    return true;
}

static bool is_within(int n, int most)
{
    return most == PB_NONE || n <= most;
}

static bool keeps_counts(const struct named *named, const struct named_person *person,
                         const struct pb_limits *limits)
{
    int nights = 0, weekends = 0, last = INT32_MIN;
    int night_min = named->staffing->scenario->rules.night_min;
    for (int i = 1; i < n_days(named); i++) {
        const struct staffing_variant *variant = named_variant(named, person, i);
        int date = date_of(named, i);
        if (variant == NULL)
            continue;
        bool night = variant->night_min > 0 && variant->night_min >= night_min;
        bool weekend = civil_weekday(date) >= 5 && civil_monday(date) != last;
        nights += night;
        weekends += weekend;
        last = weekend ? civil_monday(date) : last;
        if (i < person->first)
            continue;
        if ((night && !is_within(nights, limits->max_nights)) ||
            (weekend && !is_within(weekends, limits->max_weekends)))
            return false;
    }
    return true;
}

struct staffing_day named_day(const struct named *named, const struct named_person *person, int i)
{
    return (struct staffing_day){.cls = person->cls,
                                 .variant =
                                     named->staffing->problem.duties[person->duty[i]].variant,
                                 .day = i - 1,
                                 .rest_day = named_rest_day(named, person, i)};
}

/** Minutes of day `i` that count toward the overtime of the month. */
static int month_minutes(const struct named *named, const struct named_person *person, int i)
{
    struct staffing_day day = named_day(named, person, i);
    struct staffing_pay_split split = staffing_day_split(named->staffing, &day);
    bool given_back = named->staffing->scenario->rules.time_off;
    return split.ot150_min + (day.rest_day && !given_back ? split.regular_min : 0);
}

static bool keeps_months(const struct named *named, const struct named_person *person,
                         const struct pb_limits *limits)
{
    int minutes = 0, month = 0;
    for (int i = 0; i < n_days(named); i++) {
        struct civil_date date = civil_date(date_of(named, i));
        if (date.month != month)
            minutes = 0;
        month = date.month;
        if (i == 1)
            minutes += person->past.overtime_min;
        int added = person->duty[i] != PB_NONE ? month_minutes(named, person, i) : 0;
        minutes += added;
        if (i >= person->first && added > 0 && minutes > limits->overtime_per_month_min)
            return false;
    }
    return true;
}

bool lawful_line(const struct named *named, const struct named_person *person)
{
    const struct staffing_class *class = &named->staffing->classes[person->cls];
    if (class->pool != PB_NONE) {
        const struct pb_militia *pool = &named->staffing->scenario->militia[class->pool];
        return keeps_rest(named, person, pool->rest_min) &&
               keeps_weeks(named, person, pool->max_week_min - pool->main_job_week_min, 7);
    }
    const struct pb_limits *limits = named_limits(named, person);
    return keeps_rest(named, person, limits->rest_min) &&
           keeps_weeks(named, person, lawful_week_minutes(class, limits),
                       lawful_week_days(class, limits)) &&
           keeps_runs(named, person, limits->max_days_in_row) &&
           keeps_counts(named, person, limits) &&
           (lawful_comprehensive(class) || keeps_months(named, person, limits));
}
