/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the summary about people by name. */
#include <math.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/grid.h"
#include "planner/plan/summary_private.h"

enum { MOST_REFUSED = 10 };

static void add_part(struct grid *grid, const char *what, int part, int whole)
{
    grid_add(grid, what);
    grid_printf(grid, _("%d of %d"), part, whole);
}

/** What granting refused wishes would cost. */
static void append_refused(const struct plan *plan, struct text *out)
{
    const struct named *roster = &plan->named.roster;
    const struct grid_column columns[] = {{_("refused"), false},
                                          {_("date"), false},
                                          {_("weight"), true},
                                          {_("points to grant it"), true},
                                          {_("shifts then open"), true}};
    if (roster->n_refusals == 0)
        return;
    struct grid grid;
    grid_init(&grid, columns, 5);
    for (size_t i = 0; i < roster->n_refusals && i < MOST_REFUSED; i++) {
        const struct named_refusal *refusal = &roster->refusals[i];
        const struct pb_request *request = &plan->scenario->people.requests[refusal->request];
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, request->day);
        grid_add(&grid, plan->scenario->people.persons[request->person].name);
        grid_add(&grid, date);
        if (request->kind == PB_REQUEST_FIXED)
            grid_add(&grid, _("fixed"));
        else
            grid_printf(&grid, "%g", request->weight);
        if (isnan(refusal->points)) {
            grid_add(&grid, _("impossible"));
            grid_add(&grid, "");
            continue;
        }
        grid_printf(&grid, "%.0f", refusal->points);
        grid_printf(&grid, "%+d", refusal->uncovered);
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

void summary_append_names(const struct plan *plan, struct text *out)
{
    const struct grid_column columns[] = {{_("by name"), false}, {"", true}};
    const struct named *roster = &plan->named.roster;
    if (!plan->has_roster)
        return;
    struct grid grid;
    grid_init(&grid, columns, 2);
    grid_add(&grid, _("shifts that nobody can work lawfully"));
    grid_printf(&grid, "%d", roster->uncovered);
    grid_add(&grid, _("shifts changed after that because it costs less"));
    grid_printf(&grid, "%d", roster->reshaped);
    if (plan->scenario->people.n_requests > 0) {
        grid_add(&grid, _("wishes and fixed shifts not kept"));
        grid_printf(&grid, "%d", roster->refused);
    }
    if (roster->published > 0)
        add_part(&grid, _("published person-days changed"), roster->changed, roster->published);
    if (roster->standby_wanted > 0)
        add_part(&grid, _("person-days on standby"), roster->standby_found, roster->standby_wanted);
    if (roster->coverage.cells > 0)
        add_part(&grid, _("brand-hours in which nobody serves the brand"),
                 roster->coverage.uncovered, roster->coverage.cells);
    if (roster->coverage.uncovered > 0)
        add_part(&grid, _("no choice of brands leaves fewer than"),
                 roster->coverage.least_uncovered, roster->coverage.cells);
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
    append_refused(plan, out);
}
