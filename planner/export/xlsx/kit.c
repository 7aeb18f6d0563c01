/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells, formats, pages. */
#include <math.h>
#include <string.h>

#include "planner/base/terminal.h"
#include "planner/export/xlsx/book.h"

enum {
    SERIAL_1970 = 25569, /**< serial number of 1970-01-01 in a workbook */
    TEXT_CELLS = 2000,   /**< longest text of a cell, in cells of a terminal */
    PAPER_A3 = 8,
    PAPER_A4 = 9,
    A4_COLUMNS = 26
};

#define MINUTES_PER_DAY 1440.0
#define LINE_POINTS     15.0

const char *book_say(const struct book *book, const char *en, const char *zh)
{
    return book->chinese ? zh : en;
}

static void check(struct book *book, lxw_error error)
{
    book->failed = book->failed || error != LXW_NO_ERROR;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_style(const struct book_style *a, const struct book_style *b)
{
    return same_text(a->number, b->number) && a->fill == b->fill && a->ink == b->ink &&
           a->align == b->align && a->bold == b->bold && a->wrap == b->wrap && a->bare == b->bare &&
           a->size == b->size;
}

static void set_format(const struct book *book, lxw_format *format, const struct book_style *style)
{
    format_set_font_name(format, book->chinese ? "Microsoft YaHei" : "Calibri");
    format_set_font_size(format, style->size != 0 ? style->size : 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (style->number != NULL)
        format_set_num_format(format, style->number);
    if (style->fill != 0)
        format_set_bg_color(format, style->fill);
    if (style->ink != 0)
        format_set_font_color(format, style->ink);
    if (style->bold)
        format_set_bold(format);
    if (style->wrap)
        format_set_text_wrap(format);
    if (style->align != 0)
        format_set_align(format, style->align == 'c'   ? LXW_ALIGN_CENTER
                                 : style->align == 'r' ? LXW_ALIGN_RIGHT
                                                       : LXW_ALIGN_LEFT);
    if (style->bare)
        return;
    if (style->align == 'l' && !style->wrap)
        format_set_shrink(format);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xBFBFBF);
}

lxw_format *book_format(struct book *book, const struct book_style *style)
{
    for (size_t i = 0; i < book->n_styles; i++)
        if (same_style(&book->styles[i], style))
            return book->formats[i];
    lxw_format *format = workbook_add_format(book->workbook);
    if (format == NULL || book->n_styles == BOOK_STYLES) {
        book->failed = true;
        return NULL;
    }
    set_format(book, format, style);
    book->styles[book->n_styles] = *style;
    book->formats[book->n_styles++] = format;
    return format;
}

/** `text` as it may stand in a cell: no control characters, not too long. */
static void make_clean(struct book *book, const char *text, struct text *clean)
{
    terminal_append(clean, text, terminal_fit(text, strlen(text), TEXT_CELLS));
    book->failed = book->failed || clean->failed;
    book->counts[book->current] += strspn(text_string(clean), " ") < clean->length;
}

void book_text(struct book *book, int row, int column, const char *text, lxw_format *format)
{
    struct text clean = {0};
    make_clean(book, text, &clean);
    if (clean.length == 0)
        book_blank(book, row, column, format);
    else
        check(book, worksheet_write_string(book->sheet, (lxw_row_t)row, (lxw_col_t)column,
                                           text_string(&clean), format));
    text_release(&clean);
}

void book_number(struct book *book, int row, int column, double value, lxw_format *format)
{
    if (!isfinite(value)) {
        book_blank(book, row, column, format);
        return;
    }
    check(book,
          worksheet_write_number(book->sheet, (lxw_row_t)row, (lxw_col_t)column, value, format));
    book->counts[book->current]++;
}

void book_date(struct book *book, int row, int column, int day, lxw_format *format)
{
    book_number(book, row, column, day + SERIAL_1970, format);
}

void book_instant(struct book *book, int row, int column, int64_t minute, lxw_format *format)
{
    book_number(book, row, column, (double)minute / MINUTES_PER_DAY + SERIAL_1970, format);
}

void book_formula(struct book *book, int row, int column, const char *formula, double value,
                  lxw_format *format)
{
    check(book, worksheet_write_formula_num(book->sheet, (lxw_row_t)row, (lxw_col_t)column, formula,
                                            format, value));
    book->counts[book->current]++;
}

void book_blank(struct book *book, int row, int column, lxw_format *format)
{
    check(book, worksheet_write_blank(book->sheet, (lxw_row_t)row, (lxw_col_t)column, format));
}

static void write_across(struct book *book, int row, int n_columns, const char *text,
                         lxw_format *format)
{
    struct text clean = {0};
    if (n_columns < 2) {
        book_text(book, row, 0, text, format);
        return;
    }
    make_clean(book, text, &clean);
    check(book, worksheet_merge_range(book->sheet, (lxw_row_t)row, 0, (lxw_row_t)row,
                                      (lxw_col_t)(n_columns - 1), text_string(&clean), format));
    text_release(&clean);
}

void book_title(struct book *book, int row, int n_columns, const char *text)
{
    struct book_style style = {.bold = true, .bare = true, .size = 15, .align = 'l'};
    write_across(book, row, n_columns, text, book_format(book, &style));
    check(book, worksheet_set_row(book->sheet, (lxw_row_t)row, 26, NULL));
}

void book_note(struct book *book, int row, int n_columns, int lines, const char *text)
{
    struct book_style style = {
        .ink = 0x404040, .bare = true, .wrap = true, .align = 'l', .size = 9};
    write_across(book, row, n_columns, text, book_format(book, &style));
    book_set_height(book, row, lines);
}

int book_width(const char *text)
{
    return (int)terminal_width(text, strlen(text));
}

void book_headings(struct book *book, int row, int column, const struct book_heading *headings,
                   size_t n)
{
    struct book_style style = {.bold = true, .fill = BOOK_HEADING, .align = 'c', .wrap = true};
    lxw_format *format = book_format(book, &style);
    for (size_t i = 0; i < n; i++) {
        const char *text = book_say(book, headings[i].en, headings[i].zh);
        int width = headings[i].width != 0 ? headings[i].width : book_width(text) + 3;
        book_text(book, row, column + (int)i, text, format);
        book_set_width(book, column + (int)i, column + (int)i, width);
    }
}

void book_set_width(struct book *book, int first, int last, int characters)
{
    /* one by one: ranges that overlap make a file that Excel wants to repair */
    for (int column = first; column <= last; column++)
        check(book, worksheet_set_column(book->sheet, (lxw_col_t)column, (lxw_col_t)column,
                                         characters, NULL));
}

void book_set_height(struct book *book, int row, int lines)
{
    check(book, worksheet_set_row(book->sheet, (lxw_row_t)row, lines * LINE_POINTS, NULL));
}

void book_freeze(struct book *book, int row, int column, int first_repeated)
{
    worksheet_freeze_panes(book->sheet, (lxw_row_t)row, (lxw_col_t)column);
    if (row > first_repeated)
        check(book,
              worksheet_repeat_rows(book->sheet, (lxw_row_t)first_repeated, (lxw_row_t)(row - 1)));
}

void book_repeat(struct book *book, int row)
{
    check(book, worksheet_repeat_rows(book->sheet, (lxw_row_t)row, (lxw_row_t)row));
}

void book_begin(struct book *book, enum book_sheet sheet, int n_columns)
{
    book->current = sheet;
    book->sheet = book->sheets[sheet];
    worksheet_set_landscape(book->sheet);
    worksheet_set_paper(book->sheet, n_columns > A4_COLUMNS ? PAPER_A3 : PAPER_A4);
    worksheet_fit_to_pages(book->sheet, 1, 0);
    worksheet_set_margins(book->sheet, 0.4, 0.4, 0.5, 0.6);
    check(book, worksheet_set_footer(book->sheet, "&L&A&R&P / &N"));
    worksheet_gridlines(book->sheet, LXW_HIDE_ALL_GRIDLINES);
    if (sheet == BOOK_ROSTER)
        worksheet_activate(book->sheet);
}
