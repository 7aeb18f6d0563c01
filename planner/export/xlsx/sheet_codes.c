/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 班次说明: what the shifts mean. The first rows are what a cell of the roster may say. */
#include "planner/export/xlsx/sheet_codes.h"
#include "planner/export/xlsx/book.h"

enum { COLUMNS = 8 };

static const struct book_heading headings[COLUMNS] = {{"In the roster", "排班表写法", 12},
                                                      {"Code", "班次代码", 14},
                                                      {"Name", "名称", 16},
                                                      {"Kind", "类型", 10},
                                                      {"Hours", "上下班时间", 24},
                                                      {"Ends next day", "是否跨天", 10},
                                                      {"Breaks", "休息", 34},
                                                      {"Paid hours", "计薪工时", 10}};

static const char *kind_name(const struct book *book, enum pf_code_kind kind)
{
    static const char *const names[][2] = {[PF_CODE_EARLY] = {"early", "早班"},
                                           [PF_CODE_MIDDLE] = {"middle", "中班"},
                                           [PF_CODE_LATE] = {"late", "晚班"},
                                           [PF_CODE_NIGHT] = {"night", "夜班"},
                                           [PF_CODE_MILITIA] = {"militia", "民兵支援"}};
    return names[kind][book->chinese];
}

static void append_clock(const struct book *book, struct text *out, int minute)
{
    int day = 24 * 60;
    if (minute >= day)
        text_append(out, book_say(book, "next day ", "次日"));
    text_printf(out, "%02d:%02d", minute % day / 60, minute % 60);
}

void codes_append_span(const struct book *book, struct text *out, struct pb_window span)
{
    append_clock(book, out, span.from_min);
    text_append(out, "–");
    append_clock(book, out, span.to_min);
}

static void append_spans(const struct book *book, struct text *out, const struct pb_window *spans,
                         size_t n)
{
    for (size_t i = 0; i < n; i++) {
        text_append(out, i > 0 ? book_say(book, "; ", "；") : "");
        codes_append_span(book, out, spans[i]);
    }
}

static void append_breaks(const struct book *book, struct text *out, const struct pf_code *code)
{
    for (size_t i = 0; i < code->n_breaks; i++) {
        text_append(out, i > 0 ? book_say(book, "; ", "；") : "");
        codes_append_span(book, out, code->breaks[i]);
        text_printf(out, book->chinese ? " 内休 %d 分钟" : " for %d min", code->break_min[i]);
        text_append(out, code->break_paid[i] ? book_say(book, " (paid)", "（计薪）") : "");
    }
}

static double paid_hours(const struct pf_code *code)
{
    int minutes = 0;
    for (size_t i = 0; i < code->n_segments; i++)
        minutes += code->segments[i].to_min - code->segments[i].from_min;
    for (size_t i = 0; i < code->n_breaks; i++)
        minutes -= code->break_paid[i] ? 0 : code->break_min[i];
    return minutes / 60.0;
}

static void write_code(struct book *book, int row, size_t index)
{
    const struct pf_code *code = &book->plan->context.codes[index];
    struct book_style label = {.fill = pf_colour(code->colour), .align = 'c', .bold = true};
    lxw_format *plain = book_format(book, &(struct book_style){.align = 'l'});
    lxw_format *centred = book_format(book, &(struct book_style){.align = 'c'});
    struct text hours = {0}, breaks = {0};
    append_spans(book, &hours, code->segments, code->n_segments);
    append_breaks(book, &breaks, code);
    bool next_day = code->n_segments > 0 && code->segments[code->n_segments - 1].to_min > 24 * 60;
    book->code_row[index] = row;
    book_text(book, row, 0, book->labels[index], book_format(book, &label));
    book_text(book, row, 1, code->code, plain);
    book_text(book, row, 2, code->name, plain);
    book_text(book, row, 3, kind_name(book, code->kind), centred);
    book_text(book, row, 4, text_string(&hours), plain);
    book_text(book, row, 5, next_day ? book_say(book, "yes", "次日") : book_say(book, "no", "否"),
              centred);
    book_text(book, row, 6, breaks.length > 0 ? text_string(&breaks) : book_say(book, "none", "无"),
              plain);
    book_number(book, row, 7, paid_hours(code),
                book_format(book, &(struct book_style){.number = "0.0", .align = 'c'}));
    text_release(&hours);
    text_release(&breaks);
}

static void write_off(struct book *book, int row, const char *label, const char *meaning)
{
    lxw_format *format = book_format(book, &(struct book_style){.align = 'c', .ink = BOOK_GREY});
    book_text(book, row, 0, label, format);
    book_blank(book, row, 1, format);
    book_text(book, row, 2, meaning, book_format(book, &(struct book_style){.align = 'l'}));
    for (int column = 3; column < COLUMNS; column++)
        book_blank(book, row, column, format);
}

/** Whether a code comes in this round: codes in use, the others, stints of the militia. */
static bool in_round(const struct pf_code *code, int round)
{
    if (code->kind == PF_CODE_MILITIA)
        return round == 2;
    return code->used ? round == 0 : round == 1;
}

void book_write_codes(struct book *book)
{
    const struct pf_context *context = &book->plan->context;
    int row = CODES_FIRST_ROW;
    book_begin(book, BOOK_CODES, COLUMNS);
    book_title(book, 0, COLUMNS, book_say(book, "Shifts", "班次说明"));
    book_note(book, 1, COLUMNS, 2,
              book_say(book,
                       "The first column is what a cell of the roster says; code and name are "
                       "understood too. Colours follow the hour at which a shift starts.",
                       "第一列是排班表单元格里的写法（读回时也认班次代码和名称）。"
                       "颜色按上班钟点区分，同一钟点同一颜色。"));
    book_headings(book, 2, 0, headings, COLUMNS);
    write_off(book, row++, book_off(book), book_say(book, "day off", "休息"));
    write_off(book, row++, book_leave(book), book_say(book, "on leave", "请假"));
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < context->n_codes; i++)
            if (in_round(&context->codes[i], round))
                write_code(book, row++, i);
    book_freeze(book, CODES_FIRST_ROW, 1, 2);
}
