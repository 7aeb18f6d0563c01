/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "staffing/store.h"

#include <math.h>
#include <string.h>

enum { MONDAY = 20759 }; /* 2026-11-02 */

static void make_rules(struct store *store)
{
    struct pb_rules *rules = &store->scenario.rules;
    rules->limits = (struct pb_limits){.hours_per_day_min = 480,
                                       .max_day_min = 660,
                                       .hours_per_week_min = 2400,
                                       .max_week_min = 3600,
                                       .days_per_week = 5,
                                       .max_days_per_week = 6,
                                       .max_days_in_row = 6,
                                       .rest_min = 660,
                                       .overtime_per_day_min = 180,
                                       .overtime_per_month_min = 2160,
                                       .max_nights = PB_NONE,
                                       .max_weekends = PB_NONE,
                                       .nights = true,
                                       .overtime = true};
    rules->ot_workday = 1.5;
    rules->ot_restday = 2;
    rules->ot_holiday = 3;
    rules->night = (struct pb_window){1320, 1800};
    rules->night_min = 180;
    rules->lawful = true;
}

static void make_people(struct store *store, int first_day, int n_days)
{
    struct pb_people *people = &store->scenario.people;
    struct pb_pay pay = {PB_PAY_HOUR, 20, 20};
    store->levels[0] = (struct pb_level){.id = "regular", .factor = 1};
    store->levels[1] = (struct pb_level){.id = "novice", .factor = 0.5, .novice = true};
    store->contract =
        (struct pb_contract){.id = "full_time", .limits = store->scenario.rules.limits, .pay = pay};
    for (int g = 0; g < STORE_GROUPS; g++)
        store->groups[g] = (struct pb_group){.id = g == 0 ? "pre" : (g == 1 ? "post" : "desk"),
                                             .queue = g == 1,
                                             .heads = g == 0 ? 10 : 4,
                                             .room = PB_NONE,
                                             .limits = store->contract.limits,
                                             .pay = pay,
                                             .from_day = first_day,
                                             .to_day = first_day + n_days - 1};
    people->contracts = &store->contract;
    people->n_contracts = 1;
    people->groups = store->groups;
    people->n_groups = 2;
    people->late_end_from_min = 1320;
    people->persons = store->persons;
    people->leave = &store->leave;
}

static void make_shifts(struct store *store)
{
    store->codes[0] = (struct pb_shift){.code = "A",
                                        .segments = {{480, 1020}},
                                        .n_segments = 1,
                                        .breaks = {{{660, 840}, 60, false}},
                                        .n_breaks = 1,
                                        .fixed_cost = NAN};
    store->codes[1] = (struct pb_shift){.code = "N",
                                        .segments = {{1200, 1920}},
                                        .n_segments = 1,
                                        .breaks = {{{1500, 1560}, 60, true}},
                                        .n_breaks = 1,
                                        .fixed_cost = NAN};
    store->scenario.shifts.codes = store->codes;
    store->scenario.shifts.n_codes = 2;
    store->scenario.shifts.max_codes = PB_NONE;
    store->scenario.shifts.crew = &store->crew;
}

void store_make(struct store *store, int n_days)
{
    memset(store, 0, sizeof *store);
    struct pb_scenario *scenario = &store->scenario;
    scenario->frame = (struct pb_frame){.name = "store",
                                        .currency = "CNY",
                                        .first_day = MONDAY,
                                        .n_days = n_days,
                                        .slot_min = 60,
                                        .promotion = {1, 0}};
    store->department = (struct pb_department){.id = "d", .functions = {true, false, true}};
    scenario->departments = &store->department;
    scenario->n_departments = 1;
    store->all_day = (struct pb_window){0, 1440};
    store->queues[0] = (struct pb_queue){.id = "d.presale", .lost_price = 8};
    store->queues[1] = (struct pb_queue){.id = "d.aftersale",
                                         .function = PB_AFTERSALE,
                                         .deferrable = true,
                                         .late_price = 0.5,
                                         .promise_min = 120};
    for (int q = 0; q < 2; q++) {
        store->queues[q].open = (struct pb_windows){&store->all_day, 1};
        store->queues[q].sessions_per_shift = 80;
        store->queues[q].short_head_price = 100;
    }
    scenario->queues = store->queues;
    scenario->n_queues = 2;
    scenario->capacity = (struct pb_capacity_input){.net_min = 480,
                                                    .levels = store->levels,
                                                    .n_levels = 2,
                                                    .fatigue_after_min = 480,
                                                    .fatigue_factor = 0.85,
                                                    .same_department = 0.9,
                                                    .same_function = 0.8,
                                                    .max_brands = 6,
                                                    .max_shared_queues = 2,
                                                    .block_min = 120};
    make_rules(store);
    make_people(store, MONDAY, n_days);
    make_shifts(store);
    scenario->prices = (struct pb_prices){.move_start = 10, .move_hour = 1};
    scenario->edges = (struct pb_edges){.eve = false, .credit_tail = true};
    store->demand = (struct pb_demand){.source = PB_DEMAND_VOLUMES,
                                       .n_queues = 2,
                                       .n_slots = n_days * 24,
                                       .n_days = n_days,
                                       .sessions = store->sessions};
    scenario->demand.source = PB_DEMAND_VOLUMES;
}
