/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A roster that people edited: read from a workbook or a CSV file, compared with the plan.
 *
 * The first sheet with people down and days across counts, whatever its name; without one, the
 * first list of people and days. Where a shift is the one that was planned, the planned times and
 * breaks hold; where it was changed, those of the new shift do.
 *
 * What was planned comes from the plan folder's roster.csv; without one, from the list that a
 * workbook of ours carries beside (明细). A day without a column of its own stays as planned; a
 * planned person without a row is off on all days, and a warning says so.
 */
#ifndef PLANNER_SHEET_ROSTER_H
#define PLANNER_SHEET_ROSTER_H

#include "paiban/message.h"
#include "paiban/scenario_frame.h"
#include "planner/base/arena.h"
#include "planner/base/text.h"

/** A shift code by which a cell may name a shift: its code, its name, or its name without 班. */
struct sheet_code {
    const char *code;
    const char *name; /**< or NULL */
};

/** What to read. */
struct sheet_roster_request {
    const char *path;    /**< the edited roster */
    const char *planned; /**< roster.csv of the plan, or NULL */
    struct pb_days days; /**< the eve to the last planning day [day numbers] */
    const struct sheet_code *codes;
    size_t n_codes;
};

/** A person's shift on a day; strings are never NULL. */
struct sheet_duty {
    const char *agent;    /**< employee number */
    const char *name;     /**< "" unknown */
    const char *role;     /**< as in roster.csv, "" unknown */
    const char *home;     /**< id of the home queue, "" unknown */
    const char *shift;    /**< code, or what the cell says when no code fits; "" = off */
    const char *segments; /**< as in roster.csv; "" = the shift's own */
    const char *breaks;
    int day;         /**< [day number] */
    int row, column; /**< of the edited file, 0-based; -1: it has no such cell */
    const char *was; /**< shift that was planned, "" = off; NULL when nothing is known */
};

/** Everything is owned by the arena it was read into. */
struct sheet_roster {
    const char *file;
    const char *sheet;         /**< name of the sheet read, "" for a CSV file */
    bool csv_list;             /**< a CSV file with a row per person and day */
    struct sheet_duty *duties; /**< as edited, by person, then day; days off included */
    size_t n_duties;
    struct sheet_duty *planned; /**< as planned, likewise; `was` is not filled */
    size_t n_planned;
};

/** Reads an edited roster. PB_OK; PB_INVALID when it is no roster; PB_IO; PB_MEMORY. */
enum pb_rc sheet_roster_read(const struct sheet_roster_request *request, struct arena *arena,
                             struct sheet_roster *out, struct pb_messages *msgs);

/** Whether the file at `path` is a workbook, or a table with people down and days across: something
 * that sheet_roster_read() has to lay out as a list first. */
bool sheet_roster_is_laid_out(const char *path, struct pb_days days);

/** Whether the shift of a duty is not the planned one. */
bool sheet_changed(const struct sheet_duty *duty);

/** Writes `n` duties as CSV with the columns of roster.csv that matter: agent_id, name, team, role,
 * date, shift, home_queue, segments, breaks. */
void sheet_roster_csv(const struct sheet_duty *duties, size_t n, struct text *out);

/** Code that the text of a cell names: the code itself, a name, `18-22` for the times 18:00-22:00;
 * "" for off (休, 假, -, off); `text` itself when nothing fits. */
const char *sheet_shift(const struct sheet_roster_request *request, const char *text,
                        struct arena *arena);

#endif
