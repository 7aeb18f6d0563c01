/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/start.h"

enum pb_rc plan_start_ids(const struct staffing *staffing, struct arena *arena,
                          struct capacity_ids *out)
{
    const struct pb_scenario *scenario = staffing->scenario;
    const struct pb_capacity_input *capacity = &scenario->capacity;
    const char **queues = arena_alloc(arena, scenario->n_queues, sizeof *queues);
    const char **classes = arena_alloc(arena, staffing->n_classes, sizeof *classes);
    const char **rooms = arena_alloc(arena, capacity->n_rooms, sizeof *rooms);
    if (arena->failed)
        return PB_MEMORY;
    for (size_t i = 0; i < scenario->n_queues; i++)
        queues[i] = scenario->queues[i].id;
    for (size_t i = 0; i < staffing->n_classes; i++)
        classes[i] = staffing->classes[i].id;
    for (size_t i = 0; i < capacity->n_rooms; i++)
        rooms[i] = capacity->rooms[i].id;
    *out = (struct capacity_ids){.queues = queues,
                                 .classes = classes,
                                 .rooms = rooms,
                                 .first_day = scenario->frame.first_day,
                                 .day_start_min = scenario->frame.day_start_min};
    return PB_OK;
}

enum pb_rc plan_start_make(const struct plan *before, const struct staffing *staffing,
                           struct arena *arena, struct plan_start *out)
{
    enum pb_rc rc = plan_start_ids(&before->staffing, arena, &out->old_ids);
    if (rc == PB_OK)
        rc = plan_start_ids(staffing, arena, &out->ids);
    out->start = (struct capacity_start){.problem = &before->staffing.problem,
                                         .plan = &before->capacity,
                                         .old_ids = &out->old_ids,
                                         .ids = &out->ids};
    return rc;
}
