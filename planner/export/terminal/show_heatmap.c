/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days by hours. A wide terminal shows the gap in people, a narrow one a sign. */
#include "planner/export/terminal/show_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/terminal.h"

/* Cells of "11-12 Wed  " or "11-12 周三 ", and of the date alone. */
enum { LABEL = 11, SHORT_LABEL = 6, NARROW_HOUR = 3 };

static size_t label_cells(const struct show *show)
{
    bool tight = show->style.columns < LABEL + HOURS_A_DAY * NARROW_HOUR;
    return tight && show->style.columns >= SHORT_LABEL + HOURS_A_DAY * NARROW_HOUR ? SHORT_LABEL
                                                                                   : LABEL;
}

/** Cells an hour takes, with the blank before it. */
static int hour_cells(const struct show *show)
{
    int room = ((int)show->style.columns - (int)label_cells(show)) / HOURS_A_DAY;
    return room >= 5 ? 5 : room >= 4 ? 4 : room >= NARROW_HOUR ? NARROW_HOUR : 1;
}

static const char *grade_sign(enum hourly_grade grade)
{
    static const char *const signs[HOURLY_N_GRADES] = {
        [HOURLY_NONE] = ".",    [HOURLY_AMPLE] = "+", [HOURLY_ENOUGH] = "+", [HOURLY_EVEN] = "=",
        [HOURLY_WAITING] = "~", [HOURLY_SHORT] = "-", [HOURLY_LACK] = "!",   [HOURLY_SEVERE] = "#",
    };
    return signs[grade];
}

static void append_hour(const struct show *show, struct text *out, const struct hourly *at,
                        int cells)
{
    enum hourly_grade grade = hourly_grade(at);
    char figure[32];
    if (grade == HOURLY_NONE || cells == 1)
        snprintf(figure, sizeof figure, "%s", grade_sign(grade));
    else if (grade == HOURLY_EVEN)
        snprintf(figure, sizeof figure, "0");
    else
        snprintf(figure, sizeof figure, "%+.0f", at->gap);
    /* What has no room is still told by its sign. */
    if (cells > 1 && (int)strlen(figure) > cells - 1)
        snprintf(figure, sizeof figure, at->gap < 0 ? "--" : "++");
    if (cells > 1)
        text_append_char(out, ' ');
    show_colour(show, out, grade);
    terminal_append_cell(out, figure, (size_t)(cells > 1 ? cells - 1 : 1), true);
    show_plain(show, out);
}

static void append_hours_row(const struct show *show, struct text *out, int cells)
{
    text_append_repeat(out, ' ', label_cells(show));
    for (int h = 0; h < HOURS_A_DAY; h++) {
        text_printf(out, "%*d", cells, hourly_clock(show->plan, h) / 60 % 24);
    }
    text_trim(out);
    text_append_char(out, '\n');
}

/** The same over columns of one cell: every sixth hour. */
static void append_narrow_hours(const struct show *show, struct text *out)
{
    text_append_repeat(out, ' ', label_cells(show));
    for (int h = 0; h < HOURS_A_DAY; h++) {
        int hour = hourly_clock(show->plan, h) / 60 % 24;
        if (hour % 6 == 0 && h + 1 < HOURS_A_DAY) {
            text_printf(out, "%02d", hour);
            h++;
        } else {
            text_append_char(out, ' ');
        }
    }
    text_trim(out);
    text_append_char(out, '\n');
}

static void append_label(const struct show *show, struct text *out, int day)
{
    struct text label = {0};
    show_append_day(show, &label, day);
    /* Without the year; where it is tight, without the weekday. */
    if (label.data && label_cells(show) == SHORT_LABEL)
        label.data[strlen("2026-11-12")] = '\0';
    terminal_append_cell(out, text_string(&label) + strlen("2026-"), label_cells(show), false);
    text_release(&label);
}

static void append_key(const struct show *show, struct text *out, int cells)
{
    static const char *const names[HOURLY_N_GRADES] = {
        [HOURLY_ENOUGH] = N_("more than needed"), [HOURLY_EVEN] = N_("as needed"),
        [HOURLY_WAITING] = N_("work waits"),      [HOURLY_SHORT] = N_("short"),
        [HOURLY_LACK] = N_("a fifth missing"),    [HOURLY_SEVERE] = N_("two fifths missing"),
    };
    if (cells > 1) {
        text_printf(out, "%s\n", _("Each cell: people there less people needed; . nobody needed"));
        show_append_balance_key(show, out);
        return;
    }
    for (int grade = HOURLY_ENOUGH; grade < HOURLY_N_GRADES; grade++)
        text_printf(out, "%s %s\n", grade_sign((enum hourly_grade)grade), _(names[grade]));
}

void show_heatmap(const struct show *show, struct text *out)
{
    int cells = hour_cells(show);
    show_append_queue(show, out);
    text_append_char(out, '\n');
    if (cells == 1)
        append_narrow_hours(show, out);
    else
        append_hours_row(show, out, cells);
    for (int d = 0; d < show->plan->context.frame.n_days; d++) {
        append_label(show, out, d);
        for (int h = 0; h < HOURS_A_DAY; h++) {
            struct hourly at = show_hour(show, d, h);
            append_hour(show, out, &at, cells);
        }
        text_append_char(out, '\n');
    }
    append_key(show, out, cells);
}
