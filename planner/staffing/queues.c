/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queues of the problem: rates, what arrives and when it is due. */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/staffing/build.h"

enum { DAY_MIN = CIVIL_DAY_MINUTES };

#define MIN_PER_HOUR 60.0

double staffing_home_rate(const struct pb_scenario *scenario, int queue)
{
    if (scenario->demand.source == PB_DEMAND_HEADS)
        return 1;
    return scenario->queues[queue].sessions_per_shift / scenario->capacity.net_min *
           scenario->frame.slot_min;
}

/** Minutes of slot `slot` in which the queue is open. */
static int open_minutes(const struct pb_scenario *scenario, const struct pb_queue *queue, int slot)
{
    int slot_min = scenario->frame.slot_min;
    int start = (scenario->frame.day_start_min + slot * slot_min) % DAY_MIN;
    int sum = 0;
    for (size_t i = 0; i < queue->open.n; i++)
        for (int shift = 0; shift <= DAY_MIN; shift += DAY_MIN) {
            int from = queue->open.at[i].from_min, to = queue->open.at[i].to_min;
            int first = from > start + shift ? from : start + shift;
            int end = to < start + shift + slot_min ? to : start + shift + slot_min;
            sum += end > first ? end - first : 0;
        }
    return sum < slot_min ? sum : slot_min;
}

/** The cheapest hour of the queue's own people serves so many sessions: what is left at the end
 * pays that per session, at least the price of being late for an hour. */
static double left_price(const struct staffing_builder *builder, int queue)
{
    const struct pb_people *people = &builder->scenario->people;
    double cheapest = INFINITY;
    for (size_t i = 0; i < people->n_groups; i++)
        if (people->groups[i].queue == queue && !people->groups[i].qc)
            cheapest = fmin(cheapest, people->groups[i].pay.normal_hour);
    double per_hour = staffing_home_rate(builder->scenario, queue) / builder->slot_hours;
    double price = isfinite(cheapest) && cheapest > 0 && per_hour > 0 ? cheapest / per_hour : 0;
    return fmax(price, fmax(builder->scenario->queues[queue].late_price, 1e-3));
}

/** Cumulative sessions due by the end of each slot: arrivals of slot a are due at the end of the
 * first slot by which `promise_min` minutes of opening have passed since the end of a; the opening
 * backlog counts as arrived before the first slot. `open_until` is scratch of n_slots + 1. */
static void fill_due(const struct staffing_builder *builder, const struct pb_queue *queue,
                     const double *arrived, int *open_until, double *due)
{
    open_until[0] = 0;
    for (int t = 0; t < builder->n_slots; t++)
        open_until[t + 1] = open_until[t] + open_minutes(builder->scenario, queue, t);
    int n_due = 0; /* arrivals before slot n_due - 1 are due; 0: not even the backlog */
    for (int t = 0; t < builder->n_slots; t++) {
        while (n_due <= t + 1 && open_until[t + 1] - open_until[n_due] >= queue->promise_min)
            n_due++;
        due[t] = n_due == 0 ? 0 : (n_due == 1 ? queue->opening_backlog : arrived[n_due - 2]);
    }
}

static void build_deferrable(struct staffing_builder *builder, size_t index)
{
    const struct pb_queue *queue = &builder->scenario->queues[index];
    size_t n_slots = (size_t)builder->n_slots;
    double *arrived = arena_alloc(builder->arena, n_slots, sizeof *arrived);
    double *due = arena_alloc(builder->arena, n_slots, sizeof *due);
    double *late_price = arena_alloc(builder->arena, n_slots, sizeof *late_price);
    int *open_until = arena_alloc(builder->arena, n_slots + 1, sizeof *open_until);
    if (arrived == NULL || due == NULL || late_price == NULL || open_until == NULL)
        return;
    double sum = queue->opening_backlog;
    for (int t = 0; t < builder->n_slots; t++) {
        sum += builder->demand->sessions[index * n_slots + (size_t)t];
        arrived[t] = sum;
        late_price[t] =
            queue->late_price * open_minutes(builder->scenario, queue, t) / MIN_PER_HOUR;
    }
    fill_due(builder, queue, arrived, open_until, due);
    builder->queues[index] = (struct capacity_queue){.is_deferrable = true,
                                                     .arrived = arrived,
                                                     .due = due,
                                                     .late_price = late_price,
                                                     .left_price = left_price(builder, (int)index)};
}

static void build_lossy(struct staffing_builder *builder, size_t index)
{
    const struct pb_queue *queue = &builder->scenario->queues[index];
    bool heads = builder->scenario->demand.source == PB_DEMAND_HEADS;
    size_t n_slots = (size_t)builder->n_slots;
    double *price = arena_alloc(builder->arena, n_slots, sizeof *price);
    if (price == NULL)
        return;
    for (size_t t = 0; t < n_slots; t++)
        price[t] = heads ? queue->short_head_price * builder->slot_hours : queue->lost_price;
    const double *matrix = heads ? builder->demand->heads : builder->demand->sessions;
    builder->queues[index] =
        (struct capacity_queue){.demand = matrix + index * n_slots, .lost_price = price};
}

void staffing_build_queues(struct staffing_builder *builder)
{
    size_t n_queues = builder->scenario->n_queues;
    builder->queues = arena_alloc(builder->arena, n_queues, sizeof *builder->queues);
    if (builder->queues == NULL)
        return;
    bool heads = builder->scenario->demand.source == PB_DEMAND_HEADS;
    for (size_t i = 0; i < n_queues; i++) {
        if (builder->scenario->queues[i].deferrable && !heads)
            build_deferrable(builder, i);
        else
            build_lossy(builder, i);
    }
}
