/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to attendance: the days of the roster, with the ids of an attendance system. */
#ifndef PLANNER_EXPORT_ATTENDANCE_ROWS_H
#define PLANNER_EXPORT_ATTENDANCE_ROWS_H

#include "planner/base/names.h"
#include "planner/export/deliver/deliver.h"

/** A person on a day that the plan decides. */
struct roster_day {
    int person;
    int day;                    /**< index of the planning day, -1: the eve */
    const struct pf_duty *duty; /**< NULL: off */
};

/** Finds the first such day from `*at` on, by person, then by day; false when there is none. Start
 * with {0, -1}; go on with `at->day` one further. Of the militia, and on the eve, only days with a
 * duty; of others only while they are employed. */
bool roster_day_find(const struct plan_folder *plan, struct roster_day *at);

/** Ids of an attendance system. All-zero is a valid empty object. */
struct mapping {
    struct arena arena;
    struct names people, shifts, groups; /**< to indexes into `theirs` */
    const char **theirs;
    const char *operator_id; /**< "" when not given */
    const char *group;       /**< of who has no group of his own, "" when not given */
    bool same_people;        /**< who is not listed keeps the id */
};

/** What an attendance system takes for ids. */
struct mapping_form {
    bool numeric;                /**< ids of shifts and groups are whole numbers */
    const char *const *reserved; /**< shift ids that mean something else there, up to NULL */
    bool needs_group;
    bool needs_operator;
};

/** Reads the file at `path` and checks it: PB_OK, PB_INVALID with messages, PB_IO, PB_MEMORY.
 * Released by the caller, whatever is returned. */
enum pb_rc mapping_read(const char *path, const struct mapping_form *form, struct mapping *out,
                        struct pb_messages *messages);

void mapping_release(struct mapping *mapping);

/** A row as the system takes it. Strings belong to the mapping or the plan. */
struct mapped_row {
    const char *user, *group;
    const char *shift; /**< NULL: off */
    int date;          /**< [day number] */
};

/** All rows by group, month, person and day. */
struct mapped_rows {
    struct mapped_row *at;
    size_t n;
};

/** Maps the roster. Everything unknown is named once: PB_INVALID, or with settings->partial a
 * warning and PB_OK. PB_MEMORY. `out->at` is in the arena of the mapping. */
enum pb_rc mapping_apply(const struct deliver_job *job, struct mapping *mapping,
                         const struct mapping_form *form, struct mapped_rows *out);

#endif
