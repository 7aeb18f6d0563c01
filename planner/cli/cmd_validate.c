/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/cli/commands.h"
#include "planner/cli/scenario_input.h"
#include "planner/plan/plan.h"

static int heads_of(const struct pb_scenario *scenario)
{
    int heads = 0;
    for (size_t g = 0; g < scenario->people.n_groups; g++)
        heads += scenario->people.groups[g].heads;
    return heads;
}

static void print_summary(const struct pb_scenario *scenario)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, scenario->frame.first_day);
    printf(_("%s is valid\n"), scenario->path);
    printf(_("  %d days from %s, slots of %d minutes\n"), scenario->frame.n_days, date,
           scenario->frame.slot_min);
    printf(_("  %zu departments, %zu queues, %zu brands\n"), scenario->n_departments,
           scenario->n_queues, scenario->n_brands);
    printf(_("  %d agents in %zu groups, %zu of them by name\n"), heads_of(scenario),
           scenario->people.n_groups, scenario->people.n_persons);
    printf(_("  %zu shifts, %zu lending departments\n"), scenario->shifts.n_codes,
           scenario->n_militia);
}

static enum pb_rc run(struct cli_run *run)
{
    struct pb_scenario *scenario = NULL;
    enum pb_rc rc = cli_read_scenario(run, &scenario);
    if (rc == PB_OK)
        rc = plan_check_size(scenario, &run->msgs);
    if (rc == PB_OK && run->json)
        printf("{\"valid\": true, \"hash\": \"%s\"}\n", scenario->hash);
    else if (rc == PB_OK)
        print_summary(scenario);
    pb_scenario_free(scenario);
    return rc;
}

static const struct cli_option options[] = {
    CLI_SCENARIO_OPTIONS,
    {0},
};

static const struct cli_example examples[] = {
    {"paiban validate handu.yaml", N_("all mistakes at once, each with its place")},
    {"paiban validate handu.yaml --set capacity.bot_share=65%", N_("check an override")},
    {0},
};

const struct cli_command cmd_validate = {
    .name = "validate",
    .summary = N_("check a scenario and the files it names"),
    .arguments = "SCENARIO",
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .examples = examples,
    .run = run,
};
