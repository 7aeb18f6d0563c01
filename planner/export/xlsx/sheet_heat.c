/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 覆盖热力: hour by day, needed, on duty and the difference, for all queues and for each. */
#include <math.h>

#include "planner/export/xlsx/book.h"

enum { TABLES = 3, HOURS = 24, BESIDE_DAYS = 16, FIRST_ROW = 2, ALL_QUEUES = -1 };

/** The heads of one queue (or all) by hour and day. */
struct heat {
    struct book *book;
    int queue;
    bool beside; /**< the three tables stand side by side */
    int row;     /**< next row */
};

enum table { NEED, ON_DUTY, GAP };

static double slot_heads(const struct heat *heat, enum table table, int slot, int queue)
{
    const struct pf_hour *hour = plan_folder_hour(heat->book->plan, slot, queue);
    double need = isfinite(hour->need) ? hour->need : 0;
    return table == NEED ? need : table == ON_DUTY ? hour->on_duty : hour->on_duty - need;
}

/** Mean heads in an hour of a day; `hour` counts from the start of the planning day. */
static double heads(const struct heat *heat, enum table table, int day, int hour)
{
    const struct pf_context *context = &heat->book->plan->context;
    int per_hour = 60 / context->frame.slot_min;
    double sum = 0;
    for (int i = 0; i < per_hour; i++) {
        int slot = (day * HOURS + hour) * per_hour + i;
        for (size_t q = 0; q < context->n_queues; q++)
            if (heat->queue == ALL_QUEUES || heat->queue == (int)q)
                sum += slot_heads(heat, table, slot, (int)q);
    }
    return sum / per_hour;
}

static int first_column(const struct heat *heat, enum table table)
{
    int n_days = heat->book->plan->context.frame.n_days;
    return heat->beside ? 1 + (int)table * (n_days + 1) : 1;
}

static const char *table_name(const struct book *book, enum table table)
{
    static const char *const names[TABLES][2] = {[NEED] = {"needed", "需要"},
                                                 [ON_DUTY] = {"on duty", "在岗"},
                                                 [GAP] = {"difference", "差额"}};
    return names[table][book->chinese];
}

static void write_dates(const struct heat *heat, enum table table, int row)
{
    struct book *book = heat->book;
    for (int d = 0; d < book->plan->context.frame.n_days; d++) {
        int day = book_day(book, d);
        unsigned fill = book_day_fill(book, day);
        struct book_style style = {
            .bold = true, .align = 'c', .number = "m/d", .fill = fill != 0 ? fill : BOOK_HEADING};
        book_date(book, row, first_column(heat, table) + d, day, book_format(book, &style));
    }
}

static const char *queue_name(const struct heat *heat)
{
    return heat->queue == ALL_QUEUES ? book_say(heat->book, "All queues", "全部队列")
                                     : book_queue(heat->book, heat->queue);
}

static void write_names(const struct heat *heat, enum table table, int row)
{
    struct book *book = heat->book;
    struct book_style style = {.bold = true, .align = 'l', .fill = BOOK_TOTAL};
    lxw_format *format = book_format(book, &style);
    struct text name = {0};
    /* tables one below the other may stand on another page than the title */
    if (!heat->beside)
        text_printf(&name, "%s · ", queue_name(heat));
    text_append(&name, table_name(book, table));
    for (int d = 0; d < book->plan->context.frame.n_days; d++)
        if (d == 0)
            book_text(book, row, first_column(heat, table), text_string(&name), format);
        else
            book_blank(book, row, first_column(heat, table) + d, format);
    text_release(&name);
}

/** Tint of a figure: only beside its sign. */
static unsigned fill_of(enum table table, double gap, double need)
{
    if (table != GAP || fabs(gap) < 0.05)
        return 0;
    if (gap > 0)
        return need > 0 && gap > 0.5 * need ? BOOK_SPARE : 0;
    return -gap > 0.2 * need && gap < -0.5 ? BOOK_VERY_SHORT : BOOK_SHORT;
}

static void write_hour(const struct heat *heat, enum table table, int row, int hour)
{
    struct book *book = heat->book;
    for (int d = 0; d < book->plan->context.frame.n_days; d++) {
        double value = heads(heat, table, d, hour);
        double need = table == GAP ? heads(heat, NEED, d, hour) : 0;
        double shown = round(value * 10) / 10;
        struct book_style style = {.align = 'c', .size = 9};
        style.number = table == GAP ? "+0.0;\"▼\"0.0;\"–\"" : "0.0;-0.0;\"–\"";
        style.fill = fill_of(table, value, need);
        style.bold = table == GAP && shown < 0;
        book_number(book, row, first_column(heat, table) + d, shown == 0 ? 0 : shown,
                    book_format(book, &style));
    }
}

