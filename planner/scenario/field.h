/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The table of all fields of a scenario.
 *
 * One record per field says where it stands, what it may hold, its default and what it is for. The
 * same records drive reading, defaults, validation, overrides, the JSON Schema, the templates and
 * the reference page. A table describes one section, or the records of a map or list.
 *
 * Reading fills a plain struct per table (raw.h). A figure that is not given and has no default is
 * stored as NAN, PB_NONE, NULL or an empty list. Every struct of a table that is not `bare` begins
 * with a struct entry.
 */
#ifndef PLANNER_SCENARIO_FIELD_H
#define PLANNER_SCENARIO_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/scenario.h"
#include "planner/scenario/node.h"

enum field_kind {
    FIELD_TEXT,    /**< const char * */
    FIELD_ID,      /**< const char *, see scalar_is_id */
    FIELD_FILE,    /**< const char *, a path relative to the scenario */
    FIELD_REF,     /**< const char *, the id of an entry of `refers` */
    FIELD_NUMBER,  /**< double */
    FIELD_MONEY,   /**< double [currency of the frame] */
    FIELD_SHARE,   /**< double, 60% or 0.6 */
    FIELD_SECONDS, /**< double [s], a duration */
    FIELD_COUNT,   /**< int */
    FIELD_MINUTES, /**< int [min], a duration */
    FIELD_CLOCK,   /**< int, minute of the day */
    FIELD_DATE,    /**< int, day number */
    FIELD_INSTANT, /**< int64_t, PB_NO_INSTANT when not given */
    FIELD_WINDOW,  /**< struct pb_window, {PB_NONE, PB_NONE} when not given */
    FIELD_DAYS,    /**< struct pb_days, {1, 0} when not given */
    FIELD_RANGE,   /**< struct raw_range, NAN when not given */
    FIELD_PAY,     /**< struct pb_pay, rate NAN when not given */
    FIELD_BOOL,    /**< int: 0, 1 or PB_NONE */
    FIELD_WORD,    /**< int: index into `words`, or PB_NONE */
    FIELD_SECTION, /**< the struct of `sub` */
    FIELD_INLINE,  /**< the struct of `sub`, whose keys stand among the others */
    FIELD_MAP,     /**< struct raw_list of the structs of `sub`, by id */
    FIELD_RECORDS  /**< struct raw_list of the structs of `sub`, a list */
};

#define PB_NO_INSTANT INT64_MIN

enum field_flags {
    FIELD_LIST = 1,         /**< a list of them, or one: struct raw_list */
    FIELD_PER_FUNCTION = 2, /**< one for all or a map by function: an array of PB_N_FUNCTIONS */
    FIELD_REQUIRED = 4,
    FIELD_OR_NO = 8,     /**< `no` stands for 0 */
    FIELD_FREE_IDS = 16, /**< maps: keys need not be ids (dates, queues); the reader checks them */
    FIELD_COMMON = 32,   /**< worth showing in a short template */
    FIELD_INHERITED = 64 /**< records: what is not given stays so, another record gives it */
};

/** A list as a field stores it; same layout as struct pb_numbers and its like. */
struct raw_list {
    void *at;
    size_t n;
};

/** What a struct of a table begins with. */
struct entry {
    const char *id;          /**< maps: the key; else NULL */
    const struct node *node; /**< what was read, NULL when nothing was given */
};

struct field_table;

struct field {
    const char *key; /**< "" = shorthand: a scalar or list in place of the whole record */
    enum field_kind kind;
    unsigned flags;
    size_t offset;
    const char *unit;     /**< for the reference: "sessions per visitor"; NULL = none */
    double min, max;      /**< inclusive, in the stored unit; min < max, or both 0 = any */
    const char *fallback; /**< default, as a user would write it; lists by commas; NULL = none */
    const char *derived;  /**< where the value comes from when it is not given, else NULL */
    const char *alias;    /**< people.csv: other names of the column, separated by `|` */
    const char *refers;   /**< FIELD_REF: section of the entries it may name */
    const char *const *words; /**< FIELD_WORD: NULL-terminated */
    const struct field_table *sub;
    const char *en; /**< what it is for, one sentence without a full stop */
    const char *zh;
};

struct field_table {
    const char *name;
    const struct field *fields;
    size_t n;
    size_t size; /**< of its struct */
    bool bare;   /**< the struct does not begin with a struct entry */
};

/** Names of enum pb_function: "presale", "insale", "aftersale", NULL. */
extern const char *const field_function_names[PB_N_FUNCTIONS + 1];

/** The table of the whole scenario: struct raw_scenario. */
extern const struct field_table fields_scenario;

/** Bytes of one value of a scalar `kind`. */
size_t field_size(enum field_kind kind);

/** Whether values of `kind` are written as one scalar. */
bool field_is_scalar(enum field_kind kind);

/** Stores "not given" in `value`, one scalar of `field`. */
void field_unset(const struct field *field, void *value);

/** Whether `value` of `field` holds something: a scalar that is set, a list with items, or any such
 * in an array per function. Sections and records are asked by their parts. */
bool field_is_set(const struct field *field, const void *value);

/** Copies from `base` into `record`, both structs of `table`, what `record` does not have; sections
 * part by part, arrays per function one by one. */
void field_merge(const struct field_table *table, void *record, const void *base);

/** Reads `text` as one scalar of `field`; strings are borrowed from `text`. Returns whether it is
 * one; whether it lies in the range is asked of field_in_range. */
bool field_parse(const struct field *field, const char *text, void *value);

/** Whether the scalar `value` lies in [min, max]; a range, window or pay by its parts. */
bool field_in_range(const struct field *field, const void *value);

/** What `field` expects, in the language of the process: "a share such as `60%` or `0.6`". */
const char *field_expects(const struct field *field);

/** Writes the stored number `value` as a user would for `field`: 480 min as `8h`. */
void field_format(const struct field *field, double value, char *buffer, size_t size);

/** The field of `table` with `key`, English or Chinese, also among inlined ones; NULL when there is
 * none. The offset of an inlined one is relative to the inlined struct; `*base` [NULL allowed] gets
 * what to add. */
const struct field *field_find(const struct field_table *table, const char *key, size_t *base);

/** Puts up to `room` keys of `table`, inlined ones too, into `keys` and returns how many. */
size_t field_keys(const struct field_table *table, const char **keys, size_t room);

/** The shorthand field of `table` for a node of `kind`, or NULL. */
const struct field *field_shorthand(const struct field_table *table, enum node_kind kind);

#endif
