/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Options of the commands that make documents of a plan. */
#ifndef PLANNER_CLI_EXPORTING_H
#define PLANNER_CLI_EXPORTING_H

#include "planner/base/gettext.h"
#include "planner/cli/command.h"

/* clang-format off */
#define CLI_EXPORT_OPTIONS                                                                        \
    {"excel", 0, NULL, N_("CSV exports with byte-order mark and CRLF, as Excel wants them")},     \
    {"pseudonymize", 0, NULL,                                                                     \
     N_("documents for outside: other ids, no names, no reasons of leave")},                      \
    {"mapping", 'm', "FILE", N_("ids of people and shifts in the attendance system")},            \
    {"earlier", 0, "DIR",                                                                         \
     N_("where the last calendars stand: what is no more is cancelled in the new ones")},         \
    {"partial", 0, NULL, N_("leave out whom and what the mapping does not know")}
/* clang-format on */

/** Makes the documents `list` of the plan folder `plan` in `output` [NULL: its folder export]. */
enum pb_rc cli_export(struct cli_run *run, const char *plan, const char *list, const char *output);

#endif
