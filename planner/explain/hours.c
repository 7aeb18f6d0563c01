/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/hours.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/explain/shortage.h"
#include "planner/scenario/field.h"
#include "planner/scenario/scalar.h"

enum { HOUR_MIN = 60 };

static bool is_meant(const struct pb_scenario *scenario, const char *name, int queue)
{
    const struct pb_queue *at = &scenario->queues[queue];
    return name == NULL || strcmp(name, at->id) == 0 ||
           strcmp(name, field_function_names[at->function]) == 0 ||
           strcmp(name, scenario->departments[at->department].id) == 0;
}

/** Slots [*from, *to) of the request; false after a message. */
static bool find_slots(const struct explain *explain, int *from, int *to,
                       struct pb_messages *messages)
{
    const struct pb_frame *frame = &explain->base.scenario->frame;
    const char *text = explain->request->hour;
    int64_t begin = 0;
    int day = 0;
    int length = HOUR_MIN;
    if (scalar_date(text, &day)) {
        begin = (int64_t)day * CIVIL_DAY_MINUTES + frame->day_start_min;
        length = CIVIL_DAY_MINUTES;
    } else if (!scalar_instant(text, &begin)) {
        pb_error(messages, NULL, "bad_hour",
                 _("--hour: '%s' is neither an hour such as 2026-11-10T20:00 nor a date"), text);
        return false;
    }
    int64_t slot = (begin - pb_slot_start(frame, 0)) / frame->slot_min;
    if (begin < pb_slot_start(frame, 0) || slot >= pb_n_slots(frame)) {
        pb_error(messages, NULL, "bad_hour", _("--hour: %s is outside the plan"), text);
        return false;
    }
    *from = (int)slot;
    *to = *from + length / frame->slot_min;
    if (*to > pb_n_slots(frame))
        *to = pb_n_slots(frame);
    return true;
}

/** Price of a head under the response target of the slot, and heads that a session asks for. */
static void price_response(const struct explain *explain, struct explain_hour *hour)
{
    const struct staffing *staffing = &explain->base.staffing;
    double rate = staffing_home_rate(explain->base.scenario, hour->queue);
    hour->head_price = hour->heads_per_session = NAN;
    for (int u = 0; u < staffing->problem.n_softs; u++) {
        const struct capacity_soft *soft = &staffing->problem.softs[u];
        if (soft->kind != CAPACITY_SOFT_SUPPLY || soft->queue != hour->queue ||
            hour->slot < soft->slot_from || hour->slot > soft->slot_to)
            continue;
        int row = explain->base.linear.layout.soft0 + u;
        hour->head_price = explain->base.linear.dual[row] * rate;
        hour->heads_per_session = soft->need / rate / hour->books.sessions;
    }
}

/** The price of the slot before, and what binds in this one: why it jumps. */
static enum pb_rc explain_jump(struct explain *explain, struct explain_hour *hour, bool covered[])
{
    struct capacity_slope before = {.up = NAN};
    enum pb_rc rc = PB_OK;
    if (hour->slot > 0)
        rc = capacity_linear_session(&explain->base.linear, hour->queue, hour->slot - 1, &before);
    hour->before = before.up;
    hour->spell = (struct explain_spell){
        .queue = hour->queue, .slot_from = hour->slot, .slot_to = hour->slot};
    explain_reasons(explain, &hour->spell, covered);
    return rc;
}

static enum pb_rc price_hour(struct explain *explain, struct capacity_linear *now,
                             struct explain_hour *hour)
{
    const struct capacity_queue *queue = &explain->base.staffing.problem.queues[hour->queue];
    size_t index =
        (size_t)hour->queue * (size_t)explain->plan.capacity.n_slots + (size_t)hour->slot;
    hour->books = plan_last_book(&explain->plan)->hours[index];
    hour->value = explain->base.scenario->queues[hour->queue].session_value;
    hour->lost_price = queue->is_deferrable ? NAN : queue->lost_price[hour->slot];
    price_response(explain, hour);
    enum pb_rc rc =
        capacity_linear_session(&explain->base.linear, hour->queue, hour->slot, &hour->plan);
    hour->now = (struct capacity_slope){.down = NAN, .up = NAN};
    if (rc == PB_OK && now->status == PB_STATUS_OPTIMAL)
        rc = capacity_linear_session(now, hour->queue, hour->slot, &hour->now);
    return rc;
}

static bool list_hours(struct explain *explain, int from, int to)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    size_t room = (size_t)(to - from) * scenario->n_queues;
    explain->hours = arena_alloc(&explain->arena, room, sizeof *explain->hours);
    for (int t = from; explain->hours != NULL && t < to; t++)
        for (size_t q = 0; q < scenario->n_queues; q++)
            if (is_meant(scenario, explain->request->queue, (int)q))
                explain->hours[explain->n_hours++] =
                    (struct explain_hour){.slot = t, .queue = (int)q};
    return explain->hours != NULL;
}

enum pb_rc explain_hours(struct explain *explain, struct pb_messages *messages)
{
    struct capacity_linear now;
    const struct capacity_linear_task task = {
        .agents = explain->plan.capacity.agents,
        .poll = {.ask = lp_ask_stop,
                 .context = (void *)(uintptr_t)&explain->request->options.stop}};
    int from = 0, to = 0;
    if (!find_slots(explain, &from, &to, messages))
        return PB_USAGE;
    if (!list_hours(explain, from, to))
        return PB_MEMORY;
    if (explain->n_hours == 0) {
        pb_error(messages, NULL, "bad_queue", _("--queue: there is no queue '%s'"),
                 explain->request->queue);
        return PB_USAGE;
    }
    bool *covered =
        arena_alloc(&explain->arena, (size_t)explain->plan.capacity.n_slots, sizeof *covered);
    explain_tell(explain, "prices", NAN);
    enum pb_rc rc = capacity_linear_make(&explain->base.staffing.problem, &task, &now);
    if (rc == PB_OK && covered == NULL)
        rc = PB_MEMORY;
    for (size_t i = 0; rc == PB_OK && i < explain->n_hours; i++) {
        rc = price_hour(explain, &now, &explain->hours[i]);
        if (rc == PB_OK)
            rc = explain_jump(explain, &explain->hours[i], covered);
    }
    capacity_linear_release(&now);
    return rc;
}
