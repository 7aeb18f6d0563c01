/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The rows of a plan's tables, with references resolved. Part of folder.h, which says what the
 * units mean; the columns are those of the files. */
#ifndef PLANNER_FOLDER_TABLES_H
#define PLANNER_FOLDER_TABLES_H

#include "paiban/scenario_people.h"

/** demand.csv: a slot of a queue. */
struct pf_demand {
    double sessions; /**< for people */
    double arrivals; /**< before the chatbot */
    double heads;    /**< needed directly [heads] */
};

/** hours.csv: a slot of a queue. [sessions], then [heads]; heads are unit heads. */
struct pf_hour {
    double sessions, capacity, served, backlog, late, unserved;
    double need, on_duty, own, borrowed, lent, militia;
    double price_now, price_plan; /**< [money/session], NAN when unknown */
    double price_now_down, price_now_up, price_plan_down, price_plan_up; /**< likewise: one session
                                                                            less, one more */
};

/** classes.csv: agents alike. */
struct pf_class {
    const char *id;
    int team;             /**< queue; PB_NONE for militia */
    const char *level;    /**< id, "" for militia */
    const char *contract; /**< id, "" for militia */
    int heads;
    int militia; /**< index of its pool, or PB_NONE */
};

/** shifts.csv: so many of a class start a shift. Clock times as in pf_code. */
struct pf_shift {
    int team;  /**< queue that it serves first */
    int class; /**< index into classes */
    int day;   /**< index of the planning day; -1: the eve */
    int code;
    int heads;
    struct pb_window segments[PB_MAX_SEGMENTS];
    size_t n_segments;
    struct pb_window breaks[PB_MAX_BREAKS];
    size_t n_breaks;
    double paid_hours;
};

/** roster.csv: a shift of a person. A day off has no duty. */
struct pf_duty {
    int person;
    int day; /**< index of the planning day; -1: the eve */
    int code;
    int64_t start, end; /**< [instants] */
    struct pb_window segments[PB_MAX_SEGMENTS];
    size_t n_segments;
    struct pb_window breaks[PB_MAX_BREAKS];
    size_t n_breaks;
    double net_hours, paid_hours;
    double ot150_hours, ot200_hours, ot300_hours, night_hours;
    bool rest_day;        /**< worked beyond the normal days of its week */
    int home_queue;       /**< of the militia the queue of the stint */
    const char *role;     /**< as in pf_person */
    const char *pay_kind; /**< "hour", "day", "month" or "session" */
    const char *status;   /**< "draft" or "published" */
};

/** moves.csv, by person and then by time: a person serves another queue from slot `from_slot` until
 * before `to_slot`. */
struct pf_move {
    int person;
    int from_slot, to_slot;
    int from_queue, to_queue;
    double share; /**< of the person's time, 0..1 */
};

/** work.csv: heads of one queue serve another in a slot, without names. */
struct pf_work {
    int slot;
    int from_queue, to_queue;
    double heads, starts; /**< unit heads */
};

#endif
