/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Why a plan costs what it costs: prices by the hour, what one more of each brings, what a
 * shortage comes from, and the cheapest different ways out.
 *
 * Every figure is the difference of two optima of the capacity LP (linear.h), each enclosed by a
 * point and a dual bound in our own arithmetic, or a slope of it. What is changed is always written
 * as overrides of the scenario, so each line can be repeated with `--set`. A repair is *proved*
 * when the plan found with it costs less than the bound without it, else *likely*.
 */
#ifndef PLANNER_EXPLAIN_EXPLAIN_H
#define PLANNER_EXPLAIN_EXPLAIN_H

#include "models/capacity/linear.h"
#include "planner/plan/plan.h"
#include "planner/plan/teller.h"
#include "planner/whatif/whatif.h"

/** Amounts below this are nothing [money]. */
#define EXPLAIN_CENT 0.005

/** Spells that get reasons and are shown. */
enum { EXPLAIN_SPELLS_SHOWN = 5 };

/** A scenario with some overrides and the LP of its capacity problem. Does not move in memory. */
struct explain_case {
    struct pb_scenario *scenario;
    struct pb_demand demand;
    struct staffing staffing;
    struct capacity_ids ids; /**< of the entries of staffing.problem */
    struct capacity_linear linear;
};

/** What to explain. */
struct explain_request {
    struct pb_scenario_source source; /**< with the overrides of the command line */
    const char *base;                 /**< finished plan folder of it, or NULL: plan now */
    const char *hour;  /**< "2026-11-10T20:00" or a date: explain only these prices; or NULL */
    const char *queue; /**< id, function or department of them, or NULL: all */
    size_t n_repairs;  /**< how many to show; 0: none */
    bool bounds_only;  /**< repairs by the LP alone, without a plan of each */
    struct plan_options options; /**< of every plan */
    struct teller *teller;       /**< hears what is being done; or NULL */
};

/** Overrides and what they mean. */
struct explain_change {
    const char *text;  /**< in the language of the process */
    const char **sets; /**< "path=value" */
    size_t n_sets;
};

/** One more of something: a bar of the tornado. */
struct explain_lever {
    struct explain_change change;
    const char *kind;   /**< "agent", "seat", "militia_hour", "chatbot_point", ...; static */
    const char *who;    /**< id of the team, room, ... */
    double size;        /**< of the change, in units of the kind */
    double bound_after; /**< the LP's optimum with it [money] */
    double saves;       /**< (before - after) / size; below 0: costs */
    bool proved;        /**< both optima are enclosed */
};

/** Rows that bind, by what they mean. */
enum explain_cause {
    EXPLAIN_NO_SHIFT, /**< nobody who may serve the queue has a shift then */
    EXPLAIN_HEADS,    /**< all people of a group work that day */
    EXPLAIN_WEEK,     /**< working days or hours of the week */
    EXPLAIN_REST,     /**< rest between two shifts */
    EXPLAIN_IN_ROW,   /**< days in a row */
    EXPLAIN_OVERTIME, /**< cap on overtime */
    EXPLAIN_NIGHTS,
    EXPLAIN_SEATS,
    EXPLAIN_TRAINING, /**< militia that is not trained yet */
    EXPLAIN_MILITIA,  /**< all militia that may be called is called */
    EXPLAIN_N_CAUSES
};

/** Why more is not done in a spell. */
struct explain_reason {
    enum explain_cause cause;
    const char *who; /**< class, room or department that it concerns most; NULL for NO_SHIFT */
    double amount; /**< heads, seats, hours of the limit; hours without a shift; date of training */
    double price;  /**< what one more would save [money], 0 where it has no price */
    bool own;      /**< people of the queue itself, not of those who may help out */
};

/** Neighbouring slots of a planning day in which a queue falls short. */
struct explain_spell {
    int queue;
    int slot_from, slot_to; /**< inclusive */
    double sessions, served;
    double unserved;                                 /**< [sessions] */
    double late_hours;                               /**< [session-hours] */
    double cost;                                     /**< of both [money] */
    struct explain_reason reasons[EXPLAIN_N_CAUSES]; /**< dearest first */
    size_t n_reasons;
};

/** The price of an hour and queue. */
struct explain_hour {
    int slot, queue;
    struct plan_hour books;          /**< of the plan */
    struct capacity_slope now, plan; /**< [money/session] */
    double value;                    /**< margin of a served session, NAN when it is not given */
    double lost_price;               /**< NAN where nothing is lost */
    double head_price, heads_per_session; /**< response target: of one more head in the slot; NAN */
    double before;                        /**< plan.up of the slot before, NAN when there is none */
    struct explain_spell spell;           /**< the slot alone: its reasons */
};

struct candidate;

/** A way out. */
struct explain_repair {
    const struct candidate *way; /**< candidates.h */
    struct explain_change change;
    const char *kind; /**< "militia", "temps", "overtime", "earlier", "chatbot", "later", "seats" */
    double size;      /**< people, points, hours, by the kind */
    double lp_after;  /**< the LP's optimum with it [money] */
    double shortage_after;           /**< lost, late and left in it [money] */
    struct whatif_interval interval; /**< of plans with it; cost NAN when none was made */
    enum whatif_verdict verdict;
    bool is_used;                /**< its plan makes something of it */
    double unserved, late_hours; /**< of the plan found; NAN without one */
    double plan_shortage;        /**< what is lost and late in it [money] */
};

/** The answer. All-zero is a valid empty object. */
struct explain {
    const struct explain_request *request; /**< borrowed */
    struct arena arena;
    struct explain_case base;
    struct plan plan; /**< of base.scenario, capacity stage */
    struct explain_hour *hours;
    size_t n_hours;
    struct explain_lever *levers; /**< what saves most first */
    size_t n_levers;
    struct explain_spell *spells; /**< dearest first */
    size_t n_spells;
    struct explain_repair *repairs; /**< cheapest plan first */
    size_t n_repairs;
    bool proved; /**< the optimum of base.linear is enclosed */
};

/** Tells the request's teller that `done` of `phase` is behind, NAN = not known. */
void explain_tell(const struct explain *explain, const char *phase, double done);

/** Explains. PB_OK; PB_USAGE when hour or queue is not in the scenario; PB_INVALID, PB_IO,
 * PB_INTERRUPTED, PB_SOLVER, PB_MEMORY with messages. `out` is overwritten and, whatever is
 * returned, released by the caller. */
enum pb_rc explain_make(const struct explain_request *request, struct explain *out,
                        struct pb_messages *messages);

void explain_release(struct explain *explain);

/** No plan of the scenario as it is costs less [money]: the better of LP and plan. */
double explain_bound(const struct explain *explain);

/** Department and function of a queue as people call them, to the arena; NULL when memory is
 * short. */
const char *explain_queue_name(const struct pb_scenario *scenario, int queue, struct arena *arena);

#endif
