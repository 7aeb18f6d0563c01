/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody in a room has a seat, breaks included; remote people need none. */
#include "planner/audit/rules.h"

/** Room of a duty, PB_NONE when it needs no seat. */
static int room_of(const struct audit *audit, const struct audit_duty *duty)
{
    if (duty->role == AUDIT_STANDBY)
        return PB_NONE;
    if (duty->pool != PB_NONE)
        return audit->scenario->militia[duty->pool].room;
    if (duty->group == PB_NONE)
        return PB_NONE;
    const struct pb_group *group = &audit->scenario->people.groups[duty->group];
    return group->remote ? PB_NONE : group->room;
}

/** Seat-minutes of one duty, laid on the slots. */
static void add_seats(const struct audit *audit, const struct audit_duty *duty, double *minutes)
{
    int slot_min = audit->scenario->frame.slot_min;
    int64_t first = (duty->start - audit_slot_start(audit, 0)) / slot_min;
    for (int t = first > 0 ? (int)first : 0; t < audit->n_slots; t++) {
        if (audit_slot_start(audit, t) >= duty->end)
            return;
        minutes[t] += (double)duty->heads * (double)audit_seated(duty, audit_slot_start(audit, t),
                                                                 audit_slot_start(audit, t + 1));
    }
}

void audit_seats(struct audit *audit)
{
    const struct pb_capacity_input *capacity = &audit->scenario->capacity;
    size_t n_slots = (size_t)audit->n_slots;
    double *minutes = arena_alloc(&audit->arena, capacity->n_rooms * n_slots, sizeof(double));
    if (minutes == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t i = 0; i < audit->n_duties; i++) {
        int room = room_of(audit, &audit->duties[i]);
        if (room != PB_NONE)
            add_seats(audit, &audit->duties[i], minutes + (size_t)room * n_slots);
    }
    for (size_t r = 0; r < capacity->n_rooms; r++)
        for (size_t t = 0; t < n_slots; t++) {
            double found = minutes[r * n_slots + t] / audit->scenario->frame.slot_min;
            struct audit_at at = {AUDIT_NOWHERE, .found = found, .unit = "seats"};
            at.who = capacity->rooms[r].id;
            at.instant = audit_slot_start(audit, (int)t);
            at.limit = capacity->rooms[r].seats;
            if (found > at.limit && !audit_same(found, at.limit))
                audit_find(audit, &at, "more people than seats", "人数超过座位数");
        }
}
