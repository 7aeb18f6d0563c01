/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The figures of both sides beside each other: what the table and the JSON show. */
#ifndef PLANNER_WHATIF_SHEET_H
#define PLANNER_WHATIF_SHEET_H

#include <stdint.h>

#include "planner/plan/people.h"
#include "planner/whatif/pair.h"
#include "planner/whatif/whatif.h"

/** Hours that the sheet lists at most. */
enum { WHATIF_WORST_HOURS = 6 };

/** People of one kind or class. */
struct whatif_people {
    struct whatif_pair heads, shifts, hours; /**< hours are paid ones */
};

/** A class or a militia department, by id; what one side lacks counts 0 there. */
struct whatif_class {
    const char *id;
    const char *name; /**< of a department, else "" */
    bool militia;
    struct whatif_people people;
    struct whatif_pair ot150, ot200, ot300; /**< overtime [h] */
};

/** All-zero is a valid empty object. */
struct whatif_sheet {
    bool in_heads;               /**< demand is in heads, sessions mean head-slots */
    struct whatif_pair sessions; /**< arrived, with what waited before */
    struct whatif_pair served, unserved, waiting; /**< [sessions]; waiting at the end */
    struct whatif_pair late_hours;                /**< [session-hours] */
    struct whatif_people people[PLAN_N_PEOPLE];
    struct whatif_pair borrowed_hours; /**< head-hours of reassignments */
    struct whatif_pair paid_hours;
    struct whatif_pair cost_by_kind[PB_N_COST_KINDS];
    struct whatif_pair cost, bound;    /**< [money] */
    struct whatif_pair guaranteed_pay; /**< monthly pay beside the cost [money] */
    struct whatif_pair gap;            /**< of the last stage, or NAN */
    struct whatif_class *classes;      /**< those of the base first */
    size_t n_classes;
    struct whatif_hour hours[WHATIF_WORST_HOURS]; /**< the worst first */
    size_t n_hours;
    struct arena arena;
};

/** Fills the sheet of a whole answer; texts are borrowed from it. PB_OK or PB_MEMORY; released by
 * the caller in any case. */
enum pb_rc whatif_sheet_make(const struct whatif *whatif, struct whatif_sheet *out);

void whatif_sheet_release(struct whatif_sheet *sheet);

#endif
