/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

/* Working days a month on which monthly pay is reckoned (labour ministry 2008 No. 3). */
static const double days_per_month = 21.75;

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

void resolve_merge_limits(struct raw_limits *limits, const struct raw_limits *base)
{
    field_merge(&fields_limits, limits, base);
    /* `overtime` is no key of the table, because it is a section in the rules. */
    if (limits->overtime == PB_NONE)
        limits->overtime = base->overtime;
}

struct pb_limits resolve_limits(const struct raw_limits *raw)
{
    struct pb_limits limits = {
        .hours_per_day_min = raw->hours_per_day,
        .max_day_min = raw->max_day,
        .hours_per_week_min = raw->hours_per_week,
        .max_week_min = raw->max_week,
        .min_week_min = raw->min_week,
        .days_per_week = raw->days_per_week,
        .max_days_per_week = raw->max_days_per_week,
        .max_days_in_row = raw->max_days_in_row,
        .min_days_in_row = raw->min_days_in_row,
        .min_days_off_in_row = raw->min_days_off_in_row,
        .rest_min = raw->rest,
        .overtime_per_day_min = raw->overtime_per_day,
        .overtime_per_month_min = raw->overtime_per_month,
        .max_nights = raw->max_nights,
        .max_weekends = raw->max_weekends,
        .nights = raw->nights != 0,
        .overtime = raw->overtime != 0,
    };
    if (!limits.overtime) {
        limits.overtime_per_day_min = limits.overtime_per_month_min = 0;
        limits.max_day_min = smaller(limits.max_day_min, limits.hours_per_day_min);
        limits.max_week_min = smaller(limits.max_week_min, limits.hours_per_week_min);
        limits.max_days_per_week = smaller(limits.max_days_per_week, limits.days_per_week);
    }
    return limits;
}

/* Sessions of an agent in a net hour, of one queue or the mean of all. */
static double sessions_per_hour(const struct pb_scenario *scenario, int queue)
{
    double sum = 0;
    size_t n = 0;
    for (size_t q = 0; q < scenario->n_queues; q++) {
        if (queue != PB_NONE && (int)q != queue)
            continue;
        sum += scenario->queues[q].sessions_per_shift * 60 / scenario->capacity.net_min;
        n++;
    }
    return n ? sum / (double)n : 0;
}

struct pb_pay resolve_pay(const struct pb_scenario *scenario, struct pb_pay pay,
                          const struct pb_limits *limits, int queue)
{
    if (isnan(pay.rate))
        pay = (struct pb_pay){PB_PAY_HOUR, 0, 0};
    switch (pay.basis) {
    case PB_PAY_HOUR:
        pay.normal_hour = pay.rate;
        break;
    case PB_PAY_DAY:
        pay.normal_hour = pay.rate * 60 / limits->hours_per_day_min;
        break;
    case PB_PAY_MONTH:
        pay.normal_hour = pay.rate / days_per_month / 8;
        break;
    case PB_PAY_SESSION:
        pay.normal_hour = pay.rate * sessions_per_hour(scenario, queue);
        break;
    }
    return pay;
}

static bool holds(struct pb_ints days, int day)
{
    for (size_t i = 0; i < days.n; i++)
        if (days.at[i] == day)
            return true;
    return false;
}

/* Normal minutes of the planning days: 8 hours on each that the calendar works. */
static int normal_minutes(const struct pb_scenario *scenario, int per_day)
{
    const struct pb_calendar *calendar = &scenario->calendar;
    int minutes = 0;
    for (int day = scenario->frame.first_day; day <= resolve_last_day(scenario); day++) {
        bool off = holds(calendar->holidays, day) || holds(calendar->rest_days, day);
        bool work = civil_weekday(day) < 5 || holds(calendar->working_days, day);
        if (work && !off)
            minutes += per_day;
    }
    return minutes;
}

