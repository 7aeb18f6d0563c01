/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/curve.h"

#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/csv_source.h"
#include "planner/scenario/scalar.h"

enum { COLUMN_SHARE, COLUMN_TIME, COLUMN_FILTER, N_COLUMNS };

static const struct field share_field = {
    .key = "share", .kind = FIELD_SHARE, .flags = FIELD_REQUIRED, .min = 0, .max = 1e12};

/* The file of a curve, opened with the columns that it names. */
struct curve_file {
    struct csv_field columns[N_COLUMNS];
    struct csv_request request;
    struct csv_table table;
    const char *wanted; /* value of the filter column, or NULL */
};

static bool open_file(struct resolving *r, const struct raw_curve *raw, struct curve_file *file)
{
    const char *name = raw->cumulative ? raw->cumulative : raw->file;
    const char *equals = raw->filter ? strchr(raw->filter, '=') : NULL;
    const char *filter = "filter";
    const struct node *node =
        read_at(r->reading, &raw->entry, raw->cumulative ? "cumulative" : "file");
    if (raw->filter && !equals) {
        read_error(r->reading, read_at(r->reading, &raw->entry, "filter"), "wrong_value",
                   _("`%s` is not `column=value`"), raw->filter);
        return false;
    }
    if (equals) {
        filter = arena_strndup(r->reading->arena, raw->filter, (size_t)(equals - raw->filter));
        file->wanted = equals + 1;
    }
    file->columns[COLUMN_SHARE] = (struct csv_field){raw->column ? raw->column : "share",
                                                     "weight|shares|weights|份额|比例|权重", true};
    file->columns[COLUMN_TIME] =
        (struct csv_field){raw->time ? raw->time : "time", "start|clock|elapsed|elapsed_hms|时刻",
                           raw->cumulative != NULL};
    file->columns[COLUMN_FILTER] =
        (struct csv_field){filter ? filter : "filter", NULL, equals != NULL};
    file->request = (struct csv_request){file->columns, N_COLUMNS};
    return csv_source_read(r->reading, node, name, &file->request, &file->table);
}

static bool row_is_wanted(const struct curve_file *file, size_t row)
{
    return !file->wanted ||
           strcmp(csv_cell(&file->table, row, COLUMN_FILTER)->text, file->wanted) == 0;
}

static struct pb_numbers shares_of_file(struct resolving *r, const struct raw_curve *raw)
{
    struct pb_numbers shares = {NULL, 0};
    struct curve_file file = {.wanted = NULL};
    if (!open_file(r, raw, &file))
        return shares;
    shares.at = arena_alloc(r->reading->arena, file.table.n_rows, sizeof(double));
    for (size_t row = 0; shares.at && row < file.table.n_rows; row++)
        if (row_is_wanted(&file, row) && csv_source_cell(r->reading, &file.table, row, COLUMN_SHARE,
                                                         &share_field, &shares.at[shares.n]))
            shares.n++;
    return shares;
}

static bool sums_to_zero(struct pb_numbers shares)
{
    for (size_t i = 0; i < shares.n; i++)
        if (shares.at[i] > 0)
            return false;
    return true;
}

static void say_zero(struct resolving *r, const struct raw_curve *raw)
{
    read_error(r->reading, read_at(r->reading, &raw->entry, NULL), "zero_curve",
               _("the shares sum to 0"));
    pb_hint(r->reading->msgs, _("at least one must be above 0; they are scaled to sum to 1"));
}

struct pb_numbers curve_read(struct resolving *r, const struct raw_curve *raw)
{
    struct pb_numbers none = {NULL, 0};
    struct pb_numbers shares = raw->shares;
    if (!raw->entry.node)
        return none;
    if (raw->file)
        shares = shares_of_file(r, raw);
    if (!sums_to_zero(shares))
        return shares;
    /* An empty list after a message about its items needs no second one. */
    if (shares.n > 0 || raw->entry.node->n == 0)
        say_zero(r, raw);
    return none;
}

