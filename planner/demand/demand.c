/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/demand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/demand/chain.h"
#include "planner/demand/split.h"

void pb_demand_release(struct pb_demand *demand)
{
    if (demand->memory != NULL) {
        arena_release(demand->memory);
        free(demand->memory);
    }
    memset(demand, 0, sizeof *demand);
}

double pb_demand_day(const struct pb_demand *demand, const double *matrix, int queue, int day)
{
    int per_day = demand->n_slots / demand->n_days;
    const double *row = &matrix[(size_t)queue * (size_t)demand->n_slots];
    int64_t sum = 0;
    for (int t = day * per_day; t < (day + 1) * per_day; t++) {
        sum += demand_micro(row[t]);
    }
    return demand_sessions(sum);
}

static enum pb_rc allocate(const struct pb_scenario *scenario, struct pb_demand *out)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) {
        return PB_MEMORY;
    }
    bool forecast = scenario->demand.source == PB_DEMAND_FORECAST;
    size_t cells = scenario->n_queues * (size_t)pb_n_slots(&scenario->frame);
    out->memory = arena;
    out->source = scenario->demand.source;
    out->n_queues = scenario->n_queues;
    out->n_slots = pb_n_slots(&scenario->frame);
    out->n_days = scenario->frame.n_days;
    out->n_brands = forecast ? scenario->n_brands : 0;
    out->before_bot = arena_alloc(arena, cells, sizeof(double));
    out->reached = arena_alloc(arena, cells, sizeof(double));
    out->sessions = arena_alloc(arena, cells, sizeof(double));
    out->heads = arena_alloc(arena, cells, sizeof(double));
    out->agents = arena_alloc(arena, scenario->n_queues * (size_t)out->n_days, sizeof(double));
    out->queues = arena_alloc(arena, scenario->n_queues, sizeof *out->queues);
    out->brands = arena_alloc(arena, out->n_brands, sizeof *out->brands);
    out->brand_sessions =
        arena_alloc(arena, out->n_brands * PB_N_FUNCTIONS * (size_t)out->n_slots, sizeof(double));
    return arena->failed ? PB_MEMORY : PB_OK;
}

/** Direct volumes of one queue as a stream. */
static void add_volumes(struct demand_inflow *inflow, int queue, int64_t *slots)
{
    const struct pb_scenario *scenario = inflow->scenario;
    const struct pb_demand_input *demand = &scenario->demand;
    enum pb_function function = scenario->queues[queue].function;
    memset(slots, 0, (size_t)inflow->n_slots * sizeof *slots);
    for (size_t i = 0; i < demand->n_volumes; i++) {
        if (demand->volumes[i].queue == queue) {
            slots[demand->volumes[i].slot] += demand_micro(demand->volumes[i].amount);
        }
    }
    struct demand_stream stream = {
        .queue = queue,
        .bot_share = demand->after_bot ? 0.0 : scenario->capacity.bot_share[function],
        .slots = slots};
    struct demand_tally tally = {0};
    demand_inflow_add(inflow, &stream, &tally);
    tally.caused = tally.arrivals;
    demand_tally_add(&inflow->queues[queue], &tally);
}

static enum pb_rc add_all_volumes(struct demand_inflow *inflow, struct arena *arena)
{
    int64_t *slots = arena_alloc(arena, (size_t)inflow->n_slots, sizeof *slots);
    if (slots == NULL) {
        return PB_MEMORY;
    }
    for (size_t q = 0; q < inflow->scenario->n_queues; q++) {
        add_volumes(inflow, (int)q, slots);
    }
    return PB_OK;
}

static void add_heads(const struct pb_scenario *scenario, struct pb_demand *out)
{
    double slot_shifts = (double)scenario->frame.slot_min / scenario->capacity.net_min;
    int per_day = out->n_slots / out->n_days;
    for (size_t i = 0; i < scenario->demand.n_volumes; i++) {
        const struct pb_volume *need = &scenario->demand.volumes[i];
        size_t queue = (size_t)need->queue;
        size_t day = (size_t)(need->slot / per_day);
        out->heads[queue * (size_t)out->n_slots + (size_t)need->slot] += need->amount;
        out->agents[queue * (size_t)out->n_days + day] += need->amount * slot_shifts;
    }
}

static void copy_out(const struct demand_inflow *inflow, struct pb_demand *out)
{
    size_t n_days = (size_t)out->n_days;
    for (size_t i = 0; i < out->n_queues * (size_t)out->n_slots; i++) {
        out->before_bot[i] = demand_sessions(inflow->before_bot[i]);
        out->reached[i] = demand_sessions(inflow->reached[i]);
        out->sessions[i] = demand_sessions(inflow->sessions[i]);
    }
    for (size_t q = 0; q < out->n_queues; q++) {
        out->queues[q] = demand_tally_flow(&inflow->queues[q]);
        for (size_t day = 0; day < n_days; day++) {
            double sessions = pb_demand_day(out, out->sessions, (int)q, (int)day);
            out->agents[q * n_days + day] = demand_agents(inflow->scenario, (int)q, sessions);
        }
    }
}

static enum pb_rc fill(const struct pb_scenario *scenario, struct arena *scratch,
                       struct pb_demand *out)
{
    struct demand_inflow inflow;
    enum pb_rc rc = demand_inflow_make(scenario, scratch, &inflow);
    if (rc == PB_OK && out->source == PB_DEMAND_FORECAST) {
        rc = demand_chain_brands(&inflow, scratch, out);
    }
    if (rc == PB_OK && out->source == PB_DEMAND_VOLUMES) {
        rc = add_all_volumes(&inflow, scratch);
    }
    if (rc != PB_OK) {
        return rc;
    }
    copy_out(&inflow, out);
    if (out->source == PB_DEMAND_HEADS) {
        add_heads(scenario, out);
    }
    demand_chain_total(&inflow, out);
    return PB_OK;
}

enum pb_rc pb_demand_make(const struct pb_scenario *scenario, struct pb_demand *out,
                          struct pb_messages *messages)
{
    struct arena scratch = {0};
    memset(out, 0, sizeof *out);
    enum pb_rc rc = allocate(scenario, out);
    if (rc == PB_OK) {
        rc = fill(scenario, &scratch, out);
    }
    arena_release(&scratch);
    if (rc == PB_OK) {
        demand_chain_warn(scenario, out, messages);
    } else {
        pb_demand_release(out);
    }
    return rc;
}
