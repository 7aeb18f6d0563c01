/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Served share of a target, for each queue and day on its own. */
#include "planner/audit/soft.h"

static bool meant(const struct pb_target *target, const struct pb_queue *queue, size_t index)
{
    if (target->queue != PB_NONE)
        return target->queue == (int)index;
    return target->function == PB_NONE || target->function == (int)queue->function;
}

static void check_day(struct audit *audit, const struct pb_target *target, size_t queue, int day)
{
    struct pb_days slots;
    if (!soft_window(audit, &target->hours, day, &slots))
        return;
    struct soft_miss miss = {.rule = AUDIT_TARGET,
                             .who = target->id,
                             .day = day,
                             .slot = slots.first,
                             .unit = "sessions",
                             .price = target->price};
    const struct audit_book *book = audit->books + queue * (size_t)audit->n_slots;
    for (int t = slots.first; t <= slots.last; t++) {
        miss.found += book[t].sessions - book[t].unserved;
        miss.need += target->served * book[t].sessions;
    }
    soft_add(audit, &miss, "fewer sessions served than the target asks for", "接待率未达目标");
}

void audit_target(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    for (size_t i = 0; i < s->n_targets; i++)
        for (size_t q = 0; q < s->n_queues; q++) {
            const struct pb_target *target = &s->targets[i];
            if (audit_waits(audit, q) || !meant(target, &s->queues[q], q))
                continue;
            for (int day = target->days.first; day <= target->days.last; day++)
                check_day(audit, target, q, day);
        }
}

bool audit_target_applies(const struct audit *audit)
{
    return audit->books != NULL && audit->scenario->n_targets > 0;
}
