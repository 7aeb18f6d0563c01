/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "planner/cli/commands.h"
#include "planner/cli/exporting.h"
#include "planner/cli/filling.h"
#include "planner/cli/output.h"
#include "planner/export/deliver/deliver.h"

static const char fill_text[] = N_("your own sheet filled with the shifts: --sheet FILE -o FILE");

/** What can be exported, for who asks without --to. */
static void list_kinds(const struct cli_run *run)
{
    json_t *list = json_array();
    for (const struct deliver_kind *kind = deliver_kinds; kind->name != NULL; kind++)
        if (run->json)
            json_array_append_new(list,
                                  json_pack("{ss ss}", "name", kind->name, "text", _(kind->text)));
        else
            printf("  %-10s %s\n", kind->name, _(kind->text));
    if (run->json)
        json_array_append_new(list, json_pack("{ss ss}", "name", "fill", "text", _(fill_text)));
    else
        printf("  %-10s %s\n", "fill", _(fill_text));
    if (run->json)
        cli_print_json(json_pack("{sO}", "kinds", list));
    json_decref(list);
}

static enum pb_rc run(struct cli_run *run)
{
    const char *list = cli_value(run, "to");
    if (cli_given(run, "list")) {
        list_kinds(run);
        return PB_OK;
    }
    if (run->n_args == 0)
        return cli_usage(run, _("'export' needs the folder of a plan"));
    if (list == NULL)
        return cli_usage(run, _("'export' needs what to make: --to LIST"));
    if (strcmp(list, "fill") == 0)
        return cli_fill(run, run->args[0]);
    return cli_export(run, run->args[0], list, cli_value(run, "output"));
}

static const struct cli_option options[] = {
    {"to", 't', "LIST", N_("what to make, separated by commas; see --list")},
    {"output", 'o', "DIR", N_("folder of the documents; otherwise 'export' in the plan's folder")},
    CLI_EXPORT_OPTIONS,
    {"sheet", 0, "FILE", N_("with --to fill: your own sheet (.xlsx or .csv), filled into -o FILE")},
    {"list", 'l', NULL, N_("list what can be made")},
    {"force", 'f', NULL, N_("replace documents that were changed by hand")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban export plans/handu --to csv --excel",
     N_("a list for the HR system, into plans/handu/export")},
    {"paiban export plans/handu --to csv -o for-partner --pseudonymize",
     N_("without names, for outside")},
    {"paiban export plans/handu --to fill --sheet ours.xlsx --mapping map.csv -o filled.xlsx",
     N_("our shifts in the cells of your sheet, nothing else touched")},
    {"paiban export --list", N_("what can be made")},
    {0},
};

const struct cli_command cmd_export = {
    .name = "export",
    .summary = N_("make documents and files for other systems of a plan"),
    .arguments = "PLAN",
    .min_args = 0,
    .max_args = 1,
    .details =
        N_("The plan must be as paiban wrote it. Documents are private (mode 0600) and stand in "
           "one folder, written whole or not at all; those made earlier of the same plan stay, "
           "and nothing that paiban did not write is replaced."),
    .options = options,
    .examples = examples,
    .run = run,
};
