/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/cli/scenario_input.h"
#include "planner/plan/plan.h"

static enum pb_rc run(struct cli_run *run)
{
    struct pb_scenario *scenario = NULL;
    const char *output = cli_value(run, "output");
    if (output == NULL)
        return cli_usage(run, _("'model' needs the file to write: -o FILE.mps or -o FILE.lp"));
    enum pb_rc rc = cli_may_write(run, output, cli_is_model_file);
    if (rc == PB_OK)
        rc = cli_read_scenario(run, &scenario);
    if (rc == PB_OK)
        rc = plan_write_model(scenario, output, &run->msgs);
    if (rc == PB_OK)
        rc = cli_print_written(run, output);
    pb_scenario_free(scenario);
    return rc;
}

static const struct cli_option options[] = {
    {"output", 'o', "FILE", N_("model file: free MPS (.mps) or CPLEX LP format (.lp)")},
    CLI_SCENARIO_OPTIONS,
    {"force", 'f', NULL, N_("overwrite a file that is no model of paiban")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban model handu.yaml -o handu.mps", N_("the model for another solver")},
    {0},
};

const struct cli_command cmd_model = {
    .name = "model",
    .summary = N_("write the model that 'plan' solves"),
    .arguments = "SCENARIO",
    .min_args = 1,
    .max_args = 1,
    .details = N_("The file holds exactly the capacity model, without a constant in the objective. "
                  "The variables have the names that 'plan --solution' writes."),
    .options = options,
    .examples = examples,
    .run = run,
};
