/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The forecast chain: brand by brand into the queues, and the totals. */
#ifndef PLANNER_DEMAND_CHAIN_H
#define PLANNER_DEMAND_CHAIN_H

#include "planner/demand/inflow.h"

/** Fills out->brands and adds each brand's sessions to `inflow`. `arena` is scratch. */
enum pb_rc demand_chain_brands(struct demand_inflow *inflow, struct arena *arena,
                               struct pb_demand *out);

/** Fills out->total from the brands, the tallies of the queues and out->agents. */
void demand_chain_total(const struct demand_inflow *inflow, struct pb_demand *out);

/** Agents that `sessions` of a planning day ask of `queue`: over the sessions of a shift, absence
 * added. */
double demand_agents(const struct pb_scenario *scenario, int queue, double sessions);

/** A warning for each brand, and for the total of several, whose two estimates are apart. */
void demand_chain_warn(const struct pb_scenario *scenario, const struct pb_demand *demand,
                       struct pb_messages *messages);

#endif
