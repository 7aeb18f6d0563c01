/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/soft.h"

static const char *const soft_names[AUDIT_N_SOFT] = {"qc",     "crew",     "leads",  "mix",
                                                     "target", "response", "promise"};

const char *audit_soft_name(enum audit_soft rule)
{
    return soft_names[rule];
}

static bool counts(const struct audit *audit, const struct audit_duty *duty,
                   const struct soft_people *people)
{
    if (duty->group == PB_NONE || duty->role == AUDIT_STANDBY)
        return false;
    const struct pb_group *group = &audit->scenario->people.groups[duty->group];
    const struct pb_level *level = &audit->scenario->capacity.levels[group->level];
    bool desk = group->qc || duty->role == AUDIT_QC;
    if (desk != people->qc || (people->queue != PB_NONE && people->queue != group->queue))
        return false;
    return (!people->leads || group->leads) && (!people->novices || level->novice) &&
           (!people->seniors || level->senior);
}

double *soft_heads(struct audit *audit, const struct soft_people *people)
{
    double *slots = arena_alloc(&audit->arena, (size_t)audit->n_slots, sizeof(double));
    if (slots == NULL) {
        audit->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < audit->n_duties; i++)
        if (counts(audit, &audit->duties[i], people))
            audit_add_net(audit, &audit->duties[i], audit->duties[i].heads, slots);
    return slots;
}

void soft_add(struct audit *audit, const struct soft_miss *miss, const char *en, const char *zh)
{
    if (miss->found >= miss->need)
        return;
    audit->soft[miss->rule] += (miss->need - miss->found) * miss->price;
    if (audit_same(miss->found, miss->need))
        return;
    struct audit_at at = {.who = miss->who,
                          .day = miss->day,
                          .instant = INT64_MIN,
                          .found = miss->found,
                          .limit = miss->need,
                          .unit = miss->unit};
    if (miss->slot != PB_NONE)
        at.instant = audit_slot_start(audit, miss->slot);
    audit_find(audit, &at, en, zh);
}

bool soft_window(const struct audit *audit, const struct pb_window *window, int day,
                 struct pb_days *slots)
{
    slots->first = audit->n_slots;
    slots->last = -1;
    int64_t from = (int64_t)day * 1440 + window->from_min,
            to = (int64_t)day * 1440 + window->to_min;
    for (int t = 0; t < audit->n_slots; t++) {
        int64_t start = audit_slot_start(audit, t);
        if (start < from || start >= to)
            continue;
        slots->first = t < slots->first ? t : slots->first;
        slots->last = t;
    }
    return slots->first <= slots->last;
}
