/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/suggest.h"
#include "planner/base/terminal.h"
#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/export/terminal/show.h"

/** A file has room for a whole heatmap, unless COLUMNS says otherwise. */
static size_t columns_of_output(void)
{
    enum { ROOMY = 132 };
    return isatty(STDOUT_FILENO) || getenv("COLUMNS") ? terminal_columns(STDOUT_FILENO) : ROOMY;
}

static struct show_style style_of(const struct cli_run *run)
{
    return (struct show_style){.columns = columns_of_output(),
                               .colour = terminal_colour(STDOUT_FILENO),
                               .chinese = run->chinese};
}

static enum pb_rc find_day(struct cli_run *run, struct show *show)
{
    const struct pf_frame *frame = &show->plan->context.frame;
    const char *wanted = cli_value(run, "day");
    char first[CIVIL_DATE_SIZE], last[CIVIL_DATE_SIZE];
    int day;
    if (!wanted)
        return PB_OK;
    if (civil_parse_date(wanted, strlen(wanted), &day) && day >= frame->first_day &&
        day < frame->first_day + frame->n_days) {
        show->day = day - frame->first_day;
        return PB_OK;
    }
    civil_format_date(first, frame->first_day);
    civil_format_date(last, frame->first_day + frame->n_days - 1);
    return cli_usage(run, _("--day wants a date from %s to %s, not '%s'"), first, last, wanted);
}

static enum pb_rc find_queue(struct cli_run *run, struct show *show)
{
    const struct pf_context *context = &show->plan->context;
    const char *wanted = cli_value(run, "queue");
    struct suggestion near = {.wanted = wanted};
    if (!wanted)
        return PB_OK;
    for (size_t q = 0; q < context->n_queues; q++) {
        const struct pf_queue *queue = &context->queues[q];
        if (strcmp(queue->id, wanted) == 0 || strcmp(queue->name, wanted) == 0) {
            show->queue = (int)q;
            return PB_OK;
        }
        suggest_offer(&near, queue->id);
    }
    cli_usage(run, _("the plan has no queue '%s'"), wanted);
    if (near.best)
        pb_hint(&run->msgs, _("did you mean '%s'?"), near.best);
    return PB_USAGE;
}

static enum pb_rc write_show(struct cli_run *run, const struct show *show)
{
    bool heatmap = cli_given(run, "heatmap");
    struct text out = {0};
    enum pb_rc rc = PB_OK;
    if (run->json) {
        rc = show_json(show, heatmap, &out);
    } else {
        show_summary(show, &out);
        if (heatmap)
            show_heatmap(show, &out);
        else
            show_day(show, &out);
    }
    return cli_print_text(rc, &out);
}

static enum pb_rc run(struct cli_run *run)
{
    struct plan_folder plan;
    struct show show = {.plan = &plan, .style = style_of(run), .day = PB_NONE, .queue = PB_NONE};
    enum pb_rc rc =
        plan_folder_read(run->args[0], &(struct plan_folder_options){0}, &plan, &run->msgs);
    if (rc != PB_OK)
        return rc;
    if (plan.stage == PF_FORECAST)
        rc = cli_usage(run, _("%s holds a forecast only: there is nothing to show"), run->args[0]);
    if (rc == PB_OK)
        rc = find_day(run, &show);
    if (rc == PB_OK)
        rc = find_queue(run, &show);
    if (rc == PB_OK)
        rc = write_show(run, &show);
    plan_folder_release(&plan);
    return rc;
}

static const struct cli_option options[] = {
    {"day", 'd', "DATE", N_("the day to draw; otherwise the one that lacks most people")},
    {"queue", 0, "QUEUE", N_("one queue instead of all together")},
    {"heatmap", 'm', NULL, N_("all days: a row a day, a column an hour")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban show plans/handu", N_("the tightest day as bars, hour by hour")},
    {"paiban show plans/handu --day 2026-11-11 --queue dept1.presale", N_("one queue on one day")},
    {"paiban show plans/handu --heatmap", N_("where people are missing in all the days")},
    {0},
};

const struct cli_command cmd_show = {
    .name = "show",
    .summary = N_("draw a plan in the terminal"),
    .arguments = "DIR",
    .min_args = 1,
    .max_args = 1,
    .details = N_("Draws need against people on duty: # is needed and there, + more than needed, ! "
                  "missing. Figures are people; the last column is sessions lost."),
    .options = options,
    .examples = examples,
    .run = run,
};
