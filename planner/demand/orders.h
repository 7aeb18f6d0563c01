/* SPDX-License-Identifier: GPL-3.0-or-later */
/** When a brand's visitors come and its orders are placed.
 *
 * Visitors of a slot: in proportion to the weight of its calendar day (the brand's own weights, or
 * the scenario's) and the presale profile of that day; orders the same with the day's orders per
 * visitor. Both are scaled so that the horizon gets the brand's figure.
 */
#ifndef PLANNER_DEMAND_ORDERS_H
#define PLANNER_DEMAND_ORDERS_H

#include "planner/demand/clock.h"

struct demand_orders {
    double *visits; /**< [n_slots] weight of the slot's visitors, any unit */
    double *placed; /**< [n_slots] weight of the slot's orders, any unit */
    double *by_day; /**< [n_days + 1] orders placed in the horizon by calendar day */
    double *before; /**< [n_before] orders 0, 1, ... days before the first day; entry 0: on the
                       first calendar day, before the horizon begins */
    size_t n_before;
    double quietest; /**< orders of the quietest calendar day */
    double *dates;   /**< [n_days + 1] scratch */
};

/** Allocates for any brand of `scenario`; `n_before` covers the longer lag curve. */
enum pb_rc demand_orders_alloc(const struct pb_scenario *scenario, struct arena *arena,
                               struct demand_orders *orders);

/** Fills `orders` for `brand`. */
void demand_orders_fill(const struct pb_scenario *scenario, const struct demand_clock *clock,
                        int brand, struct demand_orders *orders);

/** Orders of `brand` over the horizon: sales over order value, or visitors x conversion. */
double demand_brand_orders(const struct pb_brand *brand);

#endif
