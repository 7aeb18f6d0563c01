/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest between shifts: who ends late on a day cannot start early on the next. For every threshold,
 * shifts that end after it plus shifts that start less than the rest after it are at most the
 * heads; thresholds that separate the same starts are one row. A rest of 0 asks for nothing. */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/staffing/build.h"

enum { MOST_ENDS = 2 * 1440, DAY_MIN = CIVIL_DAY_MINUTES };

#define HALF_A_MINUTE (0.5 / 60)

/** Thresholds of a class: ends of shifts [min] that some start of the next day is too near to. */
struct thresholds {
    int end_min[MOST_ENDS];
    size_t n;
};

static int rest_of(const struct staffing_builder *builder, const struct staffing_class *class)
{
    return class->pool == PB_NONE ? class->limits->rest_min
                                  : builder->scenario->militia[class->pool].rest_min;
}

/** Whether the class uses the variant at all. Its duties are sorted by variant. */
static bool is_used(const struct staffing_builder *builder, size_t cls, size_t variant)
{
    for (size_t k = builder->first_duty[cls]; k < builder->first_duty[cls + 1]; k++)
        if ((size_t)staffing_duty_at(builder, k)->variant == variant)
            return true;
    return false;
}

/** Latest start of the class's used variants that lies less than the rest after `end_min`. */
static int latest_early_start(const struct staffing_builder *builder, const size_t used[],
                              size_t n_used, int end_min, int rest_min)
{
    int latest = -1;
    for (size_t i = 0; i < n_used; i++) {
        int start = staffing_variant_at(builder, used[i])->segments[0].from_min;
        if (start + DAY_MIN < end_min + rest_min && start > latest)
            latest = start;
    }
    return latest;
}

static void insert_sorted(struct thresholds *thresholds, int end_min)
{
    size_t at = thresholds->n;
    for (size_t i = 0; i < thresholds->n; i++)
        if (thresholds->end_min[i] == end_min)
            return;
    if (thresholds->n == MOST_ENDS)
        return;
    for (; at > 0 && thresholds->end_min[at - 1] > end_min; at--)
        thresholds->end_min[at] = thresholds->end_min[at - 1];
    thresholds->end_min[at] = end_min;
    thresholds->n++;
}

/** Keeps of the ends with the same early starts the first. */
static void thin(const struct staffing_builder *builder, const size_t used[], size_t n_used,
                 int rest_min, struct thresholds *thresholds)
{
    int last = -1;
    size_t kept = 0;
    for (size_t i = 0; i < thresholds->n; i++) {
        int latest = latest_early_start(builder, used, n_used, thresholds->end_min[i], rest_min);
        if (latest < 0 || latest == last)
            continue;
        last = latest;
        thresholds->end_min[kept++] = thresholds->end_min[i];
    }
    thresholds->n = kept;
}

static void find_thresholds(struct staffing_builder *builder, size_t cls,
                            struct thresholds *thresholds)
{
    const struct staffing_class *class = staffing_class_at(builder, cls);
    size_t *used = arena_alloc(builder->arena, class->n_variants, sizeof *used);
    size_t n_used = 0;
    if (used == NULL)
        return;
    for (size_t i = 0; i < class->n_variants; i++)
        if (is_used(builder, cls, class->first_variant + i))
            used[n_used++] = class->first_variant + i;
    for (size_t i = 0; i < n_used; i++)
        insert_sorted(thresholds, staffing_variant_at(builder, used[i])->end_min);
    thin(builder, used, n_used, rest_of(builder, class), thresholds);
}

void staffing_rule_rest(struct staffing_builder *builder)
{
    for (size_t i = 0; i < builder->classes.n && !builder->arena->failed; i++) {
        const struct staffing_class *class = staffing_class_at(builder, i);
        int rest_min = rest_of(builder, class);
        if (builder->first_duty[i] == builder->first_duty[i + 1] || rest_min <= 0)
            continue;
        struct thresholds thresholds = {.n = 0};
        find_thresholds(builder, i, &thresholds);
        for (int day = staffing_first_day(builder); day + 1 < builder->n_days; day++)
            for (size_t k = 0; k < thresholds.n; k++) {
                int heads = staffing_week_heads(class, (struct staffing_week){day, day + 1});
                struct capacity_limit limit = {.cls = (int)i,
                                               .measure = CAPACITY_LATE_EARLY,
                                               .day_from = day,
                                               .day_to = day + 1,
                                               .threshold =
                                                   thresholds.end_min[k] / 60.0 - HALF_A_MINUTE,
                                               .rest = rest_min / 60.0,
                                               .lower = -INFINITY,
                                               .upper = heads,
                                               .feeds = CAPACITY_NONE};
                staffing_add_limit(builder, &limit, STAFFING_REST);
            }
    }
}
