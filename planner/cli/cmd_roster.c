/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/audit/nrp_check.h"
#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/cli/commands.h"
#include "planner/cli/progress.h"
#include "planner/roster/nrp_problem.h"

enum { DEFAULT_SECONDS = 60 };

static bool read_options(struct cli_run *run, struct roster_options *options)
{
    long long seed = 1;
    double seconds = DEFAULT_SECONDS;
    if (!cli_int(run, "seed", (struct cli_range){0, 4294967295.0}, &seed) ||
        !cli_number(run, "time-limit", (struct cli_range){0.1, 1e6}, &seconds))
        return false;
    options->seed = (unsigned)seed;
    options->stop = pb_stop_within(&run->stop, seconds);
    return true;
}

/* Writes and checks the table that the user gets; the cost is the checker's. */
static enum pb_rc hand_over(struct cli_run *run, const struct nrp_instance *instance,
                            const struct roster_result *result, double *cost)
{
    char *table = nrp_table(instance, result->line);
    struct nrp_verdict verdict = {0};
    enum pb_rc rc = table ? nrp_check(instance, table, &verdict, &run->msgs) : PB_MEMORY;
    if (rc == PB_OK && (verdict.n_broken > 0 || fabs(verdict.cost - result->cost) > 1e-6)) {
        pb_error(&run->msgs, NULL, "roster_self_check",
                 _("our own check of the roster failed: %d rules broken, cost %g instead of %g"),
                 verdict.n_broken, verdict.cost, result->cost);
        rc = PB_SOLVER;
    }
    *cost = verdict.cost;
    const char *path = cli_value(run, "output");
    if (rc == PB_OK && path)
        rc = file_write(path, table, strlen(table), &run->msgs);
    free(table);
    return rc;
}

static enum pb_rc answer(struct cli_run *run, const struct nrp_instance *instance,
                         const struct roster_result *result, double seconds)
{
    double cost = NAN;
    if (result->status == PB_STATUS_INFEASIBLE) {
        pb_error(&run->msgs, NULL, "roster_hopeless", _("no lawful line of work exists for %s"),
                 instance->people[result->hopeless].id);
        return PB_INVALID;
    }
    if (!result->line) {
        pb_error(&run->msgs, NULL, "roster_none",
                 _("the work ended before there was a first roster; give it more time"));
        return pb_stop_reason(&run->stop) == PB_STOP_SIGNAL ? PB_INTERRUPTED : PB_SOLVER;
    }
    enum pb_rc rc = hand_over(run, instance, result, &cost);
    if (rc != PB_OK)
        return rc;
    char bound[32] = "";
    if (isfinite(result->bound))
        (void)snprintf(bound, sizeof bound, "%.10g", fmax(result->bound, 0));
    if (run->json)
        printf("{\"status\": \"%s\", \"cost\": %.10g, \"bound\": %s, \"seconds\": %.2f}\n",
               pb_status_name(result->status), cost, bound[0] != '\0' ? bound : "null", seconds);
    else
        printf("cost=%.10g bound=%s seconds=%.2f\n", cost, bound[0] != '\0' ? bound : "none",
               seconds);
    return result->status == PB_STATUS_INTERRUPTED ? PB_INTERRUPTED : PB_OK;
}

static enum pb_rc run(struct cli_run *run)
{
    double begin = pb_clock_s();
    struct roster_options options = {0};
    struct nrp_instance instance;
    if (!read_options(run, &options))
        return PB_USAGE;
    enum pb_rc rc = nrp_read(run->args[0], &instance, &run->msgs);
    if (rc != PB_OK)
        return rc;
    const struct roster_problem *problem = nrp_problem(&instance);
    struct progress progress = {0};
    struct roster_result result = {0};
    options.listener = progress_listener(run, &progress);
    rc = problem ? roster_solve(problem, &options, &result) : PB_MEMORY;
    progress_end(&progress);
    if (rc == PB_OK)
        rc = answer(run, &instance, &result, pb_clock_s() - begin);
    else if (rc == PB_SOLVER)
        pb_error(&run->msgs, NULL, "roster_solver", _("the solver failed"));
    roster_result_release(&result);
    nrp_release(&instance);
    return rc;
}

static const struct cli_option options[] = {
    {"output", 'o', "FILE", N_("write the roster there: one line per employee, a cell per day")},
    {"time-limit", 't', "SECONDS", N_("stop after this time, default 60")},
    {"seed", 0, "N", N_("another seed, another way through the search")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban roster Instance5.txt -o roster.tsv", N_("solve a public instance for a minute")},
    {0},
};

const struct cli_command cmd_roster = {
    .name = "roster",
    .summary = N_("solve a roster given by cover per day and shift"),
    .arguments = "FILE",
    .min_args = 1,
    .max_args = 1,
    .details = N_("FILE is an instance in the text format of the public roster benchmark "
                  "(SECTION_HORIZON, SECTION_SHIFTS, SECTION_STAFF, ...). The last line says "
                  "what the roster costs, recomputed from the table, and a proven lower bound."),
    .options = options,
    .examples = examples,
    .run = run,
};
