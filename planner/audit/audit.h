/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the auditor's rules look at: the scenario and the rows of the written files, nothing else.
 *
 * `struct audit` is filled by read_*.c and completed by derive.c; then every rule of the table in
 * rules.c whose data is there runs over it and adds findings. A rule is one file audit_<rule>.c
 * with one function; it may use the helpers of this header, never a module that makes plans.
 */
#ifndef PLANNER_AUDIT_AUDIT_H
#define PLANNER_AUDIT_AUDIT_H

#include "paiban/check.h"
#include "planner/base/arena.h"

/** Breaks that a row may name. */
enum { AUDIT_MAX_BREAKS = 8 };

/** Money and sessions may differ by this share of their size (at least of 1). */
#define AUDIT_TOLERANCE 1e-6

/** What a person of a row does. */
enum audit_role {
    AUDIT_AGENT,
    AUDIT_LEAD,
    AUDIT_MILITIA,
    AUDIT_QC,
    AUDIT_OUTSOURCED,
    AUDIT_STANDBY,
    AUDIT_N_ROLES
};

/** A break of a row: minutes from midnight of the planning day. */
struct audit_break {
    struct pb_window span;
    bool paid;
    bool known; /**< the code of the row has such a break */
};

/** One row of shifts.csv, or one shift of roster.csv: `heads` people on a shift. */
struct audit_duty {
    int line;   /**< of its file, 1-based */
    int person; /**< index into audit.persons, PB_NONE for a class */
    int class;  /**< index into audit.classes, PB_NONE for a person */
    int group;  /**< scenario group, PB_NONE for militia and unknown ones */
    int pool;   /**< militia pool, PB_NONE otherwise */
    int queue;  /**< home queue; of militia the queue served; PB_NONE unknown */
    int day;    /**< planning day */
    int code;   /**< shift code, PB_NONE when the scenario has none of that name */
    const char *code_text;
    enum audit_role role;
    int heads;
    struct pb_window segments[PB_MAX_SEGMENTS];
    size_t n_segments;
    struct audit_break breaks[AUDIT_MAX_BREAKS];
    size_t n_breaks;

    /* completed by audit_derive() */
    int64_t start, end; /**< [instant] */
    int presence_min;   /**< without the gaps between segments */
    int paid_min;       /**< presence less unpaid breaks */
    int net_min;        /**< paid less paid breaks */
    int night_min;      /**< presence in the night window */
    int holiday_min;    /**< paid minutes on statutory holidays, by the clock */
    int over_min;       /**< paid minutes beyond the normal day that are no holiday minutes */
    bool night;         /**< a night shift */
    bool rest_day;      /**< a day beyond the person's normal days of its week */

    /* what a named row claims, NAN when the file has no such column */
    double claim_net_h, claim_paid_h, claim_ot150_h, claim_ot200_h, claim_ot300_h, claim_night_h;
    int claim_rest_day; /**< 0, 1 or PB_NONE */
};

/** A person of the roster: named in the scenario, or a placeholder of a group or pool. */
struct audit_person {
    const char *id;
    int person; /**< scenario person, PB_NONE for placeholders */
    int group;
    int pool;
    const struct pb_limits *limits;   /**< NULL for militia and unknown people */
    const struct pb_pay *pay;         /**< NULL likewise */
    const struct audit_duty **duties; /**< by start */
    size_t n_duties;
};

/** One row of hours.csv. */
struct audit_hour {
    bool given;
    double sessions, capacity, served, backlog, late, unserved; /**< [sessions] */
    double need;                                  /**< [heads], NAN when it says nothing */
    double on_duty, own, borrowed, lent, militia; /**< [heads] */
};

/** One row of work.csv: unit heads of a pool away from home. */
struct audit_work {
    int line;
    int pool; /**< index into audit.pools */
    int from_queue, to_queue, slot;
    double heads, starts;
};

/** Classes of classes.csv whose hours are planned together. */
struct audit_pool {
    const char *id;
    int group; /**< of its first class: the others differ in level, contract or limits only */
    double *presence; /**< n_slots: unit heads on duty, see audit_derive */
};

/** What became of the work of one queue in one slot [sessions, or heads]. */
struct audit_book {
    double sessions, served, backlog, late, unserved;
};

/** What the written shifts and reassignments amount to on one queue in one slot. */
struct audit_flow {
    double own, borrowed, lent, militia; /**< [unit heads] */
    double power;                        /**< what they can do [sessions, or heads] */
};

/** One row of moves.csv. */
struct audit_move {
    int line;
    int person; /**< index into audit.persons, PB_NONE unknown */
    const char *who;
    int64_t from, to; /**< [instant] */
    int from_queue, to_queue;
    double share; /**< 0..1 */
};

/** One row of brands.csv: a brand that a person serves on a queue. */
struct audit_brand {
    int line;
    int person; /**< index into audit.persons */
    int queue, brand;
};

