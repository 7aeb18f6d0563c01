/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/named_book.h"

#include <math.h>

#include "models/settle/books.h"
#include "planner/plan/named_cost.h"

/** Money below this is rounding; a gap above its inverse says nothing. */
#define SMALLEST_GAP 1e-6

/** Arrays of `done`, in the arena of the roster. */
static bool allocate(struct plan_named *named)
{
    const struct capacity_problem *problem = &named->roster.staffing->problem;
    struct arena *arena = &named->roster.arena;
    struct capacity_plan *done = &named->done;
    size_t n_slots = (size_t)done->n_slots;
    size_t cells = (size_t)problem->n_queues * n_slots;
    done->agents = arena_alloc(arena, (size_t)problem->n_duties, sizeof(int));
    done->away = arena_alloc(arena, (size_t)problem->n_moves * n_slots, sizeof(double));
    done->presence = arena_alloc(arena, (size_t)problem->n_teams * n_slots, sizeof(double));
    done->lost = arena_alloc(arena, cells, sizeof(double));
    done->served = arena_alloc(arena, cells, sizeof(double));
    done->missing = arena_alloc(arena, (size_t)problem->n_softs, sizeof(double));
    return !arena->failed;
}

static void count_people(struct plan_named *named)
{
    const struct named *roster = &named->roster;
    int n_days = roster->staffing->problem.n_days + 1;
    for (size_t p = 0; p < roster->n_persons; p++)
        for (int i = 0; i < n_days; i++)
            if (roster->persons[p].duty[i] != PB_NONE)
                named->done.agents[roster->persons[p].duty[i]]++;
    for (size_t k = 0; k < roster->n_stints; k++) {
        const struct settle_stint *stint = &roster->stints[k];
        for (int i = 0; i < stint->n; i++)
            named->done.presence[stint->team * named->done.n_slots + stint->first + i] +=
                stint->heads[i];
    }
}

static void count_moves(struct plan_named *named)
{
    const struct named *roster = &named->roster;
    for (size_t m = 0; m < roster->moves.n_moves; m++) {
        const struct settle_move *move = &roster->moves.moves[m];
        const struct settle_stint *stint = &roster->stints[move->stint];
        for (int t = move->from; t < move->to; t++)
            named->done.away[move->move * named->done.n_slots + t] +=
                move->share * stint->heads[t - stint->first];
    }
}

/** Net heads that agents of `cls` amount to between two slots, times `coef` [head slots]. */
static double presence_of(const struct plan_named *named, const struct capacity_soft *soft,
                          const struct capacity_term *term)
{
    const struct capacity_problem *problem = &named->roster.staffing->problem;
    double sum = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        if (duty->cls != term->cls || named->done.agents[j] == 0)
            continue;
        const struct capacity_variant *variant = &problem->variants[duty->variant];
        int first = duty->day * problem->slots_per_day + variant->first;
        for (int i = 0; i < variant->n; i++)
            if (first + i >= soft->slot_from && first + i <= soft->slot_to)
                sum += term->coef * variant->net[i] * named->done.agents[j];
    }
    return sum;
}

static double missing_of(const struct plan_named *named, const struct capacity_soft *soft)
{
    const struct capacity_problem *problem = &named->roster.staffing->problem;
    if (soft->kind != CAPACITY_SOFT_PRESENCE)
        return settle_soft_missing(problem, soft,
                                   named->roster.moves.supply +
                                       (size_t)soft->queue * (size_t)named->done.n_slots);
    double sum = 0;
    for (int i = 0; i < soft->n_terms; i++)
        sum += presence_of(named, soft, &soft->terms[i]);
    return fmax(0, soft->need - sum);
}

static enum pb_rc serve(struct plan_named *named)
{
    const struct capacity_problem *problem = &named->roster.staffing->problem;
    struct settle_books books;
    if (settle_books_make(problem, &named->roster.arena, &books) != PB_OK)
        return PB_MEMORY;
    for (int q = 0; q < problem->n_queues; q++) {
        size_t at = (size_t)q * (size_t)named->done.n_slots;
        struct settle_book book = {named->done.served + at, named->done.lost + at};
        (void)settle_queue_cost(&books, q, named->roster.moves.supply + at, &book);
    }
    for (int u = 0; u < problem->n_softs; u++)
        named->done.missing[u] = missing_of(named, &problem->softs[u]);
    return PB_OK;
}

bool plan_named_starts(const struct named *roster, size_t index)
{
    const struct settle_move *moves = roster->moves.moves, *move = &moves[index];
    for (size_t i = index; i-- > 0 && moves[i].stint == move->stint;)
        if (moves[i].to == move->from && moves[i].move == move->move)
            return false;
    return true;
}

/** NAN when nearly all of the cost is shortage that the bound counts too. */
static double gap_of(double cost, const struct capacity_plan *plan)
{
    double over = cost - plan->bound, base = cost - plan->bound_shortage;
    if (over <= SMALLEST_GAP)
        return 0;
    return base > over * SMALLEST_GAP ? over / base : NAN;
}

enum pb_rc plan_named_book(const struct capacity_plan *plan, struct plan_named *out)
{
    out->done = (struct capacity_plan){
        .status = plan->status, .n_slots = plan->n_slots, .gap = plan->gap, .prices = plan->prices};
    out->book = (struct plan_book){.staffing = out->roster.staffing, .capacity = &out->done};
    if (!allocate(out))
        return PB_MEMORY;
    count_people(out);
    count_moves(out);
    if (serve(out) != PB_OK)
        return PB_MEMORY;
    size_t weeks = (size_t)out->roster.staffing->problem.n_days / 7 + 2;
    if (plan_book_fill(&out->book, out->roster.n_persons * weeks) != PB_OK)
        return PB_MEMORY;
    named_cost(out);
    out->gap = gap_of(out->book.total, plan);
    return PB_OK;
}

void plan_named_release(struct plan_named *named)
{
    plan_book_release(&named->book);
    named_release(&named->roster);
    *named = (struct plan_named){.gap = 0};
}
