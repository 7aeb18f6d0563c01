/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 排班表: people down, days across. */
#include <string.h>

#include "planner/export/xlsx/roster_grid.h"

static const struct book_heading left[ROSTER_LEFT] = {{"No.", "序号", 5},
                                                      {"Employee no.", "工号", 0},
                                                      {"Name", "姓名", 0},
                                                      {"Team", "部门/组", 0},
                                                      {"Role", "岗位", 10}};

static const struct book_heading right[ROSTER_RIGHT] = {{"Days worked", "出勤天数", 7},
                                                        {"Hours", "工时合计", 8},
                                                        {"Nights", "夜班数", 7},
                                                        {"Overtime 1.5", "平时加班(1.5)", 9},
                                                        {"Rest days 2.0", "休息日加班(2.0)", 9},
                                                        {"Holidays 3.0", "法定加班(3.0)", 9},
                                                        {"Remarks", "备注", 26}};

static void write_left(const struct roster_grid *grid, int row, int number, int person)
{
    struct book *book = grid->book;
    const struct pf_person *who = &book->plan->context.people[person];
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l', .number = "@"});
    lxw_format *centred = book_format(book, &(struct book_style){.align = 'c'});
    book_number(book, row, 0, number, centred);
    book_text(book, row, 1, who->id, text);
    book_text(book, row, 2, who->name, text);
    book_text(book, row, 3, book_team(book, person), text);
    book_text(book, row, 4, book_role(book, who->role), centred);
}

/** What the cell of a person and day says, and how. */
static void write_day(const struct roster_grid *grid, int row, int person, int day)
{
    struct book *book = grid->book;
    const struct plan_folder *plan = book->plan;
    const struct pf_duty *duty = plan_folder_duty(plan, person, day);
    const struct pf_leave *leave = day < 0 ? NULL : plan_folder_leave(plan, person, day);
    bool militia = plan->context.people[person].militia != PB_NONE;
    struct book_style style = {.number = "@", .align = 'c', .ink = BOOK_GREY};
    /* of the eve the plan knows who works, not who is off; nor of the militia */
    const char *text = militia || day < 0 ? "" : book_off(book);
    style.fill = book_day_fill(book, book_day(book, day));
    if (duty != NULL) {
        style.ink = 0;
        style.fill = pf_colour(plan->context.codes[duty->code].colour);
        text = book->labels[duty->code];
    } else if (leave != NULL) {
        text = book_leave(book);
        style.ink = 0;
        style.bold = true;
    }
    book_text(book, row, roster_column(grid, day), text, book_format(book, &style));
}

static void append_leave(const struct book *book, const struct pf_leave *leave, struct text *out)
{
    struct civil_date first = civil_date(leave->days.first), last = civil_date(leave->days.last);
    text_append(out, out->length > 0 ? book_say(book, "; ", "；") : "");
    text_printf(out, "%d/%d", first.month, first.day);
    if (leave->days.last != leave->days.first)
        text_printf(out, "–%d/%d", last.month, last.day);
    text_printf(out, " %s", book_leave(book));
    if (leave->reason[0] != '\0')
        text_printf(out, book->chinese ? "（%s）" : " (%s)", leave->reason);
}

static void write_remarks(const struct roster_grid *grid, int row, int person,
                          const struct people_sums *sums)
{
    struct book *book = grid->book;
    const struct pf_person *who = &book->plan->context.people[person];
    struct text remarks = {0};
    for (size_t i = 0; i < who->n_leave; i++)
        append_leave(book, &who->leave[i], &remarks);
    if (sums->rest_days > 0) {
        text_append(&remarks, remarks.length > 0 ? book_say(book, "; ", "；") : "");
        text_printf(&remarks, book->chinese ? "休息日上班 %d 天" : "works %d rest day(s)",
                    sums->rest_days);
    }
    book_text(book, row, grid->first_right + ROSTER_RIGHT - 1, text_string(&remarks),
              book_format(book, &(struct book_style){.align = 'l', .wrap = true, .size = 9}));
    text_release(&remarks);
}