/** One row of classes.csv: people of one group who are alike, or a militia pool. */
struct audit_class {
    int line;
    const char *id;
    int group; /**< PB_NONE for militia */
    int pool;  /**< militia pool, PB_NONE for groups */
    int queue; /**< the team it claims, PB_NONE for militia */
    int heads;
    int *members; /**< scenario persons */
    size_t n_members;
    int shared;                     /**< index into audit.pools, PB_NONE */
    const struct pb_limits *limits; /**< of its first member, else of the group; NULL for militia */
    const struct pb_pay *pay;
};

/** Elastic rules. */
enum audit_soft {
    AUDIT_QC_RATIO,
    AUDIT_CREW,
    AUDIT_LEADS,
    AUDIT_MIX,
    AUDIT_TARGET,
    AUDIT_RESPONSE,
    AUDIT_PROMISE,
    AUDIT_N_SOFT
};

/** An entry of roster.refused[]. */
struct audit_refusal {
    const char *who;
    int day;
    const char *kind; /**< "on", "off", "fixed" */
};

/** A stage with a bound of its own: G2 of the roster [points], G3 of the reassignments [money]. */
struct audit_stage {
    double cost, bound, gap; /**< NAN where it says nothing */
};

/** What plan.json claims; NAN where it says nothing. */
struct audit_claims {
    bool given, has_costs;
    const char *hash;   /**< or NULL */
    const char *status; /**< of the capacity plan, or NULL */
    int lawful;         /**< 0, 1 or PB_NONE */
    double capacity_cost, capacity_bound, capacity_gap, constants, shortage_in_bound;
    double named_cost, named_gap;
    struct audit_stage roster, settle;
    double refused_requests;
    struct audit_refusal *refused;
    size_t n_refused;
    bool has_refused;
    double changed_days;
    double brand_rows, brand_slots, uncovered_brand_slots, uncovered_sessions;
    double cost[PB_N_COST_KINDS];
    double elastic[AUDIT_N_SOFT]; /**< sum of amount times price over elastic[], per rule */
    const char *unknown_kind;     /**< a kind of cost that the contract does not know, or NULL */
};

struct audit {
    const struct pb_scenario *scenario;
    struct arena arena;
    struct pb_messages *messages;

    struct audit_duty *duties;
    size_t n_duties;
    struct audit_person *persons;
    size_t n_persons;
    struct audit_hour *hours; /**< [queue * n_slots + slot], NULL without hours.csv */
    double *demand;           /**< [queue * n_slots + slot], NULL without demand.csv */
    double *own_demand;       /**< the same by the auditor's own forecast, or NULL */
    double *brand_demand; /**< [(brand * PB_N_FUNCTIONS + function) * n_slots + slot], or NULL */
    struct audit_work *work;
    size_t n_work;
    struct audit_move *moves; /**< by person, then start */
    size_t n_moves;
    struct audit_brand *brands; /**< by queue, person, brand */
    size_t n_brands;
    struct audit_class *classes;
    size_t n_classes;
    struct audit_claims claims;
    bool has_shifts, has_roster, has_work, has_moves, has_classes, has_brands;

    struct audit_pool *pools;
    size_t n_pools;

    int n_slots;
    struct audit_flow *flow;   /**< [queue * n_slots + slot] */
    struct audit_book *books;  /**< [queue * n_slots + slot], NULL when nothing says the demand */
    double soft[AUDIT_N_SOFT]; /**< money of misses per elastic rule */
    double *due;               /**< of deferrable queues, cumulative [sessions] by the slot's end */

    struct pb_findings *out;
    const struct audit_rule *rule; /**< the one that runs */
    size_t findings_room;          /**< findings that `out->at` can hold */
    bool failed;                   /**< memory ran short */
};

/** A rule: reads `audit`, adds findings. */
struct audit_rule {
    const char *id;
    enum pb_finding_kind kind;
    bool (*applies)(const struct audit *); /**< whether its data is there */
    void (*run)(struct audit *);
    bool on_cost; /**< looks at the cost, which the misses of the elastic rules are part of */
};

/** All rules, ended by one whose id is NULL. */
extern const struct audit_rule audit_rules[];

/* ---------------------------------------------------------------- findings */

/** Where and how much. */
struct audit_at {
    const char *who;
    int day;
    int64_t instant;
    double found, limit;
    const char *unit;
};

/** Nothing in particular: the start of every struct audit_at. */
#define AUDIT_NOWHERE .who = "", .day = PB_NONE, .instant = INT64_MIN

/** Adds a finding of the running rule; the amount is |found - limit|. `en` and `zh` are static. */
void audit_find(struct audit *audit, const struct audit_at *at, const char *en, const char *zh);

/** The same with another kind than the rule's. */
void audit_find_as(struct audit *audit, enum pb_finding_kind kind, const struct audit_at *at,
                   const char *en, const char *zh);

/** Sorts and counts. */
void audit_findings_finish(struct pb_findings *out);

/* -------------------------------------------------------------------- time */

/** Overlap of [a_from, a_to) and [b_from, b_to), 0 when there is none. */
int64_t audit_overlap(int64_t a_from, int64_t a_to, int64_t b_from, int64_t b_to);

/** Start of slot `slot` [instant], also outside the horizon. */
int64_t audit_slot_start(const struct audit *audit, int slot);

