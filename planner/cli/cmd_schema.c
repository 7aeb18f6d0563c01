/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "planner/base/gettext.h"
#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/scenario/describe.h"

static enum pb_rc run(struct cli_run *run)
{
    struct text out = {0};
    enum pb_rc rc = PB_OK;
    if (cli_given(run, "reference"))
        describe_reference(&out, run->chinese);
    else
        rc = describe_schema(&out, run->chinese);
    return cli_print_text(rc, &out);
}

static const struct cli_option options[] = {
    {"reference", 'r', NULL, N_("a page of all fields in Markdown instead")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban schema > paiban.schema.json", N_("for editors that check and complete YAML")},
    {"paiban schema --reference", N_("every key, its range and its default")},
    {0},
};

const struct cli_command cmd_schema = {
    .name = "schema",
    .summary = N_("write the JSON Schema of scenarios (draft-07)"),
    .min_args = 0,
    .max_args = 0,
    .options = options,
    .examples = examples,
    .run = run,
};
