/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/audit/shop.h"

#include <math.h>
#include <string.h>

const int shop_first_day = 20766;

static const struct pb_limits limits = {.hours_per_day_min = 480,
                                        .max_day_min = 660,
                                        .hours_per_week_min = 2400,
                                        .max_week_min = 2880,
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

static void init_queues(struct shop *shop)
{
    shop->departments[0] = (struct pb_department){.id = "shop", .functions = {true, false, true}};
    shop->open[PRE][0] = (struct pb_window){0, 1440};
    shop->open[AFTER][0] = (struct pb_window){540, 1320};
    shop->queues[PRE] = (struct pb_queue){.id = "shop.presale",
                                          .function = PB_PRESALE,
                                          .open = {shop->open[PRE], 1},
                                          .lost_price = 8,
                                          .sessions_per_shift = 750,
                                          .short_head_price = 100};
    shop->queues[AFTER] = (struct pb_queue){.id = "shop.aftersale",
                                            .function = PB_AFTERSALE,
                                            .deferrable = true,
                                            .open = {shop->open[AFTER], 1},
                                            .late_price = 0.1,
                                            .promise_min = 120,
                                            .opening_backlog = 20,
                                            .sessions_per_shift = 750};
}

static void init_people(struct shop *shop)
{
    shop->levels[0] = (struct pb_level){.id = "regular", .factor = 1};
    shop->levels[1] = (struct pb_level){.id = "senior", .factor = 1.2, .senior = true};
    shop->levels[2] = (struct pb_level){.id = "novice", .factor = 0.6, .novice = true};
    shop->rooms[0] = (struct pb_room){.id = "hall", .seats = 9};
    struct pb_pay pay = {.basis = PB_PAY_HOUR, .rate = 28, .normal_hour = 28};
    for (int i = 0; i < 3; i++)
        shop->contracts[i] = (struct pb_contract){.id = "full_time", .limits = limits, .pay = pay};
    shop->contracts[1].protected = true;
    shop->contracts[2].scheme = PB_COMPREHENSIVE_HOURS;
    shop->contracts[2].period_min = 24 * 60;
    static const char *const ids[SHOP_GROUPS] = {"pre", "senior", "novice", "after", "desk"};
    static const int level[SHOP_GROUPS] = {0, 1, 2, 0, 0}, heads[SHOP_GROUPS] = {6, 2, 2, 4, 1};
    for (int g = 0; g < SHOP_GROUPS; g++)
        shop->groups[g] = (struct pb_group){.id = ids[g],
                                            .queue = g == G_AFTER ? AFTER : PRE,
                                            .level = level[g],
                                            .heads = heads[g],
                                            .leads = g == G_SENIOR,
                                            .qc = g == G_DESK,
                                            .limits = limits,
                                            .pay = pay,
                                            .from_day = shop_first_day,
                                            .to_day = shop_first_day + SHOP_DAYS - 1};
}

static void init_shifts(struct shop *shop)
{
    struct pb_break lunch = {{660, 810}, 60, false}, night = {{1440, 1560}, 60, true};
    shop->codes[0] = (struct pb_shift){.code = "A",
                                       .segments = {{480, 990}},
                                       .n_segments = 1,
                                       .breaks = {lunch},
                                       .n_breaks = 1,
                                       .fixed_cost = NAN};
    shop->codes[1] = (struct pb_shift){.code = "N",
                                       .segments = {{1200, 1800}},
                                       .n_segments = 1,
                                       .breaks = {night},
                                       .n_breaks = 1,
                                       .fixed_cost = NAN};
    shop->codes[2] = (struct pb_shift){
        .code = "P", .segments = {{540, 720}, {1020, 1320}}, .n_segments = 2, .fixed_cost = NAN};
    shop->codes[3] = (struct pb_shift){.code = "B",
                                       .segments = {{540, 1050}},
                                       .n_segments = 1,
                                       .breaks = {lunch},
                                       .n_breaks = 1,
                                       .fixed_cost = NAN};
}

static void init_militia(struct shop *shop)
{
    shop->militia_hours[0] = (struct pb_window){1080, 1560};
    shop->militia_lengths[0] = 240;
    shop->militia_lengths[1] = 480;
    shop->militia_queues[0] = PRE;
    const double productivity[3] = {0.5, 0.6, 0.7};
    memcpy(shop->militia_productivity, productivity, sizeof productivity);
    shop->militia[0] = (struct pb_militia){.id = "store",
                                           .heads = 3,
                                           .at_once = 2,
                                           .days = {shop_first_day, shop_first_day + 1},
                                           .hours = {shop->militia_hours, 1},
                                           .lengths_min = {shop->militia_lengths, 2},
                                           .start_step_min = 60,
                                           .queues = {shop->militia_queues, 1},
                                           .productivity = {shop->militia_productivity, 3},
                                           .cost_per_hour = 25,
                                           .trained_by = shop_first_day,
                                           .trained_on = shop_first_day - 1,
                                           .main_job_day_min = 240,
                                           .main_job_week_min = 1200,
                                           .max_day_min = 660,
                                           .max_week_min = 2640,
                                           .rest_min = 660,
                                           .room = 0};
}

static void init_rules(struct shop *shop)
{
    struct pb_scenario *s = &shop->s;
    s->rules = (struct pb_rules){.preset = "cn-standard",
                                 .limits = limits,
                                 .ot_workday = 1.5,
                                 .ot_restday = 2,
                                 .ot_holiday = 3,
                                 .night = {1320, 1800},
                                 .night_min = 180,
                                 .lawful = true};
    s->prices = (struct pb_prices){.move_start = 10, .move_hour = 1};
    s->edges = (struct pb_edges){.eve = true, .credit_tail = true};
    s->capacity.net_min = 450;
    s->capacity.fatigue_after_min = 480;
    s->capacity.fatigue_factor = 0.85;
    s->capacity.same_department = 0.9;
    s->capacity.max_shared_queues = 2;
    s->capacity.block_min = 120;
    s->capacity.absence = 0.05;
}

void shop_init(struct shop *shop)
{
    memset(shop, 0, sizeof *shop);
    init_queues(shop);
    init_people(shop);
    init_shifts(shop);
    init_militia(shop);
    init_rules(shop);
    struct pb_scenario *s = &shop->s;
    memset(s->hash, 'a', 64);
    s->frame = (struct pb_frame){.name = "shop",
                                 .currency = "CNY",
                                 .time_zone = "Asia/Shanghai",
                                 .utc_offset_min = 480,
                                 .first_day = shop_first_day,
                                 .n_days = SHOP_DAYS,
                                 .slot_min = 60,
                                 .day_start_min = SHOP_DAY_START * 60,
                                 .promotion = {1, 0}};
    s->departments = shop->departments;
    s->n_departments = 1;
    s->queues = shop->queues;
    s->n_queues = SHOP_QUEUES;
    s->capacity.levels = shop->levels;
    s->capacity.n_levels = 3;
    s->capacity.rooms = shop->rooms;
    s->capacity.n_rooms = 1;
    s->people.contracts = shop->contracts;
    s->people.n_contracts = 3;
    s->people.groups = shop->groups;
    s->people.n_groups = SHOP_GROUPS;
    s->people.night_allowance = 30;
    s->people.late_allowance = 10;
    s->people.late_end_from_min = 1320;
    s->shifts.codes = shop->codes;
    s->shifts.n_codes = 4;
    s->shifts.max_codes = PB_NONE;
    s->militia = shop->militia;
    s->n_militia = 1;
}
