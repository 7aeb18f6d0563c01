/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "planner/base/gettext.h"
#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/whatif/compare_show.h"

static enum pb_rc show(const struct cli_run *run, const struct compare *compare)
{
    struct text out = {0};
    if (run->json)
        compare_show_json(compare, &out);
    else
        compare_show(compare, &out);
    return cli_print_text(PB_OK, &out);
}

static enum pb_rc compare_plans(struct cli_run *run, const struct plan_folder plans[2])
{
    struct compare compare;
    enum pb_rc rc = compare_make(plans, &compare, &run->msgs);
    if (rc != PB_OK)
        return rc;
    rc = show(run, &compare);
    if (rc == PB_OK && compare.differs)
        rc = PB_FINDING;
    compare_release(&compare);
    return rc;
}

static enum pb_rc run(struct cli_run *run)
{
    const struct plan_folder_options options = {.pseudonymize = false};
    struct plan_folder plans[2] = {{.path = NULL}, {.path = NULL}};
    enum pb_rc rc = PB_OK;
    for (int side = 0; side < 2 && rc == PB_OK; side++)
        rc = plan_folder_read(run->args[side], &options, &plans[side], &run->msgs);
    if (rc == PB_OK)
        rc = compare_plans(run, plans);
    for (int side = 0; side < 2; side++)
        plan_folder_release(&plans[side]);
    return rc;
}

static const struct cli_example examples[] = {
    {"paiban compare plans/handu plans/more", N_("what the second plan does differently")},
    {"paiban compare plans/monday plans/tuesday --json", N_("all of it, person by person")},
    {0},
};

const struct cli_command cmd_compare = {
    .name = "compare",
    .summary = N_("say what two finished plans do differently, down to the person"),
    .arguments = "PLAN_A PLAN_B",
    .min_args = 2,
    .max_args = 2,
    .details =
        N_("Compares cost and service, teams, days and hours, and who works another shift or "
           "helps another queue. Exit code 0 when the plans are the same, 1 when they "
           "differ."),
    .examples = examples,
    .run = run,
};
