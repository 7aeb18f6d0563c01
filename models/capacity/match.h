/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which variable of one problem means the same as which of another: two versions of a scenario.
 *
 * Queues, classes and rooms are known by id, days by date; teams by their classes, moves by team
 * and queue, duties by class, day, times and post, limits by class, days and what they count, soft
 * rows by kind, queue, slots and classes. What is alike several times is matched in order.
 */
#ifndef MODELS_CAPACITY_MATCH_H
#define MODELS_CAPACITY_MATCH_H

#include "models/capacity/layout.h"

/** What the entries of a problem are called; everything is borrowed. */
struct capacity_ids {
    const char *const *queues;  /**< [n_queues] */
    const char *const *classes; /**< [n_classes] */
    const char *const *rooms;   /**< [n_rooms] */
    int first_day;              /**< date of day 0 [days] */
    int day_start_min;          /**< clock of its slot 0 [min] */
};

/** A problem with its layout and ids. */
struct capacity_side {
    const struct capacity_problem *problem;
    const struct capacity_layout *layout;
    const struct capacity_ids *ids;
};

/** Columns and rows of the new model in the old one, -1 = none there. */
struct capacity_match {
    int *col;        /**< [n_cols of the new model] */
    int *row;        /**< [n_rows of the new model] */
    int n_duties;    /**< duties of the new problem that the old one has */
    int most_duties; /**< of the new problem */
};

/** Whether slots of both problems mean the same clock times, so that a match makes sense. */
bool capacity_may_match(const struct capacity_side *now, const struct capacity_side *before);

/** Matches. PB_OK or PB_MEMORY; memory belongs to the arena. */
enum pb_rc capacity_match_make(const struct capacity_side *now, const struct capacity_side *before,
                               struct arena *arena, struct capacity_match *out);

#endif
