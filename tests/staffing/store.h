/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A store small enough to compute by hand: two queues, one group each, two shift codes. */
#ifndef TESTS_STAFFING_STORE_H
#define TESTS_STAFFING_STORE_H

#include "paiban/demand.h"
#include "paiban/scenario.h"

enum { STORE_DAYS = 14, STORE_GROUPS = 3, STORE_SLOTS = STORE_DAYS * 24 };

/** Holds everything that `scenario` and `demand` point to; must not be copied. */
struct store {
    struct pb_scenario scenario;
    struct pb_demand demand;
    struct pb_department department;
    struct pb_queue queues[2];
    struct pb_window all_day;
    struct pb_level levels[2];
    struct pb_room room;
    struct pb_contract contract;
    struct pb_group groups[STORE_GROUPS];
    struct pb_person persons[4];
    struct pb_availability availability[2];
    struct pb_leave leave;
    struct pb_shift codes[3];
    struct pb_militia pool;
    struct pb_window pool_hours;
    int pool_lengths[2];
    int pool_queues[1];
    double pool_productivity[2];
    struct pb_crew crew;
    struct pb_target target;
    int holidays[1];
    double sessions[2 * STORE_SLOTS];
};

/** Fills `store`: `n_days` days of 60-minute slots from 2026-11-02 (a Monday) 00:00.
 *
 * Queue 0 presale, lossy at 8; queue 1 after-sale, deferrable with a promise of 2 h; both 80
 * sessions per 480 net minutes, that is 10 an hour. Group 0 (10 heads) and group 1 (4 heads), level
 * 0 of factor 1, full time at 20 an hour: 8 h a day, 5 of at most 6 days, 11 h between shifts.
 * Code "A" 08:00-17:00 with an unpaid hour somewhere in 11:00-14:00, code "N" 20:00-32:00 with a
 * paid hour 25:00-26:00. No militia, no requests, no leave, no eve; tails are credited.
 */
void store_make(struct store *store, int n_days);

#endif
