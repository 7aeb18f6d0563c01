/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Teams: classes of one home queue and the same skills share presence and reassignments. */
#include "planner/staffing/build.h"

static bool lists(const struct pb_ints *list, int value)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == value)
            return true;
    return false;
}

double staffing_efficiency(const struct pb_scenario *scenario, int group, int queue)
{
    const struct pb_group *from = &scenario->people.groups[group];
    const struct pb_capacity_input *capacity = &scenario->capacity;
    if (from->queue == queue)
        return 1;
    if (from->skills_given && !lists(&from->skills, queue))
        return 0;
    for (size_t i = 0; i < capacity->n_pairs; i++)
        if (capacity->pairs[i].from == from->queue && capacity->pairs[i].to == queue)
            return capacity->pairs[i].factor;
    const struct pb_queue *home = &scenario->queues[from->queue];
    const struct pb_queue *other = &scenario->queues[queue];
    if (home->department == other->department)
        return capacity->same_department;
    return home->function == other->function ? capacity->same_function : 0;
}

static bool same_team(const struct pb_scenario *scenario, int a, int b)
{
    const struct pb_group *first = &scenario->people.groups[a];
    const struct pb_group *second = &scenario->people.groups[b];
    if (first->qc || second->qc)
        return first->qc && second->qc;
    if (first->queue != second->queue)
        return false;
    for (size_t q = 0; q < scenario->n_queues; q++)
        if (staffing_efficiency(scenario, a, (int)q) != staffing_efficiency(scenario, b, (int)q))
            return false;
    return true;
}

static void add_moves(struct staffing_builder *builder, int team, int group)
{
    const struct pb_scenario *scenario = builder->scenario;
    int slot_min = scenario->frame.slot_min;
    for (size_t q = 0; q < scenario->n_queues; q++) {
        double efficiency = staffing_efficiency(scenario, group, (int)q);
        if ((int)q == scenario->people.groups[group].queue || efficiency <= 0)
            continue;
        struct capacity_move *move = staffing_push(builder, &builder->moves, sizeof *move);
        if (move == NULL)
            return;
        int block = (scenario->capacity.block_min + slot_min - 1) / slot_min;
        *move =
            (struct capacity_move){.team = team,
                                   .queue = (int)q,
                                   .rate = efficiency * staffing_home_rate(scenario, (int)q),
                                   .slot_price = scenario->prices.move_hour * builder->slot_hours,
                                   .start_price = scenario->prices.move_start,
                                   .block = block > 1 ? block : 1};
    }
}

/** A team for class `index`, which no earlier class shares. */
static int add_team(struct staffing_builder *builder, size_t index)
{
    const struct staffing_class *class = staffing_class_at(builder, index);
    struct capacity_team *team = staffing_push(builder, &builder->teams, sizeof *team);
    if (team == NULL)
        return CAPACITY_NONE;
    int number = (int)builder->teams.n - 1;
    team->home = CAPACITY_NONE;
    if (class->pool == PB_NONE && !builder->scenario->people.groups[class->group].qc) {
        team->home = builder->scenario->people.groups[class->group].queue;
        team->relays = builder->scenario->capacity.relay;
        team->home_rate = staffing_home_rate(builder->scenario, team->home);
        add_moves(builder, number, class->group);
    }
    return number;
}

void staffing_build_teams(struct staffing_builder *builder)
{
    for (size_t i = 0; i < builder->classes.n; i++) {
        struct staffing_class *class = staffing_class_at(builder, i);
        class->team = CAPACITY_NONE;
        for (size_t k = 0; k < i && class->team == CAPACITY_NONE; k++) {
            const struct staffing_class *other = staffing_class_at(builder, k);
            bool both_pools = class->pool != PB_NONE && other->pool != PB_NONE;
            bool both_groups = class->pool == PB_NONE && other->pool == PB_NONE;
            if (both_pools ||
                (both_groups && same_team(builder->scenario, class->group, other->group)))
                class->team = other->team;
        }
        if (class->team == CAPACITY_NONE)
            class->team = add_team(builder, i);
    }
}