/* `raw` with what it starts from; `depth` ends a circle. */
static bool inherit(struct resolving *r, struct raw_contract *raw, int depth)
{
    const struct raw_list *given = &r->raw->people.contracts;
    const struct raw_list *presets = &r->presets.contracts;
    const struct raw_contract *preset = presets_find(presets, sizeof *raw, raw->entry.id);
    const struct raw_contract *base = presets_find(given, sizeof *raw, raw->like);
    if (depth > 20)
        return false;
    if (raw->like && base && strcmp(raw->like, raw->entry.id) != 0) {
        struct raw_contract copy = *base;
        if (!inherit(r, &copy, depth + 1))
            return false;
        field_merge(&fields_contract, raw, &copy);
        return true;
    }
    base = presets_find(presets, sizeof *raw, raw->like);
    if (!base)
        base = preset ? preset : presets_find(presets, sizeof *raw, "full_time");
    field_merge(&fields_contract, raw, base);
    return true;
}

static void check_like(struct resolving *r, const struct raw_contract *raw)
{
    const struct raw_list *given = &r->raw->people.contracts;
    if (!raw->like || presets_find(given, sizeof *raw, raw->like) ||
        presets_find(&r->presets.contracts, sizeof *raw, raw->like))
        return;
    read_error(r->reading, read_at(r->reading, &raw->entry, "like"), "unknown_reference",
               _("there is no contract `%s`"), raw->like);
}

static void check_protected(struct resolving *r, const struct raw_contract *raw,
                            const struct raw_contract *whole)
{
    if (whole->protected_person != 1)
        return;
    if (raw->limits.nights == 1)
        read_error(r->reading, read_at(r->reading, &raw->entry, "nights"), "contradiction",
                   _("protected people cannot work nights"));
    if (raw->limits.overtime == 1)
        read_error(r->reading, read_at(r->reading, &raw->entry, "overtime"), "contradiction",
                   _("protected people cannot work overtime"));
}

static void take_contract(struct resolving *r, struct raw_contract *raw)
{
    struct pb_people *people = &r->out->people;
    struct pb_contract *out = &people->contracts[people->n_contracts++];
    struct raw_contract own = *raw;
    check_like(r, raw);
    if (!inherit(r, raw, 0))
        read_error(r->reading, read_at(r->reading, &own.entry, "like"), "contradiction",
                   _("contracts start from each other in a circle"));
    check_protected(r, &own, raw);
    raw->entry = own.entry;
    resolve_merge_limits(&raw->limits, &r->raw->rules.limits);
    if (raw->protected_person == 1)
        raw->limits.nights = raw->limits.overtime = 0;
    out->id = raw->entry.id;
    out->name = raw->name ? raw->name : raw->entry.id;
    bool averaged = raw->scheme == PB_NONE ? r->raw->rules.preset == 1 : raw->scheme == 1;
    out->scheme = averaged ? PB_COMPREHENSIVE_HOURS : PB_STANDARD_HOURS;
    out->limits = resolve_limits(&raw->limits);
    out->period_min = raw->period_hours;
    if (raw->period_hours == PB_NONE)
        out->period_min = normal_minutes(r->out, out->limits.hours_per_day_min);
    out->pay = resolve_pay(r->out, raw->pay, &out->limits, PB_NONE);
    out->outsourced = raw->outsourced == 1;
    out->protected = raw->protected_person == 1;
    if (!resolve_is_lawful(r, &out->limits))
        r->out->rules.lawful = false;
}

/* Those given first, then the presets of other names: one list of raw contracts, completed. */
void resolve_contracts(struct resolving *r)
{
    struct raw_list *given = &r->raw->people.contracts;
    const struct raw_list *presets = &r->presets.contracts;
    size_t room = given->n + presets->n;
    struct raw_contract *all = arena_alloc(r->reading->arena, room, sizeof *all);
    struct pb_people *people = &r->out->people;
    people->contracts = arena_alloc(r->reading->arena, room, sizeof *people->contracts);
    if (!all || !people->contracts)
        return;
    size_t n = given->n;
    if (n)
        memcpy(all, given->at, n * sizeof *all);
    for (size_t i = 0; i < presets->n; i++) {
        const struct raw_contract *preset = (const struct raw_contract *)presets->at + i;
        if (!presets_find(given, sizeof *all, preset->entry.id))
            all[n++] = *preset;
    }
    for (size_t i = 0; i < n; i++)
        take_contract(r, &all[i]);
    *given = (struct raw_list){all, n};
}

const struct raw_contract *resolve_raw_contract(const struct resolving *r, int contract)
{
    return (const struct raw_contract *)r->raw->people.contracts.at + contract;
}
