/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a sub-command is: one file `cmd_x.c` with one const record, listed in commands.c.
 *
 * The record drives parsing, help, shell completion and the manual page. A new command is a new
 * file, a line in commands.c, a line in CMakeLists.txt and its texts in zh_CN.po.
 *
 *     static enum pb_rc run(struct cli_run *run)
 *     {
 *         const char *output = cli_value(run, "output");
 *         ...
 *     }
 *     static const struct cli_option options[] = {
 *         {"output", 'o', "DIR", N_("folder of the plan")},
 *         {0},
 *     };
 *     const struct cli_command cmd_plan = {.name = "plan", .run = run, .options = options, ...};
 *
 * A command writes its results to stdout with stdio, adds messages to run->msgs (main sorts and
 * shows them on stderr afterwards) and returns an enum pb_rc, which is the exit code.
 */
#ifndef PLANNER_CLI_COMMAND_H
#define PLANNER_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/message.h"
#include "paiban/status.h"
#include "paiban/stop.h"

/** An option; a table of them ends with {0}. */
struct cli_option {
    const char *name;  /**< long name without dashes */
    char letter;       /**< short name, or 0 */
    const char *value; /**< name of its value in help ("DIR"), or NULL for a switch */
    const char *text;  /**< N_("what it does") */
};

/** An example; a table of them ends with {0}. */
struct cli_example {
    const char *line; /**< what to type */
    const char *text; /**< N_("what happens") */
};

struct cli_run;

struct cli_command {
    const char *name;
    const char *summary;   /**< N_("one line, lower case, no full stop") */
    const char *arguments; /**< "SCENARIO", "PLAN_A PLAN_B", "[TOPIC]"; NULL for none */
    int min_args;
    int max_args;
    const char *details;                /**< N_("paragraph") or NULL */
    const struct cli_option *options;   /**< or NULL */
    const struct cli_example *examples; /**< at least one */
    enum pb_rc (*run)(struct cli_run *run);
};

/** An option as it was given. */
struct cli_given {
    const struct cli_option *option;
    const char *value; /**< NULL for a switch; borrowed from argv */
};

/** One call of the program. */
struct cli_run {
    const struct cli_command *command; /**< NULL until known */
    char *const *args;                 /**< what is no option; borrowed from argv */
    int n_args;
    struct cli_given *given; /**< in the order of the command line; owned */
    size_t n_given;
    bool json;           /**< --json: results and messages for machines */
    bool quiet;          /**< --quiet: no progress, no notes */
    bool verbose;        /**< --verbose: progress line by line */
    bool chinese;        /**< messages are in Chinese */
    struct pb_stop stop; /**< set by SIGINT and SIGTERM */
    struct pb_messages msgs;
};

/** All commands, ended by NULL. */
extern const struct cli_command *const cli_commands[];

/** Options that every command has, ended by {0}. */
extern const struct cli_option cli_common_options[];

/** The command called `name`, or NULL. */
const struct cli_command *cli_find_command(const char *name);

/** Value of the option `name` where it was given last; NULL when it was not. */
const char *cli_value(const struct cli_run *run, const char *name);

/** Whether the option `name` was given. */
bool cli_given(const struct cli_run *run, const char *name);

/** How often the option `name` was given. */
size_t cli_count(const struct cli_run *run, const char *name);

/** Value of the option `name` where it was given for the `i`-th time, from 0. */
const char *cli_value_at(const struct cli_run *run, const char *name, size_t i);

/** A range of numbers, both ends inclusive. */
struct cli_range {
    double min;
    double max;
};

/** Reads the number that the option `name` was given into `*value`, which keeps its content when it
 * was not given. False, with an error, when it is no number within the range. */
bool cli_number(struct cli_run *run, const char *name, struct cli_range range, double *value);

/** The same for whole numbers. */
bool cli_int(struct cli_run *run, const char *name, struct cli_range range, long long *value);

/** Adds an error about the command line and returns PB_USAGE. */
__attribute__((format(printf, 2, 3))) enum pb_rc cli_usage(struct cli_run *run, const char *format,
                                                           ...);

#endif
