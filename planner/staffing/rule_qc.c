/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality desk: on every planning day its hours are at least the agents' hours over the ratio of
 * the day. Without anybody at the desk the rule has nothing to ask for. */
#include "planner/staffing/build.h"

static bool is_promotion(const struct pb_frame *frame, int day)
{
    int date = frame->first_day + day;
    return date >= frame->promotion.first && date <= frame->promotion.last;
}

/** Adds the rule of one day; `n_agents` is the sum of agents' heads. */
static void add_day(struct staffing_builder *builder, int day, int ratio)
{
    struct capacity_term *terms = arena_alloc(builder->arena, builder->classes.n, sizeof *terms);
    if (terms == NULL)
        return;
    int n_terms = 0;
    double agents = 0;
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        if (class->pool != PB_NONE)
            continue;
        bool qc = builder->scenario->people.groups[class->group].qc;
        terms[n_terms++] = (struct capacity_term){(int)i, qc ? 1 : -1.0 / ratio};
        agents += qc ? 0 : class->max_heads;
    }
    struct capacity_soft soft = {.kind = CAPACITY_SOFT_PRESENCE,
                                 .queue = CAPACITY_NONE,
                                 .terms = terms,
                                 .n_terms = n_terms,
                                 .slot_from = day * builder->slots_per_day,
                                 .slot_to = (day + 1) * builder->slots_per_day - 1,
                                 .need = 0,
                                 .price = builder->scenario->rules.qc_price * builder->slot_hours,
                                 .most = agents * builder->slots_per_day / ratio};
    struct staffing_soft meaning = {
        .rule = "qc", .who = "", .unit = "qc-hours", .scale = builder->slot_hours};
    staffing_add_soft(builder, &soft, &meaning);
}

void staffing_rule_qc(struct staffing_builder *builder)
{
    const struct pb_scenario *scenario = builder->scenario;
    bool has_desk = false;
    for (size_t i = 0; i < scenario->people.n_groups; i++)
        has_desk = has_desk || scenario->people.groups[i].qc;
    if (!has_desk || scenario->rules.qc_price <= 0)
        return;
    for (int day = 0; day < builder->n_days; day++) {
        int ratio = is_promotion(&scenario->frame, day) ? scenario->rules.qc_promotion
                                                        : scenario->rules.qc_normal;
        if (ratio > 0)
            add_day(builder, day, ratio);
    }
}
