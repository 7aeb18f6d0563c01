/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/summary.h"

#include <math.h>
#include <stdlib.h>

#include "planner/base/civil.h"
#include "planner/base/cost_text.h"
#include "planner/base/gettext.h"
#include "planner/base/grid.h"
#include "planner/plan/people.h"
#include "planner/plan/summary_private.h"

enum { MOST_ROWS = 5 };

/** One of the hours or reassignments that stand out. */
struct peak {
    int from, to; /**< queues; `to` is PB_NONE for an hour */
    int slot;     /**< of an hour; of a reassignment the first slot of its day */
    double amount;
};

static double percent(double part, double whole)
{
    return whole > 0 ? 100 * part / whole : 0;
}

static const char *status_text(enum pb_status status)
{
    switch (status) {
    case PB_STATUS_OPTIMAL:
        return _("proven optimal");
    case PB_STATUS_GAP_REACHED:
        return _("within the gap asked for");
    case PB_STATUS_FEASIBLE:
        return _("checked plan");
    case PB_STATUS_TIME_LIMIT:
        return _("best plan within the time limit");
    case PB_STATUS_INTERRUPTED:
        return _("best plan before the interruption");
    case PB_STATUS_NONE:
    case PB_STATUS_INFEASIBLE:
    case PB_STATUS_UNBOUNDED:
    case PB_STATUS_SOLVER_FAILED:
        break;
    }
    return pb_status_name(status);
}

static void append_head(const struct plan *plan, struct text *out)
{
    const struct pb_frame *frame = &plan->scenario->frame;
    char first[CIVIL_DATE_SIZE], last[CIVIL_DATE_SIZE];
    civil_format_date(first, frame->first_day);
    civil_format_date(last, frame->first_day + frame->n_days - 1);
    text_printf(out, "%s  %s..%s  %s\n\n", frame->name, first, last,
                status_text(plan->capacity.status));
}

static void append_service(const struct plan *plan, struct text *out)
{
    static const struct grid_column columns[] = {{NULL, false}, {NULL, true}, {NULL, true}};
    const struct plan_book *book = plan_last_book(plan);
    bool heads = plan->scenario->demand.source == PB_DEMAND_HEADS;
    double asked = book->served + book->unserved + book->backlog_end;
    const struct {
        const char *name;
        double value;
    } rows[] = {{heads ? _("head-slots asked") : _("sessions, with what waited before"), asked},
                {_("served"), book->served},
                {_("lost"), book->unserved},
                {_("waiting at the end"), book->backlog_end}};
    struct grid grid;
    grid_init(&grid, columns, 3);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        grid_add(&grid, rows[i].name);
        grid_printf(&grid, "%.0f", rows[i].value);
        grid_printf(&grid, "%.1f%%", percent(rows[i].value, asked));
    }
    grid_add(&grid, _("late, session-hours"));
    grid_printf(&grid, "%.0f", book->late_hours);
    grid_add(&grid, "");
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

/** Nothing where shortage that the bound counts too is nearly all of the cost. */
static void append_gap(struct grid *grid, double gap)
{
    if (isfinite(gap))
        grid_printf(grid, _("gap %.2f%%"), 100 * gap);
    else
        grid_add(grid, "");
}

