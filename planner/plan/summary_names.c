/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the summary about people by name. */
#include "planner/base/gettext.h"
#include "planner/base/grid.h"
#include "planner/plan/summary_private.h"

static void add_part(struct grid *grid, const char *what, int part, int whole)
{
    grid_add(grid, what);
    grid_printf(grid, _("%d of %d"), part, whole);
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
    if (plan->scenario->people.n_requests > 0) {
        grid_add(&grid, _("wishes and fixed shifts not kept"));
        grid_printf(&grid, "%d", roster->refused);
    }
    if (roster->published > 0)
        add_part(&grid, _("published person-days changed"), roster->changed, roster->published);
    if (roster->coverage.cells > 0)
        add_part(&grid, _("brand-hours in which nobody serves the brand"),
                 roster->coverage.uncovered, roster->coverage.cells);
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}
