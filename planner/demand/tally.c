/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/tally.h"

#include "planner/demand/split.h"

void demand_tally_add(struct demand_tally *sum, const struct demand_tally *part)
{
    sum->caused += part->caused;
    sum->prior += part->prior;
    sum->after_horizon += part->after_horizon;
    sum->arrivals += part->arrivals;
    sum->reached += part->reached;
    sum->bot_outside += part->bot_outside;
    sum->lost_outside += part->lost_outside;
    sum->waiting_after += part->waiting_after;
    sum->sessions += part->sessions;
    sum->moved += part->moved;
    sum->chase += part->chase;
}

struct pb_flow demand_tally_flow(const struct demand_tally *tally)
{
    return (struct pb_flow){
        .caused = demand_sessions(tally->caused),
        .prior = demand_sessions(tally->prior),
        .after_horizon = demand_sessions(tally->after_horizon),
        .arrivals = demand_sessions(tally->arrivals),
        .by_bot = demand_sessions(tally->arrivals - tally->reached),
        .reached = demand_sessions(tally->reached),
        .bot_outside = demand_sessions(tally->bot_outside),
        .lost_outside = demand_sessions(tally->lost_outside),
        .waiting_after = demand_sessions(tally->waiting_after),
        .sessions = demand_sessions(tally->sessions),
        .moved = demand_sessions(tally->moved),
        .chase = demand_sessions(tally->chase),
    };
}
