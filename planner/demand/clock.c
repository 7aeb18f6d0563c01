/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/clock.h"

enum { DAY_MIN = 1440, HOUR_MIN = 60 };

/** Share of a day's arrivals in its minutes from <= t < to. */
static double profile_mass(const struct pb_profile *profile, int from, int to)
{
    double mass = 0.0;
    for (int at = from; at < to;) {
        int hour = at / HOUR_MIN;
        int end = (hour + 1) * HOUR_MIN < to ? (hour + 1) * HOUR_MIN : to;
        mass += profile->share[hour] * (double)(end - at) / HOUR_MIN;
        at = end;
    }
    return mass;
}

static double day_mass(const struct pb_demand_input *demand, int function, int day,
                       const struct pb_window *part)
{
    const struct pb_profile *profile = &demand->profiles[demand->days[day].profile[function]];
    return profile_mass(profile, part->from_min, part->to_min);
}

static void fill_function(const struct pb_scenario *scenario, int f, struct demand_clock *clock)
{
    for (int t = 0; t < clock->n_slots; t++) {
        int start = scenario->frame.day_start_min + t * scenario->frame.slot_min;
        int day = start / DAY_MIN;
        int from = start - day * DAY_MIN;
        int to = from + scenario->frame.slot_min;
        struct pb_window today = {from, to < DAY_MIN ? to : DAY_MIN};
        clock->day[t] = day;
        clock->here[f][t] = day_mass(&scenario->demand, f, day, &today);
        clock->within[f][day] += clock->here[f][t];
        if (to > DAY_MIN) {
            struct pb_window tomorrow = {0, to - DAY_MIN};
            clock->next[f][t] = day_mass(&scenario->demand, f, day + 1, &tomorrow);
            clock->within[f][day + 1] += clock->next[f][t];
        }
    }
}

enum pb_rc demand_clock_make(const struct pb_scenario *scenario, struct arena *arena,
                             struct demand_clock *clock)
{
    size_t n_slots = (size_t)pb_n_slots(&scenario->frame);
    size_t n_dates = (size_t)scenario->frame.n_days + 1;
    clock->n_slots = (int)n_slots;
    clock->n_days = scenario->frame.n_days;
    clock->day = arena_alloc(arena, n_slots, sizeof *clock->day);
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        clock->here[f] = arena_alloc(arena, n_slots, sizeof(double));
        clock->next[f] = arena_alloc(arena, n_slots, sizeof(double));
        clock->within[f] = arena_alloc(arena, n_dates, sizeof(double));
    }
    if (arena->failed) {
        return PB_MEMORY;
    }
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        fill_function(scenario, f, clock);
    }
    return PB_OK;
}

void demand_clock_spread(const struct demand_clock *clock, enum pb_function function,
                         const double *by_day, double *by_slot)
{
    const double *here = clock->here[function], *next = clock->next[function];
    for (int t = 0; t < clock->n_slots; t++) {
        int day = clock->day[t];
        by_slot[t] = by_day[day] * here[t];
        if (next[t] > 0.0) {
            by_slot[t] += by_day[day + 1] * next[t];
        }
    }
}
