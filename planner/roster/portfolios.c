/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/portfolios.h"

#include <stdlib.h>
#include <string.h>

#include "models/portfolio/portfolio.h"

/** A brand has sessions in a slot from this many on. */
#define FEWEST_SESSIONS 0.01

/** Less than a thousandth of a slot at home is nobody: shares are rounded where they are written.
 */
#define WHOLE (1 - 1e-3)

/** A queue while its portfolios are made; persons, slots as in `named`. */
struct desk {
    struct named *named;
    size_t n_slots;
    const double *away; /**< [person * n_slots + slot] share that helps out elsewhere */
    int queue;
    bool *there; /**< [person * n_slots + slot]; people who are never there are left out at last */
    size_t *persons; /**< those who are there */
    size_t n_persons;
    int *brands; /**< of the queue's department */
    int n_brands;
    double *sessions; /**< [n_brands * n_slots] */
};

static int home_of(const struct named *named, const struct settle_stint *stint)
{
    return named->staffing->problem.teams[stint->team].home;
}

/** Whoever is at home and not wholly away. */
static void add_home(struct desk *desk)
{
    const struct named *named = desk->named;
    for (size_t k = 0; k < named->n_stints; k++) {
        const struct settle_stint *stint = &named->stints[k];
        size_t row = named_stint_person(named, k) * desk->n_slots + (size_t)stint->first;
        if (home_of(named, stint) != desk->queue)
            continue;
        for (int i = 0; i < stint->n; i++)
            if (stint->heads[i] > 0 && desk->away[row + (size_t)i] < WHOLE)
                desk->there[row + (size_t)i] = true;
    }
}

/** Whoever helps out here. */
static void add_helpers(struct desk *desk)
{
    const struct named *named = desk->named;
    for (size_t m = 0; m < named->moves.n_moves; m++) {
        const struct settle_move *move = &named->moves.moves[m];
        const struct settle_stint *stint = &named->stints[move->stint];
        size_t row = named_stint_person(named, (size_t)move->stint) * desk->n_slots;
        if (named->staffing->problem.moves[move->move].queue != desk->queue)
            continue;
        for (int t = move->from; t < move->to; t++)
            if (stint->heads[t - stint->first] > 0)
                desk->there[row + (size_t)t] = true;
    }
}

/** The slots of `duty` that serve. */
static void add_duty(const struct desk *desk, size_t person, const struct capacity_duty *duty)
{
    const struct staffing *staffing = desk->named->staffing;
    const struct staffing_variant *variant = &staffing->variants[duty->variant];
    int first = duty->day * staffing->problem.slots_per_day + variant->first_slot;
    bool *row = desk->there + person * desk->n_slots;
    for (int k = 0; k < variant->n_slots; k++)
        if (first + k >= 0 && first + k < (int)desk->n_slots && variant->net[k] > 0)
            row[first + k] = true;
}

/** Whoever is posted here: the militia. */
static void add_posted(struct desk *desk)
{
    const struct named *named = desk->named;
    const struct capacity_problem *problem = &named->staffing->problem;
    for (size_t p = 0; p < named->n_persons; p++)
        for (int i = 0; i <= problem->n_days; i++) {
            int duty = named->persons[p].duty[i];
            if (duty != PB_NONE && problem->duties[duty].post == desk->queue)
                add_duty(desk, p, &problem->duties[duty]);
        }
}

/** Moves the rows of those who are there to the front. */
static void gather(struct desk *desk)
{
    desk->n_persons = 0;
    for (size_t p = 0; p < desk->named->n_persons; p++) {
        const bool *row = desk->there + p * desk->n_slots;
        if (memchr(row, true, desk->n_slots * sizeof *row) == NULL)
            continue;
        memmove(desk->there + desk->n_persons * desk->n_slots, row, desk->n_slots * sizeof *row);
        desk->persons[desk->n_persons++] = p;
    }
}

/** The brands of the queue's department and their sessions on it. */
static void take_brands(struct desk *desk)
{
    const struct staffing *staffing = desk->named->staffing;
    const struct pb_queue *queue = &staffing->scenario->queues[desk->queue];
    desk->n_brands = 0;
    for (size_t b = 0; b < staffing->demand->n_brands; b++) {
        size_t row = (b * PB_N_FUNCTIONS + (size_t)queue->function) * desk->n_slots;
        if (staffing->scenario->brands[b].department != queue->department)
            continue;
        memcpy(desk->sessions + (size_t)desk->n_brands * desk->n_slots,
               staffing->demand->brand_sessions + row, desk->n_slots * sizeof(double));
        for (size_t t = 0; t < desk->n_slots; t++)
            if (desk->sessions[(size_t)desk->n_brands * desk->n_slots + t] < FEWEST_SESSIONS)
                desk->sessions[(size_t)desk->n_brands * desk->n_slots + t] = 0;
        desk->brands[desk->n_brands++] = (int)b;
    }
}

