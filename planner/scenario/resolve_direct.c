/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/scenario/csv_source.h"
#include "planner/scenario/resolve.h"
#include "planner/scenario/scalar.h"
#include "planner/scenario/words.h"

enum { QUEUE, INSTANT, DATE, DAY, START, AMOUNT, N_LONG, N_WIDE = 96 };

static const struct field date_field = {.key = "date", .kind = FIELD_DATE, .flags = FIELD_REQUIRED};
static const struct field day_field = {
    .key = "day", .kind = FIELD_COUNT, .flags = FIELD_REQUIRED, .min = 0, .max = 100000};
static const struct field amount_field = {
    .key = "amount", .kind = FIELD_NUMBER, .min = 0, .max = 1e9};
static const struct field instant_field = {
    .key = "slot_start", .kind = FIELD_INSTANT, .flags = FIELD_REQUIRED};

/* Volumes or heads being read. */
struct direct {
    struct resolving *r;
    const struct raw_direct *raw;
    struct csv_field columns[N_LONG + N_WIDE];
    char clocks[N_WIDE][2][16];
    struct csv_table table;
    int queue; /* of all rows, or PB_NONE */
    int step_min;
    double *amounts; /* [queue * n_slots + slot] */
    bool *given;
    size_t outside; /* rows before or after the horizon */
};

static const char *or_name(const char *given, const char *otherwise)
{
    return given ? given : otherwise;
}

static void name_columns(struct direct *d)
{
    const struct raw_direct *raw = d->raw;
    d->columns[QUEUE] =
        (struct csv_field){or_name(raw->columns_queue, "queue"), "team|队列|组", false};
    d->columns[INSTANT] = (struct csv_field){or_name(raw->columns_instant, "slot_start"),
                                             "datetime|interval_start", false};
    d->columns[DATE] = (struct csv_field){or_name(raw->columns_date, "date"), "日期", false};
    d->columns[DAY] = (struct csv_field){or_name(raw->columns_day, "day"), NULL, false};
    d->columns[START] =
        (struct csv_field){or_name(raw->columns_start, "start"), "time|hour|时刻|小时", false};
    d->columns[AMOUNT] =
        (struct csv_field){or_name(raw->columns_amount, "sessions"),
                           "heads|calls|calls_offered|amount|contacts|接待量|人数", false};
    for (int i = 0; i < N_WIDE; i++) {
        int minute = 15 * i;
        snprintf(d->clocks[i][0], sizeof d->clocks[i][0], "%02d:%02d", minute / 60, minute % 60);
        snprintf(d->clocks[i][1], sizeof d->clocks[i][1], "%d:%02d", minute / 60, minute % 60);
        d->columns[N_LONG + i] = (struct csv_field){d->clocks[i][0], d->clocks[i][1], false};
    }
}

static const struct node *cell_node(struct direct *d, size_t row, size_t column)
{
    return csv_source_node(d->r->reading, &d->table, row, column);
}

/* What the file calls a queue: an own name for the whole or for the function, or ours. */
static const char *real_name(struct direct *d, const char *name)
{
    const struct raw_list *names = &d->raw->names;
    const struct raw_alias *alias = presets_find(names, sizeof *alias, name);
    if (alias && alias->queue)
        return alias->queue;
    const char *dot = strrchr(name, '.');
    alias = dot ? presets_find(names, sizeof *alias, dot + 1) : NULL;
    if (!alias || !alias->queue)
        return name;
    struct text whole = {0};
    text_append_bytes(&whole, name, (size_t)(dot - name) + 1);
    text_append(&whole, alias->queue);
    const char *copy = words_keep(d->r->reading->arena, &whole);
    return copy ? copy : name;
}

static int queue_of_row(struct direct *d, size_t row)
{
    if (d->queue != PB_NONE)
        return d->queue;
    const char *name = real_name(d, csv_cell(&d->table, row, QUEUE)->text);
    struct resolve_names queues = resolve_queues_of(d->r->out);
    int queue = resolve_index(&queues, name);
    return queue == PB_NONE ? resolve_queue(d->r, cell_node(d, row, QUEUE), name) : queue;
}

