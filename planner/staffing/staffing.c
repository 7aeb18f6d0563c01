/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/staffing/staffing.h"

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/staffing/build.h"
#include "planner/staffing/pay.h"

/** Larger models are refused: they take hours and gigabytes. */
#define MOST_COLUMNS 2e6

#define MIN_PER_HOUR 60.0

static const struct staffing_rule rules[] = {
    {"heads", staffing_rule_heads},
    {"week", staffing_rule_week},
    {"rest", staffing_rule_rest},
    {"in row", staffing_rule_in_row},
    {"period", staffing_rule_period},
    {"nights", staffing_rule_nights},
    {"promise", staffing_rule_promise},
    {"crew", staffing_rule_crew},
    {"qc", staffing_rule_qc},
    {"mix", staffing_rule_mix},
    {"response", staffing_rule_response},
    {"target", staffing_rule_target},
};

static void build_problem_classes(struct staffing_builder *builder)
{
    const struct pb_people *people = &builder->scenario->people;
    struct capacity_class *classes =
        arena_alloc(builder->arena, builder->classes.n, sizeof *classes);
    if (classes == NULL)
        return;
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        classes[i].team = class->team;
        if (class->pool != PB_NONE) {
            classes[i].room = builder->scenario->militia[class->pool].room;
            classes[i].normal_day_hours = 24;
        } else {
            const struct pb_group *group = &people->groups[class->group];
            classes[i].room = group->remote ? CAPACITY_NONE : group->room;
            classes[i].normal_day_hours = class->limits->hours_per_day_min / MIN_PER_HOUR;
        }
    }
    builder->out->problem.classes = classes;
    builder->out->problem.n_classes = (int)builder->classes.n;
}

/** All stints of the militia are one code more, the last. */
static void build_problem_variants(struct staffing_builder *builder)
{
    int n_codes = (int)builder->scenario->shifts.n_codes;
    struct capacity_variant *variants =
        arena_alloc(builder->arena, builder->variants.n, sizeof *variants);
    if (variants == NULL)
        return;
    for (size_t i = 0; i < builder->variants.n; i++) {
        const struct staffing_variant *variant = staffing_variant_at(builder, i);
        variants[i] =
            (struct capacity_variant){.code = variant->code == PB_NONE ? n_codes : variant->code,
                                      .first = variant->first_slot,
                                      .n = variant->n_slots,
                                      .net = variant->net,
                                      .work = variant->productive,
                                      .seat = variant->present,
                                      .hours = variant->paid_min / MIN_PER_HOUR,
                                      .start_hour = variant->segments[0].from_min / MIN_PER_HOUR,
                                      .end_hour = variant->end_min / MIN_PER_HOUR,
                                      .night_hours = variant->night_min / MIN_PER_HOUR};
    }
    builder->out->problem.variants = variants;
    builder->out->problem.n_variants = (int)builder->variants.n;
}

static void build_seats(struct staffing_builder *builder)
{
    const struct pb_capacity_input *capacity = &builder->scenario->capacity;
    double *seats = arena_alloc(builder->arena, capacity->n_rooms, sizeof *seats);
    if (seats == NULL)
        return;
    for (size_t i = 0; i < capacity->n_rooms; i++)
        seats[i] = capacity->rooms[i].seats;
    builder->out->problem.seats = seats;
    builder->out->problem.n_rooms = (int)capacity->n_rooms;
}

/** Hands the lists over to the problem. */
static void finish(struct staffing_builder *builder)
{
    struct staffing *out = builder->out;
    struct capacity_problem *problem = &out->problem;
    build_problem_classes(builder);
    build_problem_variants(builder);
    build_seats(builder);
    problem->n_days = builder->n_days;
    problem->slots_per_day = builder->slots_per_day;
    problem->slot_hours = builder->slot_hours;
    problem->queues = builder->queues;
    problem->n_queues = (int)builder->scenario->n_queues;
    problem->teams = builder->teams.at;
    problem->n_teams = (int)builder->teams.n;
    problem->moves = builder->moves.at;
    problem->n_moves = (int)builder->moves.n;
    problem->duties = builder->duties.at;
    problem->n_duties = (int)builder->duties.n;
    problem->limits = builder->limits.at;
    problem->n_limits = (int)builder->limits.n;
    problem->softs = builder->softs.at;
    problem->n_softs = (int)builder->softs.n;
    problem->n_codes = (int)builder->scenario->shifts.n_codes + 1;
    problem->max_codes = builder->scenario->shifts.max_codes;
    out->limit_uses = builder->uses.at;
    out->softs = builder->meanings.at;
    out->constants = staffing_constants(out);
}

static enum pb_rc check_size(const struct staffing_builder *builder, struct pb_messages *messages)
{
    double slots = builder->n_slots;
    double columns = (double)builder->duties.n + 2 * (double)builder->moves.n * slots +
                     2 * (double)builder->scenario->n_queues * slots + (double)builder->softs.n;
    if (columns <= MOST_COLUMNS)
        return PB_OK;
    struct pb_place place = {.path = "slot"};
    pb_error(messages, &place, "too_large",
             _("the plan would have %.0f columns, more than the %.0f that can be solved"), columns,
             MOST_COLUMNS);
    pb_hint(messages, _("longer slots, fewer days, fewer shift codes or break times help"));
    return PB_INVALID;
}

enum pb_rc staffing_make(const struct pb_scenario *scenario, const struct pb_demand *demand,
                         struct staffing *out, struct pb_messages *messages)
{
    *out = (struct staffing){.scenario = scenario, .demand = demand};
    arena_init(&out->arena);
    struct staffing_builder builder = {.scenario = scenario,
                                       .demand = demand,
                                       .out = out,
                                       .arena = &out->arena,
                                       .n_days = scenario->frame.n_days,
                                       .n_slots = pb_n_slots(&scenario->frame),
                                       .slots_per_day =
                                           CIVIL_DAY_MINUTES / scenario->frame.slot_min,
                                       .slot_hours = scenario->frame.slot_min / MIN_PER_HOUR};
    static void (*const parts[])(struct staffing_builder *) = {
        staffing_build_queues, staffing_build_classes, staffing_build_variants,
        staffing_build_teams, staffing_build_duties};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !out->arena.failed; i++)
        parts[i](&builder);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0] && !out->arena.failed; i++)
        rules[i].add(&builder);
    if (!out->arena.failed)
        finish(&builder);
    enum pb_rc rc = out->arena.failed ? PB_MEMORY : check_size(&builder, messages);
    if (rc != PB_OK)
        staffing_release(out);
    return rc;
}

void staffing_release(struct staffing *staffing)
{
    arena_release(&staffing->arena);
    *staffing = (struct staffing){0};
}
