/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Public roster instances in the plain text format of Curtois and Qu ("Computational results on
 * new staff scheduling benchmark instances", 2014): read, turned into a problem, written.
 *
 * Conventions: at most one shift a day; day 0 is a Monday; a run of work or rest that touches an
 * edge of the horizon has no minimum; the days before the horizon count as off; a weekend counts
 * if its Saturday or Sunday is worked.
 */
#ifndef PLANNER_ROSTER_NRP_H
#define PLANNER_ROSTER_NRP_H

#include <paiban/message.h>
#include <paiban/status.h>
#include <stdbool.h>
#include <stddef.h>

#include "planner/base/arena.h"

struct nrp_shift {
    const char *id;
    int minutes;
    bool *not_before; /**< n_shifts: this shift may not be followed by that one on the next day */
};

struct nrp_person {
    const char *id;
    int *most; /**< n_shifts: most shifts of each kind in the horizon */
    int max_minutes, min_minutes;
    int max_in_row, min_in_row, min_off_in_row; /**< [days] */
    int max_weekends;
    bool *is_off; /**< n_days: day off, hard */
};

struct nrp_request {
    int person, day, shift;
    bool wants; /**< true: weight is due when the shift is not worked; false: when it is */
    double weight;
};

struct nrp_cover {
    int day, shift;
    int need;
    double under, over; /**< price of each one missing, each one too many */
};

/** An instance as written in its file; everything lives in the arena. */
struct nrp_instance {
    int n_days;
    struct nrp_shift *shifts;
    int n_shifts;
    struct nrp_person *people;
    int n_people;
    struct nrp_request *requests;
    size_t n_requests;
    struct nrp_cover *cover;
    size_t n_cover;
    struct arena arena;
};

/** Reads the file at `path`. PB_OK, PB_IO, PB_INVALID (messages say where) or PB_MEMORY. */
enum pb_rc nrp_read(const char *path, struct nrp_instance *out, struct pb_messages *messages);
void nrp_release(struct nrp_instance *instance);

/** A roster as a table: one line per person in the file's order, one tab-separated cell per day,
 * shift id or nothing. `line`: n_people * n_days, shift or -1. malloc'ed; NULL = no memory. */
char *nrp_table(const struct nrp_instance *instance, const int *line);

#endif
