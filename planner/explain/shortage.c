/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/shortage.h"

#include <math.h>
#include <stdlib.h>

/** A slot falls short from half a session on. */
#define SHORT 0.5

static const struct plan_hour *hour_at(const struct explain *explain, int queue, int slot)
{
    size_t n_slots = (size_t)explain->plan.capacity.n_slots;
    return &plan_last_book(&explain->plan)->hours[(size_t)queue * n_slots + (size_t)slot];
}

static bool is_short(const struct plan_hour *hour)
{
    return hour->unserved >= SHORT || hour->late >= SHORT;
}

static void add_slot(const struct explain *explain, struct explain_spell *spell, int slot)
{
    const struct capacity_queue *queue = &explain->base.staffing.problem.queues[spell->queue];
    const struct plan_hour *hour = hour_at(explain, spell->queue, slot);
    spell->slot_to = slot;
    spell->sessions += hour->sessions;
    spell->served += hour->served;
    spell->unserved += hour->unserved;
    spell->late_hours += hour->late * explain->base.staffing.problem.slot_hours;
    spell->cost += queue->is_deferrable ? hour->late * queue->late_price[slot]
                                        : hour->unserved * queue->lost_price[slot];
}

static void list_queue(struct explain *explain, int queue)
{
    int per_day = explain->base.staffing.problem.slots_per_day;
    struct explain_spell *open = NULL;
    for (int t = 0; t < explain->plan.capacity.n_slots; t++) {
        if (t % per_day == 0)
            open = NULL;
        if (!is_short(hour_at(explain, queue, t))) {
            open = NULL;
            continue;
        }
        if (open == NULL) {
            open = &explain->spells[explain->n_spells++];
            *open = (struct explain_spell){.queue = queue, .slot_from = t};
        }
        add_slot(explain, open, t);
    }
}

static int by_cost(const void *left, const void *right)
{
    const struct explain_spell *a = left, *b = right;
    return (a->cost < b->cost) - (a->cost > b->cost);
}

/* ---------------------------------------------------------------- reasons */

/** Whether the people of the duty may serve the queue. */
static bool serves(const struct capacity_problem *problem, const struct capacity_duty *duty,
                   int queue)
{
    int team = problem->classes[duty->cls].team;
    if (duty->post != CAPACITY_NONE)
        return duty->post == queue;
    if (problem->teams[team].home == queue)
        return true;
    for (int a = 0; a < problem->n_moves; a++)
        if (problem->moves[a].team == team && problem->moves[a].queue == queue)
            return true;
    return false;
}

/** The reason of that cause in the spell, made when there is none. */
static struct explain_reason *reason_of(struct explain_spell *spell, enum explain_cause cause)
{
    for (size_t i = 0; i < spell->n_reasons; i++)
        if (spell->reasons[i].cause == cause)
            return &spell->reasons[i];
    struct explain_reason *reason = &spell->reasons[spell->n_reasons++];
    *reason = (struct explain_reason){.cause = cause};
    return reason;
}

static void offer(struct explain_spell *spell, const struct explain_reason *reason)
{
    struct explain_reason *kept = reason_of(spell, reason->cause);
    if (kept->who == NULL || reason->own > kept->own ||
        (reason->own == kept->own && reason->price > kept->price))
        *kept = *reason;
}

static enum explain_cause cause_of(const struct staffing *staffing, int limit)
{
    bool militia = staffing->classes[staffing->problem.limits[limit].cls].pool != PB_NONE;
    switch (staffing->limit_uses[limit]) {
    case STAFFING_HEADS:
        return militia ? EXPLAIN_MILITIA : EXPLAIN_HEADS;
    case STAFFING_REST_DAYS:
    case STAFFING_WEEK_HOURS:
        return EXPLAIN_WEEK;
    case STAFFING_REST:
        return EXPLAIN_REST;
    case STAFFING_IN_ROW:
        return EXPLAIN_IN_ROW;
    case STAFFING_OVERTIME:
    case STAFFING_PERIOD:
        return EXPLAIN_OVERTIME;
    case STAFFING_NIGHTS:
        return EXPLAIN_NIGHTS;
    case STAFFING_PROMISE:
        break;
    }
    return EXPLAIN_N_CAUSES;
}

/** Limits with a price in the column of duty `j`. */
static void offer_limits(const struct explain *explain, struct explain_spell *spell, int j)
{
    const struct explain_case *base = &explain->base;
    const struct staffing *staffing = &base->staffing;
    const struct lp_model *model = &base->linear.model;
    const struct capacity_problem *problem = &staffing->problem;
    bool own = problem->teams[problem->classes[problem->duties[j].cls].team].home == spell->queue;
    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        int limit = model->row_index[e] - base->linear.layout.limit0;
        double price = fabs(base->linear.dual[model->row_index[e]]);
        if (limit < 0 || limit >= staffing->problem.n_limits || price < EXPLAIN_CENT)
            continue;
        const struct explain_reason reason = {
            .cause = cause_of(staffing, limit),
            .who = staffing->classes[staffing->problem.limits[limit].cls].id,
            .amount = staffing->problem.limits[limit].upper,
            .price = price,
            .own = own};
        if (reason.cause != EXPLAIN_N_CAUSES)
            offer(spell, &reason);
    }
}

