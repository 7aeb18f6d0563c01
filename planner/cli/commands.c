/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/commands.h"

#include <string.h>

#include "planner/base/gettext.h"

/* The order of the help: as the work goes. */
/* clang-format off */
const struct cli_command *const cli_commands[] = {
    &cmd_init,
    &cmd_validate,
    &cmd_forecast,
    &cmd_plan,
    &cmd_roster,
    &cmd_check,
    &cmd_export,
    &cmd_whatif,
    &cmd_explain,
    &cmd_compare,
    &cmd_show,
    &cmd_model,
    &cmd_schema,
    &cmd_doctor,
    &cmd_completion,
    &cmd_man,
    NULL,
};
/* clang-format on */

/* --help comes first: options_read counts on it. */
const struct cli_option cli_common_options[] = {
    {"help", 'h', NULL, N_("show this help")},
    {"lang", 0, "zh|en", N_("language of messages; otherwise that of LANG")},
    {"json", 0, NULL,
     N_("results and messages as JSON; its shapes: share/paiban/output.schema.json")},
    {"quiet", 'q', NULL, N_("no progress and no notes")},
    {"verbose", 'v', NULL, N_("progress line by line, also where stderr is no terminal")},
    {"version", 'V', NULL, N_("show the version")},
    {0},
};

const struct cli_command *cli_find_command(const char *name)
{
    for (size_t i = 0; cli_commands[i]; i++)
        if (strcmp(cli_commands[i]->name, name) == 0)
            return cli_commands[i];
    return NULL;
}
