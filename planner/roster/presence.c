/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/presence.h"

#include <math.h>

/** Seats nearer to the limit than this are within it. */
#define SLACK 1e-6

static const struct capacity_problem *problem_of(const struct presence *presence)
{
    return &presence->staffing->problem;
}

static const struct capacity_duty *duty_of(const struct presence *presence, int duty)
{
    return duty == PB_NONE ? NULL : &problem_of(presence)->duties[duty];
}

static int *heads_at(const struct presence *presence, int *heads, const struct capacity_duty *duty)
{
    return &heads[duty->cls * (problem_of(presence)->n_days + 1) + duty->day + 1];
}

static int first_slot(const struct presence *presence, const struct capacity_duty *duty)
{
    return duty->day * problem_of(presence)->slots_per_day +
           problem_of(presence)->variants[duty->variant].first;
}

static int room_of(const struct presence *presence, const struct capacity_duty *duty)
{
    return problem_of(presence)->classes[duty->cls].room;
}

/** Seats that the duty takes in slot `t`; 0 without a duty. */
static double seat_in(const struct presence *presence, const struct capacity_duty *duty, int t)
{
    if (duty == NULL)
        return 0;
    const struct capacity_variant *variant = &problem_of(presence)->variants[duty->variant];
    int k = t - first_slot(presence, duty);
    return k >= 0 && k < variant->n ? variant->seat[k] : 0;
}

/** Head slots that the duty gives to the slots of a row. */
static double slots_in(const struct presence *presence, const struct capacity_duty *duty,
                       const struct capacity_soft *soft)
{
    const struct capacity_variant *variant = &problem_of(presence)->variants[duty->variant];
    int first = first_slot(presence, duty);
    int from = soft->slot_from > first ? soft->slot_from - first : 0;
    int last = soft->slot_to < first + variant->n ? soft->slot_to - first : variant->n - 1;
    double sum = 0;
    for (int k = from; k <= last; k++)
        sum += variant->net[k];
    return sum;
}

static void add_duty(struct presence *presence, int index, int sign)
{
    const struct capacity_duty *duty = duty_of(presence, index);
    if (duty == NULL)
        return;
    const struct capacity_problem *problem = problem_of(presence);
    const struct capacity_variant *variant = &problem->variants[duty->variant];
    int room = room_of(presence, duty), first = first_slot(presence, duty);
    int n_slots = capacity_n_slots(problem);
    *heads_at(presence, presence->heads, duty) += sign;
    for (int k = 0; k < variant->n && room != CAPACITY_NONE; k++)
        if (first + k >= 0 && first + k < n_slots)
            presence->seats[room * n_slots + first + k] += sign * variant->seat[k];
    for (int i = presence->first[duty->cls]; i < presence->first[duty->cls + 1]; i++) {
        const struct presence_part *part = &presence->parts[i];
        presence->have[part->soft] +=
            sign * part->coef * slots_in(presence, duty, &problem->softs[part->soft]);
    }
}

void presence_apply(struct presence *presence, struct presence_change change)
{
    add_duty(presence, change.from, -1);
    add_duty(presence, change.to, 1);
}

bool presence_allows(const struct presence *presence, struct presence_change change)
{
    const struct capacity_duty *from = duty_of(presence, change.from);
    const struct capacity_duty *to = duty_of(presence, change.to);
    if (to == NULL)
        return true;
    bool same_day = from != NULL && from->cls == to->cls && from->day == to->day;
    if (!same_day &&
        *heads_at(presence, presence->heads, to) >= *heads_at(presence, presence->most_heads, to))
        return false;
    const struct capacity_problem *problem = problem_of(presence);
    int room = room_of(presence, to), first = first_slot(presence, to);
    int n_slots = capacity_n_slots(problem);
    for (int t = first; t < first + problem->variants[to->variant].n && room != CAPACITY_NONE;
         t++) {
        if (t < 0 || t >= n_slots)
            continue;
        double taken = presence->seats[room * n_slots + t] + seat_in(presence, to, t) -
                       seat_in(presence, from, t);
        if (taken > problem->seats[room] + SLACK)
            return false;
    }
    return true;
}

