/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rosters by name for the tests: a crew of ten on fourteen days, a generator of legal rosters, a
 * second opinion on what a roster breaks, and files written from it. Nothing in here shares code
 * with the planner or its auditor; hours of the shifts are tables written by hand. */
#ifndef TESTS_AUDIT_CREW_H
#define TESTS_AUDIT_CREW_H

#include "paiban/check.h"
#include "paiban/scenario.h"

enum { CREW_DAYS = 14, CREW_PEOPLE = 10, CREW_ROWS = 200, CREW_MOVES = 100, CREW_CODES = 4 };
enum crew_queue { SHOP_PRE, SHOP_AFTER, MALL_PRE, MALL_AFTER, CREW_QUEUES };
enum crew_code { CODE_A, CODE_N, CODE_P, CODE_B };
enum crew_group { REGULAR, SENIOR, PART_TIME, AFTER_SALE, PROTECTED, CREW_GROUPS };

/** 2026-11-02, a Monday. */
extern const int crew_first_day;

struct crew {
    struct pb_scenario s;
    struct pb_department departments[2];
    struct pb_queue queues[CREW_QUEUES];
    struct pb_window open[1];
    struct pb_level levels[2];
    struct pb_contract contracts[3];
    struct pb_group groups[CREW_GROUPS];
    struct pb_person people[CREW_PEOPLE];
    struct pb_availability windows[5];
    struct pb_leave leave[1];
    struct pb_shift codes[CREW_CODES];
    struct pb_request requests[CREW_PEOPLE];
};

void crew_init(struct crew *crew);

/** A shift of the roster. */
struct crew_row {
    int person;
    int day; /**< from the first */
    enum crew_code code;
    int later_min;  /**< moved by hand: its times are this much later than the code's */
    int pause;      /**< which of the code's break places, 0 .. 2 */
    bool no_break;  /**< the break was deleted */
    bool standby;   /**< may be called in: no hours */
    double extra_h; /**< added to the paid hours it claims */
};

struct crew_move {
    int person;
    int day, from_min, to_min; /**< clock of that day */
    enum crew_queue from, to;
    double share;
};

struct crew_roster {
    struct crew_row rows[CREW_ROWS];
    size_t n_rows;
    struct crew_move moves[CREW_MOVES];
    size_t n_moves;
};

/** What should be found. */
struct crew_breach {
    const char *rule;
    int person;
    int day;       /**< of the planning day, or of the instant for moves */
    int clock_min; /**< of the instant, -1: the finding has a day */
    double amount;
};

struct crew_breaches {
    struct crew_breach at[CREW_ROWS];
    size_t n;
};

/** Hand-written facts of a code. */
struct crew_times {
    const char *code;
    int from_min, to_min; /**< first start and last end */
    int paid_min, net_min, night_min, over_min;
};
extern const struct crew_times crew_times[CREW_CODES];

/** A small generator of numbers, 0 .. below - 1. */
unsigned crew_random(unsigned *state, unsigned below);

/** A legal roster; the same for the same seed. */
void crew_generate(const struct crew *crew, unsigned seed, struct crew_roster *roster);

/** Makes the first shift of every third person of `roster` a fixed assignment. */
void crew_fix(struct crew *crew, const struct crew_roster *roster);

/** Everything a roster breaks, in the tests' own arithmetic. */
void crew_judge(const struct crew *crew, const struct crew_roster *roster,
                struct crew_breaches *breaches);

/** Writes roster.csv and moves.csv, nothing else, to a new folder. */
void crew_write(const char *folder, const struct crew *crew, const struct crew_roster *roster);

/** Checks the roster given alone; fails the test unless exactly `expected` is found. */
void crew_expect(const struct crew *crew, const struct crew_roster *roster,
                 const struct crew_breaches *expected, const char *what);

#endif
