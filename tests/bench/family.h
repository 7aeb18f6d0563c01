/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The capacity family: 12 teams (4 departments x 3 functions) by the hour, as a bare program.
 *
 * Variables: people per team, day and shift variant (integer); militia per pool, day, start, length
 * and queue (integer); hours worked for another team; missing heads. Rows: cover per team and hour,
 * people per team and day, militia per pool and day. */
#ifndef TESTS_BENCH_FAMILY_H
#define TESTS_BENCH_FAMILY_H

#include "models/lp/lp_model.h"

/** Builds the family from heads.csv (day,hour,team,heads) and staff.csv (team,people) in `folder`
 * into the uninitialised `model`. PB_OK, PB_IO (a file is missing or malformed) or PB_MEMORY. */
enum pb_rc family_build(struct lp_model *model, const char *folder);

/** Cuts the time of the family into blocks of `hours` and fills row_block (n_rows) and col_block
 * (n_cols); returns their number. */
int family_blocks(const struct lp_model *model, int hours, int row_block[], int col_block[]);

#endif
