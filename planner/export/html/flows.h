/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to html: reassignments gathered by day and pair of queues. */
#ifndef PLANNER_EXPORT_HTML_FLOWS_H
#define PLANNER_EXPORT_HTML_FLOWS_H

#include "planner/folder/folder.h"

/** A person (PB_NONE: nobody by name) who serves another queue for a while. */
struct flow_part {
    int day, from, to; /**< index of the planning day, queues */
    int person;
    int from_slot, to_slot;
    double hours; /**< [person-hours] */
};

/** All from one queue to another on one day. */
struct flow {
    int day, from, to;
    size_t first_part, n_parts; /**< in flows.parts */
    int people;                 /**< different ones; 0 when nobody is named */
    int from_slot, to_slot;     /**< from the first start to the last end */
    double hours;
};

struct flows {
    struct flow_part *parts; /**< by day, from, to, person, slot; owned */
    size_t n_parts;
    struct flow *at; /**< by day, from, to; owned */
    size_t n;
    double hours; /**< all */
};

/** Gathers moves.csv, or work.csv of a plan without names. False when memory is short. */
bool flows_init(struct flows *flows, const struct plan_folder *plan);
void flows_release(struct flows *flows);

#endif
