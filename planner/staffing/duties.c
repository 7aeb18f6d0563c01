/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which class may work which variant on which day, and what that costs. */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/staffing/build.h"
#include "planner/staffing/pay.h"

enum { DAY_MIN = CIVIL_DAY_MINUTES };

double staffing_productivity(const struct pb_scenario *scenario, const struct pb_militia *pool,
                             int day)
{
    if (pool->productivity.n == 0)
        return 1;
    int nth = scenario->frame.first_day + day - pool->trained_on - 1;
    size_t last = pool->productivity.n - 1;
    return pool->productivity.at[nth < 0 ? 0 : ((size_t)nth < last ? (size_t)nth : last)];
}

static bool append_variants(struct staffing_builder *builder, const struct staffing_variants *some)
{
    for (size_t i = 0; i < some->n; i++) {
        struct staffing_variant *variant =
            staffing_push(builder, &builder->variants, sizeof *variant);
        if (variant == NULL)
            return false;
        *variant = some->at[i];
    }
    return true;
}

void staffing_build_variants(struct staffing_builder *builder)
{
    struct staffing_variants variants;
    if (staffing_variants_make(builder->scenario, builder->arena, &variants) != PB_OK ||
        !append_variants(builder, &variants))
        return;
    size_t n_codes_variants = variants.n;
    for (size_t i = 0; i < builder->classes.n; i++) {
        struct staffing_class *class = staffing_class_at(builder, i);
        class->n_variants = n_codes_variants;
        if (class->pool == PB_NONE)
            continue;
        const struct pb_militia *pool = &builder->scenario->militia[class->pool];
        class->first_variant = builder->variants.n;
        if (staffing_stints_make(builder->scenario, pool, builder->arena, &variants) != PB_OK ||
            !append_variants(builder, &variants))
            return;
        class->n_variants = variants.n;
    }
}

/** End of the stretch of availability that covers `minute` [from midnight of `date`]; `minute`
 * itself when there is none. */
static int available_until(const struct staffing_class *class, int date, int minute)
{
    int until = minute;
    for (size_t i = 0; i < class->n_availability; i++) {
        const struct pb_availability *entry = &class->availability[i];
        for (int k = -1; k < STAFFING_CALENDAR_DAYS; k++) {
            bool matches = entry->day != PB_NONE ? entry->day == date + k
                                                 : entry->weekday == civil_weekday(date + k);
            int from = entry->window.from_min + k * DAY_MIN;
            int to = entry->window.to_min + k * DAY_MIN;
            if (matches && from <= minute && to > until)
                until = to;
        }
    }
    return until;
}

static bool is_available(const struct staffing_builder *builder, const struct staffing_class *class,
                         const struct staffing_variant *variant, int day)
{
    if (class->n_availability == 0)
        return true;
    int date = builder->scenario->frame.first_day + day;
    int start_min = builder->scenario->frame.day_start_min;
    for (size_t i = 0; i < variant->n_segments; i++) {
        int at = variant->segments[i].from_min + start_min;
        int end = variant->segments[i].to_min + start_min;
        while (at < end) {
            int until = available_until(class, date, at);
            if (until == at)
                return false;
            at = until;
        }
    }
    return true;
}

static bool lists_group(const struct pb_ints *groups, int group)
{
    for (size_t i = 0; i < groups->n; i++)
        if (groups->at[i] == group)
            return true;
    return groups->n == 0;
}

/** Whether the law and the contract let the class work the variant at all. */
static bool is_lawful(const struct staffing_builder *builder, const struct staffing_class *class,
                      const struct staffing_variant *variant)
{
    if (class->pool != PB_NONE) {
        const struct pb_militia *pool = &builder->scenario->militia[class->pool];
        return variant->paid_min + pool->main_job_day_min <= pool->max_day_min;
    }
    const struct pb_limits *limits = class->limits;
    const struct pb_shift *code = &builder->scenario->shifts.codes[variant->code];
    bool protected = class->contract->protected;
    if (!lists_group(&code->groups, class->group) || variant->paid_min > limits->max_day_min)
        return false;
    if (variant->night_min > 0 && (!limits->nights || protected))
        return false;
    int overtime = variant->paid_min - limits->hours_per_day_min;
    if (class->contract->scheme == PB_COMPREHENSIVE_HOURS || overtime <= 0)
        return true;
    return limits->overtime && !protected && overtime <= limits->overtime_per_day_min;
}

/** Whether any of its work falls into the horizon. */
static bool is_useful(const struct staffing_builder *builder,
                      const struct staffing_variant *variant, int day)
{
    int first = day * builder->slots_per_day + variant->first_slot;
    for (int i = 0; i < variant->n_slots; i++)
        if (variant->productive[i] > 0 && first + i >= 0 && first + i < builder->n_slots)
            return true;
    return false;
}

/** Adds the duty, or for militia one per queue of the pool. */
static void add_duties(struct staffing_builder *builder, int cls, int variant, int day)
{
    const struct staffing_class *class = staffing_class_at(builder, (size_t)cls);
    const struct pb_scenario *scenario = builder->scenario;
    double by_kind[PB_N_COST_KINDS];
    struct capacity_duty duty = {.cls = cls,
                                 .variant = variant,
                                 .day = day,
                                 .post = CAPACITY_NONE,
                                 .cost =
                                     staffing_duty_cost(builder->out, cls, variant, day, by_kind),
                                 .most = INFINITY};
    size_t n_posts = 1;
    const struct pb_militia *pool = NULL;
    if (class->pool != PB_NONE) {
        pool = &scenario->militia[class->pool];
        n_posts = pool->queues.n;
    } else {
        const struct pb_group *group = &scenario->people.groups[class->group];
        double level = scenario->capacity.levels[group->level].factor;
        duty.work = group->qc ? 0 : level * (1 - scenario->capacity.absence);
    }
    for (size_t i = 0; i < n_posts; i++) {
        if (pool != NULL) {
            duty.post = pool->queues.at[i];
            duty.work = staffing_productivity(scenario, pool, day) *
                        staffing_home_rate(scenario, duty.post);
        }
        struct capacity_duty *place = staffing_push(builder, &builder->duties, sizeof *place);
        if (place == NULL)
            return;
        *place = duty;
    }
}

static void build_class_duties(struct staffing_builder *builder, int cls)
{
    const struct staffing_class *class = staffing_class_at(builder, (size_t)cls);
    for (size_t i = 0; i < class->n_variants; i++) {
        size_t index = class->first_variant + i;
        const struct staffing_variant *variant = staffing_variant_at(builder, index);
        if (!is_lawful(builder, class, variant))
            continue;
        for (int day = staffing_first_day(builder); day < builder->n_days; day++)
            if (class->heads[day + 1] > 0 && is_useful(builder, variant, day) &&
                is_available(builder, class, variant, day))
                add_duties(builder, cls, (int)index, day);
    }
}

void staffing_build_duties(struct staffing_builder *builder)
{
    size_t n = builder->classes.n;
    builder->first_duty = arena_alloc(builder->arena, n + 1, sizeof *builder->first_duty);
    if (builder->first_duty == NULL)
        return;
    /* staffing_duty_cost() looks at classes and variants of the object itself */
    builder->out->classes = builder->classes.at;
    builder->out->n_classes = n;
    builder->out->variants = builder->variants.at;
    builder->out->n_variants = builder->variants.n;
    for (size_t i = 0; i < n; i++) {
        builder->first_duty[i] = builder->duties.n;
        build_class_duties(builder, (int)i);
    }
    builder->first_duty[n] = builder->duties.n;
}
