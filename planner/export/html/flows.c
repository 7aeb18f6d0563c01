/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/html/flows.h"

#include <stdlib.h>

static int day_of_slot(const struct plan_folder *plan, int slot)
{
    return slot / (1440 / plan->context.frame.slot_min);
}

static void take_moves(struct flows *flows, const struct plan_folder *plan)
{
    double slot_h = plan->context.frame.slot_min / 60.0;
    for (size_t i = 0; i < plan->n_moves; i++) {
        const struct pf_move *move = &plan->moves[i];
        flows->parts[flows->n_parts++] = (struct flow_part){
            .day = day_of_slot(plan, move->from_slot),
            .from = move->from_queue,
            .to = move->to_queue,
            .person = move->person,
            .from_slot = move->from_slot,
            .to_slot = move->to_slot,
            .hours = (move->to_slot - move->from_slot) * slot_h * move->share,
        };
    }
}

static void take_work(struct flows *flows, const struct plan_folder *plan)
{
    double slot_h = plan->context.frame.slot_min / 60.0;
    for (size_t i = 0; i < plan->n_work; i++) {
        const struct pf_work *work = &plan->work[i];
        if (work->from_queue == work->to_queue || work->from_queue == PB_NONE)
            continue;
        flows->parts[flows->n_parts++] = (struct flow_part){
            .day = day_of_slot(plan, work->slot),
            .from = work->from_queue,
            .to = work->to_queue,
            .person = PB_NONE,
            .from_slot = work->slot,
            .to_slot = work->slot + 1,
            .hours = work->heads * slot_h,
        };
    }
}

static int compare(const void *left, const void *right)
{
    const struct flow_part *a = left, *b = right;
    if (a->day != b->day)
        return a->day - b->day;
    if (a->from != b->from)
        return a->from - b->from;
    if (a->to != b->to)
        return a->to - b->to;
    if (a->person != b->person)
        return a->person - b->person;
    return a->from_slot - b->from_slot;
}

/** Adds part `i`, which comes next in order. */
static void gather(struct flows *flows, size_t i)
{
    const struct flow_part *part = &flows->parts[i];
    struct flow *last = &flows->at[flows->n > 0 ? flows->n - 1 : 0];
    bool same =
        flows->n > 0 && last->day == part->day && last->from == part->from && last->to == part->to;
    if (!same) {
        last = &flows->at[flows->n++];
        *last = (struct flow){.day = part->day,
                              .from = part->from,
                              .to = part->to,
                              .first_part = i,
                              .from_slot = part->from_slot,
                              .to_slot = part->to_slot};
    }
    bool again = last->n_parts > 0 && flows->parts[i - 1].person == part->person;
    if (part->person != PB_NONE && !again)
        last->people++;
    if (part->from_slot < last->from_slot)
        last->from_slot = part->from_slot;
    if (part->to_slot > last->to_slot)
        last->to_slot = part->to_slot;
    last->n_parts++;
    last->hours += part->hours;
    flows->hours += part->hours;
}

bool flows_init(struct flows *flows, const struct plan_folder *plan)
{
    bool named = plan->stage == PF_ROSTER;
    size_t room = named ? plan->n_moves : plan->n_work;
    *flows = (struct flows){0};
    flows->parts = calloc(room + 1, sizeof *flows->parts);
    flows->at = calloc(room + 1, sizeof *flows->at);
    if (!flows->parts || !flows->at) {
        flows_release(flows);
        return false;
    }
    if (named)
        take_moves(flows, plan);
    else
        take_work(flows, plan);
    qsort(flows->parts, flows->n_parts, sizeof *flows->parts, compare);
    for (size_t i = 0; i < flows->n_parts; i++)
        gather(flows, i);
    return true;
}

void flows_release(struct flows *flows)
{
    free(flows->parts);
    free(flows->at);
    *flows = (struct flows){0};
}
