/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/clash.h"

#include <string.h>

#include "planner/base/civil.h"

enum { DAY_MIN = CIVIL_DAY_MINUTES, WEEK_DAYS = 7, MOST_DAYS = 64, MOST_RUN = MOST_DAYS };

static bool has(unsigned rules, enum clash_rule rule)
{
    return (rules >> rule & 1U) != 0;
}

static int end_of(const struct pb_shift *shift)
{
    return shift->segments[shift->n_segments - 1].to_min;
}

static int paid_minutes(const struct pb_shift *shift)
{
    int sum = 0;
    for (size_t i = 0; i < shift->n_segments; i++)
        sum += shift->segments[i].to_min - shift->segments[i].from_min;
    for (size_t i = 0; i < shift->n_breaks; i++)
        sum -= shift->breaks[i].paid ? 0 : shift->breaks[i].length_min;
    return sum;
}

/** Minutes of the shift inside the night window. */
static int night_minutes(const struct clash *clash, const struct pb_shift *shift)
{
    int sum = 0;
    for (size_t i = 0; i < shift->n_segments; i++)
        for (int k = -1; k <= 2; k++) {
            int from = clash->rules->night.from_min + k * DAY_MIN;
            int to = clash->rules->night.to_min + k * DAY_MIN;
            const struct pb_window *at = &shift->segments[i];
            int begin = at->from_min > from ? at->from_min : from;
            int end = at->to_min < to ? at->to_min : to;
            sum += end > begin ? end - begin : 0;
        }
    return sum;
}

/** End of the availability that covers `minute` of the day with number `date`. */
static int available_until(const struct pb_person *person, int date, int minute)
{
    int until = minute;
    for (size_t i = 0; i < person->n_availability; i++) {
        const struct pb_availability *entry = &person->availability[i];
        for (int k = -1; k <= 2; k++) {
            bool matches = entry->day != PB_NONE ? entry->day == date + k
                                                 : entry->weekday == civil_weekday(date + k);
            if (matches && entry->window.from_min + k * DAY_MIN <= minute &&
                entry->window.to_min + k * DAY_MIN > until)
                until = entry->window.to_min + k * DAY_MIN;
        }
    }
    return until;
}

static bool is_available(const struct clash *clash, const struct clash_shift *at)
{
    for (size_t i = 0; clash->person->n_availability > 0 && i < at->shift->n_segments; i++) {
        int minute = at->shift->segments[i].from_min;
        while (minute < at->shift->segments[i].to_min) {
            int until = available_until(clash->person, clash->first_day + at->day, minute);
            if (until == minute)
                return false;
            minute = until;
        }
    }
    return true;
}

/** Rules about one shift alone. */
static bool can_work(const struct clash *clash, const struct clash_shift *at, unsigned rules)
{
    const struct pb_limits *limits = &clash->person->limits;
    int day = clash->first_day + at->day;
    if (has(rules, CLASH_DAY_HOURS) && paid_minutes(at->shift) > limits->max_day_min)
        return false;
    if (has(rules, CLASH_NO_NIGHTS) && !limits->nights && night_minutes(clash, at->shift) > 0)
        return false;
    if (has(rules, CLASH_AVAILABLE) && !is_available(clash, at))
        return false;
    return !has(rules, CLASH_EMPLOYED) ||
           (day >= clash->person->from_day && day <= clash->person->to_day);
}

/** Rules about two shifts that follow each other, and sums. */
static bool can_follow(const struct clash *clash, const bool keep[], unsigned rules)
{
    const struct pb_limits *limits = &clash->person->limits;
    const struct clash_shift *last = NULL;
    int nights = 0, week = 0, week_min = 0;
    for (size_t i = 0; i < clash->n_shifts; i++) {
        const struct clash_shift *at = &clash->shifts[i];
        if (!keep[i])
            continue;
        int monday = civil_monday(clash->first_day + at->day);
        week_min = (last != NULL && monday == week ? week_min : 0) + paid_minutes(at->shift);
        week = monday;
        nights += night_minutes(clash, at->shift) >= clash->rules->night_min;
        int gap = last == NULL ? limits->rest_min
                               : (at->day - last->day) * DAY_MIN + at->shift->segments[0].from_min -
                                     end_of(last->shift);
        if ((has(rules, CLASH_REST) && gap < limits->rest_min) ||
            (has(rules, CLASH_WEEK_HOURS) && week_min > limits->max_week_min))
            return false;
        last = at;
    }
    return !has(rules, CLASH_MOST_NIGHTS) || limits->max_nights == PB_NONE ||
           nights <= limits->max_nights;
}

