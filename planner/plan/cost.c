/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/cost.h"

#include <math.h>
#include <string.h>

/** Misses smaller than this are rounding. */
#define SMALLEST_MISS 1e-7

#define MIN_PER_HOUR 60.0

void plan_cost_hours(struct plan_book *book, const struct staffing_day *day, double agents)
{
    if (book->staffing->classes[day->cls].pool != PB_NONE)
        return;
    const struct staffing_pay_split split = staffing_day_split(book->staffing, day);
    struct plan_overtime *overtime = &book->overtime[day->cls];
    overtime->ot150 += agents * split.ot150_min / MIN_PER_HOUR;
    overtime->ot200 += day->rest_day ? agents * split.regular_min / MIN_PER_HOUR : 0;
    overtime->ot300 += agents * split.ot300_min / MIN_PER_HOUR;
}

static void add_duties(struct plan_book *book)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        double by_kind[PB_N_COST_KINDS];
        if (book->capacity->agents[j] == 0)
            continue;
        staffing_duty_cost(book->staffing, duty->cls, duty->variant, duty->day, by_kind);
        for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
            book->cost[kind] += book->capacity->agents[j] * by_kind[kind];
        const struct staffing_day day = {
            .cls = duty->cls, .variant = duty->variant, .day = duty->day};
        plan_cost_hours(book, &day, book->capacity->agents[j]);
    }
}

void plan_cost_miss(struct plan_book *book, const struct plan_miss *miss)
{
    if (miss->amount <= SMALLEST_MISS)
        return;
    book->misses[book->n_misses] = *miss;
    double amount = plan_round(miss->amount);
    book->misses[book->n_misses++].amount = amount;
    book->cost[PB_COST_ELASTIC] += amount * miss->price;
}

void plan_cost_overtime(struct plan_book *book, int cls, enum pb_cost_kind kind, double hours,
                        double premium)
{
    double regular = staffing_regular_hour(book->staffing, cls) * hours;
    bool outsourced = book->staffing->classes[cls].contract->outsourced;
    struct plan_overtime *overtime = &book->overtime[cls];
    *(kind == PB_COST_OT150 ? &overtime->ot150 : &overtime->ot200) += hours;
    book->cost[outsourced ? PB_COST_OUTSOURCED : PB_COST_REGULAR] -= regular;
    book->cost[outsourced ? PB_COST_OUTSOURCED : kind] += regular + premium;
}

static void add_limit(struct plan_book *book, int index)
{
    const struct capacity_limit *limit = &book->staffing->problem.limits[index];
    const struct staffing_class *class = &book->staffing->classes[limit->cls];
    double over = plan_round(book->capacity->over[index]);
    switch (book->staffing->limit_uses[index]) {
    case STAFFING_REST_DAYS:
        if (over > 0)
            plan_cost_overtime(book, limit->cls, PB_COST_OT200,
                               over * class->limits->hours_per_day_min / 60.0,
                               over * limit->over_price);
        return;
    case STAFFING_PERIOD:
        if (over > 0)
            plan_cost_overtime(book, limit->cls, PB_COST_OT150, over, over * limit->over_price);
        return;
    case STAFFING_PROMISE: {
        struct plan_miss miss = {.rule = "promise",
                                 .who = class->id,
                                 .unit = "hours",
                                 .day = limit->day_from,
                                 .slot = PB_NONE,
                                 .amount = book->capacity->under[index],
                                 .price = limit->under_price};
        plan_cost_miss(book, &miss);
        return;
    }
    case STAFFING_HEADS:
    case STAFFING_WEEK_HOURS:
    case STAFFING_REST:
    case STAFFING_IN_ROW:
    case STAFFING_OVERTIME:
    case STAFFING_NIGHTS:
        return;
    }
}

static void add_soft(struct plan_book *book, int index)
{
    const struct capacity_soft *soft = &book->staffing->problem.softs[index];
    const struct staffing_soft *meaning = &book->staffing->softs[index];
    bool by_day = strcmp(meaning->rule, "qc") == 0 || strcmp(meaning->rule, "target") == 0;
    struct plan_miss miss = {.rule = meaning->rule,
                             .who = meaning->who,
                             .unit = meaning->unit,
                             .day = by_day ? meaning->slot / book->staffing->problem.slots_per_day
                                           : PB_NONE,
                             .slot = by_day ? PB_NONE : meaning->slot,
                             .amount = book->capacity->missing[index] * meaning->scale,
                             .price = soft->price / meaning->scale};
    plan_cost_miss(book, &miss);
}

static void add_moves(struct plan_book *book)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    for (int a = 0; a < problem->n_moves; a++)
        for (int t = 0; t < book->capacity->n_slots; t++) {
            size_t index = (size_t)a * (size_t)book->capacity->n_slots + (size_t)t;
            book->cost[PB_COST_MOVE] += book->away[index] * problem->moves[a].slot_price +
                                        book->starts[index] * problem->moves[a].start_price;
        }
}

static void add_queue(struct plan_book *book, int q)
{
    const struct capacity_queue *queue = &book->staffing->problem.queues[q];
    int n_slots = book->capacity->n_slots;
    const struct plan_hour *hours = book->hours + (size_t)q * (size_t)n_slots;
    for (int t = 0; t < n_slots; t++) {
        if (queue->is_deferrable)
            book->cost[PB_COST_LATE] += hours[t].late * queue->late_price[t];
        else
            book->cost[PB_COST_UNSERVED] += hours[t].unserved * queue->lost_price[t];
    }
    if (queue->is_deferrable)
        book->cost[PB_COST_LATE] += hours[n_slots - 1].backlog * queue->left_price;
}

void plan_cost_service(struct plan_book *book)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    for (int i = 0; i < problem->n_softs; i++)
        add_soft(book, i);
    for (int q = 0; q < problem->n_queues; q++)
        add_queue(book, q);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        book->total += book->cost[kind];
    book->total = plan_round(book->total);
}

void plan_cost(struct plan_book *book)
{
    add_duties(book);
    add_moves(book);
    for (int i = 0; i < book->staffing->problem.n_limits; i++)
        add_limit(book, i);
    plan_cost_service(book);
}
