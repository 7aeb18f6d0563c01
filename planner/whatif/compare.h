/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Two finished plans compared: in all, by team, by day, by hour, and person by person.
 *
 * Queues and people are matched by id, days by date. What only one plan has counts 0 in the other.
 * Days that only one plan covers are not compared day by day, and hours only where both plans have
 * slots of the same length.
 */
#ifndef PLANNER_WHATIF_COMPARE_H
#define PLANNER_WHATIF_COMPARE_H

#include <stdint.h>

#include "paiban/check.h"
#include "planner/folder/folder.h"
#include "planner/whatif/pair.h"

/** Work and people of a team, a day or both plans as a whole. */
struct compare_figures {
    struct whatif_pair sessions, served, unserved; /**< [sessions] */
    struct whatif_pair late_hours;                 /**< [session-hours] */
    struct whatif_pair on_duty, borrowed, militia; /**< [head-hours] */
    struct whatif_pair shifts, paid_hours;         /**< started; of a day: on it */
};

/** A team by its queue. */
struct compare_team {
    const char *id;
    const char *name;
    struct compare_figures figures;
};

/** A day that both plans cover. */
struct compare_day {
    int day; /**< [day number] */
    struct compare_figures figures;
};

/** Somebody who works a day differently. Texts: a shift as "E 08:00-17:00", "" for a day off;
 * reassignments as "presale 20:00-22:00; ...", "" for none. */
struct compare_change {
    const char *person; /**< id */
    const char *name;
    const char *team; /**< id of the home queue, "" for militia */
    int day;          /**< [day number] */
    const char *shifts[2];
    const char *moves[2];
    bool shift_differs, moves_differ;
};

/** All-zero is a valid empty object; texts are borrowed from the plans or stand in the arena. */
struct compare {
    const struct plan_folder *plans; /**< two; borrowed */
    struct whatif_pair cost, bound, gap;
    struct whatif_pair cost_by_kind[PB_N_COST_KINDS];
    struct compare_figures total;
    struct compare_team *teams;
    size_t n_teams;
    struct compare_day *days;
    size_t n_days;
    struct whatif_hour *hours; /**< the largest differences first */
    size_t n_hours;
    struct compare_change *changes; /**< by person, then by day */
    size_t n_changes;
    size_t n_people; /**< who work differently on some day */
    bool has_people; /**< both plans name people */
    bool has_hours;  /**< slots are alike */
    bool other_days; /**< the plans cover different days */
    bool differs;    /**< in any of the above */
    struct arena arena;
};

/** Compares `plans` [2], which were planned at least to the capacity stage: else PB_INVALID with a
 * message. Notes say what could not be compared. PB_OK or PB_MEMORY otherwise; `out` is
 * overwritten and released by the caller on PB_OK, empty otherwise. */
enum pb_rc compare_make(const struct plan_folder plans[2], struct compare *out,
                        struct pb_messages *messages);

void compare_release(struct compare *compare);

/** Adds who works differently: a part of compare_make(). PB_OK or PB_MEMORY. */
enum pb_rc compare_people(struct compare *compare);

#endif
