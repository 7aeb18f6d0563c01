/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shifts.csv, and what a row of shifts.csv and of roster.csv have in common. */
#include "planner/audit/read_duty.h"

#include <math.h>
#include <string.h>

/** Sets the paid flag of each break from the break of the code that can stand there. */
static void recognise_breaks(const struct pb_shift *code, struct audit_duty *duty)
{
    bool used[PB_MAX_BREAKS] = {false};
    for (size_t i = 0; i < duty->n_breaks; i++) {
        struct audit_break *pause = &duty->breaks[i];
        for (size_t b = 0; b < code->n_breaks && !pause->known; b++) {
            const struct pb_break *may = &code->breaks[b];
            if (used[b] || !audit_break_fits(may, &pause->span))
                continue;
            used[b] = true;
            pause->known = true;
            pause->paid = may->paid;
        }
    }
}

bool audit_break_fits(const struct pb_break *may, const struct pb_window *span)
{
    if (span->to_min - span->from_min != may->length_min)
        return false;
    for (int shift = -1440; shift <= 1440; shift += 1440)
        if (span->from_min >= may->window.from_min + shift &&
            span->to_min <= may->window.to_min + shift)
            return true;
    return false;
}

/** Segments of the catalogue, moved into the planning day that starts at `day_start`. */
static void take_segments(const struct pb_shift *code, int day_start, struct audit_duty *duty)
{
    int shift = code->n_segments > 0 && code->segments[0].from_min < day_start ? 1440 : 0;
    duty->n_segments = code->n_segments;
    for (size_t i = 0; i < code->n_segments; i++)
        duty->segments[i] = (struct pb_window){code->segments[i].from_min + shift,
                                               code->segments[i].to_min + shift};
}

/** Breaks at the start of their windows, where a row names none and its code has some. */
static void take_breaks(const struct pb_shift *code, struct audit_duty *duty)
{
    if (duty->n_segments == 0)
        return;
    int start = duty->segments[0].from_min, end = duty->segments[duty->n_segments - 1].to_min;
    for (size_t b = 0; b < code->n_breaks; b++) {
        const struct pb_break *may = &code->breaks[b];
        int from = may->window.from_min;
        while (from + may->length_min <= start)
            from += 1440;
        if (from < start)
            from = start;
        if (from + may->length_min > end)
            continue;
        duty->breaks[duty->n_breaks++] =
            (struct audit_break){{from, from + may->length_min}, may->paid, true};
    }
}

bool read_duty_times(struct reader *reader, size_t segments, size_t breaks, struct audit_duty *duty)
{
    const struct pb_scenario *s = reader->audit->scenario;
    const struct pb_shift *code = duty->code != PB_NONE ? &s->shifts.codes[duty->code] : NULL;
    if (!read_spans(reader, segments, duty->segments, PB_MAX_SEGMENTS, &duty->n_segments))
        return false;
    bool own_times = duty->n_segments == 0 && read_text(reader, breaks)[0] == '\0';
    if (duty->n_segments == 0 && code != NULL)
        take_segments(code, s->frame.day_start_min, duty);
    if (duty->n_segments == 0) {
        read_finding(reader, "neither a known shift nor the times of one",
                     "既无已知班次也无时间段");
        return false;
    }
    struct pb_window spans[AUDIT_MAX_BREAKS];
    if (!read_spans(reader, breaks, spans, AUDIT_MAX_BREAKS, &duty->n_breaks))
        return false;
    for (size_t i = 0; i < duty->n_breaks; i++)
        duty->breaks[i] = (struct audit_break){.span = spans[i]};
    if (code != NULL && (own_times || !reader->table.present[breaks]))
        take_breaks(code, duty);
    else if (code != NULL)
        recognise_breaks(code, duty);
    return true;
}

static bool read_shift(struct reader *reader, struct audit_duty *duty)
{
    const struct audit *audit = reader->audit;
    int class = read_name(reader, 1, &reader->classes);
    if (class == PB_NONE)
        return false;
    *duty = (struct audit_duty){.line = csv_cell(&reader->table, reader->row, 0)->line,
                                .person = PB_NONE,
                                .class = class,
                                .group = audit->classes[class].group,
                                .pool = audit->classes[class].pool,
                                .code = PB_NONE,
                                .code_text = read_text(reader, 3),
                                .claim_rest_day = PB_NONE};
    bool militia = duty->pool != PB_NONE;
    duty->role = militia ? AUDIT_MILITIA : AUDIT_AGENT;
    if (!militia && audit->scenario->people.groups[duty->group].qc)
        duty->role = AUDIT_QC;
    duty->queue = read_name(reader, 0, &reader->queues);
    if (!militia)
        duty->code = read_name(reader, 3, &reader->codes);
    double heads = read_number(reader, 4);
    if (isnan(heads) || heads < 0 || heads > 1e6 || heads != floor(heads)) {
        read_finding(reader, "heads must be a whole number", "人数必须是整数");
        return false;
    }
    duty->heads = (int)heads;
    return read_date(reader, 2, &duty->day) && read_duty_times(reader, 5, 6, duty);
}

enum pb_rc read_shifts(struct reader *reader)
{
    static const struct csv_field fields[] = {{"team", NULL, true},   {"class", NULL, true},
                                              {"date", NULL, true},   {"shift", NULL, true},
                                              {"heads", NULL, true},  {"segments", NULL, false},
                                              {"breaks", NULL, false}};
    bool there;
    enum pb_rc rc = read_table(reader, "shifts.csv", fields, 7, &there);
    struct audit *audit = reader->audit;
    if (rc != PB_OK || !there)
        return rc;
    audit->duties = arena_alloc(&audit->arena, reader->table.n_rows, sizeof *audit->duties);
    if (audit->duties == NULL)
        return PB_MEMORY;
    audit->has_shifts = true;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++)
        if (read_shift(reader, &audit->duties[audit->n_duties]))
            audit->n_duties++;
    return PB_OK;
}
