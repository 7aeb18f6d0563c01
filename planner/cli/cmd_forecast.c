/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "paiban/demand.h"
#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/cli/scenario_input.h"
#include "planner/demand/forecast.h"

/** Index of the brand called `id`, or PB_NONE with an error. */
static int find_brand(struct cli_run *run, const struct pb_scenario *scenario, const char *id)
{
    for (size_t b = 0; b < scenario->n_brands; b++) {
        if (strcmp(scenario->brands[b].id, id) == 0) {
            return (int)b;
        }
    }
    cli_usage(run, _("the scenario has no brand '%s'"), id);
    return PB_NONE;
}

static enum pb_rc write_forecast(struct cli_run *run, const struct forecast *forecast)
{
    const char *id = cli_value(run, "brand");
    struct text out = {0};
    int brand = PB_NONE;
    enum pb_rc rc = PB_OK;
    if (id != NULL) {
        brand = find_brand(run, forecast->scenario, id);
        if (brand == PB_NONE) {
            return PB_USAGE;
        }
        if (forecast->demand->n_brands == 0) {
            return cli_usage(run, _("sessions or agents are given directly: no chain of a brand"));
        }
    }
    if (run->json) {
        rc = forecast_write_json(forecast, brand, &out);
    } else if (brand != PB_NONE) {
        forecast_write_brand(forecast, brand, &out);
    } else {
        forecast_write(forecast, &out);
    }
    return cli_print_text(rc, &out);
}

static enum pb_rc run(struct cli_run *run)
{
    struct pb_scenario *scenario = NULL;
    struct pb_demand demand;
    enum pb_rc rc = cli_read_scenario(run, &scenario);
    if (rc != PB_OK) {
        return rc;
    }
    rc = pb_demand_make(scenario, &demand, &run->msgs);
    if (rc == PB_OK) {
        struct forecast forecast = {scenario, &demand};
        rc = write_forecast(run, &forecast);
    }
    pb_demand_release(&demand);
    pb_scenario_free(scenario);
    return rc;
}

static const struct cli_option options[] = {
    CLI_SCENARIO_OPTIONS,
    {"brand", 'b', "ID", N_("the chain of one brand, each figure with its origin and place")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban forecast handu.yaml", N_("brands, queues and days")},
    {"paiban forecast handu.yaml --brand linyu", N_("how the figures of one brand come about")},
    {0},
};

const struct cli_command cmd_forecast = {
    .name = "forecast",
    .summary = N_("show how sales turn into sessions and agents"),
    .arguments = "SCENARIO",
    .min_args = 1,
    .max_args = 1,
    .details = N_("Prints the chain brand by brand and in total: sales, orders, visitors, sessions "
                  "per function, less the chatbot, agents. A second estimate of what service sells "
                  "is compared with the first; a warning tells where they are more than 20 % "
                  "apart."),
    .options = options,
    .examples = examples,
    .run = run,
};
