/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/plan_input.h"

static bool read_gap(struct cli_run *run, struct plan_options *options)
{
    double percent = 100 * options->gap;
    if (!cli_number(run, "gap", (struct cli_range){0, 100}, &percent))
        return false;
    options->gap = percent / 100;
    return true;
}

enum pb_rc cli_read_plan_options(struct cli_run *run, struct plan_options *options)
{
    long long seed = (long long)options->seed;
    options->output = cli_value(run, "output");
    options->force = cli_given(run, "force");
    options->stop = run->stop;
    if (!read_gap(run, options) ||
        !cli_number(run, "time-limit", (struct cli_range){0.01, 1e7}, &options->time_limit_s) ||
        !cli_int(run, "seed", (struct cli_range){0, 2147483647}, &seed))
        return PB_USAGE;
    options->seed = (unsigned long)seed;
    return PB_OK;
}
