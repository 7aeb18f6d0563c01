/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/spread.h"

#include <assert.h>
#include <string.h>

#include "planner/demand/split.h"

/** Contacts that follow orders by a lag curve. */
struct demand_follow {
    enum pb_function function;
    const struct pb_numbers *lag;
    double rate;   /**< contacts per order */
    double orders; /**< of the horizon */
};

enum pb_rc demand_arrivals_alloc(const struct demand_clock *clock, struct arena *arena,
                                 struct demand_arrivals *arrivals)
{
    size_t n_slots = (size_t)clock->n_slots, n_dates = (size_t)clock->n_days + 1;
    arrivals->slots = arena_alloc(arena, n_slots, sizeof(int64_t));
    arrivals->chase = arena_alloc(arena, n_slots, sizeof(int64_t));
    arrivals->parts = arena_alloc(arena, n_slots + 1, sizeof(int64_t));
    arrivals->weights = arena_alloc(arena, n_slots + 1, sizeof(double));
    arrivals->dates = arena_alloc(arena, n_dates, sizeof(double));
    return arena->failed ? PB_MEMORY : PB_OK;
}

static void clear(const struct demand_clock *clock, struct demand_arrivals *arrivals)
{
    memset(arrivals->slots, 0, (size_t)clock->n_slots * sizeof(int64_t));
    memset(arrivals->chase, 0, (size_t)clock->n_slots * sizeof(int64_t));
    arrivals->caused = arrivals->chased = arrivals->prior = arrivals->after = 0;
}

/** Adds `total` by the weights, the last of which is what comes after the horizon. */
static void add_split(const struct demand_clock *clock, int64_t total,
                      struct demand_arrivals *arrivals)
{
    size_t n_slots = (size_t)clock->n_slots;
    demand_split(total, arrivals->weights, n_slots + 1, arrivals->parts);
    for (size_t t = 0; t < n_slots; t++) {
        arrivals->slots[t] += arrivals->parts[t];
    }
    arrivals->after += arrivals->parts[n_slots];
}

static void fill_presale(const struct demand_of_brand *of, const struct pb_brand *brand,
                         struct demand_arrivals *arrivals)
{
    const struct pb_demand_input *demand = &of->scenario->demand;
    size_t n_slots = (size_t)of->clock->n_slots;
    int64_t enquiries = demand_micro(brand->uv * brand->enquiry_rate);
    demand_split(enquiries, of->orders->visits, n_slots, arrivals->slots);
    arrivals->chased =
        demand_micro(demand_brand_orders(brand) * demand->unpaid_share * demand->chase_sessions);
    demand_split(arrivals->chased, of->orders->placed, n_slots, arrivals->chase);
    arrivals->caused = enquiries + arrivals->chased;
}

/** Turns follow-ups by day into weights by slot; `after` are those beyond calendar day n_days. */
static void weigh_slots(const struct demand_clock *clock, enum pb_function function, double after,
                        struct demand_arrivals *arrivals)
{
    const double *within = clock->within[function];
    demand_clock_spread(clock, function, arrivals->dates, arrivals->weights);
    double last = arrivals->dates[clock->n_days];
    double outside = within[clock->n_days] < 1.0 ? 1.0 - within[clock->n_days] : 0.0;
    arrivals->weights[clock->n_slots] = after + last * outside;
}

static double follow_orders(const struct demand_clock *clock, const struct demand_orders *orders,
                            const struct pb_numbers *lag, double *dates)
{
    double after = 0.0;
    memset(dates, 0, (size_t)(clock->n_days + 1) * sizeof *dates);
    for (int date = 0; date <= clock->n_days; date++) {
        for (size_t k = 0; k < lag->n; k++) {
            double contacts = orders->by_day[date] * lag->at[k];
            if ((size_t)date + k <= (size_t)clock->n_days) {
                dates[(size_t)date + k] += contacts;
            } else {
                after += contacts;
            }
        }
    }
    return after;
}

static double follow_before(const struct demand_clock *clock, const struct demand_orders *orders,
                            const struct pb_numbers *lag, double *dates)
{
    double after = 0.0;
    memset(dates, 0, (size_t)(clock->n_days + 1) * sizeof *dates);
    for (size_t back = 0; back < orders->n_before; back++) {
        for (size_t k = back; k < lag->n; k++) {
            double contacts = orders->before[back] * lag->at[k];
            if (k - back <= (size_t)clock->n_days) {
                dates[k - back] += contacts;
            } else {
                after += contacts;
            }
        }
    }
    return after;
}

/** What arrives on the first calendar day about orders of the horizon comes after its start. */
static void start_within(const struct demand_clock *clock, enum pb_function function, double *dates)
{
    double within = clock->within[function][0];
    if (within > 0.0) {
        dates[0] /= within;
    } else {
        dates[1] += dates[0];
        dates[0] = 0.0;
    }
}

static double sum_weights(const struct demand_clock *clock, const struct demand_arrivals *arrivals)
{
    double sum = 0.0;
    for (int t = 0; t <= clock->n_slots; t++) {
        sum += arrivals->weights[t];
    }
    return sum;
}

static void fill_following(const struct demand_clock *clock, const struct demand_orders *orders,
                           const struct demand_follow *follow, struct demand_arrivals *arrivals)
{
    double after = follow_before(clock, orders, follow->lag, arrivals->dates);
    weigh_slots(clock, follow->function, after, arrivals);
    arrivals->prior = demand_micro(sum_weights(clock, arrivals) * follow->rate);
    add_split(clock, arrivals->prior, arrivals);

    after = follow_orders(clock, orders, follow->lag, arrivals->dates);
    start_within(clock, follow->function, arrivals->dates);
    weigh_slots(clock, follow->function, after, arrivals);
    arrivals->caused = demand_micro(follow->orders * follow->rate);
    add_split(clock, arrivals->caused, arrivals);
}

double demand_aftersale_rate(const struct pb_brand *brand)
{
    return (1.0 - brand->refund_rate) * brand->aftersale_rate +
           brand->refund_rate * brand->refund_sessions;
}

void demand_arrivals_fill(const struct demand_of_brand *of, enum pb_function function,
                          struct demand_arrivals *arrivals)
{
    const struct pb_brand *brand = &of->scenario->brands[of->brand];
    struct demand_follow follow = {.function = function, .orders = demand_brand_orders(brand)};
    clear(of->clock, arrivals);
    switch (function) {
    case PB_PRESALE:
        fill_presale(of, brand, arrivals);
        return;
    case PB_INSALE:
        follow.lag = &of->scenario->demand.insale_lag;
        follow.rate = brand->insale_rate;
        break;
    case PB_AFTERSALE:
        follow.lag = &of->scenario->demand.aftersale_lag;
        follow.rate = demand_aftersale_rate(brand);
        break;
    case PB_N_FUNCTIONS:
        assert(false);
        return;
    }
    fill_following(of->clock, of->orders, &follow, arrivals);
}
