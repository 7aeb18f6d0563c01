/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/sheet.h"

#include <math.h>
#include <string.h>

/** Hours in which less than this is late or lost are fine [sessions]. */
#define LEAST_MISS 0.5

static void put(struct whatif_pair *pair, int side, double value)
{
    *whatif_pair_side(pair, side) = value;
}

static double gap_of(const struct plan *plan)
{
    return plan->has_roster ? plan->named.gap : plan->capacity.gap;
}

static void put_people(struct whatif_people *people, int side, const struct plan_head_count *count)
{
    put(&people->heads, side, (double)count->heads);
    put(&people->shifts, side, (double)count->shifts);
    put(&people->hours, side, count->hours);
}

static void add_totals(struct whatif_sheet *sheet, int side, const struct plan *plan)
{
    const struct plan_book *book = plan_last_book(plan);
    struct plan_head_count counts[PLAN_N_PEOPLE];
    put(&sheet->sessions, side, book->served + book->unserved + book->backlog_end);
    put(&sheet->served, side, book->served);
    put(&sheet->unserved, side, book->unserved);
    put(&sheet->waiting, side, book->backlog_end);
    put(&sheet->late_hours, side, book->late_hours);
    put(&sheet->borrowed_hours, side, book->moved_hours);
    put(&sheet->paid_hours, side, book->paid_hours);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        put(&sheet->cost_by_kind[kind], side, book->cost[kind]);
    put(&sheet->cost, side, book->total);
    put(&sheet->bound, side, plan->capacity.bound);
    put(&sheet->gap, side, gap_of(plan));
    put(&sheet->guaranteed_pay, side, plan->staffing.constants);
    plan_people_count(plan, counts);
    for (int kind = 0; kind < PLAN_N_PEOPLE; kind++)
        put_people(&sheet->people[kind], side, &counts[kind]);
}

/** The entry of the class called `id`, made when there is none. */
static struct whatif_class *class_entry(struct whatif_sheet *sheet, const char *id)
{
    for (size_t i = 0; i < sheet->n_classes; i++)
        if (strcmp(sheet->classes[i].id, id) == 0)
            return &sheet->classes[i];
    struct whatif_class *entry = &sheet->classes[sheet->n_classes++];
    entry->id = id;
    entry->name = "";
    return entry;
}

static void add_classes(struct whatif_sheet *sheet, int side, const struct plan *plan)
{
    const struct plan_overtime *overtime = plan_last_book(plan)->overtime;
    for (size_t k = 0; k < plan->staffing.n_classes; k++) {
        const struct staffing_class *class = &plan->staffing.classes[k];
        struct whatif_class *entry = class_entry(sheet, class->id);
        struct plan_head_count count = plan_class_count(plan, (int)k);
        entry->militia = class->pool != PB_NONE;
        if (entry->militia && plan->scenario->militia[class->pool].name != NULL)
            entry->name = plan->scenario->militia[class->pool].name;
        put_people(&entry->people, side, &count);
        put(&entry->ot150, side, overtime[k].ot150);
        put(&entry->ot200, side, overtime[k].ot200);
        put(&entry->ot300, side, overtime[k].ot300);
    }
}

/** The hour of queue `id` that starts at `start` in `plan`, or NULL. */
static const struct plan_hour *find_hour(const struct plan *plan, const char *id, int64_t start)
{
    const struct pb_frame *frame = &plan->scenario->frame;
    int64_t since = start - pb_slot_start(frame, 0);
    if (since < 0 || since % frame->slot_min != 0 || since / frame->slot_min >= pb_n_slots(frame))
        return NULL;
    for (size_t q = 0; q < plan->scenario->n_queues; q++)
        if (strcmp(plan->scenario->queues[q].id, id) == 0)
            return &plan_last_book(plan)->hours[q * (size_t)plan->capacity.n_slots +
                                                (size_t)(since / frame->slot_min)];
    return NULL;
}

/** The larger side's sessions unserved and late. */
static double missed(const struct whatif_hour *hour)
{
    return fmax(hour->unserved.base + hour->late.base, hour->unserved.variant + hour->late.variant);
}

/** Puts `hour` among the worst, unless it is there already. */
static void keep_worst(struct whatif_sheet *sheet, const struct whatif_hour *hour)
{
    size_t at = sheet->n_hours;
    for (size_t i = 0; i < sheet->n_hours; i++)
        if (sheet->hours[i].start == hour->start && strcmp(sheet->hours[i].queue, hour->queue) == 0)
            return;
    while (at > 0 && missed(&sheet->hours[at - 1]) < missed(hour)) {
        if (at < WHATIF_WORST_HOURS)
            sheet->hours[at] = sheet->hours[at - 1];
        at--;
    }
    if (at == WHATIF_WORST_HOURS)
        return;
    sheet->hours[at] = *hour;
    if (sheet->n_hours < WHATIF_WORST_HOURS)
        sheet->n_hours++;
}

static void offer_hour(struct whatif_sheet *sheet, const struct whatif *whatif, const char *queue,
                       int64_t start)
{
    struct whatif_hour hour = {.start = start, .queue = queue};
    for (int side = 0; side < WHATIF_N_SIDES; side++) {
        const struct plan_hour *at = find_hour(&whatif->plans[side], queue, start);
        if (at == NULL)
            continue;
        put(&hour.need, side, at->need);
        put(&hour.on_duty, side, at->on_duty);
        put(&hour.unserved, side, at->unserved);
        put(&hour.late, side, at->late);
    }
    keep_worst(sheet, &hour);
}

static void add_hours(struct whatif_sheet *sheet, const struct whatif *whatif, int side)
{
    const struct plan *plan = &whatif->plans[side];
    const struct pb_scenario *scenario = plan->scenario;
    int n_slots = plan->capacity.n_slots;
    for (size_t q = 0; q < scenario->n_queues; q++)
        for (int t = 0; t < n_slots; t++) {
            const struct plan_hour *hour =
                &plan_last_book(plan)->hours[q * (size_t)n_slots + (size_t)t];
            if (hour->unserved + hour->late >= LEAST_MISS)
                offer_hour(sheet, whatif, scenario->queues[q].id,
                           pb_slot_start(&scenario->frame, t));
        }
}

enum pb_rc whatif_sheet_make(const struct whatif *whatif, struct whatif_sheet *out)
{
    const struct plan *plans = whatif->plans;
    *out = (struct whatif_sheet){.in_heads = plans[WHATIF_VARIANT].scenario->demand.source ==
                                             PB_DEMAND_HEADS};
    size_t n = plans[WHATIF_BASE].staffing.n_classes + plans[WHATIF_VARIANT].staffing.n_classes;
    out->classes = arena_alloc(&out->arena, n, sizeof *out->classes);
    if (out->classes == NULL)
        return PB_MEMORY;
    for (int side = 0; side < WHATIF_N_SIDES; side++) {
        add_totals(out, side, &plans[side]);
        add_classes(out, side, &plans[side]);
        add_hours(out, whatif, side);
    }
    return PB_OK;
}

void whatif_sheet_release(struct whatif_sheet *sheet)
{
    arena_release(&sheet->arena);
    *sheet = (struct whatif_sheet){.n_classes = 0};
}
