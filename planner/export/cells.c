/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/cells.h"

#include <math.h>

#include "planner/base/civil.h"

void cells_put_header(struct csv_writer *csv, const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        csv_put_plain(csv, names[i]);
    csv_end_row(csv);
}

void cells_put_list(struct csv_writer *csv, struct text *list)
{
    csv_put_text(csv, text_string(list));
    if (list->failed)
        csv->out->failed = true;
    text_release(list);
}

void cells_put_pool(struct csv_writer *csv, int team)
{
    struct text id = {0};
    text_printf(&id, "pool%d", team + 1);
    cells_put_list(csv, &id);
}

void cells_put_slot(struct csv_writer *csv, const struct pb_frame *frame, int slot)
{
    char start[CIVIL_INSTANT_SIZE];
    civil_format_instant(start, pb_slot_start(frame, slot), frame->utc_offset_min);
    csv_put_plain(csv, start);
}

void cells_append_span(struct text *out, struct pb_window span, int day_start_min)
{
    int from = span.from_min + day_start_min, to = span.to_min + day_start_min;
    text_printf(out, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

void cells_put_spans(struct csv_writer *csv, const struct pb_window *spans, size_t n,
                     int day_start_min)
{
    struct text list = {0};
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            text_append_char(&list, ';');
        cells_append_span(&list, spans[i], day_start_min);
    }
    cells_put_list(csv, &list);
}

void cells_put_shift(struct csv_writer *csv, const struct pb_scenario *scenario,
                     const struct staffing_variant *variant)
{
    if (variant->code != PB_NONE)
        csv_put_text(csv, scenario->shifts.codes[variant->code].code);
    else
        cells_put_spans(csv, variant->segments, 1, scenario->frame.day_start_min);
}

void cells_put_optional(struct csv_writer *csv, double value)
{
    if (isnan(value))
        csv_put_plain(csv, "");
    else
        csv_put_number(csv, value);
}
