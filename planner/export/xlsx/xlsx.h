/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The workbook that HR gets: the roster with shifts, cover, reassignments, hours, checks, details.
 *
 * It is made in a child process in a private folder, because the library behind it may end the
 * process when memory is short and may call a truncated file a success; then it is opened with our
 * own reader: every checksum must be right and every sheet must have the cells that were written.
 * Equal plans give equal bytes.
 *
 * Headings are in the plan's language. Texts of users are written as texts only, never as formulas.
 */
#ifndef PLANNER_EXPORT_XLSX_XLSX_H
#define PLANNER_EXPORT_XLSX_XLSX_H

#include "planner/base/arena.h"
#include "planner/base/file.h"
#include "planner/export/deliver/deliver.h"

/** Version of the library behind, as it runs. */
const char *xlsx_library_version(void);

/** Makes the workbook of `plan`, which must have reached the capacity plan, in memory owned by
 * `arena`. PB_OK; PB_IO when it could not be made, with messages; PB_MEMORY. */
enum pb_rc xlsx_make(const struct plan_folder *plan, struct arena *arena, struct file_bytes *out,
                     struct pb_messages *messages);

/** Delivers it as roster.xlsx. */
enum pb_rc xlsx_write(const struct deliver_job *job);

#endif
