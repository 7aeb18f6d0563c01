/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/report.h"

#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/cost_text.h"
#include "planner/base/gettext.h"
#include "planner/base/grid.h"
#include "planner/base/words.h"

/** Rows shown of one rule. */
enum { MOST_ROWS = 20 };

static const char *const kind_names[] = {N_("hard"), N_("false claim"), N_("soft")};

static const char *const weekday_names[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                            N_("Fri"), N_("Sat"), N_("Sun")};

static void add_when(const struct pb_finding *finding, struct grid *grid)
{
    char date[CIVIL_DATE_SIZE];
    if (finding->instant != INT64_MIN) {
        int minute = civil_minute_of_day(finding->instant);
        civil_format_date(date, civil_minute_day(finding->instant));
        grid_printf(grid, "%s %02d:%02d", date, minute / 60, minute % 60);
    } else if (finding->day != PB_NONE) {
        civil_format_date(date, finding->day);
        grid_printf(grid, "%s %s", date, _(weekday_names[civil_weekday(finding->day)]));
    } else {
        grid_add(grid, "");
    }
}

/** An amount of minutes as hours and minutes, anything else as a number with its unit. */
static void add_amount(struct grid *grid, double amount, const char *unit)
{
    if (strcmp(unit, "min") != 0) {
        grid_printf(grid, "%.6g", amount);
        return;
    }
    double size = amount < 0 ? -amount : amount;
    int minutes = (int)(size + 0.5);
    grid_printf(grid, "%s%d:%02d h", amount < 0 ? "-" : "", minutes / 60, minutes % 60);
}

static void add_finding(const struct audit_report *report, const struct pb_finding *finding,
                        struct grid *grid)
{
    grid_add(grid, finding->rule);
    grid_add(grid, _(kind_names[finding->kind]));
    grid_add(grid, finding->who);
    add_when(finding, grid);
    add_amount(grid, finding->found, finding->unit);
    add_amount(grid, finding->limit, finding->unit);
    add_amount(grid, finding->amount, finding->unit);
    grid_add(grid, strcmp(finding->unit, "min") == 0
                       ? ""
                       : rule_unit_words(finding->unit, report->chinese));
    grid_add(grid, report->chinese ? finding->text_zh : finding->text_en);
}

static bool same_rule(const struct pb_finding *a, const struct pb_finding *b)
{
    return a->kind == b->kind && strcmp(a->rule, b->rule) == 0;
}

static void write_findings(const struct audit_report *report, struct text *out)
{
    const struct grid_column columns[] = {
        {_("rule"), false}, {_("kind"), false}, {_("who"), false},
        {_("when"), false}, {_("found"), true}, {_("allowed"), true},
        {_("by"), true},    {_("unit"), false}, {_("what"), false},
    };
    const struct pb_findings *findings = report->findings;
    struct grid grid;
    size_t shown = 0, hidden = 0;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < findings->n; i++) {
        bool first = i == 0 || !same_rule(&findings->at[i], &findings->at[i - 1]);
        shown = first ? 0 : shown;
        if (shown++ < MOST_ROWS)
            add_finding(report, &findings->at[i], &grid);
        else
            hidden++;
    }
    grid_write(&grid, out);
    grid_release(&grid);
    if (hidden > 0)
        text_printf(out, _("... and %zu more findings of these rules\n"), hidden);
    text_append_char(out, '\n');
}

static void write_costs(const struct audit_report *report, struct text *out)
{
    const struct grid_column columns[] = {{_("cost"), false},
                                          {report->scenario->frame.currency, true}};
    struct grid grid;
    double sum = 0;
    grid_init(&grid, columns, 2);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++) {
        double cost = report->findings->cost[kind];
        sum += cost;
        if (cost == 0)
            continue;
        grid_add(&grid, cost_kind_text((enum pb_cost_kind)kind, report->chinese));
        grid_printf(&grid, "%.2f", cost);
    }
    grid_rule(&grid);
    grid_add(&grid, _("total"));
    grid_printf(&grid, "%.2f", sum);
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

static void write_service(const struct pb_findings *findings, struct text *out)
{
    double share = findings->sessions > 0 ? 100 * findings->served / findings->sessions : 100;
    text_printf(out, _("served %.0f of %.0f sessions (%.2f %%)"), findings->served,
                findings->sessions, share);
    if (findings->served_is_lower_estimate)
        text_append(out, _(": a lower estimate, as everybody serves the home queue"));
    text_append_char(out, '\n');
}

void audit_report_text(const struct audit_report *report, struct text *out)
{
    const struct pb_findings *findings = report->findings;
    if (report->edits != NULL)
        audit_edits_text(report, out);
    if (findings->n > 0)
        write_findings(report, out);
    if (findings->priced)
        write_costs(report, out);
    if (findings->sessions > 0)
        write_service(findings, out);
    else if (findings->priced)
        text_append(out, _("what is lost or late is not in the cost: no file says the demand\n"));
    if (findings->certified)
        text_printf(out, _("the certificate proves a bound of %.2f\n"), findings->certified_bound);
    text_printf(
        out,
        _("%zu rules checked: %zu hard rules broken, %zu false claims, %zu soft rules missed: "
          "%s\n"),
        findings->rules_run, findings->n_hard, findings->n_claim, findings->n_soft,
        pb_findings_fail(findings, report->strict) ? _("not in order") : _("in order"));
}
