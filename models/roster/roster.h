/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rosters by name: a line of work over the whole horizon for every agent of a team.
 *
 * Sets
 *   e agents, d days 0..D-1, s shifts, r rows (anything that wants heads: a shift of a day, an hour
 *   of a queue, a lead on duty), L_e all lines agent e may work: one shift or none on each day.
 * Data
 *   a[r,l]   what line l gives to row r (sum of `gives` over its days)
 *   c[l]     price of line l: wishes refused, soft limits broken, pay
 *   need[r], under[r], over[r]   what the row wants and the price of one less or one more
 * Variables
 *   x[e,l] in {0, 1}   agent e works line l
 *   u[r], o[r] >= 0    missing and surplus
 * Objective
 *   min  sum_{e,l} c[l] x[e,l] + sum_r (under[r] u[r] + over[r] o[r])
 * Rows
 *   C1[r]  sum_{e,l} a[r,l] x[e,l] + u[r] - o[r] = need[r]
 *   C2[e]  sum_l x[e,l] = 1                              (convexity row)
 *
 * The lines are far too many to write down. Column generation keeps a few thousand of them; new
 * ones are shortest paths day by day (line.h). For any duals p of C1 with -over <= p <= under
 *
 *   bound(p) = sum_r need[r] p[r] + sum_e min_{l in L_e} (c[l] - sum_r a[r,l] p[r])
 *
 * is a lower bound of the cost, because the minimum is computed exactly; it is raised to the next
 * multiple of the greatest common divisor of all prices where all amounts are whole numbers.
 *
 * Example by hand: two days, one shift of 8 h, two agents, need 1 each day (under 100, over 1),
 * both must work exactly one day, A asks for day 0 off at 5. Lines: A {day 0: 5, day 1: 0},
 * B {day 0: 0, day 1: 0}. Best: A on day 1, B on day 0, cost 0; with p = 0 the bound is 0.
 */
#ifndef MODELS_ROSTER_ROSTER_H
#define MODELS_ROSTER_ROSTER_H

#include <paiban/status.h>
#include <paiban/stop.h>
#include <stdbool.h>
#include <stddef.h>

/** Longest horizon. */
enum { ROSTER_MOST_DAYS = 512 };

/** Instead of a shift: no work, any work. */
#define ROSTER_OFF (-1)
#define ROSTER_ANY (-2)

/** A limit on an amount. All-zero is no limit. */
struct roster_range {
    bool on;
    double min;   /**< -INFINITY = no lower limit */
    double max;   /**< INFINITY = no upper limit */
    double under; /**< price of each unit below min; INFINITY = hard */
    double over;  /**< price of each unit above max; INFINITY = hard */
};

/** One shift of the catalogue. */
struct roster_shift {
    int start_min; /**< start [minutes after 00:00 of its day] */
    int end_min;   /**< end, exceeds 1440 past midnight; start = end: clock unknown, no rest rule */
    int paid_min;  /**< [min] */
};

enum roster_period { ROSTER_HORIZON, ROSTER_WEEK };

/** A limit on a weighted number of shifts: hours, nights, one code, overtime, days of a week. */
struct roster_count {
    const int *weight; /**< n_shifts, >= 0: units of one such shift; borrowed */
    struct roster_range range;
    enum roster_period period; /**< WEEK: every Monday-Sunday week; minima only in whole weeks */
};

/** The rules of an agent; agents alike share one. All-zero: anything goes. */
struct roster_limits {
    struct roster_range days_in_row;     /**< [days]; hard or with a price per day */
    struct roster_range days_off_in_row; /**< [days]; a run that touches an edge has no minimum */
    struct roster_range weekends;        /**< worked Saturday or Sunday [weekends] */
    int rest_min;                        /**< between two shifts, by the clock [min]; 0 = off */
    const bool *not_after;               /**< n_shifts * n_shifts or NULL: [s * n_shifts + t]
                                              t may not follow s on the next day; borrowed */
    int normal_week_days;  /**< days of a week beyond these are rest-day overtime; 0 = off */
    double rest_day_price; /**< per paid minute of such a day */
    double shift_change;   /**< price of each change of shift inside a week; 0 = off */
    struct roster_count *counts;
    size_t n_counts;
};

