/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Served share above the price, for each queue and day of the target on its own. Queues whose work
 * waits lose nothing and have no such rule. */
#include "planner/staffing/build.h"

static void add_day(struct staffing_builder *builder, const struct pb_target *target, int queue,
                    int day)
{
    int from, to;
    if (!staffing_window_slots(builder, target->hours, day, &from, &to))
        return;
    double sessions = 0;
    for (int t = from; t <= to; t++)
        sessions += builder->queues[queue].demand[t];
    if (sessions <= 0)
        return;
    struct capacity_soft soft = {.kind = CAPACITY_SOFT_SERVED,
                                 .queue = queue,
                                 .slot_from = from,
                                 .slot_to = to,
                                 .need = -(1 - target->served) * sessions,
                                 .price = target->price,
                                 .most = target->served * sessions};
    struct staffing_soft meaning = {
        .rule = "target", .who = target->id, .unit = "sessions", .scale = 1};
    staffing_add_soft(builder, &soft, &meaning);
}

void staffing_rule_target(struct staffing_builder *builder)
{
    const struct pb_scenario *scenario = builder->scenario;
    int first = scenario->frame.first_day;
    for (size_t i = 0; i < scenario->n_targets; i++) {
        const struct pb_target *target = &scenario->targets[i];
        for (size_t q = 0; q < scenario->n_queues && target->price > 0; q++) {
            bool meant = target->queue != PB_NONE
                             ? target->queue == (int)q
                             : target->function == PB_NONE ||
                                   target->function == (int)scenario->queues[q].function;
            if (!meant || builder->queues[q].is_deferrable)
                continue;
            for (int day = target->days.first - first; day <= target->days.last - first; day++)
                add_day(builder, target, (int)q, day);
        }
    }
}
