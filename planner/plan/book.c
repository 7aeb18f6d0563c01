/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/book.h"

#include <math.h>

#include "planner/base/gettext.h"
#include "planner/plan/cost.h"

#define ROUNDING 1e9

/** Largest difference between the books and the model, of the cost or of 1. */
#define COST_TOLERANCE 1e-6

double plan_round(double value)
{
    double rounded = round(value * ROUNDING) / ROUNDING;
    return rounded == 0 ? 0 : rounded;
}

static size_t cell(const struct plan_book *book, int queue, int slot)
{
    return (size_t)queue * (size_t)book->capacity->n_slots + (size_t)slot;
}

/** Presence of teams at their home queues, before anybody is lent. */
static void add_own(struct plan_book *book)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    for (int g = 0; g < problem->n_teams; g++) {
        if (problem->teams[g].home == CAPACITY_NONE)
            continue;
        for (int t = 0; t < book->capacity->n_slots; t++) {
            size_t index = (size_t)g * (size_t)book->capacity->n_slots + (size_t)t;
            book->hours[cell(book, problem->teams[g].home, t)].own +=
                book->capacity->presence[index];
        }
    }
}

static void add_moves(struct plan_book *book)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    for (int a = 0; a < problem->n_moves; a++) {
        const struct capacity_move *move = &problem->moves[a];
        int home = problem->teams[move->team].home;
        for (int t = 0; t < book->capacity->n_slots; t++) {
            size_t index = (size_t)a * (size_t)book->capacity->n_slots + (size_t)t;
            double heads = plan_round(book->capacity->away[index]);
            book->away[index] = heads;
            if (heads == 0)
                continue;
            struct plan_hour *from = &book->hours[cell(book, home, t)];
            struct plan_hour *to = &book->hours[cell(book, move->queue, t)];
            from->own -= heads;
            from->lent += heads;
            to->borrowed += heads;
            to->capacity += heads * move->rate;
            book->moved_hours += heads * problem->slot_hours;
        }
    }
}

/** Starts follow from who is away: whoever was not away in the slot before. */
static void add_starts(struct plan_book *book)
{
    for (int a = 0; a < book->staffing->problem.n_moves; a++)
        for (int t = 0; t < book->capacity->n_slots; t++) {
            size_t index = (size_t)a * (size_t)book->capacity->n_slots + (size_t)t;
            double before = t > 0 ? book->away[index - 1] : 0;
            book->starts[index] = plan_round(fmax(0, book->away[index] - before));
        }
}

static void add_militia(struct plan_book *book)
{
    const struct staffing *staffing = book->staffing;
    const struct capacity_problem *problem = &staffing->problem;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        if (duty->post == CAPACITY_NONE || book->capacity->agents[j] == 0)
            continue;
        const struct staffing_variant *variant = &staffing->variants[duty->variant];
        double strength = duty->work / staffing_home_rate(staffing->scenario, duty->post);
        int first = duty->day * problem->slots_per_day + variant->first_slot;
        for (int i = 0; i < variant->n_slots; i++)
            if (first + i >= 0 && first + i < book->capacity->n_slots)
                book->hours[cell(book, duty->post, first + i)].militia +=
                    book->capacity->agents[j] * strength * variant->productive[i];
    }
}

static double need_of(const struct plan_book *book, int queue, double sessions)
{
    const struct pb_scenario *scenario = book->staffing->scenario;
    double need = sessions / staffing_home_rate(scenario, queue);
    if (scenario->demand.source == PB_DEMAND_HEADS)
        return need;
    return fmax(need, staffing_response_heads(scenario, queue, sessions));
}

/** What is asked, served, waiting and lost on one queue. */
static void fill_work(struct plan_book *book, int q)
{
    const struct capacity_queue *queue = &book->staffing->problem.queues[q];
    const struct pb_demand *demand = book->staffing->demand;
    bool heads = book->staffing->scenario->demand.source == PB_DEMAND_HEADS;
    double done = 0;
    for (int t = 0; t < book->capacity->n_slots; t++) {
        size_t index = cell(book, q, t);
        struct plan_hour *hour = &book->hours[index];
        hour->sessions = heads ? demand->heads[index] : demand->sessions[index];
        hour->need = plan_round(need_of(book, q, hour->sessions));
        if (queue->is_deferrable) {
            double until = book->capacity->served[index];
            hour->served = plan_round(until - done);
            hour->backlog = plan_round(fmax(0, queue->arrived[t] - until));
            hour->late = plan_round(fmax(0, queue->due[t] - until));
            done = until;
        } else {
            hour->unserved = plan_round(book->capacity->lost[index]);
            hour->served = plan_round(fmax(0, hour->sessions - hour->unserved));
        }
        hour->price_now = hour->price_now_down = hour->price_now_up = NAN;
        hour->price_plan = hour->price_plan_down = hour->price_plan_up = NAN;
    }
}

