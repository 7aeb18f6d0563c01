/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand/shop.h"

#include <string.h>

static const char *const queue_ids[] = {"d.presale", "d.insale", "d.aftersale"};

static void make_brands(struct shop *shop, int n_brands)
{
    for (int b = 0; b < n_brands; b++) {
        shop->brands[b] = (struct pb_brand){
            .id = "linyu",
            .name = "林屿",
            .sales = 10000,
            .order_value = 100,
            .uv = 1000,
            .conversion = 0.1,
            .enquiry_rate = 0.2,
            .insale_rate = 0.5,
            .aftersale_rate = 0.5,
            .refund_sessions = 2,
            .refund_rate = 0.4,
            .guided_share = 0.3,
            .enquiry_conversion = 0.5,
            .bot_share = {0.5, 0, 0},
        };
    }
    shop->scenario.brands = shop->brands;
    shop->scenario.n_brands = (size_t)n_brands;
}

static void make_demand(struct shop *shop, int n_days)
{
    static const double insale[] = {0.7, 0.2, 0.1}, aftersale[] = {0, 1};
    struct pb_demand_input *demand = &shop->scenario.demand;
    memcpy(shop->insale_lag, insale, sizeof insale);
    memcpy(shop->aftersale_lag, aftersale, sizeof aftersale);
    shop->profiles[0] = (struct pb_profile){.id = "two", .share = {[10] = 0.5, [14] = 0.5}};
    for (int hour = 0; hour < 24; hour++) {
        shop->profiles[1].share[hour] = 1.0 / 24;
    }
    for (int day = 0; day <= n_days; day++) {
        shop->days[day] = (struct pb_day_kind){.weight = 1, .order_factor = 1};
    }
    *demand = (struct pb_demand_input){
        .source = PB_DEMAND_FORECAST,
        .profiles = shop->profiles,
        .n_profiles = 2,
        .days = shop->days,
        .insale_lag = {shop->insale_lag, 3},
        .aftersale_lag = {shop->aftersale_lag, 2},
        .prior = shop->prior,
        .volumes = shop->volumes,
        .after_bot = true,
    };
}

void shop_make(struct shop *shop, int n_days, int n_brands)
{
    memset(shop, 0, sizeof *shop);
    shop->scenario.frame =
        (struct pb_frame){.first_day = 20000, .n_days = n_days, .slot_min = 60, .day_start_min = 0};
    shop->department = (struct pb_department){"d", "d", {true, true, true}, false};
    shop->scenario.departments = &shop->department;
    shop->scenario.n_departments = 1;
    shop->all_day = (struct pb_window){0, 1440};
    shop->daytime = (struct pb_window){12 * 60, 18 * 60};
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        shop->queues[f] = (struct pb_queue){.id = queue_ids[f],
                                            .function = (enum pb_function)f,
                                            .open = {&shop->all_day, 1},
                                            .sessions_per_shift = 50};
    }
    shop->scenario.queues = shop->queues;
    shop->scenario.n_queues = PB_N_FUNCTIONS;
    shop->scenario.capacity.net_min = 450;
    make_brands(shop, n_brands);
    make_demand(shop, n_days);
}
