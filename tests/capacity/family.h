/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The measured family of capacity problems: heads per hour and team, 96 shift variants a day, six
 * militia pools, moves by the hour. Read from a folder with heads.csv and staff.csv, which is not
 * part of the product; other sizes are made from it. */
#ifndef TESTS_CAPACITY_FAMILY_H
#define TESTS_CAPACITY_FAMILY_H

#include "models/capacity/problem.h"
#include "planner/base/arena.h"

/** What to make of the data. */
struct family_size {
    int departments; /**< of three teams; beyond 4 the first ones return, a little changed */
    int days;        /**< 1..; beyond 15 the days return */
    int week_days;   /**< normal days a person works in 7 days, 0 = no weekly limit */
    bool is_strict;  /**< a team lends only whom it has present; the published optimum is without */
};

/** LP optimum of the family as published, for 4 departments, 15 days and no weekly limit. */
#define FAMILY_LP_OPTIMUM 107325.7265

/** Builds the problem into `problem`; memory belongs to `arena`. False when the data is not there
 * (`folder` NULL included) or memory is short. */
bool family_build(const char *folder, const struct family_size *size, struct arena *arena,
                  struct capacity_problem *problem);

#endif