/** Where a line can stand after a day: by on or off, length of the run, days worked in the week.
 * The first run may be the end of one that began before. */
struct lines {
    bool at[2][MOST_RUN + 1][WEEK_DAYS + 1];
};

/** What the days allow. */
struct pattern {
    bool must[MOST_DAYS]; /**< a fixed shift */
    bool off[MOST_DAYS];  /**< leave */
    int most_in_row, least_in_row, least_off, most_a_week;
};

static struct pattern pattern_of(const struct clash *clash, const bool keep[], unsigned rules)
{
    const struct pb_limits *limits = &clash->person->limits;
    struct pattern pattern = {
        .most_in_row = has(rules, CLASH_DAYS_IN_ROW) ? limits->max_days_in_row : MOST_RUN,
        .least_in_row = has(rules, CLASH_LEAST_IN_ROW) ? limits->min_days_in_row : 1,
        .least_off = has(rules, CLASH_LEAST_OFF) ? limits->min_days_off_in_row : 1,
        .most_a_week = has(rules, CLASH_WEEK_DAYS) ? limits->max_days_per_week : WEEK_DAYS};
    for (size_t i = 0; i < clash->n_shifts; i++)
        if (keep[i])
            pattern.must[clash->shifts[i].day] = true;
    for (int d = 0; d < clash->n_days; d++)
        pattern.off[d] = has(rules, CLASH_LEAVE) && clash->leave[d];
    return pattern;
}

/** Extends a line that stands at (on, run, worked) by a day. */
static void extend(const struct pattern *pattern, int day, const int at[3], struct lines *next)
{
    bool on = at[0] != 0;
    for (int work = 0; work < 2; work++) {
        bool same = (work != 0) == on;
        int run = same ? at[1] + 1 : 1;
        int worked = at[2] + work;
        int least = on ? pattern->least_in_row : pattern->least_off;
        if (work ? pattern->off[day] : pattern->must[day])
            continue;
        if ((!same && at[1] < least) || (work && run > pattern->most_in_row) ||
            worked > pattern->most_a_week)
            continue;
        next->at[work][run < MOST_RUN ? run : MOST_RUN][worked] = true;
    }
}

static bool any_line(const struct lines *lines)
{
    static const struct lines none;
    return memcmp(lines, &none, sizeof none) != 0;
}

static void step(const struct clash *clash, const struct pattern *pattern, int day,
                 const struct lines *now, struct lines *next)
{
    bool monday = civil_weekday(clash->first_day + day) == 0;
    for (int i = 0; i < 2 * (MOST_RUN + 1); i++)
        for (int worked = 0; worked <= WEEK_DAYS; worked++)
            if (now->at[i % 2][i / 2][worked])
                extend(pattern, day, (int[]){i % 2, i / 2, monday ? 0 : worked}, next);
}

/** Whether days on and off can be laid around the fixed shifts. */
static bool can_lay(const struct clash *clash, const bool keep[], unsigned rules)
{
    struct pattern pattern = pattern_of(clash, keep, rules);
    struct lines now = {0};
    /* before the first day: off for long, or at work for as long as is asked and no rule counts */
    now.at[0][MOST_RUN][0] = true;
    for (int d = 0; d < clash->n_days; d++) {
        struct lines next = {0};
        step(clash, &pattern, d, &now, &next);
        if (d == 0 && !pattern.off[0] && pattern.most_a_week > 0 && pattern.most_in_row > 0)
            for (int run = 1; run <= pattern.most_in_row && run <= MOST_RUN; run++)
                next.at[1][run][1] = true;
        now = next;
    }
    return any_line(&now);
}

bool clash_can_keep(const struct clash *clash, const bool keep[], unsigned rules)
{
    for (size_t i = 0; i < clash->n_shifts; i++)
        if (keep[i] && !can_work(clash, &clash->shifts[i], rules))
            return false;
    return can_follow(clash, keep, rules) && can_lay(clash, keep, rules);
}

unsigned clash_find(const struct clash *clash, bool keep[])
{
    unsigned rules = (1U << CLASH_N_RULES) - 1;
    if (clash->comprehensive)
        rules &= ~(1U << CLASH_WEEK_HOURS);
    for (size_t i = 0; i < clash->n_shifts; i++)
        keep[i] = true;
    if (clash_can_keep(clash, keep, rules))
        return 0;
    for (int rule = 0; rule < CLASH_N_RULES; rule++)
        if (!clash_can_keep(clash, keep, rules & ~(1U << rule)))
            rules &= ~(1U << rule);
    for (size_t i = 0; i < clash->n_shifts; i++) {
        keep[i] = false;
        keep[i] = clash_can_keep(clash, keep, rules);
    }
    return rules;
}
