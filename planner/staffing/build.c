/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/staffing/build.h"

#include <math.h>
#include <string.h>

#include "planner/base/civil.h"

enum { DAY_MIN = CIVIL_DAY_MINUTES, FIRST_ROOM = 16 };

void *staffing_push(struct staffing_builder *builder, struct staffing_list *list, size_t size)
{
    if (list->n == list->room) {
        size_t room = list->room > 0 ? 2 * list->room : FIRST_ROOM;
        char *at = arena_alloc(builder->arena, room, size);
        if (at == NULL)
            return NULL;
        if (list->n > 0)
            memcpy(at, list->at, list->n * size);
        list->at = at;
        list->room = room;
    }
    return (char *)list->at + list->n++ * size;
}

struct staffing_class *staffing_class_at(const struct staffing_builder *builder, size_t index)
{
    return (struct staffing_class *)builder->classes.at + index;
}

const struct staffing_variant *staffing_variant_at(const struct staffing_builder *builder,
                                                   size_t index)
{
    return (const struct staffing_variant *)builder->variants.at + index;
}

const struct capacity_duty *staffing_duty_at(const struct staffing_builder *builder, size_t index)
{
    return (const struct capacity_duty *)builder->duties.at + index;
}

int staffing_add_limit(struct staffing_builder *builder, const struct capacity_limit *limit,
                       enum staffing_limit_use use)
{
    struct capacity_limit *place = staffing_push(builder, &builder->limits, sizeof *place);
    enum staffing_limit_use *meaning = staffing_push(builder, &builder->uses, sizeof *meaning);
    if (place == NULL || meaning == NULL)
        return CAPACITY_NONE;
    *place = *limit;
    *meaning = use;
    return (int)builder->limits.n - 1;
}

void staffing_add_soft(struct staffing_builder *builder, const struct capacity_soft *soft,
                       const struct staffing_soft *meaning)
{
    struct capacity_soft *place = staffing_push(builder, &builder->softs, sizeof *place);
    struct staffing_soft *word = staffing_push(builder, &builder->meanings, sizeof *word);
    if (place == NULL || word == NULL)
        return;
    *place = *soft;
    *word = *meaning;
    word->slot = soft->slot_from;
}

int staffing_first_day(const struct staffing_builder *builder)
{
    return builder->scenario->edges.eve ? -1 : 0;
}

struct staffing_week staffing_week_from(const struct staffing_builder *builder, int first)
{
    int weekday = civil_weekday(builder->scenario->frame.first_day + first);
    struct staffing_week week = {first, first + 6 - weekday};
    if (week.last > builder->n_days - 1)
        week.last = builder->n_days - 1;
    return week;
}

int staffing_week_heads(const struct staffing_class *class, struct staffing_week week)
{
    int most = 0;
    for (int day = week.first; day <= week.last; day++)
        if (class->heads[day + 1] > most)
            most = class->heads[day + 1];
    return most;
}

int staffing_most_starts(const struct staffing_builder *builder, const struct staffing_class *class,
                         int day)
{
    double kept = class->pool == PB_NONE ? builder->scenario->capacity.standby : 0;
    return (int)floor(class->heads[day + 1] / (1 + kept) + 1e-9);
}

bool staffing_window_slots(const struct staffing_builder *builder, struct pb_window window, int day,
                           int *from, int *to)
{
    const struct pb_frame *frame = &builder->scenario->frame;
    int offset = day * DAY_MIN - frame->day_start_min;
    int first = window.from_min + offset, end = window.to_min + offset;
    if (first < 0)
        first = 0;
    *from = (first + frame->slot_min - 1) / frame->slot_min;
    *to = end > 0 ? (end + frame->slot_min - 1) / frame->slot_min - 1 : -1;
    if (*to > builder->n_slots - 1)
        *to = builder->n_slots - 1;
    return *from <= *to;
}
