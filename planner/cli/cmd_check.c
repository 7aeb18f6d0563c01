/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "paiban/check.h"
#include "planner/audit/report.h"
#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/cli/scenario_input.h"

static enum pb_rc write_report(const struct cli_run *run, const struct audit_report *report)
{
    struct text out = {0};
    enum pb_rc rc = PB_OK;
    if (run->json)
        rc = audit_report_json(report, &out);
    else
        audit_report_text(report, &out);
    return cli_print_text(rc, &out);
}

static enum pb_rc check(struct cli_run *run, const struct pb_scenario *scenario)
{
    const char *dir = run->n_args > 1 ? run->args[1] : NULL;
    struct pb_check_options options = {.roster = cli_value(run, "roster"),
                                       .model = cli_value(run, "model"),
                                       .certificate = cli_value(run, "certificate"),
                                       .solution = cli_value(run, "solution")};
    struct pb_findings findings;
    struct audit_edits edits = {.sheet = ""};
    bool needs_model = options.certificate != NULL || options.solution != NULL;
    if (needs_model && options.model == NULL)
        return cli_usage(run, _("a certificate or a solution needs --model FILE.mps"));
    if (dir == NULL && options.roster == NULL)
        return cli_usage(run, _("name the folder of a plan, or a roster with --roster"));
    enum pb_rc rc = options.roster != NULL
                        ? audit_check_edited(scenario, dir, &options, &findings, &edits, &run->msgs)
                        : pb_check(scenario, dir, &options, &findings, &run->msgs);
    if (rc != PB_OK)
        return rc;
    struct audit_report report = {.scenario = scenario,
                                  .findings = &findings,
                                  .edits = edits.compared ? &edits : NULL,
                                  .chinese = run->chinese,
                                  .strict = cli_given(run, "strict")};
    rc = write_report(run, &report);
    if (rc == PB_OK && pb_findings_fail(&findings, report.strict))
        rc = PB_FINDING;
    pb_findings_release(&findings);
    audit_edits_release(&edits);
    return rc;
}

static enum pb_rc run(struct cli_run *run)
{
    struct pb_scenario *scenario = NULL;
    enum pb_rc rc = cli_read_scenario(run, &scenario);
    if (rc != PB_OK)
        return rc;
    rc = check(run, scenario);
    pb_scenario_free(scenario);
    return rc;
}

static const struct cli_option options[] = {
    CLI_SCENARIO_OPTIONS,
    {"roster", 'r', "FILE", N_("an edited roster (.xlsx or .csv), or one made elsewhere")},
    {"model", 0, "FILE.mps", N_("capacity model that certificate and solution belong to")},
    {"certificate", 0, "FILE", N_("what proves the bound, as plan --certify writes it")},
    {"solution", 0, "FILE", N_("every variable by name: rows, whole numbers and cost are checked")},
    {"strict", 0, NULL, N_("soft rules count too")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban check handu.yaml out", N_("recompute everything that the plan in out claims")},
    {"paiban check handu.yaml out --roster edited.xlsx",
     N_("what an edited roster breaks and costs")},
    {0},
};

const struct cli_command cmd_check = {
    .name = "check",
    .summary = N_("recompute a plan from its files and say what is not in order"),
    .arguments = "SCENARIO [DIR]",
    .min_args = 1,
    .max_args = 2,
    .details = N_("Believes nothing: every rule, every hour, every cost and every claim of the "
                  "plan is computed again from the scenario and the written files alone. Exit code "
                  "1 when a hard rule is broken or a claim is false."),
    .options = options,
    .examples = examples,
    .run = run,
};