static void keep(struct desk *desk, const struct portfolio_result *result)
{
    struct named *named = desk->named;
    struct named_coverage *coverage = &named->coverage;
    for (size_t p = 0; p < desk->n_persons; p++)
        for (int b = 0; b < desk->n_brands; b++)
            if (result->serves[p * (size_t)desk->n_brands + (size_t)b])
                named->brands[named->n_brands++] =
                    (struct named_brand){desk->persons[p], desk->queue, desk->brands[b]};
    coverage->cost += result->cost;
    coverage->bound += result->bound;
    coverage->cells += result->cells;
    coverage->uncovered += result->uncovered;
    coverage->uncovered_sessions += result->uncovered_sessions;
    coverage->least_uncovered += result->least_uncovered;
    coverage->least_sessions += result->least_sessions;
    coverage->steps += result->steps;
}

/** More room for the rows of one queue. */
static bool make_room(struct desk *desk)
{
    struct named *named = desk->named;
    size_t most = named->n_brands + desk->n_persons * (size_t)desk->n_brands;
    struct named_brand *grown = arena_alloc(&named->arena, most, sizeof *grown);
    if (grown == NULL)
        return false;
    if (named->n_brands > 0)
        memcpy(grown, named->brands, named->n_brands * sizeof *grown);
    named->brands = grown;
    return true;
}

static enum pb_rc make_queue(struct desk *desk)
{
    memset(desk->there, 0, desk->named->n_persons * desk->n_slots * sizeof *desk->there);
    add_home(desk);
    add_helpers(desk);
    add_posted(desk);
    gather(desk);
    take_brands(desk);
    if (desk->n_persons == 0 || desk->n_brands == 0)
        return PB_OK;
    struct portfolio_result result;
    struct portfolio_problem problem = {.n_people = (int)desk->n_persons,
                                        .n_brands = desk->n_brands,
                                        .n_slots = (int)desk->n_slots,
                                        .most =
                                            desk->named->staffing->scenario->capacity.max_brands,
                                        .there = desk->there,
                                        .sessions = desk->sessions};
    enum pb_rc rc = portfolio_solve(&problem, &result);
    if (rc == PB_OK)
        rc = make_room(desk) ? PB_OK : PB_MEMORY;
    if (rc == PB_OK)
        keep(desk, &result);
    portfolio_result_release(&result);
    return rc;
}

/** Share of each person that helps out elsewhere; the arena owns it. */
static double *shares_away(const struct named *named, size_t n_slots, struct arena *arena)
{
    double *away = arena_alloc(arena, named->n_persons * n_slots, sizeof *away);
    for (size_t m = 0; m < named->moves.n_moves && away != NULL; m++) {
        const struct settle_move *move = &named->moves.moves[m];
        size_t row = named_stint_person(named, (size_t)move->stint) * n_slots;
        for (int t = move->from; t < move->to; t++)
            away[row + (size_t)t] += move->share;
    }
    return away;
}

enum pb_rc portfolios_make(struct named *named)
{
    const struct staffing *staffing = named->staffing;
    if (staffing->demand->n_brands == 0)
        return PB_OK;
    struct arena arena = {0};
    size_t n_slots = (size_t)capacity_n_slots(&staffing->problem);
    struct desk desk = {
        .named = named,
        .n_slots = n_slots,
        .away = shares_away(named, n_slots, &arena),
        .there = arena_alloc(&arena, named->n_persons * n_slots, sizeof(bool)),
        .persons = arena_alloc(&arena, named->n_persons, sizeof(size_t)),
        .brands = arena_alloc(&arena, staffing->demand->n_brands, sizeof(int)),
        .sessions = arena_alloc(&arena, staffing->demand->n_brands * n_slots, sizeof(double))};
    enum pb_rc rc = arena.failed || desk.away == NULL ? PB_MEMORY : PB_OK;
    for (size_t q = 0; q < staffing->scenario->n_queues && rc == PB_OK; q++) {
        desk.queue = (int)q;
        rc = make_queue(&desk);
    }
    arena_release(&arena);
    return rc;
}