static void write_right(const struct roster_grid *grid, int row, const struct people_sums *sums,
                        bool total)
{
    struct book *book = grid->book;
    unsigned fill = total ? BOOK_TOTAL : 0;
    struct book_style whole = {.align = 'c', .fill = fill, .bold = total};
    struct book_style hours = {
        .align = 'c', .fill = fill, .bold = total, .number = "0.0#;-0.0#;\"–\""};
    const double figures[] = {sums->days,  sums->paid,  sums->nights,
                              sums->ot150, sums->ot200, sums->ot300};
    for (int i = 0; i < ROSTER_RIGHT - 1; i++)
        book_number(book, row, grid->first_right + i, figures[i],
                    book_format(book, i == 0 || i == 2 ? &whole : &hours));
}

static void write_people(struct roster_grid *grid, bool militia, int *row, int *number)
{
    const struct pf_context *context = &grid->book->plan->context;
    for (size_t p = 0; p < context->n_people; p++) {
        bool is_militia = context->people[p].militia != PB_NONE;
        if (is_militia != militia || !people_shown(grid->book, (int)p))
            continue;
        struct people_sums sums = people_sum(grid->book, (int)p);
        write_left(grid, *row, ++*number, (int)p);
        for (int day = grid->first_day; day < context->frame.n_days; day++)
            write_day(grid, *row, (int)p, day);
        write_right(grid, *row, &sums, false);
        write_remarks(grid, *row, (int)p, &sums);
        people_add(&grid->total, &sums);
        (*row)++;
    }
}

static void write_heading(struct roster_grid *grid)
{
    struct book *book = grid->book;
    const struct pf_frame *frame = &book->plan->context.frame;
    int n_columns = grid->first_right + ROSTER_RIGHT;
    struct text title = {0};
    struct civil_date first = civil_date(frame->first_day);
    struct civil_date last = civil_date(frame->first_day + frame->n_days - 1);
    text_printf(&title,
                book->chinese ? "%s 排班表 %d年%d月%d日–%d年%d月%d日"
                              : "%s – roster %d-%02d-%02d to %d-%02d-%02d",
                frame->name, first.year, first.month, first.day, last.year, last.month, last.day);
    book_title(book, 0, n_columns, text_string(&title));
    book_note(
        book, 1, n_columns, 2,
        book_say(book,
                 "To change a shift choose one from the list in the cell (see the sheet "
                 "Shifts), then check the file with: paiban check. Marks of the days: P "
                 "promotion, hol statutory holiday, w/e day of rest, wrk weekend day worked, "
                 "eve the day before the plan. Hours are those of the plan.",
                 "改班：在单元格的下拉列表中选班次（写法见“班次说明”），改完用 paiban check 核对。"
                 "日期标记：促=大促日 节=法定节假日 末=休息日 班=调休上班 前日=计划开始前一天。"
                 "休=休息 假=请假。右侧工时与加班为计划值。"));
    book_headings(book, 2, 0, left, ROSTER_LEFT);
    book_headings(book, 2, grid->first_right, right, ROSTER_RIGHT);
    book_set_height(book, 2, 2);
    roster_write_days(grid, 2);
    people_set_widths(book, 1);
    text_release(&title);
}

static void write_total(const struct roster_grid *grid, int row)
{
    struct book *book = grid->book;
    struct book_style style = {.bold = true, .fill = BOOK_TOTAL, .align = 'l'};
    lxw_format *format = book_format(book, &style);
    for (int column = 0; column < grid->first_right; column++)
        book_blank(book, row, column, format);
    book_text(book, row, 2, book_say(book, "Total", "合计"), format);
    write_right(grid, row, &grid->total, true);
    book_blank(book, row, grid->first_right + ROSTER_RIGHT - 1, format);
}

void book_write_roster(struct book *book)
{
    struct roster_grid grid = {
        .book = book, .first_day = people_eve(book) ? -1 : 0, .n_right = ROSTER_RIGHT};
    int row = ROSTER_FIRST_ROW, number = 0;
    grid.first_right = roster_column(&grid, book->plan->context.frame.n_days);
    book_begin(book, BOOK_ROSTER, grid.first_right + ROSTER_RIGHT);
    write_heading(&grid);
    write_people(&grid, false, &row, &number);
    grid.first_militia = row;
    write_people(&grid, true, &row, &number);
    grid.end = row;
    write_total(&grid, row++);
    roster_write_need(&grid, row);
    roster_add_lists(&grid);
    book_freeze(book, ROSTER_FIRST_ROW, ROSTER_LEFT, 2);
}