static void offer_seats(const struct explain *explain, struct explain_spell *spell)
{
    const struct explain_case *base = &explain->base;
    for (int r = 0; r < base->staffing.problem.n_rooms; r++) {
        double price = 0;
        for (int t = spell->slot_from; t <= spell->slot_to; t++) {
            int row = base->linear.layout.seat[r * base->linear.layout.n_slots + t];
            price += row >= 0 ? fabs(base->linear.dual[row]) : 0;
        }
        if (price >= EXPLAIN_CENT)
            offer(spell, &(struct explain_reason){.cause = EXPLAIN_SEATS,
                                                  .who = base->scenario->capacity.rooms[r].id,
                                                  .amount = base->staffing.problem.seats[r],
                                                  .price = price});
    }
}

/** Militia that could help if it were trained by then. */
static void offer_training(const struct explain *explain, struct explain_spell *spell)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    int day =
        scenario->frame.first_day + spell->slot_from / explain->base.staffing.problem.slots_per_day;
    for (size_t i = 0; i < scenario->n_militia; i++) {
        const struct pb_militia *pool = &scenario->militia[i];
        int from = pool->trained_by != PB_NONE && pool->trained_by > pool->days.first
                       ? pool->trained_by
                       : pool->days.first;
        bool knows = false;
        for (size_t k = 0; k < pool->queues.n; k++)
            knows = knows || pool->queues.at[k] == spell->queue;
        if (knows && from > day)
            offer(spell, &(struct explain_reason){
                             .cause = EXPLAIN_TRAINING, .who = pool->id, .amount = from});
    }
}

/** Whether duty `j` may serve the spell's queue in it; marks the slots that it covers. */
static bool reaches(const struct explain *explain, const struct explain_spell *spell, int j,
                    bool covered[])
{
    const struct capacity_problem *problem = &explain->base.staffing.problem;
    const struct capacity_duty *duty = &problem->duties[j];
    const struct capacity_variant *variant = &problem->variants[duty->variant];
    bool inside = false;
    if (!serves(problem, duty, spell->queue))
        return false;
    for (int i = 0; i < variant->n; i++) {
        int t = capacity_duty_slot(problem, duty, i);
        if (t < spell->slot_from || t > spell->slot_to || variant->net[i] <= 0)
            continue;
        covered[t] = true;
        inside = true;
    }
    return inside;
}

static int dearest_first(const void *left, const void *right)
{
    const struct explain_reason *a = left, *b = right;
    if (a->price == b->price)
        return (a->cause > b->cause) - (a->cause < b->cause);
    return a->price < b->price ? 1 : -1;
}

void explain_reasons(const struct explain *explain, struct explain_spell *spell, bool covered[])
{
    const struct capacity_problem *problem = &explain->base.staffing.problem;
    double bare = 0;
    for (int t = spell->slot_from; t <= spell->slot_to; t++)
        covered[t] = false;
    for (int j = 0; j < problem->n_duties; j++)
        if (reaches(explain, spell, j, covered))
            offer_limits(explain, spell, j);
    for (int t = spell->slot_from; t <= spell->slot_to; t++)
        bare += covered[t] ? 0 : problem->slot_hours;
    offer_seats(explain, spell);
    offer_training(explain, spell);
    if (bare > 0)
        *reason_of(spell, EXPLAIN_NO_SHIFT) =
            (struct explain_reason){.cause = EXPLAIN_NO_SHIFT, .amount = bare};
    qsort(spell->reasons, spell->n_reasons, sizeof *spell->reasons, dearest_first);
}

enum pb_rc explain_shortage(struct explain *explain)
{
    size_t n_slots = (size_t)explain->plan.capacity.n_slots;
    size_t n_queues = explain->base.scenario->n_queues;
    struct arena scratch = {0};
    bool *covered = arena_alloc(&scratch, n_slots, sizeof *covered);
    explain->spells = arena_alloc(&explain->arena, n_slots * n_queues, sizeof *explain->spells);
    enum pb_rc rc = covered == NULL || explain->spells == NULL ? PB_MEMORY : PB_OK;
    for (size_t q = 0; rc == PB_OK && q < n_queues; q++)
        list_queue(explain, (int)q);
    if (explain->n_spells > 1)
        qsort(explain->spells, explain->n_spells, sizeof *explain->spells, by_cost);
    for (size_t i = 0; rc == PB_OK && i < explain->n_spells && i < EXPLAIN_SPELLS_SHOWN; i++)
        explain_reasons(explain, &explain->spells[i], covered);
    arena_release(&scratch);
    return rc;
}
