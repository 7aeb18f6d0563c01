/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What an override is about: the group that its effect is attributed to. */
#ifndef PLANNER_SCENARIO_OVERRIDE_GROUP_H
#define PLANNER_SCENARIO_OVERRIDE_GROUP_H

enum override_group {
    OVERRIDE_DEMAND,   /**< what reaches the queues */
    OVERRIDE_CAPACITY, /**< who can work, when, and how much they do */
    OVERRIDE_RULES,    /**< law, opening hours, promises */
    OVERRIDE_PRICES,   /**< pay, what is lost or late, targets */
    OVERRIDE_N_GROUPS
};

/** The group of the override `path=value` (or of a path alone). Money is a price wherever it
 * stands, but not in brands and demand, where it makes sessions; everything else follows its
 * section. A path that no field has belongs to demand. */
enum override_group override_group_of(const char *change);

#endif
