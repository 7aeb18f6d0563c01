/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

static const char *const preset_names[] = {"cn-standard", "cn-comprehensive", "none"};

static int preset_of(const struct resolving *r)
{
    return r->raw->rules.preset == PB_NONE ? 0 : r->raw->rules.preset;
}

/* rules.overtime says the same as the limits of a contract: put in their place. */
static void take_overtime(struct raw_limits *limits, const struct raw_overtime *overtime)
{
    if (overtime->per_day != PB_NONE)
        limits->overtime_per_day = overtime->per_day;
    if (overtime->per_month != PB_NONE)
        limits->overtime_per_month = overtime->per_month;
    limits->overtime = overtime->allowed != 0;
}

static bool is_looser(const struct pb_limits *a, const struct pb_limits *law)
{
    return a->hours_per_day_min > law->hours_per_day_min || a->max_day_min > law->max_day_min ||
           a->hours_per_week_min > law->hours_per_week_min || a->max_week_min > law->max_week_min ||
           a->days_per_week > law->days_per_week || a->max_days_per_week > law->max_days_per_week ||
           a->max_days_in_row > law->max_days_in_row || a->rest_min < law->rest_min ||
           a->overtime_per_day_min > law->overtime_per_day_min ||
           a->overtime_per_month_min > law->overtime_per_month_min;
}

bool resolve_is_lawful(const struct resolving *r, const struct pb_limits *limits)
{
    int preset = preset_of(r) == 1 ? 1 : 0;
    const struct raw_preset *law =
        presets_find(&r->presets.rules, sizeof *law, preset_names[preset]);
    struct raw_limits raw = law->limits;
    raw.overtime = 1;
    struct pb_limits legal = resolve_limits(&raw);
    return !is_looser(limits, &legal);
}

/* Two limits that cannot both hold: `key` at the first, `other` named beside it. */
static void say_clash(struct resolving *r, const char *key, const char *other, const char *text)
{
    const struct entry *entry = &r->raw->rules.entry;
    read_error(r->reading, read_at(r->reading, entry, key), "contradiction", "%s", text);
    read_also(r->reading, node_get(entry->node, other));
}

static void check_limits(struct resolving *r)
{
    const struct pb_limits *limits = &r->out->rules.limits;
    if (limits->max_day_min < limits->hours_per_day_min)
        say_clash(r, "max_day", "hours_per_day", _("max_day is below hours_per_day"));
    if (limits->max_week_min < limits->hours_per_week_min)
        say_clash(r, "max_hours_per_week", "hours_per_week",
                  _("max_hours_per_week is below hours_per_week"));
    if (limits->min_week_min > limits->max_week_min)
        say_clash(r, "min_hours_per_week", "max_hours_per_week",
                  _("min_hours_per_week is above max_hours_per_week"));
    if (limits->max_days_per_week < limits->days_per_week)
        say_clash(r, "max_days_per_week", "days_per_week",
                  _("max_days_per_week is below days_per_week"));
    if (limits->min_days_in_row > limits->max_days_in_row)
        say_clash(r, "min_days_in_row", "max_days_in_row",
                  _("min_days_in_row is above max_days_in_row"));
}

/* max_day that is not stated keeps up with the hours and the overtime that are. */
static void follow_day(struct raw_limits *limits, const struct raw_limits *given)
{
    if (given->max_day == PB_NONE && given->hours_per_day != PB_NONE &&
        limits->max_day < given->hours_per_day)
        limits->max_day = given->hours_per_day;
    if (given->max_week == PB_NONE && given->hours_per_week != PB_NONE &&
        limits->max_week < given->hours_per_week)
        limits->max_week = given->hours_per_week;
    if (given->max_days_per_week == PB_NONE && given->days_per_week != PB_NONE &&
        limits->max_days_per_week < given->days_per_week)
        limits->max_days_per_week = given->days_per_week;
}

void resolve_rules(struct resolving *r)
{
    struct raw_rules *raw = &r->raw->rules;
    struct pb_rules *out = &r->out->rules;
    struct raw_limits given = raw->limits;
    const char *name = preset_names[preset_of(r)];
    const struct raw_preset *preset = presets_find(&r->presets.rules, sizeof *preset, name);
    field_merge(&fields_limits, &raw->limits, &preset->limits);
    follow_day(&raw->limits, &given);
    take_overtime(&raw->limits, &raw->overtime);
    out->preset = name;
    out->limits = resolve_limits(&raw->limits);
    out->ot_workday = fmax(1, raw->overtime.workday);
    out->ot_restday = fmax(1, raw->overtime.restday);
    out->ot_holiday = fmax(1, raw->overtime.holiday);
    out->time_off = raw->overtime.time_off == 1;
    out->night = raw->night.from_min == PB_NONE ? (struct pb_window){1320, 1800} : raw->night;
    out->night_min = raw->night_shift_from == PB_NONE ? 180 : raw->night_shift_from;
    out->qc_normal = raw->qc.normal > 0 ? raw->qc.normal : 0;
    out->qc_promotion = raw->qc.promotion > 0 ? raw->qc.promotion : 0;
    out->qc_price = raw->qc.price > 0 ? raw->qc.price : 0;
    out->novices_per_senior = raw->mix.novices_per_senior > 0 ? raw->mix.novices_per_senior : 0;
    out->mix_price = raw->mix.price > 0 ? raw->mix.price : 0;
    out->fair_nights = fmax(0, raw->fairness.nights);
    out->fair_weekends = fmax(0, raw->fairness.weekends);
    out->fair_hours = fmax(0, raw->fairness.hours);
    out->same_shift = fmax(0, raw->same_shift);
    out->lawful = resolve_is_lawful(r, &out->limits);
    check_limits(r);
    r->out->prices =
        (struct pb_prices){fmax(0, r->raw->prices.move_start), fmax(0, r->raw->prices.move_hour),
                           fmax(0, r->raw->prices.eve)};
}
