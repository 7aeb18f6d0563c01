/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response target: a floor of heads from the Erlang formulas, as supply of the queue. */
#include <math.h>

#include "planner/staffing/build.h"
#include "planner/staffing/erlang.h"

#define MIN_PER_HOUR 60.0

double staffing_response_heads(const struct pb_scenario *scenario, int queue, double sessions)
{
    const struct pb_response_target *target = &scenario->queues[queue].response;
    if (target->within_s <= 0 || sessions <= 0)
        return 0;
    struct erlang_queue lines = {.arrivals = sessions / (scenario->frame.slot_min * MIN_PER_HOUR),
                                 .handle_s = target->handle_s,
                                 .patience_s = target->patience_s};
    return erlang_lines(&lines, target->within_s, target->share) / target->parallel;
}

void staffing_rule_response(struct staffing_builder *builder)
{
    const struct pb_scenario *scenario = builder->scenario;
    if (scenario->demand.source == PB_DEMAND_HEADS)
        return;
    for (size_t q = 0; q < scenario->n_queues; q++) {
        const double *sessions = builder->demand->sessions + q * (size_t)builder->n_slots;
        double rate = staffing_home_rate(scenario, (int)q);
        double price = scenario->queues[q].short_head_price * builder->slot_hours / rate;
        for (int t = 0; t < builder->n_slots && price > 0; t++) {
            double need = rate * staffing_response_heads(scenario, (int)q, sessions[t]);
            if (need <= sessions[t])
                continue;
            struct capacity_soft soft = {.kind = CAPACITY_SOFT_SUPPLY,
                                         .queue = (int)q,
                                         .slot_from = t,
                                         .slot_to = t,
                                         .need = need,
                                         .price = price,
                                         .most = need};
            struct staffing_soft meaning = {.rule = "response",
                                            .who = scenario->queues[q].id,
                                            .unit = "head-hours",
                                            .scale = builder->slot_hours / rate};
            staffing_add_soft(builder, &soft, &meaning);
        }
    }
}
