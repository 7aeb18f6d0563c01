/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What context.json says: the part of the scenario that a reader of the plan needs. Part of
 * folder.h, which says what the units mean.
 *
 * Names are as the scenario gives them: user text that every writer has to escape for its format.
 */
#ifndef PLANNER_FOLDER_CONTEXT_H
#define PLANNER_FOLDER_CONTEXT_H

#include "paiban/scenario_frame.h"

struct pf_frame {
    const char *name;
    enum pb_language language; /**< of documents made from the plan */
    const char *currency;      /**< ISO 4217 */
    const char *time_zone;     /**< IANA name */
    int utc_offset_min;        /**< [min east of UTC], constant over the horizon */
    int first_day;             /**< [day number] */
    int n_days;
    int slot_min;
    int n_slots;              /**< n_days * 1440 / slot_min */
    int day_start_min;        /**< a planning day runs from this minute for 24 h */
    struct pb_days promotion; /**< days of the promotion, or first > last [day numbers] */
    const char *scenario;     /**< file name of the scenario, without its folder */
    const char *scenario_hash;
};

struct pf_department {
    const char *id;
    const char *name;
    bool is_public;
};

/** A queue is a team too: that of the people whose home it is. */
struct pf_queue {
    const char *id;   /**< "department.function" */
    const char *name; /**< department's name and the function, in the plan's language */
    int department;
    enum pb_function function;
    bool deferrable;           /**< late, never lost */
    double sessions_per_shift; /**< planned with [sessions per net_min] */
    double range_low, range_high;
    double lost_price;       /**< [money/session] */
    double late_price;       /**< [money/session-hour] */
    double short_head_price; /**< [money/head-hour] */
    int promise_min;         /**< promised time [min of open hours] */
};

struct pf_wave {
    const char *id;
    int64_t start;    /**< [instant] */
    const char *kind; /**< "deposit", "balance" or "main_sale" */
    double weight;    /**< visitors of its day [normal days] */
};

/** A planning day by its date. */
struct pf_day {
    int day;      /**< [day number] */
    int weekday;  /**< 0 = Monday */
    bool holiday; /**< statutory, pays threefold */
    bool works;   /**< a weekend day shifted to be worked */
    bool rests;   /**< a weekday given off in exchange */
    bool promotion;
};

/** What kind of shift a code is, by its times. */
enum pf_code_kind {
    PF_CODE_EARLY,  /**< starts before 11:00 */
    PF_CODE_MIDDLE, /**< starts from 11:00 on, before 15:00 */
    PF_CODE_LATE,   /**< starts from 15:00 on */
    PF_CODE_NIGHT,  /**< a night shift by the rules */
    PF_CODE_MILITIA /**< a stint of the militia: no code of the catalogue */
};

/** A shift code. Clock times count from midnight of the planning day's date: 1560 is 02:00 of the
 * next day. */
struct pf_code {
    const char *code; /**< of a stint its times: "18:00-22:00" */
    const char *name; /**< the code when it has no name of its own */
    enum pf_code_kind kind;
    const struct pb_window *segments;
    size_t n_segments;
    const struct pb_window *breaks; /**< windows in which a break of `break_min` is taken */
    const int *break_min;           /**< n_breaks [min] */
    const bool *break_paid;         /**< n_breaks */
    size_t n_breaks;
    int colour;     /**< 0..PF_COLOURS-1, see pf_colour() */
    bool generated; /**< built from a range by paiban */
    bool used;      /**< the plan uses it */
};

struct pf_leave {
    struct pb_days days; /**< [day numbers] */
    const char *reason;  /**< "" when none was given or people are pseudonyms */
};

/** Somebody by name, or a placeholder of a group known by head count. */
struct pf_person {
    const char *id;
    const char *name;     /**< "" for placeholders and pseudonyms */
    int team;             /**< home queue; PB_NONE for militia */
    const char *role;     /**< "agent", "lead", "qc", "outsourced", "militia" */
    const char *level;    /**< shown name, "" for militia */
    const char *contract; /**< shown name, "" for militia */
    const char *group;    /**< id of the group, or of the militia pool */
    int militia;          /**< index of its pool, or PB_NONE */
    bool placeholder;     /**< the scenario knows only how many there are */
    struct pb_days days;  /**< employed from .. to [day numbers] */
    const struct pf_leave *leave;
    size_t n_leave;
};

struct pf_brand {
    const char *id;
    const char *name;
    int department;
    const struct pf_figure *figures; /**< the forecast chain in order */
    size_t n_figures;
};

/** A link of the forecast chain. */
struct pf_figure {
    const char *key;     /**< "sales", "uv", "presale", ... */
    const char *label;   /**< English; its Chinese stands in the catalogue: _(label) */
    const char *unit;    /**< "money", "price", "count", "share" or "rate" */
    const char *origin;  /**< "given", "derived", "default", "override" or "file" */
    const char *formula; /**< how it was derived, English, _(formula); "" for an input */
    double value;
};

/** Employees of another department who are called in after training. */
struct pf_militia {
    const char *id;
    const char *name;
    int heads;
    int at_once; /**< most of them on one planning day */
    struct pb_days days;
    const struct pb_window *hours;
    size_t n_hours;
    int trained_by; /**< [day number], PB_NONE: trained already */
    const int *queues;
    size_t n_queues;
    double cost_per_hour;
    bool is_public;
};

/** Rules as HR is shown them. */
struct pf_rules {
    const char *preset;
    bool lawful; /**< false: a figure is looser than the law's preset */
    struct pb_window night;
    int night_min;          /**< of the night window that make a night shift */
    int hours_per_day_min;  /**< normal */
    int max_day_min;        /**< with overtime */
    int hours_per_week_min; /**< normal */
    int max_week_min;
    int days_per_week, max_days_per_week, max_days_in_row;
    int rest_min; /**< between two shifts */
    int overtime_per_day_min, overtime_per_month_min;
    double ot_workday, ot_restday, ot_holiday; /**< multipliers */
    bool time_off;                             /**< rest-day hours are given back instead of paid */
    int qc_normal, qc_promotion;               /**< agents per QC, 0: none */
    int novices_per_senior;                    /**< 0: no limit */
};

/** What the plan takes for granted. */
struct pf_assumptions {
    const char *demand; /**< "forecast", "volumes" or "heads" */
    int net_min;        /**< net minutes that sessions_per_shift refers to */
    double bot_share[PB_N_FUNCTIONS];
    double absence, standby;
    int fatigue_after_min;
    double fatigue_factor;
    double same_department, same_function; /**< efficiency on another queue, 0: not allowed */
    int block_min;                         /**< shortest reassignment */
    int max_shared_queues;
    int handover_min;
    double move_start, move_hour; /**< [money] */
    double night_allowance, late_allowance;
    bool eve, credit_tail;
};

/** All of context.json. Arrays belong to the plan folder. */
struct pf_context {
    struct pf_frame frame;
    const struct pf_department *departments;
    size_t n_departments;
    const struct pf_queue *queues;
    size_t n_queues;
    const struct pf_brand *brands;
    size_t n_brands;
    struct pf_brand total; /**< all brands: results only; n_figures 0 without brands */
    const struct pf_wave *waves;
    size_t n_waves;
    const struct pf_day *days;   /**< frame.n_days */
    const struct pf_code *codes; /**< the catalogue, then the militia's stints that are used */
    size_t n_codes;
    const struct pf_person *people;
    size_t n_people;
    const struct pf_militia *militia;
    size_t n_militia;
    struct pf_rules rules;
    struct pf_assumptions assumptions;
};

#endif
