/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes of an edited roster as a table. */
#include "planner/audit/report.h"
#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/grid.h"

/** Findings shown of one change. */
enum { MOST_BROKEN = 4 };

static void add_broken(const struct audit_report *report, const struct pb_finding *finding,
                       struct grid *grid)
{
    struct text what = {0};
    const char *text = report->chinese ? finding->text_zh : finding->text_en;
    text_printf(&what, finding->kind == PB_SOFT ? "(%s) %s" : "%s: %s", finding->rule, text);
    if (finding->who[0] != '\0')
        text_printf(&what, " [%s]", finding->who);
    grid_add(grid, text_string(&what));
    text_release(&what);
}

static void add_edit(const struct audit_report *report, const struct audit_edit *edit,
                     struct grid *grid)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, edit->day);
    grid_add(grid, edit->who);
    grid_add(grid, edit->name);
    grid_add(grid, date);
    grid_add(grid, edit->was[0] != '\0' ? edit->was : _("off"));
    grid_add(grid, edit->is[0] != '\0' ? edit->is : _("off"));
    if (edit->priced)
        grid_printf(grid, "%+.2f", edit->cost);
    else
        grid_add(grid, "");
    if (edit->n_broken > 0)
        add_broken(report, edit->broken[0], grid);
    else
        grid_add(grid, edit->priced ? _("nothing") : "");
    for (size_t i = 1; i < edit->n_broken && i <= MOST_BROKEN; i++) {
        for (int cell = 0; cell < 6; cell++)
            grid_add(grid, "");
        if (i < MOST_BROKEN)
            add_broken(report, edit->broken[i], grid);
        else
            grid_printf(grid, _("... and %zu more"), edit->n_broken - MOST_BROKEN);
    }
}

void audit_edits_text(const struct audit_report *report, struct text *out)
{
    const struct audit_edits *edits = report->edits;
    const struct grid_column columns[] = {
        {_("who"), false}, {_("name"), false}, {_("day"), false},   {_("was"), false},
        {_("is"), false},  {_("costs"), true}, {_("breaks"), false}};
    struct grid grid;
    if (edits->n == 0) {
        text_append(out, _("The roster is the one that was planned.\n\n"));
        return;
    }
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < edits->n; i++)
        add_edit(report, &edits->at[i], &grid);
    grid_write(&grid, out);
    grid_release(&grid);
    text_printf(out, ngettext_("%zu change", "%zu changes", edits->n), edits->n);
    text_printf(out, _(": %.2f before, %.2f now (%+.2f %s), everything together\n"),
                edits->cost_before, edits->cost_after, edits->cost_after - edits->cost_before,
                report->scenario->frame.currency);
    if (edits->n > edits->n_priced)
        text_printf(out, _("only the first %zu changes were checked one by one\n"),
                    edits->n_priced);
    text_append_char(out, '\n');
}
