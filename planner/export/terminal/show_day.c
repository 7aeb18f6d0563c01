/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as bars: # people needed and there, + more than needed, ! people missing. */
#include "planner/export/terminal/show_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/grid.h"
#include "planner/base/terminal.h"

enum { LABEL = 7, FIGURES = 30, NARROWEST = 10, WIDEST = 120 };

/** The parts of a bar. */
enum part { PART_BUSY, PART_SPARE, PART_MISSING, N_PARTS };

/** ASCII, since block characters take one cell in some terminals and two in Chinese ones; on a
 * coloured ground the busy part needs no character. */
static void append_part(const struct show *show, struct text *out, enum part part, int cells)
{
    static const char plain[N_PARTS] = {'#', '+', '!'}, coloured[N_PARTS] = {' ', '+', '!'};
    static const char *const codes[N_PARTS] = {"\033[44m", "\033[36m", "\033[1;97;41m"};
    if (cells <= 0)
        return;
    if (show->style.colour)
        text_append(out, codes[part]);
    text_append_repeat(out, show->style.colour ? coloured[part] : plain[part], (size_t)cells);
    show_plain(show, out);
}

/** `heads` in cells, rounded so that the parts of a bar meet. */
static int cells_of(double heads, double top, int room)
{
    return top > 0 ? (int)lround(heads / top * room) : 0;
}

static void append_bar(const struct show *show, struct text *out, const struct hourly *at,
                       double top, int room)
{
    double missing = fmax(0, -at->gap);
    double busy = fmax(0, fmin(at->on_duty, at->need - missing));
    double spare = fmax(0, at->on_duty - busy);
    int end_busy = cells_of(busy, top, room);
    int end_spare = cells_of(busy + spare, top, room);
    int end = cells_of(busy + spare + missing, top, room);
    /* Who is missing shows, however few they are. */
    if (hourly_grade(at) >= HOURLY_SHORT && end == end_spare)
        end++;
    append_part(show, out, PART_BUSY, end_busy);
    append_part(show, out, PART_SPARE, end_spare - end_busy);
    append_part(show, out, PART_MISSING, end - end_spare);
    text_append_repeat(out, ' ', (size_t)(room + 1 - end));
}

/** +3.0 or -2.1; what rounds to 0 has no sign. */
static const char *signed_figure(char buffer[32], double value)
{
    if (fabs(value) < 0.05)
        snprintf(buffer, 32, "0.0");
    else
        snprintf(buffer, 32, "%+.1f", value);
    return buffer;
}

static void append_figures(const struct show *show, struct text *out, const struct hourly *at)
{
    enum hourly_grade grade = hourly_grade(at);
    char gap[32];
    text_printf(out, "%6.1f %6.1f ", at->need, at->on_duty);
    show_colour(show, out, grade);
    text_printf(out, "%7s", signed_figure(gap, at->gap));
    show_plain(show, out);
    text_printf(out, "%s", grade >= HOURLY_SHORT ? " !" : "  ");
    if (at->unserved >= 0.5)
        text_printf(out, " %5.0f", at->unserved);
}

static double top_of(const struct show *show, int day)
{
    double top = 0;
    for (int h = 0; h < HOURS_A_DAY; h++) {
        struct hourly at = show_hour(show, day, h);
        top = fmax(top, at.on_duty + fmax(0, -at.gap));
    }
    return top;
}

static void append_title(const struct show *show, struct text *out, int day, int room)
{
    struct text title = {0};
    show_append_day(show, &title, day);
    text_append(&title, "  ");
    show_append_queue(show, &title);
    terminal_append_cell(out, text_string(&title), (size_t)(LABEL + room + 1), false);
    /* The titles stand over the figures, right-aligned in the same cells. */
    terminal_append_cell(out, _("need"), 6, true);
    terminal_append_cell(out, _("there"), 7, true);
    terminal_append_cell(out, _("balance"), 8, true);
    terminal_append_cell(out, _("lost"), 8, true);
    text_append_char(out, '\n');
    text_release(&title);
}

static void append_key(const struct show *show, struct text *out)
{
    append_part(show, out, PART_BUSY, 1);
    text_printf(out, " %s   ", _("needed and there"));
    append_part(show, out, PART_SPARE, 1);
    text_printf(out, " %s   ", _("more than needed"));
    append_part(show, out, PART_MISSING, 1);
    text_printf(out, " %s\n", _("missing"));
    show_append_balance_key(show, out);
}

/* -------------------------------------------------------------- worst hours */

static void add_queue(const struct show *show, struct grid *grid, int queue, int day)
{
    struct hourly_day at = hourly_day_of(show->plan, queue, day);
    char gap[32];
    grid_add(grid, show->plan->context.queues[queue].name);
    grid_printf(grid, "%.1f", at.lacking);
    if (at.worst == PB_NONE) {
        grid_add(grid, "");
        grid_add(grid, "");
    } else {
        grid_printf(grid, "%02d:00", hourly_clock(show->plan, at.worst) / 60 % 24);
        grid_add(grid, signed_figure(gap, at.at_worst.gap));
    }
    grid_printf(grid, "%.0f", at.sum.unserved);
    grid_printf(grid, "%.0f", at.sum.late);
}

static void append_queues(const struct show *show, struct text *out, int day)
{
    const struct grid_column columns[] = {
        {_("queue"), false},      {_("head-hours short"), true},
        {_("worst hour"), false}, {_("balance"), true},
        {_("lost"), true},        {_("session-hours late"), true}};
    struct grid grid;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t q = 0; q < show->plan->context.n_queues; q++)
        add_queue(show, &grid, (int)q, day);
    text_append_char(out, '\n');
    grid_write(&grid, out);
    grid_release(&grid);
}

void show_day(const struct show *show, struct text *out)
{
    int day = show->day == PB_NONE ? show_worst_day(show) : show->day;
    int room = (int)show->style.columns - LABEL - FIGURES - 1;
    room = room < NARROWEST ? NARROWEST : room > WIDEST ? WIDEST : room;
    double top = top_of(show, day);
    append_title(show, out, day, room);
    for (int h = 0; h < HOURS_A_DAY; h++) {
        struct hourly at = show_hour(show, day, h);
        int clock = hourly_clock(show->plan, h);
        text_printf(out, "%02d:%02d%s ", clock / 60 % 24, clock % 60, clock >= 1440 ? "+" : " ");
        append_bar(show, out, &at, top, room);
        append_figures(show, out, &at);
        text_trim(out);
        text_append_char(out, '\n');
    }
    append_key(show, out);
    if (show->queue == PB_NONE)
        append_queues(show, out, day);
}
