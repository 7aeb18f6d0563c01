/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Who is there under a roster: heads of classes, seats of rooms and elastic rows over presence,
 * kept up to date while shifts change. */
#ifndef PLANNER_ROSTER_PRESENCE_H
#define PLANNER_ROSTER_PRESENCE_H

#include "planner/base/arena.h"
#include "planner/roster/named.h"

/** A class in an elastic row over presence. */
struct presence_part {
    int soft; /**< of the problem */
    double coef;
};

struct presence {
    const struct staffing *staffing; /**< borrowed */
    int *heads;                      /**< [class * (n_days + 1) + day] at work */
    int *most_heads;                 /**< likewise: who may work, standby kept back */
    double *seats;                   /**< [room * n_slots + slot] taken */
    double *have;                    /**< [soft row] head slots */
    struct presence_part *parts;     /**< by class */
    int *first;                      /**< n_classes + 1: where those of each class begin */
};

/** A duty that ends and one that begins; PB_NONE = none. */
struct presence_change {
    int from, to;
};

/** Counts the people of `named`; memory in `arena`. PB_OK or PB_MEMORY. */
enum pb_rc presence_make(const struct named *named, struct arena *arena, struct presence *out);

/** Whether heads and seats allow it. */
bool presence_allows(const struct presence *presence, struct presence_change change);

/** What the elastic rows save [money]. */
double presence_saving(const struct presence *presence, struct presence_change change);

/** Does it. */
void presence_apply(struct presence *presence, struct presence_change change);

#endif
