/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to xlsx: the workbook being written and the kit that its sheets share.
 *
 * Rows are written in order: the library keeps one row in memory. Failure is sticky in
 * `book->failed`; a writer writes freely and the maker asks once at the end.
 */
#ifndef PLANNER_EXPORT_XLSX_BOOK_H
#define PLANNER_EXPORT_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xlsxwriter.h>

#include "planner/base/text.h"
#include "planner/folder/folder.h"

enum { BOOK_SHEETS = 7, BOOK_STYLES = 400, BOOK_NOTE_SIZE = 512 };

/** Sheets in their order. */
enum book_sheet {
    BOOK_ROSTER,
    BOOK_CODES,
    BOOK_HEAT,
    BOOK_MOVES,
    BOOK_HOURS,
    BOOK_CHECKS,
    BOOK_DETAILS
};

/** How a cell looks. All-zero is plain text with a thin border. */
struct book_style {
    const char *number;    /**< number format, NULL: general */
    unsigned fill;         /**< 0xRRGGBB, 0: none */
    unsigned ink;          /**< colour of the text, 0: black */
    char align;            /**< 'l', 'c', 'r'; 0: by content */
    bool bold, wrap, bare; /**< bare: no border */
    int size;              /**< points, 0: 10 */
};

/** Colours that sheets share; each goes with a word or a sign. */
enum book_colour {
    BOOK_HEADING = 0xD9E2EC,
    BOOK_TOTAL = 0xEEF2F6,
    BOOK_PROMOTION = 0xFCE4D6,
    BOOK_HOLIDAY = 0xF8CBAD,
    BOOK_WEEKEND = 0xE2EFDA,
    BOOK_GREY = 0x7F7F7F,
    BOOK_SHORT = 0xF4B183,
    BOOK_VERY_SHORT = 0xE06666,
    BOOK_SPARE = 0xDDEBF7
};

struct book {
    const struct plan_folder *plan;
    bool chinese;
    lxw_workbook *workbook;
    lxw_worksheet *sheets[BOOK_SHEETS];
    lxw_worksheet *sheet;       /**< being written */
    size_t counts[BOOK_SHEETS]; /**< cells written that hold something */
    enum book_sheet current;
    struct book_style styles[BOOK_STYLES];
    lxw_format *formats[BOOK_STYLES];
    size_t n_styles;
    const char **labels; /**< n_codes: what a cell of the roster shows */
    int *code_row;       /**< n_codes: its row on the sheet of codes */
    bool failed;
};

/** `en` or `zh`, by the language of the plan. */
const char *book_say(const struct book *book, const char *en, const char *zh);

/** Name of a sheet. */
const char *book_sheet_name(const struct book *book, enum book_sheet sheet);

/** Starts writing `sheet`: paper, `n_columns` decide between A4 and A3, one page wide. */
void book_begin(struct book *book, enum book_sheet sheet, int n_columns);

/** The format for a style; the same style gives the same format. */
lxw_format *book_format(struct book *book, const struct book_style *style);

void book_text(struct book *book, int row, int column, const char *text, lxw_format *format);

/** A number that is not finite leaves the cell empty. */
void book_number(struct book *book, int row, int column, double value, lxw_format *format);

/** A day as a real date; the format says how it is shown. */
void book_date(struct book *book, int row, int column, int day, lxw_format *format);

/** A local instant as a real date with time. */
void book_instant(struct book *book, int row, int column, int64_t minute, lxw_format *format);

/** A formula made of cell references only, with its value. */
void book_formula(struct book *book, int row, int column, const char *formula, double value,
                  lxw_format *format);

void book_blank(struct book *book, int row, int column, lxw_format *format);

/** A title across `n_columns` of row `row`. */
void book_title(struct book *book, int row, int n_columns, const char *text);

/** An explanation across `n_columns` of row `row`, grey, wrapped to `lines`. */
void book_note(struct book *book, int row, int n_columns, int lines, const char *text);

/** A row of headings, en and zh in turns, and their columns' widths [characters]. */
struct book_heading {
    const char *en, *zh;
    int width; /**< 0: as wide as the heading */
};
void book_headings(struct book *book, int row, int column, const struct book_heading *headings,
                   size_t n);

/** Cells that a text takes on the screen. */
int book_width(const char *text);

/** Sets the width of a column [characters], and a height of a row [lines]. */
void book_set_width(struct book *book, int first, int last, int characters);
void book_set_height(struct book *book, int row, int lines);

/** Freezes the rows above and the columns left of the cell, and repeats rows first..last on every
 * printed page. */
void book_freeze(struct book *book, int row, int column, int first_repeated);

/** Repeats one row on every printed page below it. */
void book_repeat(struct book *book, int row);

/** "周三", "Wed". */
const char *book_weekday(const struct book *book, int weekday);

/** What kind of day it is, as a word ("" for a plain one) and as a colour (0 for none). */
const char *book_day_mark(const struct book *book, int day);
unsigned book_day_fill(const struct book *book, int day);

/** Day number of the planning day `index` (-1: the eve). */
int book_day(const struct book *book, int index);

/** What is shown for a role, a queue (PB_NONE: ""), a person's team. */
const char *book_role(const struct book *book, const char *role);
const char *book_queue(const struct book *book, int queue);
const char *book_team(const struct book *book, int person);

/** Chooses what roster cells show for each code. False when memory is short. */
bool book_labels(struct book *book, struct arena *arena);

/** Word for a day off, and for leave. */
const char *book_off(const struct book *book);
const char *book_leave(const struct book *book);

/** Writes one sheet each. */
void book_write_roster(struct book *book);
void book_write_classes(struct book *book);
void book_write_codes(struct book *book);
void book_write_heat(struct book *book);
void book_write_moves(struct book *book);
void book_write_work(struct book *book);
void book_write_hours(struct book *book);
void book_write_class_hours(struct book *book);
void book_write_checks(struct book *book);
void book_write_details(struct book *book);
void book_write_shifts(struct book *book);

/** Writes the workbook to `path` with temporary files in `folder`; `counts` [BOOK_SHEETS] gets the
 * cells of each sheet. False when anything failed. */
bool book_write(const struct plan_folder *plan, const char *path, const char *folder,
                size_t counts[BOOK_SHEETS]);

#endif
