/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows to what the rules look at: people's days in order, presence, flows per queue. */
#include <stdlib.h>
#include <string.h>

#include "planner/audit/history.h"

static int compare_duties(const void *left, const void *right)
{
    const struct audit_duty *a = *(const struct audit_duty *const *)left;
    const struct audit_duty *b = *(const struct audit_duty *const *)right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/** Somebody by name who works; standby is no work until the call comes. */
static bool at_work(const struct audit_duty *duty)
{
    return duty->person != PB_NONE && duty->role != AUDIT_STANDBY;
}

static void gather_person_duties(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++)
        if (at_work(&audit->duties[i]))
            audit->persons[audit->duties[i].person].n_duties++;
    for (size_t p = 0; p < audit->n_persons; p++) {
        struct audit_person *person = &audit->persons[p];
        person->duties = arena_alloc(&audit->arena, person->n_duties, sizeof(void *));
        audit->failed = audit->failed || person->duties == NULL;
        person->n_duties = 0;
    }
    for (size_t i = 0; i < audit->n_duties && !audit->failed; i++)
        if (at_work(&audit->duties[i])) {
            struct audit_person *person = &audit->persons[audit->duties[i].person];
            person->duties[person->n_duties++] = &audit->duties[i];
        }
    for (size_t p = 0; p < audit->n_persons && !audit->failed; p++)
        if (audit->persons[p].n_duties > 1)
            qsort(audit->persons[p].duties, audit->persons[p].n_duties, sizeof(void *),
                  compare_duties);
}

/** The days of a person beyond its normal days of each week, the last ones, are rest days. */
static void mark_rest_days(const struct audit *audit, struct audit_person *person)
{
    int week = INT32_MIN, last_day = INT32_MIN, days = 0;
    for (size_t i = 0; i < person->n_duties; i++) {
        struct audit_duty *duty = &audit->duties[person->duties[i] - audit->duties];
        if (audit_week(duty->day) != week) {
            week = audit_week(duty->day);
            days = history_week_of(audit, person, week).days;
            last_day = INT32_MIN;
        }
        days += duty->day != last_day;
        last_day = duty->day;
        duty->rest_day = person->limits != NULL && !audit_comprehensive(audit, duty) &&
                         days > person->limits->days_per_week;
        if (duty->rest_day)
            duty->over_min = 0;
    }
}

/** Level and attendance of the people of a class. */
static double class_strength(const struct audit *audit, const struct audit_duty *duty)
{
    const struct pb_scenario *s = audit->scenario;
    if (duty->pool != PB_NONE)
        return audit_productivity(&s->militia[duty->pool], duty->day);
    if (duty->group == PB_NONE)
        return 0;
    double level = s->capacity.levels[s->people.groups[duty->group].level].factor;
    return level * (1 - s->capacity.absence);
}

bool audit_serves(const struct audit_duty *duty)
{
    return duty->role != AUDIT_QC && duty->role != AUDIT_STANDBY;
}

/** Adds what each duty amounts to: agents at home, militia on the queue of its row. */
static bool add_duties(struct audit *audit)
{
    size_t n_slots = (size_t)audit->n_slots;
    double *slots = arena_alloc(&audit->arena, n_slots, sizeof(double));
    for (size_t i = 0; i < audit->n_duties && slots != NULL; i++) {
        const struct audit_duty *duty = &audit->duties[i];
        bool militia = duty->pool != PB_NONE;
        if (duty->queue == PB_NONE || !audit_serves(duty))
            continue;
        memset(slots, 0, n_slots * sizeof(double));
        audit_add_strength(audit, duty, duty->heads * class_strength(audit, duty), slots);
        int pool = duty->class != PB_NONE ? audit->classes[duty->class].shared : PB_NONE;
        struct audit_flow *flow = audit->flow + (size_t)duty->queue * n_slots;
        for (size_t t = 0; t < n_slots; t++) {
            *(militia ? &flow[t].militia : &flow[t].own) += slots[t];
            if (pool != PB_NONE)
                audit->pools[pool].presence[t] += slots[t];
        }
    }
    return slots != NULL;
}