/** Who came to help and was lent on passes through: neither borrowed nor lent, nor militia here. */
static void pass_through(struct plan_hour *hour)
{
    double relayed = fmin(-hour->own, hour->borrowed);
    hour->own += relayed;
    hour->borrowed -= relayed;
    hour->lent -= relayed;
    relayed = fmin(-hour->own, hour->militia);
    hour->own += relayed;
    hour->militia -= relayed;
}

static void finish_heads(struct plan_book *book, int q)
{
    double rate = staffing_home_rate(book->staffing->scenario, q);
    bool relay = book->staffing->scenario->capacity.relay;
    for (int t = 0; t < book->capacity->n_slots; t++) {
        struct plan_hour *hour = &book->hours[cell(book, q, t)];
        double units = hour->capacity + (hour->own + hour->militia) * rate;
        if (relay && hour->own < 0)
            pass_through(hour);
        hour->own = plan_round(fmax(0, hour->own));
        hour->borrowed = plan_round(hour->borrowed);
        hour->lent = plan_round(hour->lent);
        hour->militia = plan_round(hour->militia);
        hour->on_duty = plan_round(hour->own + hour->borrowed + hour->militia);
        hour->capacity = plan_round(fmax(0, units));
    }
}

static void sum_up(struct plan_book *book)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    for (int q = 0; q < problem->n_queues; q++)
        for (int t = 0; t < book->capacity->n_slots; t++) {
            const struct plan_hour *hour = &book->hours[cell(book, q, t)];
            book->sessions += hour->sessions;
            book->served += hour->served;
            book->unserved += hour->unserved;
            book->late_hours += hour->late * problem->slot_hours;
            if (t == book->capacity->n_slots - 1)
                book->backlog_end += hour->backlog;
        }
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        double hours = book->capacity->agents[j] * problem->variants[duty->variant].hours;
        book->paid_hours += hours;
        if (duty->post != CAPACITY_NONE)
            book->militia_hours += hours;
    }
}

static bool allocate(struct plan_book *book, size_t most_misses)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    size_t n_slots = (size_t)book->capacity->n_slots;
    size_t moves = (size_t)problem->n_moves * n_slots;
    book->hours =
        arena_alloc(&book->arena, (size_t)problem->n_queues * n_slots, sizeof *book->hours);
    book->away = arena_alloc(&book->arena, moves, sizeof(double));
    book->starts = arena_alloc(&book->arena, moves, sizeof(double));
    book->misses = arena_alloc(&book->arena, most_misses, sizeof *book->misses);
    book->overtime = arena_alloc(&book->arena, book->staffing->n_classes, sizeof *book->overtime);
    return !book->arena.failed;
}

/** The books must agree with the model's own arithmetic. */
static enum pb_rc compare_costs(const struct plan_book *book, struct pb_messages *messages)
{
    double model = book->capacity->cost.total;
    if (fabs(book->total - model) <= COST_TOLERANCE * fmax(1, fabs(model)))
        return PB_OK;
    pb_error(messages, NULL, "cost_mismatch",
             _("the files' cost %.6f is not the model's %.6f: please report this"), book->total,
             model);
    return PB_SOLVER;
}

enum pb_rc plan_book_fill(struct plan_book *book, size_t more_misses)
{
    const struct capacity_problem *problem = &book->staffing->problem;
    if (!allocate(book, (size_t)(problem->n_softs + problem->n_limits) + more_misses))
        return PB_MEMORY;
    add_own(book);
    add_moves(book);
    add_starts(book);
    add_militia(book);
    for (int q = 0; q < problem->n_queues; q++) {
        fill_work(book, q);
        finish_heads(book, q);
    }
    sum_up(book);
    return PB_OK;
}

enum pb_rc plan_book_make(const struct staffing *staffing, const struct capacity_plan *capacity,
                          struct plan_book *out, struct pb_messages *messages)
{
    *out = (struct plan_book){.staffing = staffing, .capacity = capacity};
    enum pb_rc rc = plan_book_fill(out, 0);
    if (rc == PB_OK) {
        plan_cost(out);
        rc = compare_costs(out, messages);
    }
    if (rc != PB_OK)
        plan_book_release(out);
    return rc;
}

void plan_book_release(struct plan_book *book)
{
    arena_release(&book->arena);
    *book = (struct plan_book){0};
}
