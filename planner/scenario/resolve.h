/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From what is written to what is meant: references looked up, gaps filled, contradictions named.
 *
 * One function per part of the scenario, called in the order below; each reads `raw`, writes its
 * part of `out` and says what is wrong. They go on after mistakes, so that all come at once, and
 * leave something harmless behind.
 */
#ifndef PLANNER_SCENARIO_RESOLVE_H
#define PLANNER_SCENARIO_RESOLVE_H

#include "planner/scenario/fields.h"
#include "planner/scenario/presets.h"
#include "planner/scenario/read.h"

struct resolving {
    struct reading *reading;
    struct raw_scenario *raw;
    struct raw_presets presets;
    struct pb_scenario *out;
    size_t leave_room;                 /**< allocated leaves */
    const struct node **leave_nodes;   /**< where each leave of `out` was said */
    const struct node **request_nodes; /**< and each request */
    bool horizon_known; /**< first day and days are good, so dates can be checked against them */
};

void resolve_frame(struct resolving *r);
void resolve_calendar(struct resolving *r);
void resolve_waves(struct resolving *r);
void resolve_departments(struct resolving *r);
void resolve_brands(struct resolving *r);
void resolve_queues(struct resolving *r);
void resolve_capacity(struct resolving *r);
void resolve_values(struct resolving *r);
void resolve_demand(struct resolving *r);
void resolve_prior(struct resolving *r);
void resolve_direct(struct resolving *r);
void resolve_rules(struct resolving *r);
void resolve_contracts(struct resolving *r);
void resolve_groups(struct resolving *r);
void resolve_persons(struct resolving *r);
void resolve_shifts(struct resolving *r);
void resolve_crew(struct resolving *r);
void resolve_requests(struct resolving *r);
void resolve_rostered(struct resolving *r);
void resolve_lines(struct resolving *r);

/** Days whose dates an edited roster may leave without month or year. */
struct pb_days resolve_edited_days(const struct resolving *r);

/** Rows of the edited roster `file` that `node` names: a workbook, or a table with days across. */
struct raw_list resolve_edited(struct resolving *r, const struct node *node, const char *file);
void resolve_militia(struct resolving *r);
void resolve_targets(struct resolving *r);
void resolve_variants(struct resolving *r);

/* ------------------------------------------------------------ what several of them need */

/** Entries that a reference may name: an array whose elements begin with their id. */
struct resolve_names {
    const void *at;
    size_t n;
    size_t size;
    const char *what; /**< "department", for messages; a key of the translations */
};

/** Index of the entry called `id`, or PB_NONE. */
int resolve_index(const struct resolve_names *names, const char *id);

/** The same, and says so at `node` when there is none. */
int resolve_name(struct resolving *r, const struct resolve_names *names, const struct node *node,
                 const char *id);

struct resolve_names resolve_departments_of(const struct pb_scenario *scenario);
struct resolve_names resolve_queues_of(const struct pb_scenario *scenario);
struct resolve_names resolve_levels_of(const struct pb_scenario *scenario);
struct resolve_names resolve_rooms_of(const struct pb_scenario *scenario);
struct resolve_names resolve_contracts_of(const struct pb_scenario *scenario);
struct resolve_names resolve_groups_of(const struct pb_scenario *scenario);
struct resolve_names resolve_brands_of(const struct pb_scenario *scenario);
struct resolve_names resolve_persons_of(const struct pb_scenario *scenario);

/** Which queues `id` means: a queue, or a function or department with several. Fills `queues`
 * [room for all queues] and returns how many; says so at `node` when there is none. */
size_t resolve_queue_set(struct resolving *r, const struct node *node, const char *id, int *queues);

/** The one queue that `id` means, or PB_NONE after a message. */
int resolve_queue(struct resolving *r, const struct node *node, const char *id);

/** All queues that a list of names means, sorted and each once. `node` is the list. */
struct pb_ints resolve_queue_list(struct resolving *r, const struct node *node,
                                  struct raw_names names);

/** Says so at `node` when `days` do not touch the planning days; when they do, cuts them to these.
 * `what` names the days in the message. Not given: all planning days. */
struct pb_days resolve_days(struct resolving *r, const struct node *node, struct pb_days days);

/** Last planning day. */
int resolve_last_day(const struct pb_scenario *scenario);

/** Takes from `base` what `limits` does not say. */
void resolve_merge_limits(struct raw_limits *limits, const struct raw_limits *base);

/** Limits and pay ready for use; see fields_limits. */
struct pb_limits resolve_limits(const struct raw_limits *raw);

/** Pay with the value of a normal hour. `queue` [PB_NONE allowed] gives the sessions an hour for
 * pay by session. */
struct pb_pay resolve_pay(const struct pb_scenario *scenario, struct pb_pay pay,
                          const struct pb_limits *limits, int queue);

/** Fills `group` from `raw`; false after a message when it has no queue. */
bool resolve_group(struct resolving *r, const struct raw_group *raw, struct pb_group *group);

/** Indexes of the groups that the key `groups` of `entry` names. */
struct pb_ints resolve_group_list(struct resolving *r, const struct entry *entry,
                                  struct raw_names names);

/** Shifts that shifts.generate makes at most, and making them at the end of the codes. */
size_t resolve_count_generated(const struct resolving *r);
void resolve_generated(struct resolving *r);

/** Moves `shift` into the planning day and gives it those of `breaks` that fit. */
void resolve_place_shift(struct resolving *r, struct pb_shift *shift,
                         const struct raw_list *breaks);

/** Says what is wrong with the records of `breaks`. */
void resolve_check_breaks(struct resolving *r, const struct raw_list *breaks);

/** Whether `limits` are nowhere looser than the law of the preset. */
bool resolve_is_lawful(const struct resolving *r, const struct pb_limits *limits);

/** Finds the raw contract of index `contract` with all that it inherits. */
const struct raw_contract *resolve_raw_contract(const struct resolving *r, int contract);

/** Where a figure comes from: its node is given, or it is a default. */
enum pb_origin resolve_origin(const struct node *node);

#endif
