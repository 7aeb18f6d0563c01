/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A scenario small enough to compute by hand: a department with three queues, brands alike. */
#ifndef TESTS_DEMAND_SHOP_H
#define TESTS_DEMAND_SHOP_H

#include "paiban/scenario.h"

enum { SHOP_BRANDS = 8, SHOP_DAYS = 62, SHOP_PRIOR = 8, SHOP_VOLUMES = 8 };

/** Holds everything that `scenario` points to; must not be copied. */
struct shop {
    struct pb_scenario scenario;
    struct pb_department department;
    struct pb_brand brands[SHOP_BRANDS];
    struct pb_profile profiles[2];
    struct pb_day_kind days[SHOP_DAYS + 1];
    struct pb_queue queues[PB_N_FUNCTIONS];
    struct pb_window all_day, daytime;
    struct pb_prior_orders prior[SHOP_PRIOR];
    struct pb_volume volumes[SHOP_VOLUMES];
    double insale_lag[3], aftersale_lag[2];
};

/** Fills `shop`: `n_days` days of 60-minute slots from midnight, no prior orders, open all day.
 *
 * Profile 0: half of the day at 10 o'clock, half at 14; profile 1: even. Each of the `n_brands`:
 * 1,000 visitors, 100 orders of 100, 200 enquiries, half of them for the chatbot, 0.5 in-sale and
 * 1.1 after-sale sessions per order; in-sale on day 0, 1, 2 as 0.7, 0.2, 0.1; after-sale on day 1.
 * Sessions of a shift: 50.
 */
void shop_make(struct shop *shop, int n_days, int n_brands);

#endif
