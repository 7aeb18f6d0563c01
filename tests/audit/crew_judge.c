/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A second opinion: what a roster breaks, person by person on a calendar of days. */
#include <string.h>

#include "tests/audit/crew.h"
#include "tests/audit/crew_judge.h"

/** A person's fourteen days: index of the row on each, -1 when off. */
struct calendar {
    const struct crew *crew;
    const struct crew_roster *roster;
    int person;
    int row[CREW_DAYS];
};

static void add(struct crew_breaches *out, const char *rule, int person, int day, double amount)
{
    out->at[out->n++] = (struct crew_breach){rule, person, day, -1, amount};
}

static const struct crew_times *times(const struct calendar *calendar, int day)
{
    return &crew_times[calendar->roster->rows[calendar->row[day]].code];
}

static int start_of(const struct calendar *calendar, int day)
{
    return day * 1440 + times(calendar, day)->from_min +
           calendar->roster->rows[calendar->row[day]].later_min;
}

static int end_of(const struct calendar *calendar, int day)
{
    return day * 1440 + times(calendar, day)->to_min +
           calendar->roster->rows[calendar->row[day]].later_min;
}

/** Paid minutes: without its lunch a day shift pays an hour more. */
static int paid_of(const struct calendar *calendar, int day)
{
    const struct crew_row *row = &calendar->roster->rows[calendar->row[day]];
    bool unpaid = row->code == CODE_A || row->code == CODE_B;
    return times(calendar, day)->paid_min + (row->no_break && unpaid ? 60 : 0);
}

static int night_of(const struct calendar *calendar, int day)
{
    int sum = 0;
    int end = end_of(calendar, day) - day * 1440;
    for (int m = start_of(calendar, day) % 1440; m < end; m++)
        sum += m >= 1320 && m < 1800;
    if (times(calendar, day) == &crew_times[CODE_P])
        sum = end > 1320 ? end - 1320 : 0;
    return sum;
}

static void judge_day(const struct calendar *calendar, int day, struct crew_breaches *out)
{
    const struct crew_row *row = &calendar->roster->rows[calendar->row[day]];
    const struct pb_person *person = &calendar->crew->people[row->person];
    bool protected =
        calendar->crew->contracts[calendar->crew->groups[person->group].contract].protected;
    int paid = paid_of(calendar, day);
    if (row->later_min != 0)
        add(out, "shift", row->person, day, row->later_min < 0 ? -row->later_min : row->later_min);
    else if (row->no_break && row->code != CODE_P)
        add(out, "shift", row->person, day, 60);
    if (row->extra_h != 0)
        add(out, "row", row->person, day, 60 * row->extra_h);
    if (row->person == 1 && (day == 3 || day == 4))
        add(out, "leave", row->person, day, paid);
    if (row->person == 6 && day < 5)
        add(out, "employed", row->person, day, paid);
    if (row->person == 3) {
        int outside = 0, weekday = day % 7, end = end_of(calendar, day);
        for (int m = start_of(calendar, day); m < end; m++) {
            bool gap = row->code == CODE_P && m - day * 1440 - row->later_min >= 720 &&
                       m - day * 1440 - row->later_min < 1020;
            int clock = m - day * 1440;
            outside += !gap && (weekday >= 5 || clock < 480 || clock >= 1080);
        }
        /* a night's hours on the next calendar day before 06:00 are outside as well */
        if (outside > 0)
            add(out, "availability", row->person, day, outside);
    }
    if (protected && night_of(calendar, day) > 0)
        add(out, "night", row->person, day, night_of(calendar, day));
}

static bool is_on(const struct calendar *calendar, int day)
{
    return day >= 0 && day < CREW_DAYS && calendar->row[day] >= 0;
}

static void judge_rest(const struct calendar *calendar, struct crew_breaches *out)
{
    for (int day = 1; day < CREW_DAYS; day++) {
        if (!is_on(calendar, day) || !is_on(calendar, day - 1))
            continue;
        int rest = start_of(calendar, day) - end_of(calendar, day - 1);
        if (rest < 0)
            add(out, "one_shift", calendar->person, day, -rest);
        else if (rest < 660)
            add(out, "rest", calendar->person, day, 660 - rest);
    }
}

static void judge_runs(const struct calendar *calendar, struct crew_breaches *out)
{
    int run = 0, most = calendar->crew->people[calendar->person].limits.max_days_in_row;
    for (int day = 0; day <= CREW_DAYS; day++) {
        if (is_on(calendar, day)) {
            run++;
            continue;
        }
        if (run > most)
            add(out, "days_in_row", calendar->person, day - run + most, run - most);
        run = 0;
    }
}

/** Days of the week so far that are worked, this one included. */
static int nth_day(const struct calendar *calendar, int day)
{
    int n = 0;
    for (int d = day - day % 7; d <= day; d++)
        n += is_on(calendar, d);
    return n;
}

