/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes of a duty, counted one by one: slow and hard to get wrong. */
#include <string.h>

#include "planner/audit/audit.h"

/** A minute at work. */
struct minute {
    int64_t at;      /**< [instant] */
    bool paid;       /**< no unpaid break */
    bool net;        /**< no break at all */
    double strength; /**< full-strength heads at work: 0 in breaks and handover, less when tired */
};

/** Where in its duty a walk stands; all-zero at the start. */
struct walk {
    size_t segment;
    int clock; /**< minute of the planning day's midnight that comes next */
    int net_min;
    bool started;
};

static void look_at_breaks(const struct audit_duty *duty, int clock, struct minute *minute)
{
    minute->paid = true;
    minute->net = true;
    for (size_t i = 0; i < duty->n_breaks; i++) {
        const struct audit_break *pause = &duty->breaks[i];
        if (clock < pause->span.from_min || clock >= pause->span.to_min)
            continue;
        minute->net = false;
        minute->paid = minute->paid && pause->paid;
    }
}

static bool next_minute(const struct audit *audit, const struct audit_duty *duty, struct walk *walk,
                        struct minute *minute)
{
    if (!walk->started) {
        walk->started = true;
        walk->clock = duty->n_segments > 0 ? duty->segments[0].from_min : 0;
    }
    while (walk->segment < duty->n_segments &&
           walk->clock >= duty->segments[walk->segment].to_min) {
        walk->segment++;
        if (walk->segment < duty->n_segments)
            walk->clock = duty->segments[walk->segment].from_min;
    }
    if (walk->segment >= duty->n_segments)
        return false;
    const struct pb_scenario *s = audit->scenario;
    int clock = walk->clock++;
    minute->at = (int64_t)duty->day * 1440 + clock;
    look_at_breaks(duty, clock, minute);
    minute->strength = 0;
    if (!minute->net)
        return true;
    bool handover = duty->pool == PB_NONE && minute->at >= duty->end - s->shifts.handover_min;
    if (!handover)
        minute->strength =
            walk->net_min >= s->capacity.fatigue_after_min ? s->capacity.fatigue_factor : 1.0;
    walk->net_min++;
    return true;
}

double audit_productive(const struct audit *audit, const struct audit_duty *duty, int64_t from,
                        int64_t to)
{
    double sum = 0;
    struct walk walk = {0};
    struct minute minute;
    while (next_minute(audit, duty, &walk, &minute))
        if (minute.at >= from && minute.at < to)
            sum += minute.strength;
    return sum;
}

int audit_busy_minutes(const struct audit *audit, const struct audit_duty *duty)
{
    int sum = 0;
    struct walk walk = {0};
    struct minute minute;
    while (next_minute(audit, duty, &walk, &minute))
        sum += minute.strength > 0;
    return sum;
}

void audit_add_strength(const struct audit *audit, const struct audit_duty *duty, double heads,
                        double *slots)
{
    int slot_min = audit->scenario->frame.slot_min;
    int64_t first = audit_slot_start(audit, 0);
    struct walk walk = {0};
    struct minute minute;
    while (next_minute(audit, duty, &walk, &minute)) {
        int64_t slot = minute.at < first ? -1 : (minute.at - first) / slot_min;
        if (slot >= 0 && slot < audit->n_slots)
            slots[slot] += heads * minute.strength / slot_min;
    }
}

void audit_add_net(const struct audit *audit, const struct audit_duty *duty, double heads,
                   double *slots)
{
    int slot_min = audit->scenario->frame.slot_min;
    int64_t first = audit_slot_start(audit, 0);
    struct walk walk = {0};
    struct minute minute;
    while (next_minute(audit, duty, &walk, &minute)) {
        int64_t slot = minute.at < first ? -1 : (minute.at - first) / slot_min;
        if (slot >= 0 && slot < audit->n_slots && minute.strength > 0)
            slots[slot] += heads / slot_min;
    }
}

