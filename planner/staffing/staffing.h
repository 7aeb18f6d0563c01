/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From a scenario and its demand to the capacity problem, and back from a plan to the scenario's
 * words.
 *
 * Classes are the scenario's groups, cut where persons of a group differ in limits, pay or
 * availability; militia pools are classes too. Duties, limits and soft rows of the problem keep
 * their order; what they mean in the scenario stands in the arrays beside them. The cost of a duty
 * by kind and the overtime of weeks and periods are attributed here, once, for the model and for
 * what is written; the auditor recomputes them with code of its own.
 */
#ifndef PLANNER_STAFFING_STAFFING_H
#define PLANNER_STAFFING_STAFFING_H

#include "models/capacity/problem.h"
#include "paiban/check.h"
#include "paiban/demand.h"
#include "paiban/message.h"
#include "paiban/scenario.h"
#include "planner/base/arena.h"
#include "planner/staffing/variant.h"

/** Agents alike in everything, or a militia pool. */
struct staffing_class {
    const char *id; /**< the group's or pool's id; `group#2`, ... for further parts of a group */
    int group;      /**< PB_NONE for militia */
    int pool;       /**< militia pool, PB_NONE for groups */
    int team;       /**< of the problem */
    const struct pb_limits *limits;     /**< NULL for militia */
    const struct pb_pay *pay;           /**< NULL for militia */
    const struct pb_contract *contract; /**< NULL for militia */
    const struct pb_availability *availability;
    size_t n_availability; /**< 0: always */
    int *members;          /**< persons known by name, in file order */
    size_t n_members;
    int unnamed;   /**< heads known by number only */
    int *heads;    /**< n_days + 1: who may start a shift on day i - 1; [0] is the eve */
    int max_heads; /**< largest of them */
    size_t first_variant, n_variants; /**< its own, in staffing.variants */
};

/** What a limit of the problem is for. */
enum staffing_limit_use {
    STAFFING_HEADS,      /**< one start per planning day */
    STAFFING_REST_DAYS,  /**< normal days a week; beyond: rest-day overtime */
    STAFFING_WEEK_HOURS, /**< also the cuts per length of shift */
    STAFFING_REST,       /**< late before early */
    STAFFING_IN_ROW,     /**< days in a row, by windows of one day more */
    STAFFING_OVERTIME,   /**< caps */
    STAFFING_PERIOD,     /**< comprehensive total; beyond: overtime */
    STAFFING_NIGHTS,
    STAFFING_PROMISE /**< promised hours a week */
};

/** Which elastic rule a soft row of the problem stands for. */
struct staffing_soft {
    const char *rule; /**< "crew", "leads", "qc", "mix", "response", "target" */
    const char *who;  /**< queue id, target id or "" */
    const char *unit; /**< of `scale` * missing: "head-hours", "qc-hours", "sessions", ... */
    double scale;     /**< units per unit of the row */
    int slot;         /**< first slot */
};

/** All-zero is a valid empty object. */
struct staffing {
    const struct pb_scenario *scenario; /**< borrowed */
    const struct pb_demand *demand;     /**< borrowed */
    struct arena arena;
    struct capacity_problem problem;
    struct staffing_class *classes; /**< as problem.classes */
    size_t n_classes;
    struct staffing_variant *variants; /**< as problem.variants */
    size_t n_variants;
    enum staffing_limit_use *limit_uses; /**< as problem.limits */
    struct staffing_soft *softs;         /**< as problem.softs */
    double constants; /**< guaranteed monthly pay of the horizon [money], outside the objective */
};

/** Builds the problem. PB_OK; PB_INVALID with messages when the scenario leads to more columns than
 * can be solved; PB_MEMORY. `out` is overwritten and released by the caller on PB_OK, empty
 * otherwise. `scenario` and `demand` must outlive it. */
enum pb_rc staffing_make(const struct pb_scenario *scenario, const struct pb_demand *demand,
                         struct staffing *out, struct pb_messages *messages);

/** Frees what `staffing` owns and leaves it empty. */
void staffing_release(struct staffing *staffing);

/** Sessions (or heads) that one unit head serves in a slot at home on queue `queue`. */
double staffing_home_rate(const struct pb_scenario *scenario, int queue);

/** Efficiency 0..1 of group `group` on queue `queue`: 1 at home, 0 not allowed. */
double staffing_efficiency(const struct pb_scenario *scenario, int group, int queue);

/** Heads that the response target of `queue` asks for when `sessions` arrive in a slot; 0 without a
 * target. */
double staffing_response_heads(const struct pb_scenario *scenario, int queue, double sessions);

/** Productivity of a militia pool on day index `day` (0 = first planning day) compared with a
 * regular agent. */
double staffing_productivity(const struct pb_scenario *scenario, const struct pb_militia *pool,
                             int day);

#endif
