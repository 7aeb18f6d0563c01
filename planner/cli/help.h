/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Help, made from the command table. */
#ifndef PLANNER_CLI_HELP_H
#define PLANNER_CLI_HELP_H

#include "planner/base/text.h"
#include "planner/cli/command.h"

/** What an exit code means; the table ends with a NULL text. */
struct help_exit {
    const char *code;
    const char *text; /**< N_() */
};

extern const struct help_exit help_exits[];

/** Appends the page of `command`, or the overview of all commands when it is NULL. */
void help_append(struct text *out, const struct cli_command *command);

/** Appends `-o, --output DIR` as help shows it. */
void help_append_option(struct text *out, const struct cli_option *option);

#endif
