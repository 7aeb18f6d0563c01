/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Readers of the written files. What a row gets wrong becomes a finding of the rule "format"; a
 * row that cannot be used is left out. */
#ifndef PLANNER_AUDIT_READ_H
#define PLANNER_AUDIT_READ_H

#include "planner/audit/audit.h"
#include "planner/base/csv.h"
#include "planner/base/names.h"

/** What the readers share. */
struct reader {
    struct audit *audit;
    const char *dir;
    struct names queues, groups, pools, codes, people, brands; /**< ids of the scenario */
    struct names classes, shared, persons; /**< ids of audit.classes, audit.pools, audit.persons */
    size_t persons_room;
    struct csv_table table;
    const char *file; /**< name of the file being read, for findings */
    size_t row;
};

/** False when memory is short. */
bool reader_init(struct reader *reader, struct audit *audit, const char *dir);
void reader_release(struct reader *reader);

/** The rule that the readers' findings carry. */
extern const struct audit_rule audit_rule_format;

/** Reads table `name` of the folder; `*there` says whether the file exists. A file that is no such
 * table gives PB_INVALID and messages. */
enum pb_rc read_table(struct reader *reader, const char *name, const struct csv_field *fields,
                      size_t n_fields, bool *there);

/** The same for a file at `path`, which must exist. */
enum pb_rc read_table_at(struct reader *reader, const char *path, const struct csv_field *fields,
                         size_t n_fields);

/** The same for the CSV text `text`; `name` stands for the file. */
enum pb_rc read_table_text(struct reader *reader, const char *name, const char *text,
                           const struct csv_field *fields, size_t n_fields);

/** Text of a cell of the current row. */
const char *read_text(const struct reader *reader, size_t field);

/** Number of a cell; NAN when it is empty or no number (the latter with a finding). */
double read_number(struct reader *reader, size_t field);

/** Slot that the instant of a cell starts, PB_NONE with a finding when there is none. */
int read_slot(struct reader *reader, size_t field);

/** Instant of a cell; false with a finding. */
bool read_instant(struct reader *reader, size_t field, int64_t *instant);

/** Date of a cell; false with a finding. */
bool read_date(struct reader *reader, size_t field, int *day);

/** Entry of `names` that a cell names, PB_NONE with a finding when there is none. */
int read_name(struct reader *reader, size_t field, const struct names *names);

/** Clock spans "08:00-12:00;26:00-30:00" of a cell, at most `most`; false with a finding. */
bool read_spans(struct reader *reader, size_t field, struct pb_window *out, size_t most, size_t *n);

/** Adds a finding about the current row. */
void read_finding(struct reader *reader, const char *en, const char *zh);

enum pb_rc read_demand(struct reader *reader);
enum pb_rc read_classes(struct reader *reader);
enum pb_rc read_shifts(struct reader *reader);
enum pb_rc read_hours(struct reader *reader);
enum pb_rc read_work(struct reader *reader);
enum pb_rc read_roster(struct reader *reader, const struct pb_check_options *options);
enum pb_rc read_moves(struct reader *reader);

/** Forgets the reassignments of people who are no longer at work then. */
void read_drop_moves(struct audit *audit);

enum pb_rc read_brands(struct reader *reader);
enum pb_rc read_claims(struct reader *reader);

/** Compares context.json, where there is one, with the scenario: rule "context". */
enum pb_rc read_context(struct reader *reader);

#endif
