/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What commands hand out: JSON on stdout, and files that may not be there already. The shapes of
 * all JSON stand in output.schema.json, a definition per command. */
#ifndef PLANNER_CLI_OUTPUT_H
#define PLANNER_CLI_OUTPUT_H

#include <jansson.h>

#include "planner/base/text.h"
#include "planner/cli/command.h"

/** Prints `out` when it was made (`rc` is PB_OK) and is whole, and frees it. `rc`, or PB_MEMORY
 * when the text lacked memory. */
enum pb_rc cli_print_text(enum pb_rc rc, struct text *out);

/** Prints `root` with a newline and frees it. PB_OK; PB_MEMORY, also for NULL. */
enum pb_rc cli_print_json(json_t *root);

/** With --json: prints {"written": path}. */
enum pb_rc cli_print_written(const struct cli_run *run, const char *path);

/** Whether a file may be written to `path` [NULL: nothing is]: nothing is there, or something that
 * is no regular file (a pipe), or a file that `is_ours` [NULL: none] recognises by its first bytes,
 * or --force was given. Else an error and PB_IO. */
enum pb_rc cli_may_write(struct cli_run *run, const char *path,
                         bool (*is_ours)(const char *beginning));

/** Whether a file that begins so is a model, solution or certificate of paiban. */
bool cli_is_model_file(const char *beginning);

/** All commands with their options, or one of them. */
json_t *cli_describe(const struct cli_command *command);

#endif
