/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions of hours.csv are those of demand.csv, and those are the scenario's where it gives
 * them directly. */
#include <math.h>

#include "planner/audit/rules.h"

static void compare_cell(struct audit *audit, size_t queue, int slot)
{
    size_t cell = queue * (size_t)audit->n_slots + (size_t)slot;
    double hours = audit->hours[cell].sessions, demand = audit->demand[cell];
    if (audit_same(hours, demand))
        return;
    struct audit_at at = audit_at_cell(audit, queue, slot, hours, demand, "sessions");
    audit_find(audit, &at, "sessions of hours.csv are not those of demand.csv",
               "hours.csv 的接待量与 demand.csv 不符");
}

void audit_demand_sums(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        for (int t = 0; t < audit->n_slots; t++)
            compare_cell(audit, q, t);
}

bool audit_demand_applies(const struct audit *audit)
{
    return audit->hours != NULL && audit->demand != NULL;
}

/** Whole millionths are lost at every step of the chain, in every brand. */
static bool is_same_demand(const struct audit *audit, double a, double b)
{
    double rounding = 1e-5 * (double)(1 + audit->scenario->n_brands);
    return fabs(a - b) <= rounding + AUDIT_TOLERANCE * fabs(b);
}

/** Demand is what the scenario's forecast, volumes or heads come to. */
void audit_demand_given(struct audit *audit)
{
    const char *unit = audit->scenario->demand.source == PB_DEMAND_HEADS ? "heads" : "sessions";
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        for (int t = 0; t < audit->n_slots; t++) {
            size_t cell = q * (size_t)audit->n_slots + (size_t)t;
            double found = audit->demand[cell], own = audit->own_demand[cell];
            struct audit_at at = audit_at_cell(audit, q, t, found, own, unit);
            if (!is_same_demand(audit, found, own))
                audit_find(audit, &at, "demand.csv is not what the scenario comes to",
                           "demand.csv 与场景推算的需求不符");
        }
}

bool audit_demand_given_applies(const struct audit *audit)
{
    return audit->demand != NULL && audit->own_demand != NULL;
}
