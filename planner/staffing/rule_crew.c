/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fewest people, and fewest leads, on a queue by the hour. */
#include "planner/staffing/build.h"

/** The classes of `queue`, of leads only when `leads`. */
static struct capacity_term *terms_of(struct staffing_builder *builder, int queue, bool leads,
                                      int *n_terms)
{
    struct capacity_term *terms = arena_alloc(builder->arena, builder->classes.n, sizeof *terms);
    *n_terms = 0;
    for (size_t i = 0; i < builder->classes.n && terms != NULL; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        if (class->pool != PB_NONE)
            continue;
        const struct pb_group *group = &builder->scenario->people.groups[class->group];
        if (group->queue == queue && !group->qc && (group->leads || !leads))
            terms[(*n_terms)++] = (struct capacity_term){(int)i, 1};
    }
    return terms;
}

static void add_crew(struct staffing_builder *builder, const struct pb_crew *crew, int queue,
                     bool leads)
{
    double need = leads ? crew->leads : crew->heads;
    if (need <= 0 || crew->price <= 0)
        return;
    struct capacity_soft soft = {.kind = CAPACITY_SOFT_PRESENCE,
                                 .queue = CAPACITY_NONE,
                                 .need = need,
                                 .price = crew->price * builder->slot_hours,
                                 .most = need};
    soft.terms = terms_of(builder, queue, leads, &soft.n_terms);
    if (soft.terms == NULL)
        return;
    struct staffing_soft meaning = {.rule = leads ? "leads" : "crew",
                                    .who = builder->scenario->queues[queue].id,
                                    .unit = "head-hours",
                                    .scale = builder->slot_hours};
    int first = builder->scenario->frame.first_day;
    for (int day = crew->days.first - first; day <= crew->days.last - first; day++) {
        int from, to;
        if (!staffing_window_slots(builder, crew->hours, day, &from, &to))
            continue;
        for (int t = from; t <= to; t++) {
            soft.slot_from = soft.slot_to = t;
            staffing_add_soft(builder, &soft, &meaning);
        }
    }
}

void staffing_rule_crew(struct staffing_builder *builder)
{
    const struct pb_shifts *shifts = &builder->scenario->shifts;
    for (size_t i = 0; i < shifts->n_crew; i++)
        for (size_t q = 0; q < builder->scenario->n_queues; q++)
            if (shifts->crew[i].queue == PB_NONE || shifts->crew[i].queue == (int)q) {
                add_crew(builder, &shifts->crew[i], (int)q, false);
                add_crew(builder, &shifts->crew[i], (int)q, true);
            }
}
