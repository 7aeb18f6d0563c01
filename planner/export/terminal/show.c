/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/terminal/show_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/terminal.h"
#include "planner/export/figure.h"

struct hourly show_hour(const struct show *show, int day, int hour)
{
    struct hourly sum = hourly_none();
    if (show->queue != PB_NONE)
        return hourly_of(show->plan, show->queue, day, hour);
    for (size_t q = 0; q < show->plan->context.n_queues; q++) {
        struct hourly one = hourly_of(show->plan, (int)q, day, hour);
        hourly_add(&sum, &one);
    }
    return sum;
}

void show_append_day(const struct show *show, struct text *out, int day)
{
    char date[CIVIL_DATE_SIZE];
    int number = show->plan->context.frame.first_day + day;
    civil_format_date(date, number);
    text_printf(out, "%s %s", date, figure_weekday(number, show->style.chinese));
}

void show_append_queue(const struct show *show, struct text *out)
{
    const char *name =
        show->queue == PB_NONE ? _("all queues") : show->plan->context.queues[show->queue].name;
    terminal_append(out, name, strlen(name));
}

void show_append_balance_key(const struct show *show, struct text *out)
{
    if (show->queue == PB_NONE)
        text_printf(
            out, "%s\n",
            _("All queues: people short (half or more, work that cannot wait), else to spare"));
}

void show_colour(const struct show *show, struct text *out, enum hourly_grade grade)
{
    /* Blue for enough, orange to red for what is missing: told apart by the colour-blind too. */
    static const char *const codes[HOURLY_N_GRADES] = {
        [HOURLY_NONE] = "",
        [HOURLY_AMPLE] = "\033[36m",
        [HOURLY_ENOUGH] = "\033[36m",
        [HOURLY_EVEN] = "",
        [HOURLY_WAITING] = "\033[35m",
        [HOURLY_SHORT] = "\033[33m",
        [HOURLY_LACK] = "\033[30;43m",
        [HOURLY_SEVERE] = "\033[1;97;41m",
    };
    if (show->style.colour)
        text_append(out, codes[grade]);
}

void show_plain(const struct show *show, struct text *out)
{
    if (show->style.colour)
        text_append(out, "\033[0m");
}

int show_worst_day(const struct show *show)
{
    const struct pf_context *context = &show->plan->context;
    int worst = 0;
    double most = -1;
    for (int d = 0; d < context->frame.n_days; d++) {
        double lacking = 0;
        for (size_t q = 0; q < context->n_queues; q++)
            if (show->queue == PB_NONE || show->queue == (int)q)
                lacking += hourly_day_of(show->plan, (int)q, d).lacking;
        if (lacking > most) {
            most = lacking;
            worst = d;
        }
    }
    return worst;
}

void show_summary(const struct show *show, struct text *out)
{
    const struct plan_folder *plan = show->plan;
    const char *cost = plan->stage == PF_ROSTER ? "named.cost" : "capacity.cost";
    const char *gap = plan->stage == PF_ROSTER ? "named.gap" : "capacity.gap";
    double served = plan_folder_number(plan, "totals.served");
    double unserved = plan_folder_number(plan, "totals.unserved");
    double waiting = plan_folder_number(plan, "totals.backlog_end");
    double asked = served + unserved + waiting;
    terminal_append(out, plan->context.frame.name, strlen(plan->context.frame.name));
    text_append(out, "  ");
    show_append_day(show, out, 0);
    text_append(out, " .. ");
    show_append_day(show, out, plan->context.frame.n_days - 1);
    text_append_char(out, '\n');
    text_printf(out, _("served %.1f%% of %.0f sessions, lost %.0f, waiting at the end %.0f"),
                asked > 0 ? served / asked * 100 : 100, asked, unserved, waiting);
    text_append_char(out, '\n');
    text_printf(out, _("cost %.0f %s, gap %.1f%%"), plan_folder_number(plan, cost),
                plan->context.frame.currency, plan_folder_number(plan, gap) * 100);
    text_append(out, "\n\n");
}

/* ---------------------------------------------------------------------- JSON */

static json_t *price(double value)
{
    return isnan(value) ? json_null() : json_real(value);
}

static json_t *hour_json(const struct show *show, int day, int hour)
{
    struct hourly at = show_hour(show, day, hour);
    char start[CIVIL_INSTANT_SIZE];
    civil_format_instant(start, plan_folder_slot_start(show->plan, 0) + day * 1440 + hour * 60,
                         show->plan->context.frame.utc_offset_min);
    return json_pack("{s:s,s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:o,s:o}", "hour_start", start, "need",
                     at.need, "on_duty", at.on_duty, "gap", at.gap, "sessions", at.sessions,
                     "served", at.served, "unserved", at.unserved, "late_hours", at.late, "backlog",
                     at.backlog, "price_now", price(at.price_now), "price_plan",
                     price(at.price_plan));
}

enum pb_rc show_json(const struct show *show, bool all_days, struct text *out)
{
    const struct pf_context *context = &show->plan->context;
    int first = all_days ? 0 : show->day == PB_NONE ? show_worst_day(show) : show->day;
    int last = all_days ? context->frame.n_days - 1 : first;
    json_t *hours = json_array();
    bool whole = hours != NULL;
    for (int d = first; d <= last; d++)
        for (int h = 0; h < HOURS_A_DAY; h++)
            whole = json_array_append_new(hours, hour_json(show, d, h)) == 0 && whole;
    const char *queue = show->queue == PB_NONE ? "" : context->queues[show->queue].id;
    json_t *root = json_pack("{s:s,s:o}", "queue", queue, "hours", hours);
    char *text = root ? json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15)) : NULL;
    if (text) {
        text_append(out, text);
        text_append_char(out, '\n');
    }
    whole = whole && text && !out->failed;
    free(text);
    json_decref(root);
    return whole ? PB_OK : PB_MEMORY;
}
