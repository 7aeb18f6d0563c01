/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/layout.h"

#include <ctype.h>
#include <string.h>

#include "planner/sheet/sheet_date.h"

enum { HEADER_ROWS = 30, HEADING_SIZE = 64 };

/** Headings that are understood, folded. */
static const char *const headings[LAYOUT_N_FIELDS][16] = {
    [LAYOUT_ID] = {"工号", "员工编号", "员工工号", "人员编号", "编号", "员工号", "agentid",
                   "employeeno", "employeenumber", "employeeid", "staffid", "staffno", "id"},
    [LAYOUT_NAME] = {"姓名", "员工姓名", "名字", "name", "employeename", "fullname"},
    [LAYOUT_DATE] = {"日期", "排班日期", "date", "workdate"},
    [LAYOUT_SHIFT] = {"班次", "班次编码", "班次名称", "班别", "shift", "shiftcode"},
    [LAYOUT_ROLE] = {"岗位", "角色", "role"},
    [LAYOUT_HOME] = {"队列编号", "queueid", "homequeue", "queue"},
    [LAYOUT_SEGMENTS] = {"时段", "上班时段", "segments"},
    [LAYOUT_BREAKS] = {"休息时段", "breaks"},
};

/** Byte that the full-width character at `c` stands for, or 0. */
static char half_width(const unsigned char *c)
{
    if (c[0] == 0xEF && c[1] == 0xBC && c[2] >= 0x81)
        return (char)(c[2] - 0x80 + 0x20);
    if (c[0] == 0xEF && c[1] == 0xBD && c[2] <= 0x9E)
        return (char)(c[2] - 0x80 + 0x60);
    return '\0';
}

void layout_fold(char *buffer, size_t size, const char *text)
{
    size_t n = 0;
    const unsigned char *c = (const unsigned char *)text;
    while (*c != '\0' && n + 1 < size) {
        bool wide_blank = c[0] == 0xE3 && c[1] == 0x80 && c[2] == 0x80;
        char half = half_width(c);
        char folded = half != '\0' ? half : (char)*c;
        c += wide_blank || half != '\0' ? 3 : 1;
        if (!wide_blank && strchr(" \t\r\n_-.*", folded) == NULL)
            buffer[n++] = (char)tolower((unsigned char)folded);
    }
    buffer[n] = '\0';
}

static int field_of(const char *text)
{
    char folded[HEADING_SIZE];
    layout_fold(folded, sizeof folded, text);
    for (int field = 0; field < LAYOUT_N_FIELDS && folded[0] != '\0'; field++)
        for (size_t i = 0; i < 16 && headings[field][i] != NULL; i++)
            if (strcmp(folded, headings[field][i]) == 0)
                return field;
    return PB_NONE;
}

/** The cells of row `row`: first and one past the last. */
static const struct sheet_cell *cells_of(const struct sheet_grid *grid, int row,
                                         const struct sheet_cell **end)
{
    if (row < 0 || row >= grid->n_rows)
        return *end = grid->cells;
    *end = grid->cells + grid->row_start[row + 1];
    return grid->cells + grid->row_start[row];
}

static void read_headings(const struct sheet_grid *grid, int row, struct layout *layout)
{
    const struct sheet_cell *end, *cell = cells_of(grid, row, &end);
    for (int field = 0; field < LAYOUT_N_FIELDS; field++)
        layout->column[field] = PB_NONE;
    for (; cell < end; cell++) {
        int field = field_of(cell->text);
        if (field != PB_NONE && layout->column[field] == PB_NONE)
            layout->column[field] = cell->column;
    }
}

/** Columns of row `row` that are dates, right of the headings of people. */
static bool read_days(const struct sheet_grid *grid, int row, const struct layout_request *request,
                      struct arena *arena, struct layout *layout)
{
    /* below the headings people may begin, whose plain numbers are no days */
    bool heading = row <= layout->header;
    const struct sheet_cell *end, *cell = cells_of(grid, row, &end);
    int left = layout->column[LAYOUT_ID] > layout->column[LAYOUT_NAME]
                   ? layout->column[LAYOUT_ID]
                   : layout->column[LAYOUT_NAME];
    layout->n_days = 0;
    layout->days = arena_alloc(arena, (size_t)(end - cell), sizeof *layout->days);
    for (; cell < end && layout->days != NULL; cell++) {
        int day;
        if (cell->column > left && sheet_date(cell, request->days, heading, &day))
            layout->days[layout->n_days++] = (struct layout_day){cell->column, day};
    }
    return layout->days != NULL;
}

/** Whether row `row` holds headings; fills `layout`. False when memory is short. */
static bool try_row(const struct sheet_grid *grid, int row, const struct layout_request *request,
                    struct arena *arena, struct layout *layout)
{
    static const int near[] = {0, 1, -1};
    *layout = (struct layout){.header = row, .first_row = row + 1};
    read_headings(grid, row, layout);
    bool who = layout->column[LAYOUT_ID] != PB_NONE ||
               (!request->need_id && layout->column[LAYOUT_NAME] != PB_NONE);
    if (!who)
        return true;
    if (layout->column[LAYOUT_DATE] != PB_NONE && layout->column[LAYOUT_SHIFT] != PB_NONE) {
        layout->kind = LAYOUT_LIST;
        return true;
    }
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        if (!read_days(grid, row + near[i], request, arena, layout))
            return false;
        if (layout->n_days == 0)
            continue;
        layout->kind = LAYOUT_MATRIX;
        layout->first_row += near[i] > 0;
        return true;
    }
    return true;
}

bool layout_find(const struct sheet_grid *grid, const struct layout_request *request,
                 struct arena *arena, struct layout *out)
{
    for (int row = 0; row < grid->n_rows && row < HEADER_ROWS; row++) {
        if (!try_row(grid, row, request, arena, out))
            return false;
        if (out->kind != LAYOUT_NONE)
            return true;
    }
    *out = (struct layout){.kind = LAYOUT_NONE};
    return true;
}
