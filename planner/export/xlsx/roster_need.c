/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the roster: how many the plan needs per shift and day, and how many are there. */
#include <stdlib.h>
#include <string.h>

#include "planner/export/xlsx/roster_grid.h"
#include "planner/export/xlsx/sheet_codes.h"

/** What the rows count: a code, the militia together, or everybody. */
enum { ALL_MILITIA = -1, EVERYBODY = -2 };

static bool counts(const struct roster_grid *grid, int what, int code)
{
    bool militia = grid->book->plan->context.codes[code].kind == PF_CODE_MILITIA;
    return what == EVERYBODY || (what == ALL_MILITIA ? militia : what == code);
}

static int needed(const struct roster_grid *grid, int what, int day)
{
    const struct plan_folder *plan = grid->book->plan;
    int heads = 0;
    for (size_t i = 0; i < plan->n_shifts; i++)
        if (plan->shifts[i].day == day && counts(grid, what, plan->shifts[i].code))
            heads += plan->shifts[i].heads;
    return heads;
}

static int present(const struct roster_grid *grid, int what, int day)
{
    const struct plan_folder *plan = grid->book->plan;
    int heads = 0;
    for (size_t i = 0; i < plan->n_duties; i++)
        heads += plan->duties[i].day == day && counts(grid, what, plan->duties[i].code);
    return heads;
}

/** "F6:F40" of a column. */
static void append_range(struct text *out, int column, int first, int end)
{
    char name[LXW_MAX_COL_NAME_LENGTH];
    lxw_col_to_name(name, (lxw_col_t)column, 0);
    text_printf(out, "%s%d:%s%d", name, first + 1, name, end);
}

/** Counts the cells of a day that name the shift; every cell that is a shift for the others. */
static void make_formula(const struct roster_grid *grid, int what, int column, struct text *out)
{
    const struct book *book = grid->book;
    const char *codes = book_sheet_name(book, BOOK_CODES);
    int first = what == ALL_MILITIA ? grid->first_militia : ROSTER_FIRST_ROW;
    text_append(out, "=SUMPRODUCT(");
    if (what >= 0) {
        text_append(out, "--(");
        append_range(out, column, first, grid->end);
        text_printf(out, "='%s'!$A$%d))", codes, book->code_row[what] + 1);
        return;
    }
    for (int i = 0; i < CODES_OFF_ROWS; i++) {
        text_append(out, "(");
        append_range(out, column, first, grid->end);
        text_printf(out, "<>'%s'!$A$%d)*", codes, CODES_FIRST_ROW + i + 1);
    }
    text_append(out, "(");
    append_range(out, column, first, grid->end);
    text_append(out, "<>\"\"))");
}

static void write_label(const struct roster_grid *grid, int row, const char *label,
                        const char *which, unsigned fill)
{
    struct book *book = grid->book;
    struct book_style style = {.fill = fill, .bold = true, .align = 'l'};
    lxw_format *format = book_format(book, &style);
    for (int column = 0; column < ROSTER_LEFT - 1; column++)
        if (column != 2)
            book_blank(book, row, column, format);
        else
            book_text(book, row, column, label, format);
    style.align = 'c';
    book_text(book, row, ROSTER_LEFT - 1, which, book_format(book, &style));
}

/** Three rows: needed, there, difference. */
static void write_block(const struct roster_grid *grid, int row, int what, const char *label)
{
    struct book *book = grid->book;
    int n_days = book->plan->context.frame.n_days;
    struct text formula = {0};
    unsigned fill = what == EVERYBODY ? BOOK_TOTAL : 0;
    struct book_style plain = {.align = 'c', .fill = fill};
    struct book_style gap = {.align = 'c', .fill = fill, .number = "+0;\"▼\"0;\"–\"", .bold = true};
    write_label(grid, row, label, book_say(book, "needed", "需要"), fill);
    for (int day = grid->first_day; day < n_days; day++)
        book_number(book, row, roster_column(grid, day), needed(grid, what, day),
                    book_format(book, &plain));
    write_label(grid, row + 1, "", book_say(book, "on duty", "在岗"), fill);
    for (int day = grid->first_day; day < n_days; day++) {
        int column = roster_column(grid, day);
        text_clear(&formula);
        make_formula(grid, what, column, &formula);
        book_formula(book, row + 1, column, text_string(&formula), present(grid, what, day),
                     book_format(book, &plain));
    }
    write_label(grid, row + 2, "", book_say(book, "difference", "差额"), fill);
    for (int day = grid->first_day; day < n_days; day++) {
        char name[LXW_MAX_COL_NAME_LENGTH];
        int column = roster_column(grid, day);
        lxw_col_to_name(name, (lxw_col_t)column, 0);
        text_clear(&formula);
        text_printf(&formula, "=%s%d-%s%d", name, row + 2, name, row + 1);
        book_formula(book, row + 2, column, text_string(&formula),
                     present(grid, what, day) - needed(grid, what, day), book_format(book, &gap));
    }
    book->failed = book->failed || formula.failed;
    text_release(&formula);
}

/** Whether anybody is needed on `what`, or there. */
static bool matters(const struct roster_grid *grid, int what)
{
    bool any = false;
    for (int day = grid->first_day; day < grid->book->plan->context.frame.n_days; day++)
        any = any || needed(grid, what, day) > 0 || present(grid, what, day) > 0;
    return any;
}

void roster_write_need(const struct roster_grid *grid, int row)
{
    struct book *book = grid->book;
    const struct pf_context *context = &book->plan->context;
    struct book_style style = {.bold = true, .bare = true, .align = 'l'};
    book_text(book, row + 1, 0,
              book_say(book,
                       "Heads per shift: what the plan needs against who is on duty; ▼ = short. "
                       "Counts follow your changes.",
                       "各班次人数：计划需要与实际在岗，▼=缺人；改班后自动重算。"),
              book_format(book, &style));
    row += 2;
    for (size_t i = 0; i < context->n_codes; i++)
        if (context->codes[i].kind != PF_CODE_MILITIA && matters(grid, (int)i)) {
            write_block(grid, row, (int)i, book->labels[i]);
            row += 3;
        }
    if (grid->end > grid->first_militia) {
        write_block(grid, row, ALL_MILITIA, book_say(book, "Militia", "民兵"));
        row += 3;
    }
    if (grid->end > ROSTER_FIRST_ROW)
        write_block(grid, row, EVERYBODY, book_say(book, "Everybody", "合计"));
}
