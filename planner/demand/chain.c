/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/chain.h"

#include <math.h>
#include <string.h>

#include "planner/demand/split.h"
#include "planner/demand/spread.h"

/** What all brands share while they are worked off. */
struct brand_work {
    const struct pb_scenario *scenario;
    struct demand_clock clock;
    struct demand_orders orders;
    struct demand_arrivals arrivals;
    double *agents;         /**< [n_days] of the brand in hand */
    double *brand_sessions; /**< of struct pb_demand */
    int slots_per_day;
};

double demand_agents(const struct pb_scenario *scenario, int queue, double sessions)
{
    double per_shift = scenario->queues[queue].sessions_per_shift;
    return sessions / per_shift / (1.0 - scenario->capacity.absence);
}

/** Takes the agents of one more planning day into the sum and the peak. */
static void add_day(int day, double agents, struct pb_chain *chain)
{
    chain->agents_sum += agents;
    if (agents > chain->agents_peak) {
        chain->agents_peak = agents;
        chain->peak_day = day;
    }
}

static void add_brand_agents(struct brand_work *work, const struct demand_inflow *inflow, int queue)
{
    for (int day = 0; day < work->clock.n_days; day++) {
        int64_t sessions = 0;
        for (int i = 0; i < work->slots_per_day; i++) {
            sessions += inflow->opened[day * work->slots_per_day + i];
        }
        work->agents[day] += demand_agents(work->scenario, queue, demand_sessions(sessions));
    }
}

/** What the brand in hand adds to its queue, slot by slot. */
static void take_sessions(const struct brand_work *work, const struct demand_inflow *inflow,
                          int brand, enum pb_function function)
{
    size_t row = (size_t)brand * PB_N_FUNCTIONS + (size_t)function;
    double *sessions = work->brand_sessions + row * (size_t)inflow->n_slots;
    for (int t = 0; t < inflow->n_slots; t++) {
        sessions[t] = demand_sessions(inflow->opened[t]);
    }
}

static void brand_function(struct brand_work *work, struct demand_inflow *inflow,
                           enum pb_function function, struct pb_chain *chain)
{
    const struct pb_brand *brand = &work->scenario->brands[chain->brand];
    int queue = demand_queue_of(work->scenario, brand->department, function);
    if (queue == PB_NONE) {
        return;
    }
    struct demand_of_brand of = {work->scenario, &work->clock, &work->orders, chain->brand};
    demand_arrivals_fill(&of, function, &work->arrivals);
    struct demand_stream stream = {queue, brand->bot_share[function], work->arrivals.slots,
                                   work->arrivals.chase};
    struct demand_tally tally = {.caused = work->arrivals.caused,
                                 .prior = work->arrivals.prior,
                                 .after_horizon = work->arrivals.after,
                                 .chase = work->arrivals.chased};
    demand_inflow_add(inflow, &stream, &tally);
    demand_tally_add(&inflow->queues[queue], &tally);
    add_brand_agents(work, inflow, queue);
    take_sessions(work, inflow, chain->brand, function);
    chain->flow[function] = demand_tally_flow(&tally);
    if (function == PB_PRESALE) {
        chain->enquiries = demand_sessions(tally.caused - tally.chase);
        chain->received = demand_sessions(tally.reached - tally.chase);
    }
}

static bool estimates_apart(const struct pb_chain *chain)
{
    return fabs(chain->service_sales - chain->guided_sales) >
           PB_ESTIMATES_APART * chain->guided_sales;
}

static void one_brand(struct brand_work *work, struct demand_inflow *inflow, struct pb_chain *chain)
{
    const struct pb_brand *brand = &work->scenario->brands[chain->brand];
    demand_orders_fill(work->scenario, &work->clock, chain->brand, &work->orders);
    memset(work->agents, 0, (size_t)work->clock.n_days * sizeof *work->agents);
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        brand_function(work, inflow, (enum pb_function)f, chain);
    }
    chain->sales = brand->sales;
    chain->orders = demand_brand_orders(brand);
    chain->uv = brand->uv;
    for (size_t back = 0; back < work->orders.n_before; back++) {
        chain->prior_orders += work->orders.before[back];
    }
    chain->guided_sales = brand->sales * brand->guided_share;
    chain->service_sales = chain->received * brand->enquiry_conversion * brand->order_value *
                           (1.0 - brand->refund_rate);
    chain->apart = estimates_apart(chain);
    chain->peak_day = PB_NONE;
    for (int day = 0; day < work->clock.n_days; day++) {
        add_day(day, work->agents[day], chain);
    }
}

enum pb_rc demand_chain_brands(struct demand_inflow *inflow, struct arena *arena,
                               struct pb_demand *out)
{
    const struct pb_scenario *scenario = inflow->scenario;
    struct brand_work work = {.scenario = scenario,
                              .brand_sessions = out->brand_sessions,
                              .slots_per_day = out->n_slots / out->n_days};
    enum pb_rc rc = demand_clock_make(scenario, arena, &work.clock);
    if (rc == PB_OK) {
        rc = demand_orders_alloc(scenario, arena, &work.orders);
    }
    if (rc == PB_OK) {
        rc = demand_arrivals_alloc(&work.clock, arena, &work.arrivals);
    }
    work.agents = arena_alloc(arena, (size_t)out->n_days, sizeof *work.agents);
    if (rc != PB_OK || work.agents == NULL) {
        return PB_MEMORY;
    }
    for (size_t b = 0; b < out->n_brands; b++) {
        out->brands[b].brand = (int)b;
        one_brand(&work, inflow, &out->brands[b]);
    }
    return PB_OK;
}

static void total_flows(const struct demand_inflow *inflow, struct pb_chain *total)
{
    struct demand_tally sums[PB_N_FUNCTIONS] = {0};
    for (size_t q = 0; q < inflow->scenario->n_queues; q++) {
        demand_tally_add(&sums[inflow->scenario->queues[q].function], &inflow->queues[q]);
    }
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        total->flow[f] = demand_tally_flow(&sums[f]);
    }
}

static void total_agents(struct pb_demand *out)
{
    struct pb_chain *total = &out->total;
    total->peak_day = PB_NONE;
    for (int day = 0; day < out->n_days; day++) {
        double agents = 0.0;
        for (size_t q = 0; q < out->n_queues; q++) {
            agents += out->agents[q * (size_t)out->n_days + (size_t)day];
        }
        add_day(day, agents, total);
    }
}

void demand_chain_total(const struct demand_inflow *inflow, struct pb_demand *out)
{
    struct pb_chain *total = &out->total;
    total->brand = PB_NONE;
    for (size_t b = 0; b < out->n_brands; b++) {
        const struct pb_chain *chain = &out->brands[b];
        total->sales += chain->sales;
        total->orders += chain->orders;
        total->uv += chain->uv;
        total->prior_orders += chain->prior_orders;
        total->enquiries += chain->enquiries;
        total->received += chain->received;
        total->guided_sales += chain->guided_sales;
        total->service_sales += chain->service_sales;
    }
    total->apart = out->n_brands > 0 && estimates_apart(total);
    total_flows(inflow, total);
    total_agents(out);
}
