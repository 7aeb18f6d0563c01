/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table of shifts, as a matrix or as a list. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/csv_guard.h"
#include "planner/sheet/roster_private.h"
#include "planner/sheet/sheet_date.h"

/** What is being read. */
struct source {
    const struct sheet_grid *grid;
    const struct layout *layout;
    const struct sheet_roster_request *request;
    struct arena *arena;
};

static const char *keep(const struct source *source, struct roster_rows *rows, const char *text)
{
    char *kept = arena_strdup(source->arena, csv_unguard(text));
    rows->failed = rows->failed || kept == NULL;
    return kept != NULL ? kept : "";
}

static const char *keep_field(const struct source *source, struct roster_rows *rows, int row,
                              enum layout_field field)
{
    int column = source->layout->column[field];
    return column == PB_NONE ? "" : keep(source, rows, sheet_text(source->grid, row, column));
}

static void add(struct roster_rows *rows, const struct sheet_duty *duty)
{
    if (rows->n == rows->room) {
        size_t room = rows->room == 0 ? 1024 : rows->room * 2;
        struct sheet_duty *grown = realloc(rows->at, room * sizeof *grown);
        rows->failed = rows->failed || grown == NULL;
        if (grown == NULL)
            return;
        rows->at = grown;
        rows->room = room;
    }
    rows->at[rows->n++] = *duty;
}

static void set_shift(const struct source *source, struct roster_rows *rows, int column,
                      struct sheet_duty *duty)
{
    const char *text = keep(source, rows, sheet_text(source->grid, duty->row, column));
    duty->column = column;
    duty->shift = sheet_shift(source->request, text, source->arena);
}

/** Word of roster.csv for a role as a workbook shows it. */
static const char *role_of(const char *shown)
{
    static const struct {
        const char *shown, *word;
    } roles[] = {{"客服", "agent"},   {"组长", "lead"},       {"质检", "qc"},
                 {"民兵", "militia"}, {"外包", "outsourced"}, {"备勤", "standby"}};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (strcmp(shown, roles[i].shown) == 0)
            return roles[i].word;
    return shown;
}

static void read_matrix_row(const struct source *source, struct sheet_duty *duty,
                            struct roster_rows *rows)
{
    for (size_t d = 0; d < source->layout->n_days; d++) {
        const struct layout_day *day = &source->layout->days[d];
        duty->day = day->day;
        set_shift(source, rows, day->column, duty);
        add(rows, duty);
    }
}

/** False when the row has no date. */
static bool read_list_row(const struct source *source, struct sheet_duty *duty,
                          struct roster_rows *rows)
{
    const struct layout *layout = source->layout;
    const struct sheet_cell *date = sheet_at(source->grid, duty->row, layout->column[LAYOUT_DATE]);
    if (!sheet_date(date, source->request->days, false, &duty->day))
        return false;
    duty->role = role_of(keep_field(source, rows, duty->row, LAYOUT_ROLE));
    duty->home = keep_field(source, rows, duty->row, LAYOUT_HOME);
    duty->segments = keep_field(source, rows, duty->row, LAYOUT_SEGMENTS);
    duty->breaks = keep_field(source, rows, duty->row, LAYOUT_BREAKS);
    set_shift(source, rows, layout->column[LAYOUT_SHIFT], duty);
    add(rows, duty);
    return true;
}

size_t roster_read_grid(const struct sheet_grid *grid, const struct layout *layout,
                        const struct sheet_roster_request *request, struct arena *arena,
                        struct roster_rows *rows)
{
    struct source source = {grid, layout, request, arena};
    size_t left_out = 0;
    for (int row = layout->first_row; row < grid->n_rows && !rows->failed; row++) {
        struct sheet_duty duty = {
            .role = "", .home = "", .shift = "", .segments = "", .breaks = "", .row = row};
        duty.agent = keep_field(&source, rows, row, LAYOUT_ID);
        duty.name = keep_field(&source, rows, row, LAYOUT_NAME);
        if (duty.agent[0] == '\0')
            continue;
        if (layout->kind == LAYOUT_MATRIX)
            read_matrix_row(&source, &duty, rows);
        else
            left_out += !read_list_row(&source, &duty, rows);
    }
    return left_out;
}