static void write_hour_label(const struct heat *heat, int row, int hour)
{
    struct book *book = heat->book;
    int minute = book->plan->context.frame.day_start_min + hour * 60;
    struct text label = {0};
    text_append(&label, minute >= 24 * 60 ? book_say(book, "next day ", "次日") : "");
    text_printf(&label, "%02d:%02d", minute % (24 * 60) / 60, minute % 60);
    book_text(book, row, 0, text_string(&label),
              book_format(book, &(struct book_style){.align = 'c', .fill = BOOK_HEADING}));
    text_release(&label);
}

/** Writes tables first..last: side by side, or one of them. */
static void write_tables(struct heat *heat, enum table first, enum table last)
{
    struct book *book = heat->book;
    lxw_format *corner =
        book_format(book, &(struct book_style){.align = 'c', .bold = true, .fill = BOOK_HEADING});
    for (int line = 0; line < 2 + HOURS; line++, heat->row++) {
        if (line >= 2)
            write_hour_label(heat, heat->row, line - 2);
        else
            book_text(book, heat->row, 0, line == 1 ? book_say(book, "hour", "时段") : "", corner);
        for (int table = (int)first; table <= (int)last; table++) {
            if (line == 0)
                write_names(heat, (enum table)table, heat->row);
            else if (line == 1)
                write_dates(heat, (enum table)table, heat->row);
            else
                write_hour(heat, (enum table)table, heat->row, line - 2);
        }
    }
}

static void write_queue(struct heat *heat, int n_columns)
{
    struct book *book = heat->book;
    book_title(book, heat->row++, n_columns, queue_name(heat));
    if (heat->beside)
        write_tables(heat, NEED, GAP);
    for (int table = NEED; table <= GAP && !heat->beside; table++)
        write_tables(heat, (enum table)table, (enum table)table);
    heat->row++;
}

/** A new page for every queue; where tables stand one below the other also for the last one. */
static void break_pages(const struct heat *heat, int n_queues)
{
    enum { MOST = 1023 };
    lxw_row_t breaks[MOST + 1];
    int n = 0, rows = (heat->row - FIRST_ROW) / n_queues;
    for (int q = 0; q < n_queues && n < MOST - 1; q++) {
        int first = FIRST_ROW + rows * q;
        if (q > 0)
            breaks[n++] = (lxw_row_t)first;
        if (!heat->beside)
            breaks[n++] = (lxw_row_t)(first + 1 + (TABLES - 1) * (2 + HOURS));
    }
    breaks[n] = 0;
    if (n > 0 && worksheet_set_h_pagebreaks(heat->book->sheet, breaks) != LXW_NO_ERROR)
        heat->book->failed = true;
}

void book_write_heat(struct book *book)
{
    const struct pf_context *context = &book->plan->context;
    int n_days = context->frame.n_days, n_queues = (int)context->n_queues;
    struct heat heat = {.book = book, .beside = n_days <= BESIDE_DAYS, .row = FIRST_ROW};
    int n_columns = heat.beside ? TABLES * (n_days + 1) : n_days + 1;
    book_begin(book, BOOK_HEAT, n_columns);
    book_title(book, 0, n_columns, book_say(book, "Cover by the hour", "覆盖热力：每小时人数"));
    book_note(
        book, 1, n_columns, n_columns < 20 ? 3 : 2,
        book_say(book,
                 "Mean heads at full strength in the hour, after breaks, absence and fatigue. "
                 "Difference = on duty - needed: ▼ = short (dark: more than half a head and a "
                 "fifth short), + = spare, – = even. In-sale and after-sale work can wait: "
                 "a short hour there is served later.",
                 "每格为该小时平均人数（折合标准客服，已扣休息、缺勤、疲劳）。差额=在岗-需要："
                 "▼=缺人（深色=缺半人且两成以上），+=有余，–=持平。"
                 "售中、售后可延后处理，某小时缺人不等于流失。"));
    for (heat.queue = n_queues > 1 ? ALL_QUEUES : 0; heat.queue < n_queues; heat.queue++)
        write_queue(&heat, n_columns);
    book_set_width(book, 0, 0, 14);
    book_set_width(book, 1, n_columns - 1, 6);
    for (int table = 1; table < TABLES && heat.beside; table++)
        book_set_width(book, table * (n_days + 1), table * (n_days + 1), 2);
    book_freeze(book, FIRST_ROW, 1, FIRST_ROW);
    break_pages(&heat, n_queues > 1 ? n_queues + 1 : 1);
}
