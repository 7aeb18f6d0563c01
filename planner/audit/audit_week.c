/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a week (Monday-Sunday) can hold for a class known by numbers: days, paid hours, shifts of a
 * length, and overtime of a month. By name see audit_person_*.c. */
#include "planner/audit/rules.h"

/** Shifts of one class in one week. */
struct week {
    struct audit *audit;
    const struct audit_class *class;
    int index; /**< of the class */
    int monday;
};

static bool counts(const struct week *week, const struct audit_duty *duty)
{
    return duty->class == week->index && audit_week(duty->day) == week->monday;
}

static void report(const struct week *week, double found, double limit, const char *unit,
                   const char *const text[2])
{
    struct audit_at at = {AUDIT_NOWHERE, .found = found, .limit = limit, .unit = unit};
    at.who = week->class->id;
    at.day = week->monday;
    if (found > limit)
        audit_find(week->audit, &at, text[0], text[1]);
}

static void check_sums(const struct week *week)
{
    static const char *const hours_text[2] = {"more paid hours in the week than the class may work",
                                              "该类别本周工时超过上限"};
    static const char *const days_text[2] = {"more days in the week than the class may work",
                                             "该类别本周出勤天数超过上限"};
    const struct audit *audit = week->audit;
    const struct pb_limits *limits = week->class->limits;
    double minutes = 0, days = 0;
    for (size_t i = 0; i < audit->n_duties; i++)
        if (counts(week, &audit->duties[i])) {
            minutes += (double)audit->duties[i].heads * audit->duties[i].paid_min;
            days += audit->duties[i].heads;
        }
    double heads = week->class->heads;
    bool overtime = audit_may_overtime(audit, week->class->group, limits);
    report(week, minutes, heads * audit_week_minutes(audit, week->class->group, limits), "min",
           hours_text);
    report(week, days, heads * (overtime ? limits->max_days_per_week : limits->days_per_week),
           "days", days_text);
}

/** Shifts of at least the length of some shift of the week: each head can work only so many. */
static void check_lengths(const struct week *week)
{
    static const char *const text[2] = {"more shifts of this length than the week's hours hold",
                                        "本周该时长的班次数超过工时上限"};
    const struct audit *audit = week->audit;
    for (size_t i = 0; i < audit->n_duties; i++) {
        int length = audit->duties[i].paid_min;
        if (!counts(week, &audit->duties[i]) || length == 0)
            continue;
        double shifts = 0;
        bool first = true;
        for (size_t k = 0; k < audit->n_duties; k++) {
            if (!counts(week, &audit->duties[k]) || audit->duties[k].paid_min < length)
                continue;
            shifts += audit->duties[k].heads;
            first = first && !(k < i && audit->duties[k].paid_min == length);
        }
        int each = audit_week_minutes(audit, week->class->group, week->class->limits) / length;
        if (first)
            report(week, shifts, (double)week->class->heads * each, "shifts", text);
    }
}

void audit_week_classes(struct audit *audit)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    for (size_t c = 0; c < audit->n_classes; c++) {
        if (audit->classes[c].limits == NULL)
            continue;
        struct week week = {.audit = audit, .class = &audit->classes[c], .index = (int)c};
        week.monday = audit_week(frame->first_day - 1);
        for (; week.monday < frame->first_day + frame->n_days; week.monday += 7) {
            check_sums(&week);
            check_lengths(&week);
        }
    }
}

/** Minutes of rest days that a class works in the weeks that begin in `month`. */
static double rest_day_minutes(const struct audit *audit, int class, int month)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    double days = 0;
    for (int monday = audit_week(frame->first_day - 1); monday < frame->first_day + frame->n_days;
         monday += 7) {
        int begin = monday < frame->first_day ? frame->first_day : monday;
        if (audit_month(begin) == month)
            days += audit_class_rest_days(audit, class, monday);
    }
    return days * audit->classes[class].limits->hours_per_day_min;
}

static void check_month(struct audit *audit, int index, int first)
{
    const struct audit_class *class = &audit->classes[index];
    int month = audit_month(first);
    struct audit_at at = {AUDIT_NOWHERE, .unit = "min"};
    at.who = class->id;
    at.day = first;
    at.found = rest_day_minutes(audit, index, month);
    for (size_t i = 0; i < audit->n_duties; i++)
        if (audit->duties[i].class == index && audit_month(audit->duties[i].day) == month)
            at.found += (double)audit->duties[i].heads * audit->duties[i].over_min;
    at.limit = (double)class->heads * class->limits->overtime_per_month_min;
    if (at.found > at.limit && !audit_same(at.found, at.limit))
        audit_find(audit, &at, "more overtime in the month than the class may work",
                   "该类别本月加班超过上限");
}

/** Overtime beyond the normal day and rest days per calendar month. */
void audit_overtime_classes(struct audit *audit)
{
    const struct pb_frame *frame = &audit->scenario->frame;
    for (size_t c = 0; c < audit->n_classes; c++) {
        const struct audit_class *class = &audit->classes[c];
        if (class->limits == NULL ||
            audit_contract(audit, class->group)->scheme == PB_COMPREHENSIVE_HOURS)
            continue;
        for (int d = 0; d < frame->n_days; d++) {
            int day = frame->first_day + d;
            if (d == 0 || audit_month(day - 1) != audit_month(day))
                check_month(audit, (int)c, day);
        }
    }
}
