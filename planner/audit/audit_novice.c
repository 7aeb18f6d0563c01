/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A novice in the first month is never alone: somebody of the same queue who is no novice works in
 * each of the novice's slots. */
#include "planner/audit/soft.h"

enum { FIRST_MONTH_DAYS = 30 };

static bool is_new(const struct audit *audit, const struct audit_duty *duty)
{
    const struct pb_people *people = &audit->scenario->people;
    int person = audit->persons[duty->person].person;
    if (person == PB_NONE || duty->group == PB_NONE || people->groups[duty->group].qc)
        return false;
    int first = people->persons[person].first_day_at_work;
    return first != PB_NONE && duty->day < first + FIRST_MONTH_DAYS &&
           audit->scenario->capacity.levels[people->groups[duty->group].level].novice;
}

/** Heads per slot of those who can accompany on `queue`: all but novices. */
static double *companions(struct audit *audit, int queue)
{
    struct soft_people all = {.queue = queue}, young = {.queue = queue, .novices = true};
    double *heads = soft_heads(audit, &all);
    const double *novices = soft_heads(audit, &young);
    for (int t = 0; heads != NULL && novices != NULL && t < audit->n_slots; t++)
        heads[t] -= novices[t];
    return heads;
}

void audit_novice(struct audit *audit)
{
    double **heads = arena_alloc(&audit->arena, audit->scenario->n_queues, sizeof *heads);
    for (size_t i = 0; i < audit->n_duties && heads != NULL && !audit->failed; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        if (!audit_serves(duty) || !is_new(audit, duty))
            continue;
        if (heads[duty->queue] == NULL)
            heads[duty->queue] = companions(audit, duty->queue);
        double alone = 0;
        for (int t = 0; t < audit->n_slots && heads[duty->queue] != NULL; t++) {
            int64_t start = audit_slot_start(audit, t), end = audit_slot_start(audit, t + 1);
            double minutes = (double)audit_overlap(duty->start, duty->end, start, end);
            alone += minutes > 0 && heads[duty->queue][t] <= 0
                         ? audit_productive(audit, duty, start, end)
                         : 0;
        }
        struct audit_at at = audit_at_duty(audit, duty, alone, 0, "min");
        if (alone > 0)
            audit_find(audit, &at, "a novice of the first month works alone", "首月新人独自在岗");
    }
}
