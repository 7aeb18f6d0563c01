/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/scenario/csv_source.h"
#include "planner/scenario/resolve.h"

enum calendar_kind { HOLIDAY, WORKDAY, REST, N_KINDS };

static const char *const kind_words[] = {"holiday", "workday", "rest", NULL};

/* Days of one kind, collected from lists and the file. */
struct collected {
    struct pb_ints days;
    size_t room;
};

static void add_day(struct resolving *r, struct collected *list, int day)
{
    if (list->days.n == list->room) {
        size_t room = list->room ? 2 * list->room : 32;
        int *at = arena_alloc(r->reading->arena, room, sizeof *at);
        if (!at)
            return;
        if (list->days.n)
            memcpy(at, list->days.at, list->days.n * sizeof *at);
        list->days.at = at;
        list->room = room;
    }
    list->days.at[list->days.n++] = day;
}

static void add_list(struct resolving *r, struct collected *list, const char *key,
                     struct raw_days_list given)
{
    const struct node *node = node_get(r->raw->calendar.entry.node, key);
    for (size_t i = 0; i < given.n; i++) {
        struct pb_days days = given.at[i];
        const struct node *item = node && node->kind == NODE_LIST ? node->items[i] : node;
        if (days.first > days.last)
            read_error(r->reading, item, "start_after_end", _("the days end before they start"));
        if (days.last - days.first > 400)
            days.last = days.first;
        for (int day = days.first; day <= days.last; day++)
            add_day(r, list, day);
    }
}

static void add_file(struct resolving *r, struct collected *lists)
{
    static const struct csv_field columns[] = {
        {"date", "day|日期", true}, {"kind", "type|类型|性质", true}, {"name", "名称|节日", false}};
    static const struct csv_request request = {columns, 3};
    static const struct field date = {.key = "date", .kind = FIELD_DATE, .flags = FIELD_REQUIRED};
    static const struct field kind = {
        .key = "kind", .kind = FIELD_WORD, .flags = FIELD_REQUIRED, .words = kind_words};
    struct csv_table table;
    const struct node *node = read_at(r->reading, &r->raw->calendar.entry, "file");
    if (!r->raw->calendar.file ||
        !csv_source_read(r->reading, node, r->raw->calendar.file, &request, &table))
        return;
    for (size_t row = 0; row < table.n_rows; row++) {
        int day = 0;
        int which = 0;
        bool good = csv_source_cell(r->reading, &table, row, 0, &date, &day);
        good = csv_source_cell(r->reading, &table, row, 1, &kind, &which) && good;
        if (good)
            add_day(r, &lists[which], day);
    }
}

static int compare_days(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static struct pb_ints sorted(struct pb_ints days)
{
    size_t kept = 0;
    if (days.n)
        qsort(days.at, days.n, sizeof *days.at, compare_days);
    for (size_t i = 0; i < days.n; i++)
        if (kept == 0 || days.at[i] != days.at[kept - 1])
            days.at[kept++] = days.at[i];
    days.n = kept;
    return days;
}

static void check_apart(struct resolving *r, struct pb_ints a, struct pb_ints b)
{
    for (size_t i = 0, j = 0; i < a.n && j < b.n;) {
        if (a.at[i] == b.at[j]) {
            char date[CIVIL_DATE_SIZE];
            civil_format_date(date, a.at[i]);
            read_error(r->reading, read_at(r->reading, &r->raw->calendar.entry, NULL),
                       "calendar_conflict", _("%s is given as a day at work and as a day off"),
                       date);
        }
        if (a.at[i] <= b.at[j])
            i++;
        else
            j++;
    }
}

void resolve_calendar(struct resolving *r)
{
    struct collected lists[N_KINDS] = {0};
    struct pb_calendar *calendar = &r->out->calendar;
    add_file(r, lists);
    add_list(r, &lists[HOLIDAY], "holidays", r->raw->calendar.holidays);
    add_list(r, &lists[WORKDAY], "working_days", r->raw->calendar.working_days);
    add_list(r, &lists[REST], "rest_days", r->raw->calendar.rest_days);
    calendar->holidays = sorted(lists[HOLIDAY].days);
    calendar->working_days = sorted(lists[WORKDAY].days);
    calendar->rest_days = sorted(lists[REST].days);
    check_apart(r, calendar->holidays, calendar->working_days);
    check_apart(r, calendar->rest_days, calendar->working_days);
}