/* Day of the row, moved so that first_date becomes the first planning day. */
static bool day_of_row(struct direct *d, size_t row, int *day)
{
    struct reading *reading = d->r->reading;
    int first = d->r->out->frame.first_day;
    if (d->table.present[DATE]) {
        if (!csv_source_cell(reading, &d->table, row, DATE, &date_field, day))
            return false;
        if (d->raw->first_date != PB_NONE)
            *day += first - d->raw->first_date;
        return true;
    }
    if (!csv_source_cell(reading, &d->table, row, DAY, &day_field, day))
        return false;
    *day += first;
    return true;
}

static bool start_of_row(struct direct *d, size_t row, int *minute)
{
    const char *text = csv_cell(&d->table, row, START)->text;
    int hour = 0;
    if (scalar_clock(text, minute))
        return true;
    if (scalar_count(text, &hour) && hour >= 0 && hour < 48) {
        *minute = 60 * hour;
        return true;
    }
    const struct node *node = cell_node(d, row, START);
    read_error(d->r->reading, node, "wrong_value", _("`%s` is not a time of day"), text);
    return false;
}

static bool instant_of_row(struct direct *d, size_t row, int64_t *instant)
{
    int day = 0;
    int minute = 0;
    if (d->table.present[INSTANT]) {
        const char *text = csv_cell(&d->table, row, INSTANT)->text;
        int offset = 0;
        if (civil_parse_instant(text, strlen(text), instant, &offset))
            return true;
        return csv_source_cell(d->r->reading, &d->table, row, INSTANT, &instant_field, instant);
    }
    if (!day_of_row(d, row, &day) || !start_of_row(d, row, &minute))
        return false;
    *instant = (int64_t)day * 1440 + minute;
    return true;
}

/* Puts `amount` of the step that begins at `instant` into its slots: sessions are divided over
 * them or added up, heads hold in each. */
static void add_amount(struct direct *d, int queue, int64_t instant, double amount)
{
    const struct pb_frame *frame = &d->r->out->frame;
    int n_slots = pb_n_slots(frame);
    bool heads = d->r->out->demand.source == PB_DEMAND_HEADS;
    int slots = d->step_min > frame->slot_min ? d->step_min / frame->slot_min : 1;
    int64_t since = instant - pb_slot_start(frame, 0);
    int64_t first = since >= 0 ? since / frame->slot_min : -1;
    if (first < 0 || first >= n_slots) {
        d->outside++;
        return;
    }
    for (int64_t slot = first; slot < first + slots && slot < n_slots; slot++) {
        size_t at = (size_t)queue * (size_t)n_slots + (size_t)slot;
        double part = heads ? amount : amount / slots;
        d->amounts[at] = heads ? fmax(d->amounts[at], part) : d->amounts[at] + part;
        d->given[at] = true;
    }
}

static void read_long_row(struct direct *d, size_t row)
{
    double amount = 0;
    int64_t instant = 0;
    int queue = queue_of_row(d, row);
    if (queue == PB_NONE || !instant_of_row(d, row, &instant) ||
        !csv_source_cell(d->r->reading, &d->table, row, AMOUNT, &amount_field, &amount))
        return;
    if (!isnan(amount))
        add_amount(d, queue, instant, amount * d->raw->factor);
}

static void read_wide_row(struct direct *d, size_t row)
{
    int day = 0;
    int queue = queue_of_row(d, row);
    if (queue == PB_NONE || !day_of_row(d, row, &day))
        return;
    for (size_t i = 0; i < N_WIDE; i++) {
        double amount = NAN;
        if (!d->table.present[N_LONG + i] ||
            !csv_source_cell(d->r->reading, &d->table, row, N_LONG + i, &amount_field, &amount))
            continue;
        if (!isnan(amount))
            add_amount(d, queue, (int64_t)day * 1440 + 15 * (int)i, amount * d->raw->factor);
    }
}

