/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of days, drop-down lists, colours that follow a shift. */
#include <stdio.h>
#include <string.h>

#include "planner/export/xlsx/roster_grid.h"
#include "planner/export/xlsx/sheet_codes.h"

enum { RANGE_SIZE = 64, DAY_WIDTH = 6 };

void roster_write_days(const struct roster_grid *grid, int row)
{
    struct book *book = grid->book;
    int n_days = book->plan->context.frame.n_days;
    struct book_style plain = {.bold = true, .fill = BOOK_HEADING, .align = 'c'};
    for (int line = 0; line < 3; line++) {
        for (int column = 0; column < grid->first_right + grid->n_right && line > 0; column++)
            if (column < ROSTER_LEFT || column >= grid->first_right)
                book_blank(book, row + line, column, book_format(book, &plain));
        for (int d = grid->first_day; d < n_days; d++) {
            int day = book_day(book, d), column = roster_column(grid, d);
            struct book_style style = plain;
            unsigned fill = book_day_fill(book, day);
            style.fill = fill != 0 ? fill : BOOK_HEADING;
            style.number = line == 0 ? "m/d" : NULL;
            lxw_format *format = book_format(book, &style);
            if (line == 0)
                book_date(book, row, column, day, format);
            else
                book_text(book, row + line, column,
                          line == 1 ? book_weekday(book, civil_weekday(day))
                                    : book_day_mark(book, day),
                          format);
        }
    }
    book_set_width(book, ROSTER_LEFT, grid->first_right - 1, DAY_WIDTH);
}

/** Writes "'sheet'!$A$4:$A$9": column A of the sheet of codes. */
static void codes_range(const struct book *book, char range[RANGE_SIZE], int first, int last)
{
    snprintf(range, RANGE_SIZE, "='%s'!$A$%d:$A$%d", book_sheet_name(book, BOOK_CODES), first + 1,
             last + 1);
}

static void add_colours(const struct roster_grid *grid)
{
    struct book *book = grid->book;
    const struct pf_context *context = &book->plan->context;
    for (size_t i = 0; i < context->n_codes; i++) {
        char range[RANGE_SIZE];
        lxw_format *format = workbook_add_format(book->workbook);
        if (format == NULL || context->codes[i].kind == PF_CODE_MILITIA)
            continue;
        format_set_bg_color(format, pf_colour(context->codes[i].colour));
        format_set_font_color(format, LXW_COLOR_BLACK);
        snprintf(range, sizeof range, "='%s'!$A$%d", book_sheet_name(book, BOOK_CODES),
                 book->code_row[i] + 1);
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                       .value_string = range,
                                       .format = format};
        if (worksheet_conditional_format_range(
                book->sheet, ROSTER_FIRST_ROW, ROSTER_LEFT, (lxw_row_t)(grid->end - 1),
                (lxw_col_t)(grid->first_right - 1), &rule) != LXW_NO_ERROR)
            book->failed = true;
    }
}

void roster_add_lists(const struct roster_grid *grid)
{
    struct book *book = grid->book;
    char range[RANGE_SIZE];
    int n_codes = (int)book->plan->context.n_codes;
    if (grid->end <= ROSTER_FIRST_ROW || grid->first_right <= ROSTER_LEFT)
        return;
    codes_range(book, range, CODES_FIRST_ROW, CODES_FIRST_ROW + CODES_OFF_ROWS + n_codes - 1);
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                .value_formula = range,
                                .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                                .error_title = (char *)book_say(book, "Unknown shift", "未知班次"),
                                .error_message =
                                    (char *)book_say(book, "This shift is not on the sheet Shifts.",
                                                     "“班次说明”中没有这个班次。")};
    if (worksheet_data_validation_range(book->sheet, ROSTER_FIRST_ROW, ROSTER_LEFT,
                                        (lxw_row_t)(grid->end - 1),
                                        (lxw_col_t)(grid->first_right - 1), &list) != LXW_NO_ERROR)
        book->failed = true;
    add_colours(grid);
}
