/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the parts of staffing share while a problem is put together. */
#ifndef PLANNER_STAFFING_BUILD_H
#define PLANNER_STAFFING_BUILD_H

#include "planner/staffing/staffing.h"

/** A list that grows in an arena. */
struct staffing_list {
    void *at;
    size_t n, room;
};

/** Parts of a problem as they come. All lists and arrays end in the arena of `out`. */
struct staffing_builder {
    const struct pb_scenario *scenario;
    const struct pb_demand *demand;
    struct staffing *out;
    struct arena *arena;
    int n_days;
    int n_slots;
    int slots_per_day;
    double slot_hours;
    struct capacity_queue *queues;
    struct staffing_list classes;  /**< struct staffing_class */
    struct staffing_list teams;    /**< struct capacity_team */
    struct staffing_list moves;    /**< struct capacity_move */
    struct staffing_list variants; /**< struct staffing_variant */
    struct staffing_list duties;   /**< struct capacity_duty, by class */
    struct staffing_list limits;   /**< struct capacity_limit */
    struct staffing_list uses;     /**< enum staffing_limit_use, as limits */
    struct staffing_list softs;    /**< struct capacity_soft */
    struct staffing_list meanings; /**< struct staffing_soft, as softs */
    size_t *first_duty; /**< n_classes + 1: where each class's duties begin, once they stand */
};

/** Adds one zeroed item of `size` bytes; NULL when memory is short (the arena remembers). */
void *staffing_push(struct staffing_builder *builder, struct staffing_list *list, size_t size);

/** The classes, once they stand. */
struct staffing_class *staffing_class_at(const struct staffing_builder *builder, size_t index);
const struct staffing_variant *staffing_variant_at(const struct staffing_builder *builder,
                                                   size_t index);
const struct capacity_duty *staffing_duty_at(const struct staffing_builder *builder, size_t index);

/** Adds a limit and what it is for; returns its index, or CAPACITY_NONE when memory is short. */
int staffing_add_limit(struct staffing_builder *builder, const struct capacity_limit *limit,
                       enum staffing_limit_use use);

/** Adds a soft row and what it stands for. */
void staffing_add_soft(struct staffing_builder *builder, const struct capacity_soft *soft,
                       const struct staffing_soft *meaning);

/** A run of day indexes inside one Monday-Sunday week. */
struct staffing_week {
    int first, last; /**< day indexes, inclusive; -1 = eve */
};

/** The week that begins at day index `first`, cut to the horizon. */
struct staffing_week staffing_week_from(const struct staffing_builder *builder, int first);

/** First day index of the plan: -1 with an eve, else 0. */
int staffing_first_day(const struct staffing_builder *builder);

/** Largest head count of the class in the week. */
int staffing_week_heads(const struct staffing_class *class, struct staffing_week week);

/** Whether the group's people without a name are there on day index `day`, -1 = eve. */
bool staffing_group_is_there(const struct staffing_builder *builder, int group, int day);

/** Whether the person is there and not on leave on day index `day`, -1 = eve. */
bool staffing_person_is_there(const struct staffing_builder *builder, int person, int day);

/** Most people of the class who start a shift on day index `day`: without those on standby. */
int staffing_most_starts(const struct staffing_builder *builder, const struct staffing_class *class,
                         int day);

/** Slots [*from, *to] whose start lies in `window` of the calendar day with index `day`; false
 * when none of them is in the horizon. */
bool staffing_window_slots(const struct staffing_builder *builder, struct pb_window window, int day,
                           int *from, int *to);

/** The parts, in the order they run. */
void staffing_build_queues(struct staffing_builder *builder);
void staffing_build_classes(struct staffing_builder *builder);
void staffing_build_variants(struct staffing_builder *builder);
void staffing_build_teams(struct staffing_builder *builder);
void staffing_build_duties(struct staffing_builder *builder);

/** A rule of the scenario: adds its limits or soft rows. */
struct staffing_rule {
    const char *id;
    void (*add)(struct staffing_builder *builder);
};

void staffing_rule_heads(struct staffing_builder *builder);
void staffing_rule_week(struct staffing_builder *builder);
void staffing_rule_rest(struct staffing_builder *builder);
void staffing_rule_in_row(struct staffing_builder *builder);
void staffing_rule_period(struct staffing_builder *builder);
void staffing_rule_nights(struct staffing_builder *builder);
void staffing_rule_promise(struct staffing_builder *builder);
void staffing_rule_crew(struct staffing_builder *builder);
void staffing_rule_qc(struct staffing_builder *builder);
void staffing_rule_mix(struct staffing_builder *builder);
void staffing_rule_response(struct staffing_builder *builder);
void staffing_rule_target(struct staffing_builder *builder);

#endif
