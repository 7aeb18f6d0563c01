/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/forecast_cell.h"

#include <stdio.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"

/** What "2026-" takes, left out where the year is plain. */
enum { YEAR_LENGTH = 5 };

static const char *const weekdays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                       N_("Fri"), N_("Sat"), N_("Sun")};

void forecast_append_number(struct text *out, double value, int decimals)
{
    char digits[400];
    snprintf(digits, sizeof digits, "%.*f", decimals, value);
    size_t whole = strcspn(digits, ".");
    size_t first = digits[0] == '-' ? 1 : 0;
    for (size_t i = 0; i < whole; i++) {
        if (i > first && (whole - i) % 3 == 0) {
            text_append_char(out, ',');
        }
        text_append_char(out, digits[i]);
    }
    text_append(out, digits + whole);
}

void forecast_cell(struct grid *grid, double value, int decimals)
{
    struct text cell = {0};
    forecast_append_number(&cell, value, decimals);
    grid_add(grid, text_string(&cell));
    text_release(&cell);
}

void forecast_cell_marked(struct grid *grid, double value, enum pb_origin origin)
{
    static const char marks[] = {[PB_GIVEN] = ' ',
                                 [PB_DERIVED] = '=',
                                 [PB_DEFAULT] = '~',
                                 [PB_OVERRIDDEN] = '!',
                                 [PB_FROM_FILE] = '^'};
    struct text cell = {0};
    forecast_append_number(&cell, value, 0);
    text_append_char(&cell, marks[origin]);
    grid_add(grid, text_string(&cell));
    text_release(&cell);
}

void forecast_cell_day(struct grid *grid, const struct pb_frame *frame, int day)
{
    char date[CIVIL_DATE_SIZE];
    if (day == PB_NONE) {
        grid_add(grid, "-");
        return;
    }
    civil_format_date(date, frame->first_day + day);
    grid_printf(grid, "%s %s", date + YEAR_LENGTH,
                _(weekdays[civil_weekday(frame->first_day + day)]));
}

void forecast_cell_slot(struct grid *grid, const struct pb_frame *frame, int slot)
{
    char date[CIVIL_DATE_SIZE];
    if (slot == PB_NONE) {
        grid_add(grid, "-");
        return;
    }
    int64_t start = pb_slot_start(frame, slot);
    int minute = civil_minute_of_day(start);
    civil_format_date(date, civil_minute_day(start));
    grid_printf(grid, "%s %02d:%02d", date + YEAR_LENGTH, minute / 60, minute % 60);
}
