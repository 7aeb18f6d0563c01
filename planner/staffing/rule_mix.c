/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level mix: on every queue, in blocks of four hours, seniors on duty times `novices_per_senior`
 * are at least the novices on duty. */
#include "planner/staffing/build.h"

enum { BLOCK_MIN = 240 };

static void add_queue(struct staffing_builder *builder, int queue)
{
    const struct pb_scenario *scenario = builder->scenario;
    int ratio = scenario->rules.novices_per_senior;
    struct capacity_term *terms = arena_alloc(builder->arena, builder->classes.n, sizeof *terms);
    if (terms == NULL)
        return;
    int n_terms = 0;
    double novices = 0;
    for (size_t i = 0; i < builder->classes.n; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        if (class->pool != PB_NONE)
            continue;
        const struct pb_group *group = &scenario->people.groups[class->group];
        const struct pb_level *level = &scenario->capacity.levels[group->level];
        if (group->queue != queue || group->qc || (!level->novice && !level->senior))
            continue;
        terms[n_terms++] = (struct capacity_term){(int)i, level->senior ? ratio : -1};
        novices += level->senior ? 0 : class->max_heads;
    }
    if (novices == 0)
        return;
    int block = BLOCK_MIN / scenario->frame.slot_min;
    struct staffing_soft meaning = {.rule = "mix",
                                    .who = scenario->queues[queue].id,
                                    .unit = "senior-hours",
                                    .scale = builder->slot_hours / ratio};
    for (int t = 0; t < builder->n_slots; t += block) {
        int last = t + block < builder->n_slots ? t + block - 1 : builder->n_slots - 1;
        struct capacity_soft soft = {.kind = CAPACITY_SOFT_PRESENCE,
                                     .queue = CAPACITY_NONE,
                                     .terms = terms,
                                     .n_terms = n_terms,
                                     .slot_from = t,
                                     .slot_to = last,
                                     .need = 0,
                                     .price = scenario->rules.mix_price * meaning.scale,
                                     .most = 2 * novices * block};
        staffing_add_soft(builder, &soft, &meaning);
    }
}

void staffing_rule_mix(struct staffing_builder *builder)
{
    const struct pb_rules *rules = &builder->scenario->rules;
    if (rules->novices_per_senior <= 0 || rules->mix_price <= 0)
        return;
    for (size_t q = 0; q < builder->scenario->n_queues; q++)
        add_queue(builder, (int)q);
}
