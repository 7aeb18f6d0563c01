/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/fill.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/sheet/fill_private.h"

static enum pb_rc no_table(const struct fill_request *request, struct pb_messages *msgs)
{
    pb_error(msgs, &(struct pb_place){.file = request->path}, "fill_no_table",
             _("no table to fill is found here: neither people with days across, nor a list of "
               "people, dates and shifts"));
    pb_hint(msgs, _("headings that are understood: 工号, 姓名 and dates such as 11/10, or 日期 and "
                    "班次; the dates have to be days of the plan"));
    return PB_INVALID;
}

/** Whether the table has a place for at least one day of the plan. */
static bool has_days(const struct fill_request *request, const struct layout *layout)
{
    if (layout->kind != LAYOUT_MATRIX)
        return layout->kind == LAYOUT_LIST;
    for (size_t i = 0; i < layout->n_days; i++)
        if (layout->days[i].day >= request->days.first && layout->days[i].day <= request->days.last)
            return true;
    return false;
}

static enum pb_rc fill_grid(const struct fill_request *request, const struct sheet_grid *grid,
                            struct arena *arena, struct fill_targets *targets,
                            struct fill_report *report, struct pb_messages *msgs)
{
    struct layout_request wanted = {.days = request->days};
    struct layout layout;
    if (!layout_find(grid, &wanted, arena, &layout))
        return PB_MEMORY;
    if (!has_days(request, &layout))
        return PB_USAGE; /* not here: the caller looks at the next sheet */
    return fill_match(request, (struct fill_table){grid, &layout}, arena, targets, report, msgs);
}

static bool list_formulas(const struct fill_targets *targets, struct arena *arena,
                          struct fill_report *report)
{
    report->formulas = arena_alloc(arena, targets->n, sizeof *report->formulas);
    for (size_t i = 0; report->formulas != NULL && i < targets->n; i++) {
        char name[SHEET_NAME_SIZE];
        if (!targets->at[i].formula)
            continue;
        sheet_cell_name(name, targets->at[i].row, targets->at[i].column);
        report->formulas[report->n_formulas++] = arena_strdup(arena, name);
    }
    report->filled = targets->n - report->n_formulas;
    return report->formulas != NULL && !arena->failed;
}

static enum pb_rc fill_book(const struct fill_request *request, struct arena *arena,
                            struct file_bytes *out, struct fill_report *report,
                            struct pb_messages *msgs)
{
    struct workbook book;
    struct fill_targets targets = {0};
    enum pb_rc rc = workbook_open(request->path, &book, msgs);
    bool found = false;
    for (size_t i = 0; rc == PB_OK && !found && i < book.n_sheets; i++) {
        struct sheet_grid grid;
        rc = workbook_read(&book, i, &grid, msgs);
        if (rc == PB_OK)
            rc = fill_grid(request, &grid, arena, &targets, report, msgs);
        found = rc == PB_OK;
        if (found)
            report->sheet = arena_strdup(arena, book.sheets[i].name);
        if (found)
            rc = fill_workbook(&book, i, &targets, arena, out, msgs);
        else if (rc == PB_USAGE)
            rc = PB_OK;
    }
    if (rc == PB_OK && !found)
        rc = no_table(request, msgs);
    workbook_release(&book);
    return rc == PB_OK && !list_formulas(&targets, arena, report) ? PB_MEMORY : rc;
}

static enum pb_rc fill_text(const struct fill_request *request, struct arena *arena,
                            struct file_bytes *out, struct fill_report *report,
                            struct pb_messages *msgs)
{
    struct sheet_grid grid;
    struct fill_targets targets = {0};
    enum pb_rc rc = sheet_read_csv(request->path, arena, &grid, msgs);
    if (rc == PB_OK)
        rc = fill_grid(request, &grid, arena, &targets, report, msgs);
    if (rc == PB_USAGE)
        return no_table(request, msgs);
    report->filled = targets.n;
    return rc == PB_OK ? fill_csv(request->path, &targets, arena, out, msgs) : rc;
}

enum pb_rc sheet_fill(const struct fill_request *request, struct arena *arena,
                      struct file_bytes *out, struct fill_report *report, struct pb_messages *msgs)
{
    *report = (struct fill_report){.sheet = ""};
    *out = (struct file_bytes){0};
    return sheet_is_workbook(request->path) ? fill_book(request, arena, out, report, msgs)
                                            : fill_text(request, arena, out, report, msgs);
}
