/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 排班表 of a plan without names: how many of a class start which shift on which day. */
#include <stdlib.h>

#include "planner/export/xlsx/roster_grid.h"

static const struct book_heading left[ROSTER_LEFT] = {{"No.", "序号", 5},
                                                      {"Class", "人员类别", 26},
                                                      {"Heads", "总人数", 8},
                                                      {"Team", "部门/组", 22},
                                                      {"Shift", "班次", 12}};

static const struct book_heading right[] = {{"Shifts", "人次合计", 10}, {"Hours", "工时合计", 10}};

enum { RIGHT = sizeof right / sizeof right[0] };

/** Heads of a class (all of them: PB_NONE) on a code (all: PB_NONE) of a day, and their hours. */
static int heads_of(const struct plan_folder *plan, int class, int code, int day, double *hours)
{
    int heads = 0;
    for (size_t i = 0; i < plan->n_shifts; i++) {
        const struct pf_shift *shift = &plan->shifts[i];
        bool match = shift->day == day && (class == PB_NONE || shift->class == class) &&
                     (code == PB_NONE || shift->code == code);
        heads += match ? shift->heads : 0;
        *hours += match ? shift->heads * shift->paid_hours : 0;
    }
    return heads;
}

static bool is_used(const struct roster_grid *grid, int class, int code)
{
    const struct plan_folder *plan = grid->book->plan;
    for (size_t i = 0; i < plan->n_shifts; i++)
        if (plan->shifts[i].class == class && plan->shifts[i].code == code)
            return true;
    return false;
}

static void write_counts(const struct roster_grid *grid, int row, int class, int code)
{
    struct book *book = grid->book;
    bool total = class == PB_NONE;
    int sum = 0;
    double hours = 0;
    unsigned tint = total ? BOOK_TOTAL : pf_colour(book->plan->context.codes[code].colour);
    for (int day = grid->first_day; day < book->plan->context.frame.n_days; day++) {
        int heads = heads_of(book->plan, class, code, day, &hours);
        struct book_style style = {.align = 'c', .bold = total, .number = "0;-0;\"–\""};
        style.fill = heads > 0 || total ? tint : book_day_fill(book, book_day(book, day));
        book_number(book, row, roster_column(grid, day), heads, book_format(book, &style));
        sum += heads;
    }
    struct book_style whole = {.align = 'c', .bold = total, .fill = total ? BOOK_TOTAL : 0};
    struct book_style decimal = whole;
    decimal.number = "0.0#";
    book_number(book, row, grid->first_right, sum, book_format(book, &whole));
    book_number(book, row, grid->first_right + 1, hours, book_format(book, &decimal));
}

static void write_line(const struct roster_grid *grid, int row, int class, int code)
{
    struct book *book = grid->book;
    const struct pf_class *of = &book->plan->classes[class];
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l'});
    lxw_format *centred = book_format(book, &(struct book_style){.align = 'c'});
    struct book_style label = {.align = 'c',
                               .fill = pf_colour(book->plan->context.codes[code].colour)};
    book_number(book, row, 0, row - ROSTER_FIRST_ROW + 1, centred);
    book_text(book, row, 1, of->id, text);
    book_number(book, row, 2, of->heads, centred);
    book_text(book, row, 3,
              of->militia != PB_NONE ? book->plan->context.militia[of->militia].name
                                     : book_queue(book, of->team),
              text);
    book_text(book, row, 4, book->labels[code], book_format(book, &label));
    write_counts(grid, row, class, code);
}

void book_write_classes(struct book *book)
{
    const struct plan_folder *plan = book->plan;
    struct roster_grid grid = {.book = book, .first_day = 0, .n_right = RIGHT};
    for (size_t i = 0; i < plan->n_shifts; i++)
        if (plan->shifts[i].day < 0)
            grid.first_day = -1;
    grid.first_right = roster_column(&grid, plan->context.frame.n_days);
    int n_columns = grid.first_right + RIGHT, row = ROSTER_FIRST_ROW;
    book_begin(book, BOOK_ROSTER, n_columns);
    struct text title = {0};
    text_printf(&title, book->chinese ? "%s 班次人数" : "%s – heads per shift",
                plan->context.frame.name);
    book_title(book, 0, n_columns, text_string(&title));
    text_release(&title);
    book_note(book, 1, n_columns, 1,
              book_say(book, "Heads per class and shift: this plan stops before names are given.",
                       "按人员类别和班次的人数：本计划只做到人数，尚未排到个人。"));
    book_headings(book, 2, 0, left, ROSTER_LEFT);
    book_headings(book, 2, grid.first_right, right, RIGHT);
    book_set_height(book, 2, 2);
    roster_write_days(&grid, 2);
    for (size_t c = 0; c < plan->n_classes; c++)
        for (size_t code = 0; code < plan->context.n_codes; code++)
            if (is_used(&grid, (int)c, (int)code))
                write_line(&grid, row++, (int)c, (int)code);
    book_text(book, row, 3, book_say(book, "Total", "合计"),
              book_format(book, &(struct book_style){.bold = true, .fill = BOOK_TOTAL}));
    write_counts(&grid, row, PB_NONE, PB_NONE);
    book_freeze(book, ROSTER_FIRST_ROW, ROSTER_LEFT, 2);
}
