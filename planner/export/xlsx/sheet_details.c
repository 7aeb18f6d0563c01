/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 明细: one row per person and day, as roster.csv has them; without names, one per class and shift.
 */
#include "planner/base/civil.h"
#include "planner/export/xlsx/people.h"

enum { COLUMNS = 21, SHIFT_COLUMNS = 9 };

static const struct book_heading headings[COLUMNS] = {{"Employee no.", "工号", 24},
                                                      {"Name", "姓名", 12},
                                                      {"Team", "部门/组", 22},
                                                      {"Role", "岗位", 11},
                                                      {"Date", "日期", 12},
                                                      {"Weekday", "星期", 9},
                                                      {"Shift", "班次", 12},
                                                      {"Shift name", "班次说明", 14},
                                                      {"Start", "上班", 17},
                                                      {"End", "下班", 17},
                                                      {"Net hours", "净工时", 9},
                                                      {"Paid hours", "计薪工时", 9},
                                                      {"Overtime 1.5", "平时加班(1.5)", 9},
                                                      {"Rest days 2.0", "休息日加班(2.0)", 9},
                                                      {"Holidays 3.0", "法定加班(3.0)", 9},
                                                      {"Night hours", "夜间工时", 9},
                                                      {"Rest day", "休息日上班", 9},
                                                      {"Segments", "时段", 24},
                                                      {"Breaks", "休息时段", 24},
                                                      {"Queue id", "队列编号", 18},
                                                      {"Status", "状态", 9}};

/** The formats of the columns, looked up once. */
struct formats {
    lxw_format *text, *id, *date, *centred, *instant, *hours;
};

static void append_spans(struct text *out, const struct pb_window *spans, size_t n)
{
    text_clear(out);
    for (size_t i = 0; i < n; i++)
        text_printf(out, "%s%02d:%02d-%02d:%02d", i > 0 ? ";" : "", spans[i].from_min / 60,
                    spans[i].from_min % 60, spans[i].to_min / 60, spans[i].to_min % 60);
}

static void write_duty(struct book *book, int row, const struct pf_duty *duty,
                       const struct formats *formats)
{
    const struct pf_code *code = &book->plan->context.codes[duty->code];
    const double hours[] = {duty->net_hours,   duty->paid_hours,  duty->ot150_hours,
                            duty->ot200_hours, duty->ot300_hours, duty->night_hours};
    struct text spans = {0};
    book_text(book, row, 6, code->code, formats->centred);
    book_text(book, row, 7, code->name, formats->text);
    book_instant(book, row, 8, duty->start, formats->instant);
    book_instant(book, row, 9, duty->end, formats->instant);
    for (int i = 0; i < 6; i++)
        book_number(book, row, 10 + i, hours[i], formats->hours);
    book_text(book, row, 16, duty->rest_day ? book_say(book, "yes", "是") : "", formats->centred);
    append_spans(&spans, duty->segments, duty->n_segments);
    book_text(book, row, 17, text_string(&spans), formats->text);
    append_spans(&spans, duty->breaks, duty->n_breaks);
    book_text(book, row, 18, text_string(&spans), formats->text);
    book_text(book, row, 19, book->plan->context.queues[duty->home_queue].id, formats->text);
    book_text(book, row, 20,
              duty->status[0] == 'p' ? book_say(book, "published", "已发布")
                                     : book_say(book, "draft", "草稿"),
              formats->centred);
    book->failed = book->failed || spans.failed;
    text_release(&spans);
}

static void write_off(struct book *book, int row, int person, int day,
                      const struct formats *formats)
{
    const struct pf_person *who = &book->plan->context.people[person];
    bool leave = plan_folder_leave(book->plan, person, day) != NULL;
    book_text(book, row, 6, leave ? book_leave(book) : book_off(book), formats->centred);
    for (int column = 7; column < COLUMNS; column++)
        if (column == 19 && who->team != PB_NONE)
            book_text(book, row, column, book->plan->context.queues[who->team].id, formats->text);
        else
            book_blank(book, row, column, formats->text);
}

