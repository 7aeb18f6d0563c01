/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to folder: a plan folder being read. Whatever makes no sense is said once with its place
 * and leaves `wrong` set; reading goes on with a harmless value. */
#ifndef PLANNER_FOLDER_READING_H
#define PLANNER_FOLDER_READING_H

#include "planner/base/csv.h"
#include "planner/base/names.h"
#include "planner/folder/folder.h"

struct reading {
    struct plan_folder *out;
    struct pb_messages *messages;
    const char *file;       /**< being read, as the user would name it */
    struct csv_table table; /**< being read */
    size_t row;             /**< of it */
    struct names departments, queues, codes, people, classes, pools;
    bool wrong;  /**< something made no sense and was said */
    bool failed; /**< memory ran short */
};

/** Says that `what` of the file being read is not as paiban writes it. */
void reading_wrong(struct reading *reading, const char *what);

/** `n` objects of `size` bytes in the plan's arena; NULL leaves `failed` set. */
void *reading_alloc(struct reading *reading, size_t n, size_t size);

/** Adds `name` to `names`, and sorts after the last. */
void reading_name(struct reading *reading, struct names *names, const char *name, size_t index);

/* context.json: the value behind `key` of `object`. */

/** A copy in the arena; "" when wrong. */
const char *value_text(struct reading *reading, const json_t *object, const char *key);
int value_int(struct reading *reading, const json_t *object, const char *key, int min, int max);
double value_number(struct reading *reading, const json_t *object, const char *key);
bool value_bool(struct reading *reading, const json_t *object, const char *key);

/** Day number of a date. */
int value_date(struct reading *reading, const json_t *object, const char *key);

/** {"first", "last"}; null: first > last. */
struct pb_days value_days(struct reading *reading, const json_t *object, const char *key);

/** A list of clock spans in the arena. */
const struct pb_window *value_spans(struct reading *reading, const json_t *object, const char *key,
                                    size_t *n);

struct pb_window value_span(struct reading *reading, const json_t *object, const char *key);

/** Index of the id behind `key`. */
int value_ref(struct reading *reading, const json_t *object, const char *key,
              const struct names *names);

/** The list behind `key`, with its length; an empty one when wrong. */
const json_t *value_list(struct reading *reading, const json_t *object, const char *key, size_t *n);

/** One of the words up to NULL. */
int value_word(struct reading *reading, const json_t *object, const char *key,
               const char *const words[]);

/** Reads context.json. */
void reading_context(struct reading *reading, const json_t *root);
void reading_people(struct reading *reading, const json_t *root);

/* Tables: the cell of column `field` in the current row. */

const char *table_text(struct reading *reading, size_t field);
double table_number(struct reading *reading, size_t field);

/** NAN for an empty cell. */
double table_optional(struct reading *reading, size_t field);
int table_int(struct reading *reading, size_t field, int min, int max);
int table_ref(struct reading *reading, size_t field, const struct names *names);
int64_t table_instant(struct reading *reading, size_t field);

/** Slot that begins at the instant of the cell, n_slots for the end of the horizon. */
int table_slot(struct reading *reading, size_t field);

/** Index of the planning day, -1 for the eve. */
int table_day(struct reading *reading, size_t field);

/** Clock spans; returns how many. */
size_t table_spans(struct reading *reading, size_t field, struct pb_window *out, size_t most);

/** Reads the table `name` of the folder; false when there is nothing to go through. */
bool table_open(struct reading *reading, const char *name, const struct csv_field *fields,
                size_t n_fields);

/** Reads "HH:MM-HH:MM" at `*at`, hours up to 99, and moves it on. */
bool reading_span(const char **at, struct pb_window *span);

/** demand.csv, hours.csv, classes.csv, shifts.csv, work.csv. */
void reading_demand(struct reading *reading);
void reading_hours(struct reading *reading);
void reading_classes(struct reading *reading);
void reading_shifts(struct reading *reading);
void reading_work(struct reading *reading);

/** roster.csv and moves.csv. */
void reading_roster(struct reading *reading);
void reading_moves(struct reading *reading);

/** Sorts moves by person, then by time. */
void reading_sort_moves(struct pf_move *moves, size_t n);

/** Gives people other ids and another order; `salt` is known to those alone who have the plan. */
bool pseudonyms_give(struct plan_folder *folder, const char *salt);

#endif
