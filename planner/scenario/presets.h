/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What exists before a scenario says anything: rules by law, contracts, levels, queues.
 *
 * Written in the language of the scenarios and read through the same tables.
 */
#ifndef PLANNER_SCENARIO_PRESETS_H
#define PLANNER_SCENARIO_PRESETS_H

#include "planner/scenario/raw.h"
#include "planner/scenario/read.h"

/** Limits by law. */
struct raw_preset {
    struct entry entry; /**< id: as in rules.preset */
    struct raw_limits limits;
};

struct raw_presets {
    struct entry entry;
    struct raw_list rules;     /**< struct raw_preset */
    struct raw_list contracts; /**< struct raw_contract */
    struct raw_list levels;    /**< struct raw_level */
    struct raw_list queues;    /**< struct raw_queue, one per function */
};

/** The text that presets_read reads. */
const char *presets_text(void);

/** Fills `presets`, owned by the arena of `reading`; false when memory is short. */
bool presets_read(struct reading *reading, struct raw_presets *presets);

/** The record of `list` [records of `size` bytes beginning with an entry] called `id`, or NULL. */
const void *presets_find(const struct raw_list *list, size_t size, const char *id);

#endif