void curve_scale(struct pb_numbers numbers)
{
    double sum = 0;
    for (size_t i = 0; i < numbers.n; i++)
        sum += numbers.at[i];
    for (size_t i = 0; i < numbers.n && sum > 0; i++)
        numbers.at[i] /= sum;
}

/* One point of a cumulative curve. */
struct point {
    double hour;
    double share;
};

/* Reads `HH:MM[:SS]` as hours. */
static bool hours_of(const char *text, double *hours)
{
    char clock[16];
    int minutes = 0;
    double seconds = 0;
    size_t length = strlen(text);
    if (length >= sizeof clock)
        return false;
    memcpy(clock, text, length + 1);
    char *second = strchr(clock, ':');
    second = second ? strchr(second + 1, ':') : NULL;
    if (second) {
        *second = '\0';
        if (!scalar_number(second + 1, &seconds) || seconds >= 60)
            return false;
    }
    if (!scalar_clock(clock, &minutes))
        return false;
    *hours = (minutes + seconds / 60) / 60;
    return true;
}

static bool add_point(struct resolving *r, struct curve_file *file, size_t row,
                      struct point *points, size_t *n)
{
    struct point point = {0, 0};
    const struct node *node = csv_source_node(r->reading, &file->table, row, COLUMN_TIME);
    if (!csv_source_cell(r->reading, &file->table, row, COLUMN_SHARE, &share_field, &point.share))
        return false;
    if (!hours_of(node->text, &point.hour)) {
        read_error(r->reading, node, "wrong_value", _("`%s` is not a time of day"), node->text);
        return false;
    }
    size_t at = *n;
    for (; at > 0 && points[at - 1].hour > point.hour; at--)
        points[at] = points[at - 1];
    points[at] = point;
    ++*n;
    return true;
}

/* Share of the day until `hour`, straight lines between the points. */
static double share_until(const struct point *points, size_t n, double hour)
{
    struct point before = {0, 0};
    for (size_t i = 0; i < n; i++) {
        if (points[i].hour >= hour) {
            double width = points[i].hour - before.hour;
            double part = width > 0 ? (hour - before.hour) / width : 1;
            return before.share + part * (points[i].share - before.share);
        }
        before = points[i];
    }
    return before.share;
}

static bool read_cumulative(struct resolving *r, const struct raw_curve *raw, double share[24])
{
    struct curve_file file = {.wanted = NULL};
    if (!open_file(r, raw, &file))
        return false;
    struct point *points = arena_alloc(r->reading->arena, file.table.n_rows + 1, sizeof *points);
    size_t n = 0;
    for (size_t row = 0; points && row < file.table.n_rows; row++)
        if (row_is_wanted(&file, row) && !add_point(r, &file, row, points, &n))
            return false;
    for (size_t i = 1; i < n; i++)
        if (points[i].share < points[i - 1].share) {
            read_error(r->reading, read_at(r->reading, &raw->entry, "cumulative"), "not_rising",
                       _("the share of the day falls after %.2f h"), points[i].hour);
            return false;
        }
    if (n == 0 || points[n - 1].share <= 0) {
        say_zero(r, raw);
        return false;
    }
    for (int h = 0; h < 24; h++)
        share[h] =
            (share_until(points, n, h + 1) - share_until(points, n, h)) / points[n - 1].share;
    return true;
}

bool curve_read_day(struct resolving *r, const struct raw_curve *raw, double share[24])
{
    if (raw->cumulative)
        return read_cumulative(r, raw, share);
    struct pb_numbers shares = curve_read(r, raw);
    if (shares.n == 0)
        return false;
    if (shares.n != 24) {
        read_error(r->reading, read_at(r->reading, &raw->entry, NULL), "wrong_count",
                   _("%zu shares where a day has 24 hours"), shares.n);
        return false;
    }
    memcpy(share, shares.at, 24 * sizeof *share);
    curve_scale((struct pb_numbers){share, 24});
    return true;
}
