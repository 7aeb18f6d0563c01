/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cost of a plan as its files say it: shifts, moves, what is late, left or lost. */
#include "planner/audit/cost.h"

#include <math.h>

#include "planner/audit/pay.h"

static void add_moves(const struct audit *audit, double *cost)
{
    const struct pb_prices *prices = &audit->scenario->prices;
    double slot_h = audit->scenario->frame.slot_min / 60.0;
    for (size_t i = 0; i < audit->n_work && !audit->has_roster; i++)
        *cost += audit->work[i].heads * slot_h * prices->move_hour +
                 audit->work[i].starts * prices->move_start;
    for (size_t i = 0; i < audit->n_moves; i++) {
        const struct audit_move *move = &audit->moves[i];
        *cost += move->share * (double)(move->to - move->from) / 60 * prices->move_hour;
        if (audit_move_starts(audit, i))
            *cost += prices->move_start;
    }
}

bool audit_move_starts(const struct audit *audit, size_t index)
{
    const struct audit_move *move = &audit->moves[index];
    struct audit_range range = audit_moves_of(audit, index);
    for (size_t i = range.begin; i < range.end; i++) {
        const struct audit_move *other = &audit->moves[i];
        if (i != index && other->to_queue == move->to_queue && other->to == move->from)
            return false;
    }
    return true;
}

double audit_left_price(const struct audit *audit, size_t queue)
{
    const struct pb_scenario *s = audit->scenario;
    double hour = INFINITY;
    for (size_t g = 0; g < s->people.n_groups; g++)
        if (s->people.groups[g].queue == (int)queue && !s->people.groups[g].qc)
            hour = fmin(hour, s->people.groups[g].pay.normal_hour);
    double sessions = audit_unit_rate(audit, (int)queue) * 60 / s->frame.slot_min;
    double price = isfinite(hour) && hour > 0 && sessions > 0 ? hour / sessions : 0;
    return fmax(price, fmax(s->queues[queue].late_price, 1e-3));
}

static void add_deferrable(const struct audit *audit, size_t q, const struct audit_book *book,
                           double *cost)
{
    const struct pb_queue *queue = &audit->scenario->queues[q];
    for (int t = 0; t < audit->n_slots; t++) {
        double open = (double)audit_open_minutes(queue, audit_slot_start(audit, t),
                                                 audit_slot_start(audit, t + 1));
        *cost += book[t].late * queue->late_price * open / 60;
    }
    *cost += book[audit->n_slots - 1].backlog * audit_left_price(audit, q);
}

static void add_lossy(const struct audit *audit, size_t q, const struct audit_book *book,
                      double *cost)
{
    const struct pb_scenario *s = audit->scenario;
    double price = s->queues[q].lost_price;
    if (s->demand.source == PB_DEMAND_HEADS)
        price = s->queues[q].short_head_price * s->frame.slot_min / 60;
    for (int t = 0; t < audit->n_slots; t++)
        *cost += book[t].unserved * price;
}

void audit_cost(struct audit *audit)
{
    double *cost = audit->out->cost;
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        cost[kind] = 0;
    for (size_t i = 0; i < audit->n_duties; i++)
        audit_pay_duty(audit, &audit->duties[i], cost);
    if (audit->has_roster)
        audit_pay_periods(audit, cost);
    else
        audit_pay_classes(audit, cost);
    add_moves(audit, &cost[PB_COST_MOVE]);
    for (size_t q = 0; q < audit->scenario->n_queues && audit->books != NULL; q++) {
        const struct audit_book *book = audit->books + q * (size_t)audit->n_slots;
        if (audit_waits(audit, q))
            add_deferrable(audit, q, book, &cost[PB_COST_LATE]);
        else
            add_lossy(audit, q, book, &cost[PB_COST_UNSERVED]);
    }
    cost[PB_COST_ELASTIC] = 0;
    for (int rule = 0; rule < AUDIT_N_SOFT; rule++)
        cost[PB_COST_ELASTIC] += audit->soft[rule];
    audit->out->priced = audit->has_roster || (audit->books != NULL && audit->has_work);
}
