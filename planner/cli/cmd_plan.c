/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "planner/cli/commands.h"
#include "planner/cli/exporting.h"
#include "planner/cli/output.h"
#include "planner/cli/plan_input.h"
#include "planner/cli/progress.h"
#include "planner/cli/scenario_input.h"
#include "planner/export/deliver/deliver.h"
#include "planner/export/export.h"
#include "planner/plan/condition.h"
#include "planner/plan/summary.h"

/** What the command line says. */
struct request {
    struct plan_options options;
    struct plan_condition fail_if;
    bool has_condition;
    const char *documents; /**< kinds to export, or NULL */
};

static bool read_until(struct cli_run *run, struct plan_options *options)
{
    const char *value = cli_value(run, "until");
    static const char *const stages[] = {[PLAN_UNTIL_FORECAST] = "forecast",
                                         [PLAN_UNTIL_CAPACITY] = "capacity",
                                         [PLAN_UNTIL_ROSTER] = "roster"};
    options->until = PLAN_UNTIL_ROSTER;
    for (int stage = 0; value != NULL && stage <= PLAN_UNTIL_ROSTER; stage++)
        if (strcmp(value, stages[stage]) == 0) {
            options->until = (enum plan_until)stage;
            return true;
        }
    if (value != NULL)
        cli_usage(run, _("--until: '%s' is not forecast, capacity or roster"), value);
    return value == NULL;
}

static bool read_condition(struct cli_run *run, struct request *request)
{
    const char *value = cli_value(run, "fail-if");
    request->has_condition = value != NULL;
    if (value == NULL || plan_condition_parse(value, &request->fail_if))
        return true;
    cli_usage(run, _("--fail-if: '%s' is no condition such as \"unserved>2%%\""), value);
    return false;
}

static enum pb_rc read_request(struct cli_run *run, struct request *request)
{
    struct plan_options *options = &request->options;
    options->solution = cli_value(run, "solution");
    options->certify = cli_value(run, "certify");
    options->from = cli_value(run, "from");
    request->documents = cli_value(run, "export");
    if (cli_value(run, "output") == NULL)
        return cli_usage(run, _("'plan' needs the folder to write: -o DIR"));
    if (options->from != NULL && options->certify != NULL)
        return cli_usage(run, _("--certify needs the bound proved anew: not with --from"));
    if (!read_until(run, options) || !read_condition(run, request))
        return PB_USAGE;
    if (cli_may_write(run, options->solution, cli_is_model_file) != PB_OK ||
        cli_may_write(run, options->certify, cli_is_model_file) != PB_OK)
        return PB_IO;
    if (request->documents != NULL && deliver_check_list(request->documents, &run->msgs) != PB_OK)
        return PB_USAGE;
    return cli_read_plan_options(run, options);
}

/** Results for people or machines on stdout. */
static enum pb_rc show(const struct cli_run *run, const struct plan *plan)
{
    struct text out = {0};
    if (run->json)
        export_plan(plan, &out);
    else if (plan->has_capacity)
        plan_summary(plan, &out);
    return cli_print_text(PB_OK, &out);
}

static enum pb_rc make(struct cli_run *run, const struct request *request,
                       const struct pb_scenario *scenario)
{
    struct plan plan;
    struct progress progress = {0};
    struct plan_options options = request->options;
    options.listener = progress_listener(run, &progress);
    enum pb_rc rc = plan_make(scenario, &options, &plan, &run->msgs);
    progress_end(&progress);
    bool written = rc == PB_OK || (rc == PB_INTERRUPTED && plan.has_capacity);
    if (written && show(run, &plan) != PB_OK)
        rc = PB_MEMORY;
    if (rc == PB_OK && request->has_condition && plan.has_capacity &&
        plan_condition_holds(&request->fail_if, plan_last_book(&plan)))
        rc = PB_FINDING;
    plan_release(&plan);
    return rc;
}

static enum pb_rc run(struct cli_run *run)
{
    struct request request = {.has_condition = false};
    struct pb_scenario *scenario = NULL;
    enum pb_rc rc = read_request(run, &request);
    if (rc == PB_OK)
        rc = cli_read_scenario(run, &scenario);
    if (rc == PB_OK)
        rc = make(run, &request, scenario);
    pb_scenario_free(scenario);
    if (request.documents != NULL && (rc == PB_OK || rc == PB_FINDING)) {
        enum pb_rc exported = cli_export(run, request.options.output, request.documents, NULL);
        rc = exported != PB_OK ? exported : rc;
    }
    return rc;
}

static const struct cli_option options[] = {
    {"output", 'o', "DIR", N_("folder of the plan, written whole or not at all")},
    CLI_SCENARIO_OPTIONS,
    {"until", 0, "STAGE", N_("stop after forecast, capacity or roster (the last)")},
    CLI_PLAN_OPTIONS,
    {"fail-if", 0, "EXPR", N_("exit with 1 when it holds: \"unserved>2%\", \"cost>120000\"")},
    {"from", 0, "DIR", N_("use the capacity plan of this finished folder again")},
    {"export", 'e', "LIST", N_("documents to make of the plan, see 'paiban export --list'")},
    CLI_EXPORT_OPTIONS,
    {"solution", 0, "FILE", N_("write every variable of the model by its name")},
    {"certify", 0, "FILE", N_("write what proves the bound: duals and rounding rows")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban plan handu.yaml -o plans/handu", N_("the plan of a promotion")},
    {"paiban plan handu.yaml -o plans/fast -t 10", N_("the best plan of ten seconds")},
    {"paiban plan handu.yaml -o plans/more --set people.groups.d1_pre.heads=50",
     N_("the same with more people")},
    {"paiban plan handu.yaml -o plans/handu --export csv",
     N_("the plan with a list for the HR system")},
    {"paiban plan handu.yaml -o plans/again --from plans/handu",
     N_("name the people of a finished plan anew")},
    {0},
};

const struct cli_command cmd_plan = {
    .name = "plan",
    .summary = N_("plan shifts, reassignments and militia by the hour and by name"),
    .arguments = "SCENARIO",
    .min_args = 1,
    .max_args = 1,
    .details =
        N_("Writes demand.csv, classes.csv, shifts.csv, hours.csv, work.csv, roster.csv, "
           "moves.csv, brands.csv, context.json, plan.json and run.json to the folder and prints "
           "a summary: shifts "
           "first by class, then by name with who helps out where. Too little staff is an "
           "answer and no error: what is not served is in the plan. Ctrl-C ends the work "
           "with the best plan so far."),
    .options = options,
    .examples = examples,
    .run = run,
};