/** Whether slots of the row and of the duty meet. */
static bool meet(const struct presence *presence, const struct capacity_duty *duty,
                 const struct capacity_soft *soft)
{
    int first = first_slot(presence, duty);
    return soft->slot_from < first + problem_of(presence)->variants[duty->variant].n &&
           soft->slot_to >= first;
}

/** A class is the same on both sides, or one side is nothing. */
double presence_saving(const struct presence *presence, struct presence_change change)
{
    const struct capacity_duty *from = duty_of(presence, change.from);
    const struct capacity_duty *to = duty_of(presence, change.to);
    double saved = 0;
    if (from == NULL && to == NULL)
        return 0;
    int cls = to != NULL ? to->cls : from->cls;
    for (int i = presence->first[cls]; i < presence->first[cls + 1]; i++) {
        const struct presence_part *part = &presence->parts[i];
        const struct capacity_soft *soft = &problem_of(presence)->softs[part->soft];
        double have = presence->have[part->soft], more = 0;
        if (to != NULL && meet(presence, to, soft))
            more += part->coef * slots_in(presence, to, soft);
        if (from != NULL && meet(presence, from, soft))
            more -= part->coef * slots_in(presence, from, soft);
        if (more != 0)
            saved += soft->price * (fmax(0, soft->need - have) - fmax(0, soft->need - have - more));
    }
    return saved;
}

/** The class's part in row `soft`, coef 0 when it has none. */
static double coef_of(const struct capacity_soft *soft, int cls)
{
    for (int i = 0; i < soft->n_terms && soft->kind == CAPACITY_SOFT_PRESENCE; i++)
        if (soft->terms[i].cls == cls)
            return soft->terms[i].coef;
    return 0;
}

static void list_parts(struct presence *presence)
{
    const struct capacity_problem *problem = problem_of(presence);
    int n = 0;
    for (int cls = 0; cls < problem->n_classes; cls++) {
        for (int u = 0; u < problem->n_softs; u++) {
            double coef = coef_of(&problem->softs[u], cls);
            if (coef != 0)
                presence->parts[n++] = (struct presence_part){u, coef};
        }
        presence->first[cls + 1] = n;
    }
}

static void limit_heads(struct presence *presence)
{
    const struct capacity_problem *problem = problem_of(presence);
    for (int l = 0; l < problem->n_limits; l++) {
        const struct capacity_limit *limit = &problem->limits[l];
        if (presence->staffing->limit_uses[l] == STAFFING_HEADS)
            presence->most_heads[limit->cls * (problem->n_days + 1) + limit->day_from + 1] =
                (int)limit->upper;
    }
}

enum pb_rc presence_make(const struct named *named, struct arena *arena, struct presence *out)
{
    const struct capacity_problem *problem = &named->staffing->problem;
    size_t n_days = (size_t)problem->n_days + 1, n_classes = (size_t)problem->n_classes;
    size_t n_parts = 0;
    for (int u = 0; u < problem->n_softs; u++)
        n_parts += (size_t)problem->softs[u].n_terms;
    *out = (struct presence){
        .staffing = named->staffing,
        .heads = arena_alloc(arena, n_classes * n_days, sizeof(int)),
        .most_heads = arena_alloc(arena, n_classes * n_days, sizeof(int)),
        .seats = arena_alloc(arena, (size_t)problem->n_rooms * (size_t)capacity_n_slots(problem),
                             sizeof(double)),
        .have = arena_alloc(arena, (size_t)problem->n_softs, sizeof(double)),
        .parts = arena_alloc(arena, n_parts, sizeof(struct presence_part)),
        .first = arena_alloc(arena, n_classes + 1, sizeof(int))};
    if (arena->failed)
        return PB_MEMORY;
    list_parts(out);
    limit_heads(out);
    for (size_t p = 0; p < named->n_persons; p++)
        for (size_t i = 0; i < n_days; i++)
            add_duty(out, named->persons[p].duty[i], 1);
    return PB_OK;
}