/** Planning day of `instant`. */
int audit_planning_day(const struct audit *audit, int64_t instant);

/** 0 = Monday. */
int audit_weekday(int day);

/** The Monday of `day`'s week. */
int audit_week(int day);

/** Year and month of `day` as one number that grows month by month. */
int audit_month(int day);

/** Whether `day` is a statutory holiday. */
bool audit_holiday(const struct audit *audit, int day);

/** Whether a window of clock minutes, repeated daily, contains `instant`. */
bool audit_window_has(const struct pb_window *window, int64_t instant);

/** Minutes of [from, to) inside the daily window. */
int64_t audit_window_overlap(const struct pb_window *window, int64_t from, int64_t to);

/** Minutes of [from, to) in which the queue is open. */
int64_t audit_open_minutes(const struct pb_queue *queue, int64_t from, int64_t to);

/* ------------------------------------------------------------------ duties */

/** Completes the duties: instants, minutes, rest days of named people; then what they amount to in
 * unit heads: heads on duty times level, after absence, breaks, handover and fatigue. */
void audit_derive(struct audit *audit);

/** Fills audit.due from the arrivals [queue * n_slots + slot]; false when memory is short. */
bool audit_derive_due(struct audit *audit, const double *arrivals);

/** Fills audit.books and the sums of audit.out. */
void audit_derive_books(struct audit *audit);

/** Whether the work of a queue waits instead of being lost. */
bool audit_waits(const struct audit *audit, size_t queue);

/** Indexes into moves, first and one past the last, of those of the same person as `index`. */
struct audit_range {
    size_t begin, end;
};
struct audit_range audit_moves_of(const struct audit *audit, size_t index);

/** Productive minutes of one head of `duty` in [from, to), fatigue counted. */
double audit_productive(const struct audit *audit, const struct audit_duty *duty, int64_t from,
                        int64_t to);

/** Heads of class `index` that may start a shift on planning day `day`: hired, not on leave; 0
 * outside the horizon and its eve. */
int audit_class_heads(const struct audit *audit, int index, int day);

/** Days that class `index` works in the week beginning on `monday` beyond its normal ones. */
double audit_class_rest_days(const struct audit *audit, int index, int monday);

/** Whether people of `group` with these limits may work overtime, or nights: protected ones never.
 */
bool audit_may_overtime(const struct audit *audit, int group, const struct pb_limits *limits);
bool audit_may_night(const struct audit *audit, int group, const struct pb_limits *limits);

/** Most paid minutes of their week. */
int audit_week_minutes(const struct audit *audit, int group, const struct pb_limits *limits);

/** Whether person `person` of the scenario is on leave on `day`. */
bool audit_on_leave(const struct audit *audit, int person, int day);

/** Whether the duty's hours serve queues (QC and standby do not). */
bool audit_serves(const struct audit_duty *duty);

/** Productive minutes of one head of `duty`, tired or not: no breaks, no handover. */
int audit_busy_minutes(const struct audit *audit, const struct audit_duty *duty);

/** Adds `heads` of `duty` to `slots`, n_slots long [full-strength heads]. */
void audit_add_strength(const struct audit *audit, const struct audit_duty *duty, double heads,
                        double *slots);

/** The same without fatigue: heads at work, tired or not. */
void audit_add_net(const struct audit *audit, const struct audit_duty *duty, double heads,
                   double *slots);

/** Counts the minutes of a duty, its instants and its overtime. */
void audit_derive_minutes(const struct audit *audit, struct audit_duty *duty);

/** Contract of a group, NULL for PB_NONE. */
const struct pb_contract *audit_contract(const struct audit *audit, int group);

/** Whether the duty's hours count over a period instead of by the day. */
bool audit_comprehensive(const struct audit *audit, const struct audit_duty *duty);

/** Whether one head of `duty` sits at a desk in [from, to): minutes, breaks included. */
int64_t audit_seated(const struct audit_duty *duty, int64_t from, int64_t to);

/** Limits of the duty's person or class; NULL for militia and unknown people. */
const struct pb_limits *audit_limits(const struct audit *audit, const struct audit_duty *duty);

/** Pay likewise. */
const struct pb_pay *audit_pay(const struct audit *audit, const struct audit_duty *duty);

/** Name for findings: the person, else the class. */
const char *audit_who(const struct audit *audit, const struct audit_duty *duty);

/** Efficiency of an agent of group `group` on queue `queue`: 1 at home, 0 not allowed. */
double audit_efficiency(const struct audit *audit, int group, int queue);

/** What one unit head does at home on `queue` in one slot [sessions, or heads where heads are the
 * demand]. */
double audit_unit_rate(const struct audit *audit, int queue);

/** Productivity of a militia pool's people on planning day `day`, of a regular agent's. */
double audit_productivity(const struct pb_militia *pool, int day);

/** Word for an elastic rule in plan.json ("qc", "crew", ...). Static storage. */
const char *audit_soft_name(enum audit_soft rule);

/** Whether |a - b| is within the tolerance. */
bool audit_same(double a, double b);

#endif
