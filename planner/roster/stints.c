/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/stints.h"

/** A slot in which somebody is there to the last minute. */
#define WHOLE (1 - 1e-9)

static const struct capacity_duty *duty_of(const struct named *named,
                                           const struct named_person *person, int i)
{
    return person->duty[i] == PB_NONE ? NULL : &named->staffing->problem.duties[person->duty[i]];
}

/** Units of stints with a post. */
static void add_post(const struct named *named, const struct capacity_duty *duty, double *posted)
{
    const struct capacity_problem *problem = &named->staffing->problem;
    const struct staffing_variant *variant = &named->staffing->variants[duty->variant];
    int n_slots = capacity_n_slots(problem);
    int first = duty->day * problem->slots_per_day + variant->first_slot;
    for (int k = 0; k < variant->n_slots; k++)
        if (first + k >= 0 && first + k < n_slots)
            posted[duty->post * n_slots + first + k] += duty->work * variant->productive[k];
}

/** The part of a shift inside the horizon. */
static bool add_stint(struct named *named, size_t person, const struct capacity_duty *duty)
{
    const struct capacity_problem *problem = &named->staffing->problem;
    const struct staffing_variant *variant = &named->staffing->variants[duty->variant];
    int n_slots = capacity_n_slots(problem);
    int first = duty->day * problem->slots_per_day + variant->first_slot;
    int skip = first < 0 ? -first : 0;
    int end = first + variant->n_slots < n_slots ? first + variant->n_slots : n_slots;
    int n = end - (first + skip);
    if (n <= 0)
        return true;
    double *heads = arena_alloc(&named->arena, (size_t)n, sizeof *heads);
    bool *whole = arena_alloc(&named->arena, (size_t)n, sizeof *whole);
    if (heads == NULL || whole == NULL)
        return false;
    for (int k = 0; k < n; k++) {
        heads[k] = duty->work * variant->productive[skip + k];
        whole[k] = variant->present[skip + k] >= WHOLE;
    }
    named->stint_person[named->n_stints] = person;
    named->stints[named->n_stints++] =
        (struct settle_stint){.team = named->staffing->classes[duty->cls].team,
                              .first = first + skip,
                              .n = n,
                              .heads = heads,
                              .whole = whole};
    return true;
}

static bool add_all(struct named *named, double *posted)
{
    int n_days = named->staffing->problem.n_days + 1;
    size_t most = named->n_persons * (size_t)n_days;
    named->stints = arena_alloc(&named->arena, most, sizeof *named->stints);
    named->stint_person = arena_alloc(&named->arena, most, sizeof *named->stint_person);
    bool fine = named->stints != NULL && named->stint_person != NULL;
    for (size_t p = 0; p < named->n_persons; p++)
        for (int i = 0; i < n_days && fine; i++) {
            const struct capacity_duty *duty = duty_of(named, &named->persons[p], i);
            if (duty == NULL)
                continue;
            if (duty->post != CAPACITY_NONE)
                add_post(named, duty, posted);
            else
                fine = add_stint(named, p, duty);
        }
    return fine;
}

enum pb_rc stints_settle(struct named *named, const struct capacity_plan *plan,
                         const struct pb_stop *stop)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    const struct capacity_problem *problem = &named->staffing->problem;
    size_t cells = (size_t)problem->n_queues * (size_t)capacity_n_slots(problem);
    named->posted = arena_alloc(&named->arena, cells, sizeof *named->posted);
    if (named->posted == NULL || !add_all(named, named->posted))
        return PB_MEMORY;
    struct settle_problem settle = {.capacity = problem,
                                    .stints = named->stints,
                                    .n_stints = named->n_stints,
                                    .posted = named->posted,
                                    .prices = plan->prices.unit,
                                    .start_price = scenario->prices.move_start,
                                    .slot_price = scenario->prices.move_hour * problem->slot_hours,
                                    .most_queues = scenario->capacity.max_shared_queues,
                                    .stop = *stop};
    return settle_solve(&settle, &named->moves);
}
