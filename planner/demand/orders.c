/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/orders.h"

#include <string.h>

enum pb_rc demand_orders_alloc(const struct pb_scenario *scenario, struct arena *arena,
                               struct demand_orders *orders)
{
    size_t n_slots = (size_t)pb_n_slots(&scenario->frame);
    size_t n_dates = (size_t)scenario->frame.n_days + 1;
    size_t insale = scenario->demand.insale_lag.n, aftersale = scenario->demand.aftersale_lag.n;
    orders->n_before = 1 + (insale > aftersale ? insale : aftersale);
    orders->visits = arena_alloc(arena, n_slots, sizeof(double));
    orders->placed = arena_alloc(arena, n_slots, sizeof(double));
    orders->by_day = arena_alloc(arena, n_dates, sizeof(double));
    orders->dates = arena_alloc(arena, n_dates, sizeof(double));
    orders->before = arena_alloc(arena, orders->n_before, sizeof(double));
    return arena->failed ? PB_MEMORY : PB_OK;
}

double demand_brand_orders(const struct pb_brand *brand)
{
    return brand->order_value > 0.0 ? brand->sales / brand->order_value
                                    : brand->uv * brand->conversion;
}

static double visitor_weight(const struct pb_scenario *scenario, const struct pb_brand *brand,
                             int date)
{
    if (brand->day_weights.n == 0) {
        return scenario->demand.days[date].weight;
    }
    size_t at = (size_t)date < brand->day_weights.n ? (size_t)date : brand->day_weights.n - 1;
    return brand->day_weights.at[at];
}

static double sum_of(const double *values, int n)
{
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        sum += values[i];
    }
    return sum;
}

/** Orders before the horizon: as listed, else steady ones, else none. */
static void fill_before(const struct pb_scenario *scenario, int brand, struct demand_orders *orders)
{
    const struct pb_demand_input *demand = &scenario->demand;
    for (size_t back = 1; back < orders->n_before; back++) {
        orders->before[back] = demand->prior_steady ? orders->quietest : 0.0;
    }
    for (size_t i = 0; i < demand->n_prior; i++) {
        const struct pb_prior_orders *prior = &demand->prior[i];
        int back = scenario->frame.first_day - prior->day;
        if (prior->brand == brand && back >= 1 && (size_t)back < orders->n_before) {
            orders->before[back] = prior->orders;
        }
    }
}

void demand_orders_fill(const struct pb_scenario *scenario, const struct demand_clock *clock,
                        int brand, struct demand_orders *orders)
{
    const struct pb_brand *figures = &scenario->brands[brand];
    int n_dates = clock->n_days + 1;
    for (int date = 0; date < n_dates; date++) {
        orders->dates[date] = visitor_weight(scenario, figures, date);
    }
    demand_clock_spread(clock, PB_PRESALE, orders->dates, orders->visits);
    for (int date = 0; date < n_dates; date++) {
        orders->dates[date] *= scenario->demand.days[date].order_factor;
    }
    demand_clock_spread(clock, PB_PRESALE, orders->dates, orders->placed);
    double weight = sum_of(orders->placed, clock->n_slots);
    double scale = weight > 0.0 ? demand_brand_orders(figures) / weight : 0.0;
    const double *within = clock->within[PB_PRESALE];
    orders->quietest = 0.0;
    for (int date = 0; date < n_dates; date++) {
        double placed = scale * orders->dates[date];
        orders->by_day[date] = placed * within[date];
        if (placed > 0.0 && (orders->quietest <= 0.0 || placed < orders->quietest)) {
            orders->quietest = placed;
        }
    }
    bool early = scenario->frame.day_start_min > 0;
    orders->before[0] = early ? scale * orders->dates[0] * (1.0 - within[0]) : 0.0;
    fill_before(scenario, brand, orders);
}
