/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/show.h"

#include <math.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/grid.h"

/** Levers that bring less are summed up in a line [money]. */
#define NOTHING 0.005

/** A price jumps when it changes by more than this share. */
#define JUMP 0.2

void explain_append_hour(struct text *out, const struct pb_frame *frame, int slot)
{
    char date[CIVIL_DATE_SIZE];
    int64_t minute = pb_slot_start(frame, slot);
    int of_day = civil_minute_of_day(minute);
    civil_format_date(date, civil_minute_day(minute));
    text_printf(out, "%s %02d:%02d", date, of_day / 60, of_day % 60);
}

static void append_head(const struct explain *explain, struct text *out)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    const struct plan_book *book = plan_last_book(&explain->plan);
    text_printf(out, "%s\n\n", scenario->frame.name);
    text_printf(out, _("The plan costs %.0f %s; no plan costs less than %.0f."), book->total,
                scenario->frame.currency, explain_bound(explain));
    text_append(out, "\n");
}

/* ------------------------------------------------------------------ hours */

/** "8.00", or "0.00 .. 3.00" where the two sides differ. */
static void add_slope(struct grid *grid, const struct capacity_slope *slope)
{
    double down = fabs(slope->down) < NOTHING ? 0 : slope->down;
    double up = fabs(slope->up) < NOTHING ? 0 : slope->up;
    if (isnan(up))
        grid_add(grid, "-");
    else if (isnan(down) || fabs(up - down) < NOTHING)
        grid_printf(grid, "%.2f", up);
    else
        grid_printf(grid, "%.2f .. %.2f", down, up);
}

/** Whether one more session is worth serving, in a few words. */
static const char *verdict(const struct explain_hour *hour)
{
    double price = hour->plan.up;
    if (isnan(price))
        return "";
    bool stops = !isnan(hour->lost_price) && price >= hour->lost_price - NOTHING;
    if (!isnan(hour->value) && price >= hour->value - NOTHING)
        return _("not worth serving");
    if (!isnan(hour->value))
        return stops ? _("worth more than its price when lost: raise lost_price")
                     : _("worth serving");
    if (isnan(hour->lost_price))
        return "";
    return stops ? _("cheaper to lose") : _("cheaper to serve than to lose");
}

/** Whether one slot was asked for and not a day. */
static bool is_single(const struct explain *explain)
{
    return explain->hours[0].slot == explain->hours[explain->n_hours - 1].slot;
}

/** Whether all prices that are there are proved on both sides. */
static bool are_proved(const struct explain *explain)
{
    for (size_t i = 0; i < explain->n_hours; i++) {
        const struct explain_hour *hour = &explain->hours[i];
        if ((!isnan(hour->now.up) && !hour->now.proved) ||
            (!isnan(hour->plan.up) && !hour->plan.proved))
            return false;
    }
    return true;
}

static void append_hours(struct explain *explain, struct text *out)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    const struct grid_column columns[] = {
        {_("hour"), false},     {_("queue"), false},
        {_("sessions"), true},  {_("need"), true},
        {_("on duty"), true},   {_("lost"), true},
        {_("price now"), true}, {_("price in plan"), true},
        {_("value"), true},     {_("one more session is"), false}};
    struct grid grid;
    struct text when = {0};
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < explain->n_hours; i++) {
        const struct explain_hour *hour = &explain->hours[i];
        if (hour->books.sessions == 0 && !is_single(explain))
            continue;
        text_clear(&when);
        explain_append_hour(&when, &scenario->frame, hour->slot);
        grid_add(&grid, text_string(&when));
        grid_add(&grid, explain_queue_name(scenario, hour->queue, &explain->arena));
        grid_printf(&grid, "%.0f", hour->books.sessions);
        grid_printf(&grid, "%.1f", hour->books.need);
        grid_printf(&grid, "%.1f", hour->books.on_duty);
        grid_printf(&grid, "%.0f", hour->books.unserved);
        add_slope(&grid, &hour->now);
        add_slope(&grid, &hour->plan);
        if (isnan(hour->value))
            grid_add(&grid, "-");
        else
            grid_printf(&grid, "%.2f", hour->value);
        grid_add(&grid, verdict(hour));
    }
    text_append(out, "\n");
    grid_write(&grid, out);
    grid_release(&grid);
    text_release(&when);
    text_append(out, "\n");
    text_append(out, _("Price now: one more session with the people on duty as planned.\n"
                       "Price in plan: with people planned for it. a .. b: one session less saves "
                       "a, one more costs b.\n"));
    text_append(out, are_proved(explain)
                         ? _("Both are proved on the linear program.\n")
                         : _("Not all of them are proved on the linear program: take them as "
                             "likely.\n"));
}

