/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heads and the capacity of hours.csv are those of the shifts and reassignments. */
#include "planner/audit/rules.h"

/** One figure of a row against our own. */
struct figure {
    double claimed, own;
    const char *unit;
    const char *en, *zh;
};

static void compare(struct audit *audit, size_t queue, int slot, const struct figure *figure)
{
    struct audit_at at =
        audit_at_cell(audit, queue, slot, figure->claimed, figure->own, figure->unit);
    if (!audit_same(figure->claimed, figure->own))
        audit_find(audit, &at, figure->en, figure->zh);
}

void audit_onduty(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        for (int t = 0; t < audit->n_slots; t++) {
            size_t cell = q * (size_t)audit->n_slots + (size_t)t;
            const struct audit_hour *hour = &audit->hours[cell];
            const struct audit_flow *flow = &audit->flow[cell];
            const struct figure figures[] = {
                {hour->own, flow->own, "heads", "own heads are not those of the shifts",
                 "本组人数与班次不符"},
                {hour->lent, flow->lent, "heads", "lent heads are not those of the reassignments",
                 "借出人数与调配不符"},
                {hour->borrowed, flow->borrowed, "heads",
                 "borrowed heads are not those of the reassignments", "借入人数与调配不符"},
                {hour->militia, flow->militia, "heads", "militia heads are not those of the shifts",
                 "民兵人数与班次不符"},
                {hour->on_duty, hour->own + hour->borrowed + hour->militia, "heads",
                 "on duty is not own + borrowed + militia", "在岗人数不等于本组加借入加民兵"},
            };
            for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
                compare(audit, q, t, &figures[i]);
        }
}

void audit_capacity(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        for (int t = 0; t < audit->n_slots; t++) {
            size_t cell = q * (size_t)audit->n_slots + (size_t)t;
            struct figure figure = {audit->hours[cell].capacity, audit->flow[cell].power,
                                    "sessions", "capacity is not what the people on duty can do",
                                    "产能与在岗人员不符"};
            compare(audit, q, t, &figure);
        }
}

/** A row for every queue and slot. */
void audit_complete(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++) {
        int missing = 0;
        for (int t = 0; t < audit->n_slots; t++)
            missing += !audit->hours[q * (size_t)audit->n_slots + (size_t)t].given;
        struct audit_at at =
            audit_at_queue(audit, q, audit->n_slots - missing, audit->n_slots, "rows");
        if (missing > 0)
            audit_find(audit, &at, "hours.csv lacks slots of this queue",
                       "hours.csv 缺少该队列的时段");
    }
}

bool audit_complete_applies(const struct audit *audit)
{
    return audit->hours != NULL;
}