static void append_cost(const struct plan *plan, struct text *out)
{
    static const struct grid_column columns[] = {{NULL, false}, {NULL, true}, {NULL, true}};
    const struct capacity_plan *capacity = &plan->capacity;
    struct grid grid;
    grid_init(&grid, columns, 3);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++) {
        if (fabs(plan_last_book(plan)->cost[kind]) < 0.005)
            continue;
        grid_add(&grid, cost_kind_text((enum pb_cost_kind)kind, gettext_is_chinese()));
        grid_printf(&grid, "%.0f", plan_last_book(plan)->cost[kind]);
        grid_printf(&grid, "%.1f%%",
                    percent(plan_last_book(plan)->cost[kind], plan_last_book(plan)->total));
    }
    grid_rule(&grid);
    grid_printf(&grid, _("cost, %s"), plan->scenario->frame.currency);
    grid_printf(&grid, "%.0f", plan_last_book(plan)->total);
    grid_add(&grid, "");
    if (plan->has_roster) {
        grid_add(&grid, _("before people had names"));
        grid_printf(&grid, "%.0f", capacity->cost.total);
        append_gap(&grid, capacity->gap);
    }
    grid_add(&grid, _("no plan costs less than"));
    if (isfinite(capacity->bound))
        grid_printf(&grid, "%.0f", capacity->bound);
    else
        grid_add(&grid, _("no bound yet"));
    append_gap(&grid, plan->has_roster ? plan->named.gap : capacity->gap);
    if (plan->staffing.constants > 0) {
        grid_add(&grid, _("monthly pay beside it"));
        grid_printf(&grid, "%.0f", plan->staffing.constants);
        grid_add(&grid, "");
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

static void append_people(const struct plan *plan, struct text *out)
{
    const struct grid_column columns[] = {
        {_("people"), false}, {_("heads"), true}, {_("shifts"), true}, {_("paid hours"), true}};
    struct plan_head_count counts[PLAN_N_PEOPLE];
    plan_people_count(plan, counts);
    struct grid grid;
    grid_init(&grid, columns, 4);
    for (int kind = 0; kind < PLAN_N_PEOPLE; kind++) {
        if (counts[kind].heads == 0)
            continue;
        grid_add(&grid, plan_people_text((enum plan_people)kind));
        grid_printf(&grid, "%ld", counts[kind].heads);
        grid_printf(&grid, "%ld", counts[kind].shifts);
        grid_printf(&grid, "%.0f", counts[kind].hours);
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

/** Puts `peak` into the list of the MOST_ROWS largest. */
static void keep_largest(struct peak peaks[MOST_ROWS], size_t *n, const struct peak *peak)
{
    size_t at = *n;
    while (at > 0 && peaks[at - 1].amount < peak->amount) {
        if (at < MOST_ROWS)
            peaks[at] = peaks[at - 1];
        at--;
    }
    if (at == MOST_ROWS)
        return;
    peaks[at] = *peak;
    if (*n < MOST_ROWS)
        ++*n;
}

static void append_worst_hours(const struct plan *plan, struct text *out)
{
    const struct grid_column columns[] = {{_("worst hours"), false}, {_("queue"), false},
                                          {_("need"), true},         {_("on duty"), true},
                                          {_("lost"), true},         {_("late"), true}};
    struct peak peaks[MOST_ROWS];
    size_t n = 0;
    int n_slots = plan->capacity.n_slots;
    for (size_t q = 0; q < plan->scenario->n_queues; q++)
        for (int t = 0; t < n_slots; t++) {
            const struct plan_hour *hour =
                &plan_last_book(plan)->hours[q * (size_t)n_slots + (size_t)t];
            struct peak peak = {(int)q, PB_NONE, t, hour->unserved + hour->late};
            if (peak.amount >= 0.5)
                keep_largest(peaks, &n, &peak);
        }
    if (n == 0)
        return;
    struct grid grid;
    grid_init(&grid, columns, 6);
    for (size_t i = 0; i < n; i++) {
        const struct plan_hour *hour =
            &plan_last_book(plan)
                 ->hours[(size_t)peaks[i].from * (size_t)n_slots + (size_t)peaks[i].slot];
        char start[CIVIL_INSTANT_SIZE];
        civil_format_instant(start, pb_slot_start(&plan->scenario->frame, peaks[i].slot), 0);
        grid_printf(&grid, "%.10s %.5s", start, start + 11);
        grid_add(&grid, plan->scenario->queues[peaks[i].from].id);
        grid_printf(&grid, "%.1f", hour->need);
        grid_printf(&grid, "%.1f", hour->on_duty);
        grid_printf(&grid, "%.0f", hour->unserved);
        grid_printf(&grid, "%.0f", hour->late);
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

/** Head-hours of a day that `move` sends away. */
static double moved_on(const struct plan *plan, int move, int day)
{
    const struct capacity_problem *problem = &plan->staffing.problem;
    const double *away = plan_last_book(plan)->away +
                         (size_t)move * (size_t)plan->capacity.n_slots +
                         (size_t)day * (size_t)problem->slots_per_day;
    double sum = 0;
    for (int i = 0; i < problem->slots_per_day; i++)
        sum += away[i] * problem->slot_hours;
    return sum;
}

static void append_moves(const struct plan *plan, struct text *out)
{
    const struct grid_column columns[] = {{_("largest reassignments"), false},
                                          {_("from"), false},
                                          {_("to"), false},
                                          {_("head-hours"), true}};
    const struct capacity_problem *problem = &plan->staffing.problem;
    struct peak peaks[MOST_ROWS];
    size_t n = 0;
    for (int a = 0; a < problem->n_moves; a++)
        for (int day = 0; day < problem->n_days; day++) {
            struct peak peak = {problem->teams[problem->moves[a].team].home,
                                problem->moves[a].queue, day, moved_on(plan, a, day)};
            if (peak.amount >= 0.5)
                keep_largest(peaks, &n, &peak);
        }
    if (n == 0)
        return;
    struct grid grid;
    grid_init(&grid, columns, 4);
    for (size_t i = 0; i < n; i++) {
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, plan->scenario->frame.first_day + peaks[i].slot);
        grid_add(&grid, date);
        grid_add(&grid, plan->scenario->queues[peaks[i].from].id);
        grid_add(&grid, plan->scenario->queues[peaks[i].to].id);
        grid_printf(&grid, "%.0f", peaks[i].amount);
    }
    grid_write(&grid, out);
    grid_release(&grid);
}

/** Queues whose lost sessions are priced by what they bring: what is unserved is not worth it. */
static void append_unworthy(const struct plan *plan, struct text *out)
{
    int n_slots = plan->capacity.n_slots;
    bool any = false;
    for (size_t q = 0; q < plan->scenario->n_queues; q++) {
        const struct pb_queue *queue = &plan->scenario->queues[q];
        double unserved = 0;
        for (int t = 0; t < n_slots; t++)
            unserved += plan_last_book(plan)->hours[q * (size_t)n_slots + (size_t)t].unserved;
        if (!queue->lost_by_value || unserved < 0.5)
            continue;
        text_printf(out,
                    _("%s: %.0f sessions are left unserved because serving them costs more than "
                      "the %.2f that each brings\n"),
                    queue->id, unserved, queue->lost_price);
        any = true;
    }
    text_append(out, any ? "\n" : "");
}

void plan_summary(const struct plan *plan, struct text *out)
{
    append_head(plan, out);
    append_service(plan, out);
    append_unworthy(plan, out);
    append_cost(plan, out);
    append_people(plan, out);
    summary_append_names(plan, out);
    append_worst_hours(plan, out);
    append_moves(plan, out);
}
