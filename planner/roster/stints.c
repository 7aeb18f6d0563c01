/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/stints.h"

#include "planner/roster/reshape.h"

/** Groups of stints tried for each once their shifts stand. */
enum { TRIES_AT_LAST = 100 };

/** A slot in which somebody is there to the last minute. */
#define WHOLE (1 - 1e-9)

/** The part of a duty inside the horizon. */
static bool add_shape(struct named *named, int j)
{
    const struct capacity_problem *problem = &named->staffing->problem;
    const struct capacity_duty *duty = &problem->duties[j];
    const struct staffing_variant *variant = &named->staffing->variants[duty->variant];
    int n_slots = capacity_n_slots(problem);
    int first = duty->day * problem->slots_per_day + variant->first_slot;
    int skip = first < 0 ? -first : 0;
    int end = first + variant->n_slots < n_slots ? first + variant->n_slots : n_slots;
    int n = end > first + skip ? end - (first + skip) : 0;
    double *heads = arena_alloc(&named->arena, (size_t)n + 1, sizeof *heads);
    bool *whole = arena_alloc(&named->arena, (size_t)n + 1, sizeof *whole);
    if (heads == NULL || whole == NULL)
        return false;
    for (int k = 0; k < n; k++) {
        heads[k] = duty->work * variant->productive[skip + k];
        whole[k] = variant->present[skip + k] >= WHOLE;
    }
    named->shapes[j] = (struct settle_stint){.team = named->staffing->classes[duty->cls].team,
                                             .first = first + skip,
                                             .n = n,
                                             .heads = heads,
                                             .whole = whole};
    return true;
}

static bool add_shapes(struct named *named, int *most_slots)
{
    int n_duties = named->staffing->problem.n_duties;
    named->shapes = arena_alloc(&named->arena, (size_t)n_duties, sizeof *named->shapes);
    bool fine = named->shapes != NULL;
    for (int j = 0; j < n_duties && fine; j++) {
        fine = add_shape(named, j);
        *most_slots = named->shapes[j].n > *most_slots ? named->shapes[j].n : *most_slots;
    }
    return fine;
}

/** Units of a stint with a post. */
static void add_post(const struct settle_stint *shape, double *posted)
{
    for (int k = 0; k < shape->n; k++)
        posted[shape->first + k] += shape->heads[k];
}

static bool add_stints(struct named *named, double *posted)
{
    const struct capacity_problem *problem = &named->staffing->problem;
    size_t n_days = (size_t)problem->n_days + 1;
    named->n_stints = named->n_persons * n_days;
    named->stints = arena_alloc(&named->arena, named->n_stints, sizeof *named->stints);
    if (named->stints == NULL)
        return false;
    for (size_t k = 0; k < named->n_stints; k++) {
        const struct named_person *person = &named->persons[k / n_days];
        int j = person->duty[k % n_days];
        named->stints[k].team = named->staffing->classes[person->cls].team;
        named->stints[k].first = ((int)(k % n_days) - 1) * problem->slots_per_day;
        if (named->stints[k].first < 0)
            named->stints[k].first = 0;
        if (j == PB_NONE)
            continue;
        if (problem->duties[j].post == CAPACITY_NONE)
            named->stints[k] = named->shapes[j];
        else
            add_post(&named->shapes[j],
                     posted + problem->duties[j].post * capacity_n_slots(problem));
    }
    return true;
}

/** The stints as they are at last. */
static void take_stints(struct named *named, const struct settle_state *state)
{
    for (size_t k = 0; k < named->n_stints; k++)
        named->stints[k] = state->stints[k];
}

static enum pb_rc settle(struct named *named, const struct capacity_plan *plan,
                         const struct settle_problem *problem)
{
    struct settle_state state;
    enum pb_rc rc = settle_begin(problem, &state);
    if (rc != PB_OK)
        return rc;
    rc = reshape_make(named, plan, &state);
    if (rc == PB_OK)
        rc = settle_finish(&state, TRIES_AT_LAST, &named->moves);
    take_stints(named, &state);
    settle_state_release(&state);
    return rc;
}

enum pb_rc stints_settle(struct named *named, const struct capacity_plan *plan,
                         const struct pb_stop *stop)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    const struct capacity_problem *problem = &named->staffing->problem;
    size_t cells = (size_t)problem->n_queues * (size_t)capacity_n_slots(problem);
    double *posted = arena_alloc(&named->arena, cells, sizeof *posted);
    int most_slots = 0;
    if (posted == NULL || !add_shapes(named, &most_slots) || !add_stints(named, posted))
        return PB_MEMORY;
    struct settle_problem task = {.capacity = problem,
                                  .stints = named->stints,
                                  .n_stints = named->n_stints,
                                  .posted = posted,
                                  .prices = plan->prices.unit,
                                  .start_price = scenario->prices.move_start,
                                  .slot_price = scenario->prices.move_hour * problem->slot_hours,
                                  .most_queues = scenario->capacity.max_shared_queues,
                                  .most_slots = most_slots,
                                  .stop = *stop};
    return settle(named, plan, &task);
}
