/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/cli/plan_input.h"
#include "planner/cli/progress.h"
#include "planner/cli/scenario_input.h"
#include "planner/whatif/show.h"

static bool read_until(struct cli_run *run, struct plan_options *options)
{
    const char *value = cli_value(run, "until");
    options->until = PLAN_UNTIL_CAPACITY;
    if (value == NULL || strcmp(value, "capacity") == 0)
        return true;
    options->until = PLAN_UNTIL_ROSTER;
    if (strcmp(value, "roster") == 0)
        return true;
    cli_usage(run, _("--until: '%s' is not capacity or roster"), value);
    return false;
}

static enum pb_rc read_request(struct cli_run *run, struct whatif_request *request,
                               const char **overrides)
{
    request->path = run->args[0];
    request->overrides = overrides;
    request->n_overrides = cli_count(run, "set");
    request->variant = cli_value(run, "variant");
    request->cold = cli_given(run, "cold");
    request->base = cli_value(run, "base");
    for (size_t i = 0; i < request->n_overrides; i++)
        overrides[i] = cli_value_at(run, "set", i);
    if (request->n_overrides == 0 && request->variant == NULL)
        return cli_usage(run, _("'whatif' needs a change: --set PATH=VALUE or --variant ID"));
    if (!read_until(run, &request->options))
        return PB_USAGE;
    return cli_read_plan_options(run, &request->options);
}

static enum pb_rc show(const struct cli_run *run, const struct whatif *whatif)
{
    struct whatif_sheet sheet;
    struct text out = {0};
    enum pb_rc rc = whatif_sheet_make(whatif, &sheet);
    if (rc == PB_OK && run->json)
        whatif_show_json(whatif, &sheet, &out);
    else if (rc == PB_OK)
        whatif_show(whatif, &sheet, &out);
    whatif_sheet_release(&sheet);
    return cli_print_text(rc, &out);
}

static enum pb_rc ask(struct cli_run *run, struct whatif_request *request)
{
    struct whatif whatif;
    struct progress progress = {0};
    request->options.listener = progress_listener(run, &progress);
    enum pb_rc rc = whatif_make(request, &whatif, &run->msgs);
    progress_end(&progress);
    bool whole = (rc == PB_OK || rc == PB_INTERRUPTED) && whatif_is_whole(&whatif);
    if (whole && show(run, &whatif) != PB_OK)
        rc = PB_MEMORY;
    whatif_release(&whatif);
    return rc;
}

static enum pb_rc run(struct cli_run *run)
{
    struct whatif_request request = {.path = NULL};
    const char **overrides = calloc(cli_count(run, "set") + 1, sizeof *overrides);
    if (overrides == NULL)
        return PB_MEMORY;
    enum pb_rc rc = read_request(run, &request, overrides);
    if (rc == PB_OK)
        rc = ask(run, &request);
    free(overrides);
    return rc;
}

static const struct cli_option options[] = {
    CLI_SCENARIO_OPTIONS,
    {"until", 0, "STAGE", N_("compare plans of the stage capacity (the default) or roster")},
    {"base", 0, "DIR", N_("finished plan of the scenario without the changes: not planned again")},
    {"cold", 0, NULL, N_("plan the changes from nothing instead of from the base plan")},
    {"output", 'o', "DIR", N_("write the plan with the changes to this folder")},
    CLI_PLAN_OPTIONS,
    {0},
};

static const struct cli_example examples[] = {
    {"paiban whatif store.yaml --set brands.xinglv.uv=+20%", N_("a fifth more visitors")},
    {"paiban whatif store.yaml --set capacity.bot_share=65% --set people.groups.pre.heads=+2",
     N_("two changes at once, and what each of them does")},
    {"paiban whatif handu.yaml --base plans/handu --variant eighteen --until roster",
     N_("a variant of the scenario, by name, against a finished plan")},
    {0},
};

const struct cli_command cmd_whatif = {
    .name = "whatif",
    .summary = N_("plan with and without some changes and say what they do and cost"),
    .arguments = "SCENARIO",
    .min_args = 1,
    .max_args = 1,
    .details =
        N_("Shows both plans beside each other: sessions, people, cost by kind, what is late "
           "or lost, the worst hours. A difference is proved when no plan of the dearer side "
           "can cost as little as the one found for the cheaper side, else it is likely."),
    .options = options,
    .examples = examples,
    .run = run,
};
