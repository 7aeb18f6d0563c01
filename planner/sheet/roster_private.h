/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to roster. */
#ifndef PLANNER_SHEET_ROSTER_PRIVATE_H
#define PLANNER_SHEET_ROSTER_PRIVATE_H

#include "planner/sheet/grid.h"
#include "planner/sheet/layout.h"
#include "planner/sheet/roster.h"

/** Sorts by person, then day. */
void roster_sort(struct sheet_duty *duties, size_t n);

/** The duty of that person and day among `n` sorted ones, or NULL. */
const struct sheet_duty *roster_find(const struct sheet_duty *duties, size_t n, const char *agent,
                                     int day);

/** Sorts, refuses doubles, and completes the duties read with those planned. */
enum pb_rc roster_compare(struct arena *arena, struct sheet_roster *roster,
                          struct pb_messages *msgs);

/** Duties that grow. */
struct roster_rows {
    struct sheet_duty *at; /**< owned: free() */
    size_t n, room;
    bool failed;
};

/** Adds the duties of a table laid out as `layout`. Returns how many rows were left out because
 * their date cannot be read. */
size_t roster_read_grid(const struct sheet_grid *grid, const struct layout *layout,
                        const struct sheet_roster_request *request, struct arena *arena,
                        struct roster_rows *rows);

#endif
