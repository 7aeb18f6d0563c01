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

/** Direct volumes of a slot that is open throughout can neither move nor vanish; the rest must not
 * exceed what was given. */
void audit_demand_given(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    size_t n_slots = (size_t)audit->n_slots;
    double *given = arena_alloc(&audit->arena, s->n_queues * n_slots, sizeof(double));
    if (given == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t i = 0; i < s->demand.n_volumes; i++) {
        const struct pb_volume *volume = &s->demand.volumes[i];
        if (volume->slot >= 0 && volume->slot < audit->n_slots)
            given[(size_t)volume->queue * n_slots + (size_t)volume->slot] += volume->amount;
    }
    for (size_t q = 0; q < s->n_queues; q++) {
        double sum = 0, sum_given = 0;
        for (size_t t = 0; t < n_slots; t++) {
            sum += audit->demand[q * n_slots + t];
            sum_given += given[q * n_slots + t];
        }
        if (sum <= sum_given + AUDIT_TOLERANCE * fmax(1, sum_given))
            continue;
        struct audit_at at = audit_at_queue(audit, q, sum, sum_given, "sessions");
        audit_find(audit, &at, "more demand than the scenario gives", "需求量超过场景给定值");
    }
}

bool audit_demand_given_applies(const struct audit *audit)
{
    const struct pb_demand_input *demand = &audit->scenario->demand;
    return audit->demand != NULL && demand->source != PB_DEMAND_FORECAST && demand->after_bot;
}