static void judge_sums(const struct calendar *calendar, struct crew_breaches *out)
{
    const struct pb_person *person = &calendar->crew->people[calendar->person];
    bool protected = person->group == PROTECTED;
    int overtime = 0, first = -1;
    for (int week = 0; week < 2; week++) {
        int minutes = 0, days = 0;
        for (int day = 7 * week; day < 7 * week + 7; day++) {
            if (!is_on(calendar, day))
                continue;
            int paid = paid_of(calendar, day);
            first = first < 0 ? day : first;
            minutes += paid;
            days++;
            bool rest_day = days > 5;
            int over = rest_day || paid <= 480 ? 0 : paid - 480;
            if (over > (protected ? 0 : 180))
                add(out, "overtime_day", calendar->person, day, over - (protected ? 0 : 180));
            overtime += rest_day ? paid : over;
        }
        int most = protected ? 2400 : person->limits.max_week_min;
        if (minutes > most)
            add(out, "week_hours", calendar->person, 7 * week, minutes - most);
        if (days > (protected ? 5 : 6))
            add(out, "week_days", calendar->person, 7 * week, days - (protected ? 5 : 6));
    }
    if (overtime > person->limits.overtime_per_month_min)
        add(out, "overtime_month", calendar->person, first,
            overtime - person->limits.overtime_per_month_min);
}

static void judge_counts(const struct calendar *calendar, struct crew_breaches *out)
{
    const struct pb_limits *own = &calendar->crew->people[calendar->person].limits;
    int nights = 0, weekends = 0, night_day = -1, weekend_day = -1;
    for (int day = 0; day < CREW_DAYS; day++) {
        if (!is_on(calendar, day))
            continue;
        nights += night_of(calendar, day) >= 180;
        if (own->max_nights != PB_NONE && nights > own->max_nights && night_day < 0)
            night_day = day;
        weekends += day % 7 == 5 || (day % 7 == 6 && !is_on(calendar, day - 1));
        if (own->max_weekends != PB_NONE && weekends > own->max_weekends && weekend_day < 0)
            weekend_day = day;
    }
    if (night_day >= 0)
        add(out, "nights", calendar->person, night_day, nights - own->max_nights);
    if (weekend_day >= 0)
        add(out, "weekends", calendar->person, weekend_day, weekends - own->max_weekends);
}

static void judge_move(const struct calendar *calendar, const struct crew_move *move,
                       struct crew_breaches *out)
{
    int there = 0, day = move->day;
    for (int m = move->from_min; m < move->to_min && is_on(calendar, day); m++) {
        int clock = day * 1440 + m;
        int later = calendar->roster->rows[calendar->row[day]].later_min;
        bool gap = calendar->roster->rows[calendar->row[day]].code == CODE_P && m - later >= 720 &&
                   m - later < 1020;
        there += !gap && clock >= start_of(calendar, day) && clock < end_of(calendar, day);
    }
    int length = move->to_min - move->from_min;
    struct crew_breach breach = {NULL, move->person, day, move->from_min, 0};
    enum crew_queue home =
        calendar->crew->people[move->person].group >= AFTER_SALE ? SHOP_AFTER : SHOP_PRE;
    bool same_shop = (move->to >= MALL_PRE) == (home >= MALL_PRE);
    bool same_function = move->to % 2 == home % 2;
    const struct {
        const char *rule;
        double amount;
    } found[] = {{"presence", length - there},
                 {"block", 120 - length},
                 {"share", move->share - 1},
                 {"skill", move->from != home || move->to == home || !(same_shop || same_function)
                               ? move->share
                               : 0}};
    for (size_t i = 0; i < 4; i++)
        if (found[i].amount > 1e-9) {
            breach.rule = found[i].rule;
            breach.amount = found[i].amount;
            out->at[out->n++] = breach;
        }
}

static void judge_fixed(const struct calendar *calendar, struct crew_breaches *out)
{
    const struct pb_people *people = &calendar->crew->s.people;
    for (size_t i = 0; i < people->n_requests; i++) {
        int day = people->requests[i].day - crew_first_day;
        bool kept = is_on(calendar, day) && (int)calendar->roster->rows[calendar->row[day]].code ==
                                                people->requests[i].shift;
        if (people->requests[i].person == calendar->person && !kept)
            add(out, "fixed", calendar->person, day, 1);
    }
}

static void judge_person(const struct calendar *calendar, struct crew_breaches *out)
{
    for (int day = 0; day < CREW_DAYS; day++)
        if (is_on(calendar, day))
            judge_day(calendar, day, out);
    judge_rest(calendar, out);
    judge_runs(calendar, out);
    judge_sums(calendar, out);
    judge_counts(calendar, out);
    judge_fixed(calendar, out);
    for (size_t i = 0; i < calendar->roster->n_moves; i++)
        if (calendar->roster->moves[i].person == calendar->person)
            judge_move(calendar, &calendar->roster->moves[i], out);
}

void crew_judge(const struct crew *crew, const struct crew_roster *roster,
                struct crew_breaches *breaches)
{
    breaches->n = 0;
    for (int p = 0; p < CREW_PEOPLE; p++) {
        struct calendar calendar = {.crew = crew, .roster = roster, .person = p};
        memset(calendar.row, -1, sizeof calendar.row);
        for (size_t i = 0; i < roster->n_rows; i++)
            if (roster->rows[i].person == p && roster->rows[i].day >= 0)
                calendar.row[roster->rows[i].day] = (int)i;
        judge_person(&calendar, breaches);
    }
}

bool crew_is_rest_day(const struct crew *crew, const struct crew_roster *roster, size_t index)
{
    struct calendar calendar = {
        .crew = crew, .roster = roster, .person = roster->rows[index].person};
    memset(calendar.row, -1, sizeof calendar.row);
    for (size_t i = 0; i < roster->n_rows; i++)
        if (roster->rows[i].person == calendar.person && roster->rows[i].day >= 0)
            calendar.row[roster->rows[i].day] = (int)i;
    return nth_day(&calendar, roster->rows[index].day) > 5;
}