/** Whether the price in the plan differs from that of the slot before by as much as matters. */
static bool jumps(const struct explain_hour *hour)
{
    double most = fmax(fabs(hour->before), fabs(hour->plan.up));
    return fabs(hour->plan.up - hour->before) > JUMP * fmax(most, 1);
}

/** What binds in a single hour, and why prices jump between hours. */
static void append_jumps(struct explain *explain, struct text *out)
{
    bool single = is_single(explain);
    for (size_t i = 0; i < explain->n_hours; i++) {
        const struct explain_hour *hour = &explain->hours[i];
        bool jump = jumps(hour);
        bool rise = jump && hour->plan.up > hour->before;
        if ((!rise && !single) || hour->spell.n_reasons == 0)
            continue;
        explain_append_hour(out, &explain->base.scenario->frame, hour->slot);
        text_printf(out, _(", %s: "),
                    explain_queue_name(explain->base.scenario, hour->queue, &explain->arena));
        if (jump)
            text_printf(out,
                        hour->plan.up > hour->before
                            ? _("the price in plan rises from %.2f to %.2f. What binds:\n")
                            : _("the price in plan falls from %.2f to %.2f. What still binds:\n"),
                        hour->before, hour->plan.up);
        else
            text_append(out, _("what binds:\n"));
        explain_append_reasons(explain, &hour->spell, out);
    }
}

static void append_responses(struct explain *explain, struct text *out)
{
    for (size_t i = 0; i < explain->n_hours; i++) {
        const struct explain_hour *hour = &explain->hours[i];
        if (isnan(hour->head_price))
            continue;
        explain_append_hour(out, &explain->base.scenario->frame, hour->slot);
        text_printf(out,
                    _(", %s: under the response target one more person costs %.2f in this slot "
                      "and a session asks for %.3f people, that is %.2f a session.\n"),
                    explain_queue_name(explain->base.scenario, hour->queue, &explain->arena),
                    hour->head_price, hour->heads_per_session,
                    hour->head_price * hour->heads_per_session);
    }
}

/* ---------------------------------------------------------------- tornado */

static void append_levers(const struct explain *explain, struct text *out)
{
    const struct grid_column columns[] = {{_("what one more brings"), false},
                                          {_("saves"), true},
                                          {_("bound after"), true},
                                          {_("as override"), false}};
    struct grid grid;
    size_t idle = 0;
    text_append(out, "\n");
    text_printf(out, _("Bound of the linear program: %.0f. With one more of each:"),
                explain->base.linear.cost);
    text_append(out, "\n");
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < explain->n_levers; i++) {
        const struct explain_lever *lever = &explain->levers[i];
        if (lever->saves < NOTHING) {
            idle++;
            continue;
        }
        grid_add(&grid, lever->change.text);
        grid_printf(&grid, "%.2f", lever->saves);
        grid_printf(&grid, "%.0f", lever->bound_after);
        grid_printf(&grid, "%s%s", lever->change.sets[0], lever->change.n_sets > 1 ? " ..." : "");
    }
    grid_write(&grid, out);
    grid_release(&grid);
    if (idle > 0)
        text_printf(out,
                    ngettext_("%zu other brings nothing or less.\n",
                              "%zu others bring nothing or less.\n", idle),
                    idle);
    if (!explain->proved)
        text_append(out, _("The optimum of the linear program is not enclosed: take the figures "
                           "as approximate.\n"));
}

void explain_show(struct explain *explain, struct text *out)
{
    append_head(explain, out);
    if (explain->n_hours > 0) {
        append_hours(explain, out);
        append_responses(explain, out);
        append_jumps(explain, out);
        return;
    }
    explain_show_shortage(explain, out);
    explain_show_repairs(explain, out);
    append_levers(explain, out);
}