/** Moves unit heads of `group` (PB_NONE: efficiency 1) between queues in one slot. */
static void lend(struct audit *audit, const struct audit_work *work, int group)
{
    struct audit_flow *from = audit->flow + work->from_queue * audit->n_slots + work->slot;
    struct audit_flow *to = audit->flow + work->to_queue * audit->n_slots + work->slot;
    double efficiency = group == PB_NONE ? 1 : audit_efficiency(audit, group, work->to_queue);
    from->own -= work->heads;
    from->lent += work->heads;
    to->borrowed += work->heads;
    to->power += work->heads * efficiency * audit_unit_rate(audit, work->to_queue);
}

static void lend_class_plan(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_work; i++)
        lend(audit, &audit->work[i], audit->pools[audit->work[i].pool].group);
}

/** Unit heads of a named person's duty inside the part of a slot that a move covers. */
static void lend_person_slot(struct audit *audit, const struct audit_move *move,
                             const struct audit_duty *duty, int slot)
{
    int slot_min = audit->scenario->frame.slot_min;
    int64_t start = audit_slot_start(audit, slot), end = start + slot_min;
    int64_t from = move->from > start ? move->from : start;
    int64_t to = move->to < end ? move->to : end;
    double heads = audit_productive(audit, duty, from, to) / slot_min;
    struct audit_work work = {.from_queue = move->from_queue,
                              .to_queue = move->to_queue,
                              .slot = slot,
                              .heads = heads * move->share * class_strength(audit, duty)};
    if (work.heads > 0)
        lend(audit, &work, duty->group);
}

static void lend_person(struct audit *audit, const struct audit_move *move,
                        const struct audit_duty *duty)
{
    int slot_min = audit->scenario->frame.slot_min;
    if (!audit_overlap(duty->start, duty->end, move->from, move->to))
        return;
    int64_t first = (move->from - audit_slot_start(audit, 0)) / slot_min;
    for (int t = first > 0 ? (int)first : 0; t < audit->n_slots; t++) {
        if (audit_slot_start(audit, t) >= move->to)
            return;
        lend_person_slot(audit, move, duty, t);
    }
}

static void lend_named_plan(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_moves; i++) {
        const struct audit_move *move = &audit->moves[i];
        if (move->person == PB_NONE || move->from_queue == PB_NONE || move->to_queue == PB_NONE)
            continue;
        const struct audit_person *person = &audit->persons[move->person];
        for (size_t d = 0; d < person->n_duties; d++)
            lend_person(audit, move, person->duties[d]);
    }
}

/** Helpers lent on to another queue are neither borrowed nor lent here, nor militia. */
static void pass_on(struct audit_flow *flow)
{
    double passing = -flow->own < flow->borrowed ? -flow->own : flow->borrowed;
    flow->own += passing;
    flow->borrowed -= passing;
    flow->lent -= passing;
    passing = -flow->own < flow->militia ? -flow->own : flow->militia;
    flow->own += passing;
    flow->militia -= passing;
}

static void add_flow(struct audit *audit)
{
    size_t cells = audit->scenario->n_queues * (size_t)audit->n_slots;
    audit->flow = arena_alloc(&audit->arena, cells, sizeof *audit->flow);
    if (audit->flow == NULL) {
        audit->failed = true;
        return;
    }
    if (!add_duties(audit)) {
        audit->failed = true;
        return;
    }
    if (audit->has_roster)
        lend_named_plan(audit);
    else
        lend_class_plan(audit);
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        for (int t = 0; t < audit->n_slots; t++) {
            struct audit_flow *flow = audit->flow + q * (size_t)audit->n_slots + t;
            flow->power += (flow->own + flow->militia) * audit_unit_rate(audit, (int)q);
            if (audit->scenario->capacity.relay && flow->own < 0)
                pass_on(flow);
        }
}

void audit_derive(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_duties; i++)
        audit_derive_minutes(audit, &audit->duties[i]);
    gather_person_duties(audit);
    for (size_t p = 0; p < audit->n_persons && !audit->failed; p++)
        mark_rest_days(audit, &audit->persons[p]);
    if (!audit->failed)
        add_flow(audit);
}
