/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The auditor: believes nothing and recomputes a plan from the scenario and the written files.
 *
 * It shares no arithmetic with the stages that made the plan, so its reading of the files is the
 * contract of a plan folder. Beyond the columns named in the manual it relies on these:
 *
 *   date       the planning day of a shift (the day whose 24 h from `frame.day_start_min` contain
 *              its start). Clock texts of a row count from midnight of that date: a shift of
 *              planning day 2026-11-11 that starts at 02:00 in the night is written 26:00.
 *   shifts.csv team, class, date, shift, heads, ..., segments, breaks
 *              `segments` "20:00-24:00;26:00-30:00", `breaks` "23:00-24:00;..." (where this variant
 *              of the code takes them, empty: none), `heads` whole numbers, one row per class, day
 *              and variant. A militia pool is a class too, its team the queue it serves. Shifts of
 *              the eve (the day before the horizon) are rows like any other.
 *   hours.csv  per slot and queue; `capacity` [sessions, or heads where heads are the demand] is
 *              what the work of the slot can do, `served` what it does, `backlog` what waits at the
 *              slot's end, `late` what of it is past its promise at the slot's end, `unserved` what
 *              is lost in the slot. own, borrowed, lent and militia are unit heads (a militia head
 *              times its productivity); own + lent of a queue are what its pools have on duty, the
 *              sums of lent and of borrowed agree in every slot.
 *   classes.csv  ..., pool: classes that differ only in level, contract or limits share a pool
 * whose hours are planned together. work.csv   slot_start, pool, from_queue, to_queue, heads,
 * starts: the reassignments of a plan without names (one with names has moves.csv), one row per
 * pool, queue and slot with heads > 0. `heads` and `starts` are unit heads: a regular agent at full
 * strength, that is heads on duty times level, after absence, breaks, handover and fatigue. Who is
 * not away serves the home queue. plan.json  `cost_by_kind` may carry, beyond the kinds of enum
 * pb_cost_kind, nothing else; their sum is `capacity.cost` (or `named.cost` when there is a
 * roster). `capacity.constants` and `capacity.shortage_in_bound` [money, absent: 0] complete the
 * gap: (cost - bound) / (cost - constants - shortage_in_bound). `elastic[]`: {rule, who, slot_start
 * or date, amount, unit, price}; amount times price is money, their sum the kind "elastic".
 *
 * Pay. Holiday minutes (by the clock) pay `ot_holiday` and count for nothing else. Of the others
 * paid minutes of a shift beyond `hours_per_day_min`, the last ones by the clock, pay `ot_workday`.
 * Days beyond `days_per_week` in a week (Monday-Sunday, by planning day; the last worked ones of a
 * person) pay `ot_restday` for all their paid minutes that are no holiday. Every kind of overtime
 * carries the whole pay of its hours, multiplier included. For a class the days beyond
 * heads x days_per_week count `hours_per_day_min` each, moved from "regular" to "ot200".
 */
#ifndef PAIBAN_CHECK_H
#define PAIBAN_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "paiban/scenario.h"

struct pb_messages;

/** What kind of thing a finding is. */
enum pb_finding_kind {
    PB_HARD,  /**< physics or law is broken */
    PB_CLAIM, /**< the files do not say what they should, or contradict each other */
    PB_SOFT   /**< an elastic rule is missed; counts with --strict only */
};

/** Kinds of cost, named in plan.json as pb_cost_kind_name() says. All [money]. */
enum pb_cost_kind {
    PB_COST_REGULAR,
    PB_COST_OT150,
    PB_COST_OT200,
    PB_COST_OT300,
    PB_COST_NIGHT,     /**< night allowances */
    PB_COST_ALLOWANCE, /**< late and shift allowances, extra and fixed cost of codes */
    PB_COST_MILITIA,
    PB_COST_OUTSOURCED, /**< whole pay of outsourced contracts */
    PB_COST_MOVE,
    PB_COST_LATE,
    PB_COST_UNSERVED, /**< lost sessions and missing heads */
    PB_COST_ELASTIC,  /**< missing QC, lead, crew, level mix and target figures at their prices */
    PB_COST_CREDIT,   /**< hours outside the horizon, at most 0 */
    PB_N_COST_KINDS
};

/** Word for `kind` in plan.json ("regular", "ot150", ...). Static storage. */
const char *pb_cost_kind_name(enum pb_cost_kind kind);

/** One broken rule or false claim. Strings belong to the findings. */
struct pb_finding {
    const char *rule; /**< id of the rule, e.g. "rest" */
    enum pb_finding_kind kind;
    const char *who;  /**< person, class, queue, room, pool or file; "" when it is the plan */
    int day;          /**< planning day, PB_NONE when it has none */
    int64_t instant;  /**< slot start [instant], INT64_MIN when it has none */
    double found;     /**< what there is [unit] */
    double limit;     /**< what is allowed, needed or true [unit] */
    double amount;    /**< by how much, >= 0 [unit] */
    const char *unit; /**< "min", "days", "heads", "sessions", "money", "seats", "rows", ... */
    const char *text_en;
    const char *text_zh;
};

/** What a check found. All-zero is a valid empty object. */
struct pb_findings {
    struct pb_finding *at; /**< sorted by kind, rule, day, instant, who */
    size_t n;
    size_t n_hard, n_claim, n_soft;
    size_t rules_run;              /**< rules that had something to look at */
    bool priced;                   /**< the files sufficed to compute the cost */
    bool named;                    /**< a roster by name was checked */
    bool served_is_lower_estimate; /**< a roster without moves: everyone serves the home queue */
    double cost[PB_N_COST_KINDS];  /**< recomputed [money] */
    double sessions, served, unserved, late; /**< recomputed over the horizon [sessions] */
    bool certified;                          /**< a certificate was read */
    double certified_bound;                  /**< what it proves [money] */
    void *memory;                            /**< owned */
};

struct pb_check_options {
    const char *roster;      /**< a roster file made elsewhere instead of the folder's, or NULL */
    const char *roster_text; /**< its content as CSV when it is in memory; `roster` names it */
    bool edited;             /**< the roster is the folder's own, edited: its reassignments hold for
                                  those who are still at work then */
    const char *model;       /**< the capacity model as free MPS, or NULL */
    const char *certificate; /**< with `model`: what proves the bound (models/lp/lp_write.h has
                                  the format), or NULL */
    const char *solution;    /**< with `model`: lines "variable value", or NULL */
};

/** Checks the plan folder `dir` (NULL: only `options->roster`) against `scenario`.
 *
 * PB_OK when the files could be read, whatever was found; PB_IO with messages when one that must be
 * there cannot be read, PB_INVALID when `options->roster` is no roster, PB_MEMORY. On PB_OK `*out`
 * is to be released.
 */
enum pb_rc pb_check(const struct pb_scenario *scenario, const char *dir,
                    const struct pb_check_options *options, struct pb_findings *out,
                    struct pb_messages *messages);

/** Releases what `findings` owns. */
void pb_findings_release(struct pb_findings *findings);

/** Whether `findings` make `paiban check` fail: a hard one or a claim, with `strict` any. */
bool pb_findings_fail(const struct pb_findings *findings, bool strict);

#endif
