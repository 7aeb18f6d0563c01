/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/cli/plan_input.h"
#include "planner/cli/progress.h"
#include "planner/cli/scenario_input.h"
#include "planner/explain/show.h"

enum { REPAIRS = 5, MOST_REPAIRS = 7 };

static enum pb_rc read_request(struct cli_run *run, struct explain_request *request)
{
    long long repairs = REPAIRS;
    request->base = cli_value(run, "base");
    request->hour = cli_value(run, "hour");
    request->queue = cli_value(run, "queue");
    request->bounds_only = cli_given(run, "bounds");
    if (request->queue != NULL && request->hour == NULL)
        return cli_usage(run, _("--queue needs the hour: --hour 2026-11-10T20:00"));
    if (!cli_int(run, "repairs", (struct cli_range){0, MOST_REPAIRS}, &repairs))
        return PB_USAGE;
    request->n_repairs = (size_t)repairs;
    return cli_read_plan_options(run, &request->options);
}

static enum pb_rc show(const struct cli_run *run, struct explain *explain)
{
    struct text out = {0};
    if (run->json)
        explain_show_json(explain, &out);
    else
        explain_show(explain, &out);
    return cli_print_text(PB_OK, &out);
}

static enum pb_rc explain(struct cli_run *run, const struct explain_request *asked)
{
    struct explain_request request = *asked;
    struct explain answer;
    struct progress progress = {0};
    struct teller teller;
    request.options.listener = progress_listener(run, &progress);
    teller_begin(&teller, &request.options.listener);
    request.teller = &teller;
    request.options.stop.asked = teller_tick;
    request.options.stop.context = &teller;
    enum pb_rc rc = explain_make(&request, &answer, &run->msgs);
    progress_end(&progress);
    if (rc == PB_OK)
        rc = show(run, &answer);
    explain_release(&answer);
    return rc;
}

static enum pb_rc run(struct cli_run *run)
{
    struct explain_request request = {.source = {.path = run->args[0],
                                                 .n_overrides = cli_count(run, "set"),
                                                 .variant = cli_value(run, "variant")}};
    const char **overrides = calloc(request.source.n_overrides + 1, sizeof *overrides);
    if (overrides == NULL)
        return PB_MEMORY;
    for (size_t i = 0; i < request.source.n_overrides; i++)
        overrides[i] = cli_value_at(run, "set", i);
    request.source.overrides = overrides;
    enum pb_rc rc = read_request(run, &request);
    if (rc == PB_OK)
        rc = explain(run, &request);
    free(overrides);
    return rc;
}

static const struct cli_option options[] = {
    CLI_SCENARIO_OPTIONS,
    {"base", 0, "DIR", N_("finished plan of this scenario; without it one is made")},
    {"hour", 0, "TIME", N_("only the prices of an hour (2026-11-10T20:00) or a day (2026-11-10)")},
    {"queue", 0, "ID", N_("of one queue, function or department")},
    {"repairs", 'k', "N", N_("how many ways out to show, 0 to 7 (5)")},
    {"bounds", 0, NULL, N_("measure the ways out by the bound alone, without a plan of each")},
    {"time-limit", 't', "SECONDS", N_("end each plan with the best one after so many seconds")},
    {"gap", 'g', "PERCENT", N_("stop improving when a plan is proven this near to the best")},
    {"seed", 0, "N", N_("same scenario and seed, same plan")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban explain store.yaml", N_("what is short and why, what helps, what one more brings")},
    {"paiban explain store.yaml --hour 2026-11-10T20:00 --queue presale",
     N_("what a session costs at 20:00, now and in the plan")},
    {"paiban explain handu.yaml --base plans/handu -k 3 --bounds",
     N_("about a finished plan, and quickly")},
    {0},
};

const struct cli_command cmd_explain = {
    .name = "explain",
    .summary = N_("say why a plan costs what it costs, and what would help"),
    .arguments = "SCENARIO",
    .min_args = 1,
    .max_args = 1,
    .details =
        N_("Shows where the plan falls short and which limits bind there, the cheapest "
           "different ways out with their price, and what one more of each brings: an agent, "
           "a seat, an hour of militia, a point of the chatbot. Each line is solved again "
           "and stands beside the override that repeats it. A way out is proved when the "
           "plan with it costs less than any plan without it can, else it is likely."),
    .options = options,
    .examples = examples,
    .run = run,
};