int64_t audit_seated(const struct audit_duty *duty, int64_t from, int64_t to)
{
    int64_t sum = 0, midnight = (int64_t)duty->day * 1440;
    for (size_t i = 0; i < duty->n_segments; i++)
        sum += audit_overlap(midnight + duty->segments[i].from_min,
                             midnight + duty->segments[i].to_min, from, to);
    return sum;
}

void audit_derive_minutes(const struct audit *audit, struct audit_duty *duty)
{
    const struct pb_rules *rules = &audit->scenario->rules;
    const struct pb_limits *limits = audit_limits(audit, duty);
    int64_t midnight = (int64_t)duty->day * 1440;
    if (duty->n_segments > 0) {
        duty->start = midnight + duty->segments[0].from_min;
        duty->end = midnight + duty->segments[duty->n_segments - 1].to_min;
    }
    struct walk walk = {0};
    struct minute minute;
    while (next_minute(audit, duty, &walk, &minute)) {
        duty->presence_min++;
        duty->paid_min += minute.paid;
        duty->net_min += minute.net;
        duty->night_min += audit_window_has(&rules->night, minute.at);
        duty->holiday_min += minute.paid && audit_holiday(audit, (int)(minute.at / 1440));
    }
    if (duty->role == AUDIT_STANDBY)
        duty->paid_min = duty->net_min = duty->night_min = duty->holiday_min = 0;
    duty->night = duty->night_min > 0 && duty->night_min >= rules->night_min;
    int ordinary = duty->paid_min - duty->holiday_min;
    if (limits != NULL && !audit_comprehensive(audit, duty) && ordinary > limits->hours_per_day_min)
        duty->over_min = ordinary - limits->hours_per_day_min;
}

const struct pb_limits *audit_limits(const struct audit *audit, const struct audit_duty *duty)
{
    if (duty->person != PB_NONE)
        return audit->persons[duty->person].limits;
    return duty->class != PB_NONE ? audit->classes[duty->class].limits : NULL;
}

const struct pb_pay *audit_pay(const struct audit *audit, const struct audit_duty *duty)
{
    if (duty->person != PB_NONE)
        return audit->persons[duty->person].pay;
    return duty->class != PB_NONE ? audit->classes[duty->class].pay : NULL;
}

const struct pb_contract *audit_contract(const struct audit *audit, int group)
{
    if (group == PB_NONE)
        return NULL;
    const struct pb_people *people = &audit->scenario->people;
    return &people->contracts[people->groups[group].contract];
}

bool audit_may_overtime(const struct audit *audit, int group, const struct pb_limits *limits)
{
    const struct pb_contract *contract = audit_contract(audit, group);
    return limits->overtime && !(contract != NULL && contract->protected);
}

bool audit_may_night(const struct audit *audit, int group, const struct pb_limits *limits)
{
    const struct pb_contract *contract = audit_contract(audit, group);
    return limits->nights && !(contract != NULL && contract->protected);
}

int audit_week_minutes(const struct audit *audit, int group, const struct pb_limits *limits)
{
    const struct pb_contract *contract = audit_contract(audit, group);
    bool period = contract != NULL && contract->scheme == PB_COMPREHENSIVE_HOURS;
    bool most = period || audit_may_overtime(audit, group, limits);
    return most ? limits->max_week_min : limits->hours_per_week_min;
}

bool audit_comprehensive(const struct audit *audit, const struct audit_duty *duty)
{
    const struct pb_contract *contract = audit_contract(audit, duty->group);
    return contract != NULL && contract->scheme == PB_COMPREHENSIVE_HOURS;
}

const char *audit_who(const struct audit *audit, const struct audit_duty *duty)
{
    if (duty->person != PB_NONE)
        return audit->persons[duty->person].id;
    return duty->class != PB_NONE ? audit->classes[duty->class].id : "";
}
