/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The balance of a flow in millionths of a session; the fields mean what struct pb_flow says. */
#ifndef PLANNER_DEMAND_TALLY_H
#define PLANNER_DEMAND_TALLY_H

#include <stdint.h>

#include "paiban/demand.h"

struct demand_tally {
    int64_t caused;
    int64_t prior;
    int64_t after_horizon;
    int64_t arrivals;
    int64_t reached;
    int64_t bot_outside;
    int64_t lost_outside;
    int64_t waiting_after;
    int64_t sessions;
    int64_t moved;
    int64_t chase;
};

/** Adds `part` to `sum`, field by field. */
void demand_tally_add(struct demand_tally *sum, const struct demand_tally *part);

/** The same in sessions. */
struct pb_flow demand_tally_flow(const struct demand_tally *tally);

#endif
