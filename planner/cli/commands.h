/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The records of all commands, each defined in its cmd_ file. */
#ifndef PLANNER_CLI_COMMANDS_H
#define PLANNER_CLI_COMMANDS_H

#include "planner/cli/command.h"

extern const struct cli_command cmd_check;
extern const struct cli_command cmd_compare;
extern const struct cli_command cmd_completion;
extern const struct cli_command cmd_doctor;
extern const struct cli_command cmd_export;
extern const struct cli_command cmd_explain;
extern const struct cli_command cmd_forecast;
extern const struct cli_command cmd_init;
extern const struct cli_command cmd_man;
extern const struct cli_command cmd_model;
extern const struct cli_command cmd_plan;
extern const struct cli_command cmd_roster;
extern const struct cli_command cmd_schema;
extern const struct cli_command cmd_show;
extern const struct cli_command cmd_validate;
extern const struct cli_command cmd_whatif;

#endif
