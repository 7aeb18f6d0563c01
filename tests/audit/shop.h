/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A small shop and a correct plan of it, with arithmetic of the tests' own: the presence of each
 * shift by the hour is a table written by hand. Tests change a copy and look at what is found. */
#ifndef TESTS_AUDIT_SHOP_H
#define TESTS_AUDIT_SHOP_H

#include "paiban/check.h"
#include "paiban/message.h"
#include "paiban/scenario.h"

enum { SHOP_DAYS = 3, SHOP_SLOTS = 72, SHOP_DAY_START = 4, SHOP_ROWS = 64 };
enum shop_queue { PRE, AFTER, SHOP_QUEUES };
enum shop_group { G_PRE, G_SENIOR, G_NOVICE, G_AFTER, G_DESK, SHOP_GROUPS };

/** 2026-11-09, a Monday. */
extern const int shop_first_day;

struct shop {
    struct pb_scenario s;
    struct pb_department departments[1];
    struct pb_queue queues[SHOP_QUEUES];
    struct pb_window open[SHOP_QUEUES][1];
    struct pb_level levels[3];
    struct pb_room rooms[1];
    struct pb_contract contracts[3];
    struct pb_group groups[SHOP_GROUPS];
    struct pb_shift codes[4];
    struct pb_militia militia[1];
    struct pb_window militia_hours[1];
    int militia_lengths[2];
    int militia_queues[1];
    double militia_productivity[3];
    struct pb_crew crew[1];
    struct pb_target targets[1];
    int holidays[1];
};

void shop_init(struct shop *shop);

/** A row of shifts.csv. */
struct shop_shift {
    const char *team, *class;
    int day; /**< from the first */
    const char *shift;
    int heads;
    const char *segments, *breaks;
    double strength;      /**< unit heads of one head at work */
    const char *presence; /**< slots from the start of its planning day: one character a slot,
                               '.' none, '1' full, 'h' half, 'f' 0.85 */
};

/** A row of work.csv. */
struct shop_work {
    int slot;
    double heads, starts; /**< from after-sale to presale */
};

/** A plan; after shop_plan() its files are correct. */
struct shop_plan {
    struct shop_shift shifts[SHOP_ROWS];
    size_t n_shifts;
    struct shop_work work[SHOP_ROWS];
    size_t n_work;
    double sessions[SHOP_QUEUES][SHOP_SLOTS];
    double own[SHOP_QUEUES][SHOP_SLOTS], lent[SHOP_QUEUES][SHOP_SLOTS];
    double borrowed[SHOP_QUEUES][SHOP_SLOTS], militia[SHOP_QUEUES][SHOP_SLOTS];
    double capacity[SHOP_QUEUES][SHOP_SLOTS], served[SHOP_QUEUES][SHOP_SLOTS];
    double backlog[SHOP_QUEUES][SHOP_SLOTS], late[SHOP_QUEUES][SHOP_SLOTS];
    double unserved[SHOP_QUEUES][SHOP_SLOTS];
    double cost[PB_N_COST_KINDS];
    double bound, shortage_in_bound;
    double extra_cost; /**< added to the claimed cost */
    bool lawful;
    const char *hash;
};

/** The correct plan: 4 agents in the day, one at night, two after-sale agents of whom one unit head
 * helps presale from 13:00 to 15:00, two militia from 18:00 to 22:00. */
void shop_plan(struct shop_plan *plan);

/** Computes the hours of a plan from its rows, served as early as possible. */
void shop_fill_hours(struct shop_plan *plan);

/** A new folder under the temporary one; removed by shop_remove. */
void shop_folder(char folder[64]);
void shop_remove(const char *folder);

/** Writes `text` to `folder/name`. */
void shop_put(const char *folder, const char *name, const char *text);

/** Writes all files of the plan. */
void shop_write(const char *folder, const struct shop_plan *plan);

/** Name of slot `slot` as files write it. */
const char *shop_slot_name(int slot, char buffer[40]);

/** One finding that a test waits for; amounts compare to 1e-6. */
struct shop_expect {
    const char *rule;
    const char *who;
    int day;  /**< from the first, -100: none */
    int slot; /**< -100: none */
    double amount;
};

/** Checks the plan of the shop; fails the test unless exactly the expected findings (of the rules
 * named, all rules when `n` is 0) come. */
void shop_expect_only(const struct shop *shop, const struct shop_plan *plan,
                      const struct shop_expect *expected, size_t n);

/** The same, but findings of other rules may come too. */
void shop_expect(const struct shop *shop, const struct shop_plan *plan,
                 const struct shop_expect *expected, size_t n);

/** Prints findings, for a test that fails. */
void shop_print(const struct pb_findings *findings);

#endif