static void write_day(struct book *book, int row, int person, int day,
                      const struct formats *formats)
{
    const struct pf_person *who = &book->plan->context.people[person];
    const struct pf_duty *duty = plan_folder_duty(book->plan, person, day);
    int date = book_day(book, day);
    book_text(book, row, 0, who->id, formats->id);
    book_text(book, row, 1, who->name, formats->text);
    book_text(book, row, 2, book_team(book, person), formats->text);
    book_text(book, row, 3, book_role(book, who->role), formats->text);
    book_date(book, row, 4, date, formats->date);
    book_text(book, row, 5, book_weekday(book, civil_weekday(date)), formats->centred);
    if (duty != NULL)
        write_duty(book, row, duty, formats);
    else
        write_off(book, row, person, day, formats);
}

static struct formats make_formats(struct book *book)
{
    return (struct formats){
        .text = book_format(book, &(struct book_style){.align = 'l'}),
        .id = book_format(book, &(struct book_style){.align = 'l', .number = "@"}),
        .date = book_format(book, &(struct book_style){.align = 'c', .number = "yyyy-mm-dd"}),
        .centred = book_format(book, &(struct book_style){.align = 'c'}),
        .instant =
            book_format(book, &(struct book_style){.align = 'c', .number = "yyyy-mm-dd hh:mm"}),
        .hours =
            book_format(book, &(struct book_style){.align = 'c', .number = "0.0#;-0.0#;\"–\""})};
}

/** Whether the plan says anything of a person on a day: who is never there has no rows. */
static bool has_row(const struct book *book, int person, int day)
{
    bool duty = plan_folder_duty(book->plan, person, day) != NULL;
    return duty || (day >= 0 && book->plan->context.people[person].militia == PB_NONE);
}

void book_write_details(struct book *book)
{
    const struct pf_context *context = &book->plan->context;
    struct formats formats = make_formats(book);
    int row = 1;
    book_begin(book, BOOK_DETAILS, COLUMNS + 10);
    book_headings(book, 0, 0, headings, COLUMNS);
    book_set_height(book, 0, 2);
    people_set_widths(book, 0);
    for (size_t p = 0; p < context->n_people; p++)
        for (int day = -1; day < context->frame.n_days && row < LXW_ROW_MAX - 1; day++)
            if (has_row(book, (int)p, day))
                write_day(book, row++, (int)p, day, &formats);
    if (row > 1 &&
        worksheet_autofilter(book->sheet, 0, 0, (lxw_row_t)(row - 1), COLUMNS - 1) != LXW_NO_ERROR)
        book->failed = true;
    book_freeze(book, 1, 2, 0);
}

static void write_shift(struct book *book, int row, const struct pf_shift *shift,
                        const struct formats *formats)
{
    const struct pf_context *context = &book->plan->context;
    struct text spans = {0};
    int date = book_day(book, shift->day);
    book_text(book, row, 0, book->plan->classes[shift->class].id, formats->text);
    book_text(book, row, 1, book_queue(book, shift->team), formats->text);
    book_date(book, row, 2, date, formats->date);
    book_text(book, row, 3, book_weekday(book, civil_weekday(date)), formats->centred);
    book_text(book, row, 4, context->codes[shift->code].code, formats->centred);
    book_number(book, row, 5, shift->heads, formats->centred);
    append_spans(&spans, shift->segments, shift->n_segments);
    book_text(book, row, 6, text_string(&spans), formats->text);
    append_spans(&spans, shift->breaks, shift->n_breaks);
    book_text(book, row, 7, text_string(&spans), formats->text);
    book_number(book, row, 8, shift->paid_hours, formats->hours);
    text_release(&spans);
}

void book_write_shifts(struct book *book)
{
    static const struct book_heading columns[SHIFT_COLUMNS] = {
        {"Class", "人员类别", 26},
        {"Team", "部门/组", 24},
        {"Date", "日期", 12},
        {"Weekday", "星期", 9},
        {"Shift", "班次", 12},
        {"Heads", "人数", 8},
        {"Segments", "时段", 26},
        {"Breaks", "休息时段", 26},
        {"Paid hours each", "每人计薪工时", 10}};
    struct formats formats = make_formats(book);
    book_begin(book, BOOK_DETAILS, SHIFT_COLUMNS);
    book_headings(book, 0, 0, columns, SHIFT_COLUMNS);
    for (size_t i = 0; i < book->plan->n_shifts; i++)
        write_shift(book, (int)i + 1, &book->plan->shifts[i], &formats);
    book_freeze(book, 1, 1, 0);
}
