/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/audit/crew.h"

#include <math.h>
#include <string.h>

const int crew_first_day = 20759;

const struct crew_times crew_times[CREW_CODES] = {
    [CODE_A] = {"A", 480, 990, 450, 450, 0, 0},
    [CODE_N] = {"N", 1200, 1800, 600, 540, 480, 120},
    [CODE_P] = {"P", 540, 1320, 480, 480, 0, 0},
    [CODE_B] = {"B", 540, 1050, 450, 450, 0, 0},
};

static const struct pb_limits limits = {.hours_per_day_min = 480,
                                        .max_day_min = 660,
                                        .hours_per_week_min = 2400,
                                        .max_week_min = 3000,
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

static const struct {
    const char *id;
    enum crew_group group;
} staff[CREW_PEOPLE] = {
    {"00001", REGULAR},    {"00002", REGULAR},    {"00003", SENIOR},     {"00004", PART_TIME},
    {"00005", AFTER_SALE}, {"00006", PROTECTED},  {"00007", AFTER_SALE}, {"00008", REGULAR},
    {"00009", REGULAR},    {"00010", AFTER_SALE},
};

static void init_groups(struct crew *crew)
{
    static const char *const ids[CREW_GROUPS] = {"regular", "senior", "part", "after", "protected"};
    struct pb_pay pay = {.basis = PB_PAY_HOUR, .rate = 30, .normal_hour = 30};
    crew->levels[0] = (struct pb_level){.id = "regular", .factor = 1};
    crew->levels[1] = (struct pb_level){.id = "senior", .factor = 1.2, .senior = true};
    for (int i = 0; i < 3; i++)
        crew->contracts[i] = (struct pb_contract){.id = "contract", .limits = limits, .pay = pay};
    crew->contracts[2].protected = true;
    for (int g = 0; g < CREW_GROUPS; g++)
        crew->groups[g] = (struct pb_group){.id = ids[g],
                                            .queue = g >= AFTER_SALE ? SHOP_AFTER : SHOP_PRE,
                                            .level = g == SENIOR,
                                            .contract = g == PROTECTED ? 2 : g == PART_TIME,
                                            .room = PB_NONE,
                                            .leads = g == SENIOR,
                                            .limits = limits,
                                            .pay = pay,
                                            .from_day = crew_first_day,
                                            .to_day = crew_first_day + CREW_DAYS - 1};
    for (int p = 0; p < CREW_PEOPLE; p++)
        crew->groups[staff[p].group].heads++;
}

static void init_people(struct crew *crew)
{
    for (int p = 0; p < CREW_PEOPLE; p++)
        crew->people[p] = (struct pb_person){.id = staff[p].id,
                                             .name = staff[p].id,
                                             .group = (int)staff[p].group,
                                             .limits = limits,
                                             .pay = crew->groups[0].pay,
                                             .from_day = crew_first_day,
                                             .to_day = crew_first_day + CREW_DAYS - 1,
                                             .first_day_at_work = PB_NONE};
    /* 00004: Monday to Friday 08:00-18:00, at most 22.5 hours a week */
    for (int i = 0; i < 5; i++)
        crew->windows[i] = (struct pb_availability){i, PB_NONE, {480, 1080}};
    crew->people[3].availability = crew->windows;
    crew->people[3].n_availability = 5;
    crew->people[3].limits.max_week_min = 1350;
    crew->people[6].from_day = crew_first_day + 5;
    crew->people[7].limits.max_nights = 2;
    crew->people[7].limits.max_weekends = 1;
    crew->people[8].limits.max_days_in_row = 4;
    crew->people[9].limits.overtime_per_month_min = 600;
    crew->leave[0] = (struct pb_leave){1, {crew_first_day + 3, crew_first_day + 4}, "trip"};
}

static void init_codes(struct crew *crew)
{
    struct pb_break lunch = {{660, 810}, 60, false}, night = {{1440, 1560}, 60, true};
    for (int c = 0; c < CREW_CODES; c++)
        crew->codes[c] =
            (struct pb_shift){.code = crew_times[c].code,
                              .segments = {{crew_times[c].from_min, crew_times[c].to_min}},
                              .n_segments = 1,
                              .n_breaks = 1,
                              .breaks = {c == CODE_N ? night : lunch},
                              .fixed_cost = NAN};
    crew->codes[CODE_P].segments[0] = (struct pb_window){540, 720};
    crew->codes[CODE_P].segments[1] = (struct pb_window){1020, 1320};
    crew->codes[CODE_P].n_segments = 2;
    crew->codes[CODE_P].n_breaks = 0;
}

static void init_queues(struct crew *crew)
{
    static const char *const ids[CREW_QUEUES] = {"shop.presale", "shop.aftersale", "mall.presale",
                                                 "mall.aftersale"};
    crew->open[0] = (struct pb_window){0, 1440};
    crew->departments[0] = (struct pb_department){.id = "shop"};
    crew->departments[1] = (struct pb_department){.id = "mall"};
    for (int q = 0; q < CREW_QUEUES; q++)
        crew->queues[q] = (struct pb_queue){.id = ids[q],
                                            .department = q >= MALL_PRE,
                                            .function = q % 2 == 0 ? PB_PRESALE : PB_AFTERSALE,
                                            .open = {crew->open, 1},
                                            .sessions_per_shift = 750};
}

void crew_init(struct crew *crew)
{
    memset(crew, 0, sizeof *crew);
    init_queues(crew);
    init_groups(crew);
    init_people(crew);
    init_codes(crew);
    struct pb_scenario *s = &crew->s;
    s->frame = (struct pb_frame){.name = "crew",
                                 .currency = "CNY",
                                 .utc_offset_min = 480,
                                 .first_day = crew_first_day,
                                 .n_days = CREW_DAYS,
                                 .slot_min = 60,
                                 .day_start_min = 240,
                                 .promotion = {1, 0}};
    s->departments = crew->departments;
    s->n_departments = 2;
    s->queues = crew->queues;
    s->n_queues = CREW_QUEUES;
    s->capacity = (struct pb_capacity_input){.net_min = 450,
                                             .levels = crew->levels,
                                             .n_levels = 2,
                                             .fatigue_after_min = 480,
                                             .fatigue_factor = 0.85,
                                             .same_department = 0.9,
                                             .same_function = 0.8,
                                             .max_shared_queues = 2,
                                             .block_min = 120};
    s->people = (struct pb_people){.contracts = crew->contracts,
                                   .n_contracts = 3,
                                   .groups = crew->groups,
                                   .n_groups = CREW_GROUPS,
                                   .persons = crew->people,
                                   .n_persons = CREW_PEOPLE,
                                   .leave = crew->leave,
                                   .n_leave = 1};
    s->shifts.codes = crew->codes;
    s->shifts.n_codes = CREW_CODES;
    s->shifts.max_codes = PB_NONE;
    s->rules = (struct pb_rules){.ot_workday = 1.5,
                                 .ot_restday = 2,
                                 .ot_holiday = 3,
                                 .night = {1320, 1800},
                                 .night_min = 180,
                                 .lawful = true};
    s->edges = (struct pb_edges){true, true};
}