/** What happened before the horizon. All-zero: long off, nothing carried. */
struct roster_history {
    int days_on;          /**< days worked in a row up to the eve */
    int days_off;         /**< days off in a row up to the eve; ignored when days_on > 0; 0 with
                               days_on = 0: long enough for every minimum */
    int last_shift;       /**< shift of the eve, meaningful when days_on > 0 */
    bool worked_saturday; /**< the horizon begins on a Sunday and its Saturday was worked */
    int week_days;        /**< days worked in the running week */
    double *carried;      /**< limits->n_counts units to start from, or NULL = 0; borrowed */
};

struct roster_agent {
    const struct roster_limits *limits; /**< borrowed */
    int profile;                        /**< which `gives` hold for this agent */
    const bool *may_work;               /**< n_shifts or NULL = all shifts; borrowed */
    const double *shift_price; /**< n_shifts: price of working it once, or NULL = 0; borrowed */
    struct roster_history history;
};

/** A wish of an agent for a day. Leave is `avoid ROSTER_ANY`, a fixed assignment `want`, both at
 * INFINITY; a published roster is one `want` per day at the price of a change. */
struct roster_wish {
    int agent;
    int day;
    int shift;    /**< index, ROSTER_OFF or ROSTER_ANY */
    bool avoid;   /**< false: price is due when the day is otherwise; true: when it is so */
    double price; /**< >= 0, INFINITY = hard */
};

struct roster_row {
    double need;
    double under; /**< price of one less, finite */
    double over;  /**< price of one more, finite */
};

/** Working `shift` on `day`, an agent of `profile` gives `amount` to `row`. */
struct roster_give {
    int profile, day, shift, row;
    double amount;
};

struct roster_problem {
    int n_days;
    int first_weekday; /**< of day 0, 0 = Monday */
    int n_shifts;
    const struct roster_shift *shifts;
    size_t n_agents;
    const struct roster_agent *agents;
    size_t n_wishes;
    const struct roster_wish *wishes;
    size_t n_rows;
    const struct roster_row *rows;
    size_t n_gives;
    const struct roster_give *gives;
};

/** How far to go. All-zero: until proven optimal. */
struct roster_options {
    unsigned seed;
    long step_limit;     /**< counted path searches, 0 = none: the deterministic limit */
    double gap;          /**< stop when cost - bound <= gap * |cost| */
    const int *start;    /**< n_agents * n_days: a lawful roster to begin with (shift index or
                              ROSTER_OFF), or NULL; borrowed */
    const double *dual;  /**< n_rows: prices of the rows to begin with, or NULL; borrowed */
    struct pb_stop stop; /**< signal and deadline; they only abort */
    struct pb_listener listener; /**< told of better rosters and bounds */
};

/** All-zero is a valid empty result. */
struct roster_result {
    enum pb_status status; /**< INFEASIBLE: some agent has no lawful line at all; NONE: the work had
                                to end before there was a roster */
    double cost;           /**< of `line`, recomputed from the problem */
    double bound;          /**< verified lower bound, -INFINITY when none */
    double root_bound;     /**< of the column generation at the root */
    int *line;             /**< n_agents * n_days: shift index or ROSTER_OFF; owned */
    int hopeless;          /**< an agent without a lawful line when INFEASIBLE, else -1 */
    long steps;            /**< counted steps done */
};

/** Solves `problem`. PB_OK, PB_INVALID (problem breaks its contract), PB_SOLVER or PB_MEMORY. With
 * PB_OK and a status other than INFEASIBLE or NONE, `result->line` is a lawful roster. Same problem
 * and options give the same result unless the clock or the stop flag cut the work short. */
enum pb_rc roster_solve(const struct roster_problem *problem, const struct roster_options *options,
                        struct roster_result *result);

void roster_result_release(struct roster_result *result);

/** Cost of `line` (n_agents * n_days) under `problem`; INFINITY when a hard rule is broken. Uses
 * the rules of the model; the independent check lives in planner/audit. PB_OK, PB_INVALID or
 * PB_MEMORY. */
enum pb_rc roster_cost(const struct roster_problem *problem, const int *line, double *cost);

#endif