static bool has_wide_columns(const struct direct *d)
{
    for (size_t i = 0; i < N_WIDE; i++)
        if (d->table.present[N_LONG + i])
            return true;
    return false;
}

static bool check_columns(struct direct *d, bool wide, const struct node *node)
{
    const bool *present = d->table.present;
    const char *missing = NULL;
    if (d->queue == PB_NONE && !present[QUEUE])
        missing = d->columns[QUEUE].name;
    else if (!wide && !present[AMOUNT])
        missing = d->columns[AMOUNT].name;
    else if (!present[DATE] && !present[DAY] && (wide || !present[INSTANT]))
        missing = d->columns[DATE].name;
    else if (!wide && !present[INSTANT] && !present[START])
        missing = d->columns[START].name;
    if (!missing)
        return true;
    read_error(d->r->reading, node, "missing_column", _("the file has no column `%s`"), missing);
    if (d->queue == PB_NONE && !present[QUEUE])
        pb_hint(d->r->reading->msgs, _("or name the queue of all rows: `queue: dept.presale`"));
    else
        pb_hint(d->r->reading->msgs, _("name the column that holds it, see `paiban schema`"));
    return false;
}

static void keep_amounts(struct direct *d)
{
    struct pb_demand_input *out = &d->r->out->demand;
    size_t n_slots = (size_t)pb_n_slots(&d->r->out->frame);
    size_t n = d->r->out->n_queues * n_slots;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        kept += d->given[i];
    out->volumes = arena_alloc(d->r->reading->arena, kept, sizeof *out->volumes);
    for (size_t i = 0; out->volumes && i < n; i++)
        if (d->given[i])
            out->volumes[out->n_volumes++] =
                (struct pb_volume){(int)(i / n_slots), (int)(i % n_slots), d->amounts[i]};
}

static void read_table(struct direct *d, const struct node *node)
{
    bool wide = d->raw->layout == PB_NONE ? has_wide_columns(d) : d->raw->layout == 1;
    if (!check_columns(d, wide, node))
        return;
    size_t n = d->r->out->n_queues * (size_t)pb_n_slots(&d->r->out->frame);
    d->amounts = arena_alloc(d->r->reading->arena, n, sizeof *d->amounts);
    d->given = arena_alloc(d->r->reading->arena, n, sizeof *d->given);
    if (!d->amounts || !d->given)
        return;
    for (size_t row = 0; row < d->table.n_rows; row++) {
        if (wide)
            read_wide_row(d, row);
        else
            read_long_row(d, row);
    }
    keep_amounts(d);
    if (d->outside > 0 && d->r->out->demand.n_volumes > 0) {
        struct pb_place place = {.file = d->table.file};
        pb_note(d->r->reading->msgs, &place, "outside_horizon",
                _("%zu figures lie outside the planning days"), d->outside);
    }
    if (d->r->out->demand.n_volumes > 0)
        return;
    read_error(d->r->reading, node, "outside_horizon", _("no row falls into the planning days"));
    pb_hint(d->r->reading->msgs, _("`first_date: 2026-11-01` moves a date to the first day"));
}

void resolve_direct(struct resolving *r)
{
    enum pb_demand_source source = r->out->demand.source;
    bool heads = source == PB_DEMAND_HEADS;
    struct direct d = {
        .r = r, .raw = heads ? &r->raw->demand.heads : &r->raw->demand.volumes, .queue = PB_NONE};
    r->out->demand.after_bot = d.raw->after_bot != 0;
    if (source == PB_DEMAND_FORECAST || !d.raw->file || !r->horizon_known)
        return;
    const struct node *node = read_at(r->reading, &d.raw->entry, "file");
    if (d.raw->queue)
        d.queue = resolve_queue(r, read_at(r->reading, &d.raw->entry, "queue"), d.raw->queue);
    d.step_min = d.raw->step == PB_NONE ? r->out->frame.slot_min : d.raw->step;
    name_columns(&d);
    struct csv_request request = {d.columns, N_LONG + N_WIDE};
    if (csv_source_read(r->reading, node, d.raw->file, &request, &d.table))
        read_table(&d, node);
}
