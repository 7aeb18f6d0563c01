/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When work of a deferrable queue is due: `promise_min` open minutes after the end of the slot it
 * came in. */
#include "planner/audit/audit.h"

/** Open minutes from the start of the horizon to the end of each slot. */
static void open_until(const struct audit *audit, const struct pb_queue *queue, int64_t *open)
{
    int64_t sum = 0;
    for (int t = 0; t < audit->n_slots; t++) {
        sum +=
            audit_open_minutes(queue, audit_slot_start(audit, t), audit_slot_start(audit, t + 1));
        open[t] = sum;
    }
}

static void add_due(const struct audit *audit, size_t q, const double *arrivals,
                    const int64_t *open)
{
    const struct pb_queue *queue = &audit->scenario->queues[q];
    double *due = audit->due + q * (size_t)audit->n_slots;
    double sum = 0;
    int next = -1; /* arrivals of slots before it are due; -1 is the opening backlog */
    for (int t = 0; t < audit->n_slots; t++) {
        while (next <= t && open[t] - (next < 0 ? 0 : open[next]) >= queue->promise_min) {
            sum += next < 0 ? queue->opening_backlog : arrivals[next];
            next++;
        }
        due[t] = sum;
    }
}

bool audit_derive_due(struct audit *audit, const double *arrivals)
{
    const struct pb_scenario *s = audit->scenario;
    size_t n_slots = (size_t)audit->n_slots;
    audit->due = arena_alloc(&audit->arena, s->n_queues * n_slots, sizeof(double));
    int64_t *open = arena_alloc(&audit->arena, n_slots, sizeof(int64_t));
    if (audit->due == NULL || open == NULL)
        return false;
    for (size_t q = 0; q < s->n_queues; q++) {
        if (!audit_waits(audit, q))
            continue;
        open_until(audit, &s->queues[q], open);
        add_due(audit, q, arrivals + q * n_slots, open);
    }
    return true;
}
