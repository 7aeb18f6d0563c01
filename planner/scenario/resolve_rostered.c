/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters made earlier: rows of roster.csv become person-days. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/csv_rows.h"
#include "planner/scenario/resolve.h"
#include "planner/sheet/roster.h"

enum { NORMAL_DAY_MIN = 480 };

#define MIN_PER_HOUR 60.0

static const struct pb_shift *code_named(const struct resolving *r, const char *name, int *index)
{
    const struct pb_shifts *shifts = &r->out->shifts;
    for (size_t i = 0; i < shifts->n_codes; i++)
        if (strcmp(shifts->codes[i].code, name) == 0) {
            *index = (int)i;
            return &shifts->codes[i];
        }
    *index = PB_NONE;
    return NULL;
}

static bool is_off(const char *shift)
{
    static const char *const words[] = {"", "off", "OFF", "休", "假"};
    for (size_t i = 0; shift != NULL && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(shift, words[i]) == 0)
            return true;
    return shift == NULL;
}

static int sum_of(const struct pb_window *spans, size_t n)
{
    int minutes = 0;
    for (size_t i = 0; i < n; i++)
        minutes += spans[i].to_min - spans[i].from_min;
    return minutes;
}

/** Paid minutes: as stated, else presence less the unpaid breaks of the code. */
static int paid_of(const struct raw_rostered *raw, const struct pb_shift *code,
                   const struct pb_window *segments, size_t n_segments)
{
    if (!isnan(raw->paid_hours))
        return (int)lround(raw->paid_hours * MIN_PER_HOUR);
    int minutes = sum_of(segments, n_segments);
    for (size_t i = 0; code != NULL && i < code->n_breaks; i++)
        minutes -= code->breaks[i].paid ? 0 : code->breaks[i].length_min;
    return minutes;
}

static int overtime_of(const struct raw_rostered *raw, int paid_min)
{
    double stated = (isnan(raw->ot150_hours) ? 0 : raw->ot150_hours) +
                    (isnan(raw->ot200_hours) ? 0 : raw->ot200_hours);
    if (!isnan(raw->ot150_hours) || !isnan(raw->ot200_hours))
        return (int)lround(stated * MIN_PER_HOUR);
    return paid_min > NORMAL_DAY_MIN ? paid_min - NORMAL_DAY_MIN : 0;
}

/** Fills the times of who works; false after a message when nothing says them. */
static bool take_times(struct resolving *r, const struct raw_rostered *raw, struct pb_rostered *out)
{
    const struct pb_shift *code = code_named(r, raw->shift, &out->shift);
    const struct pb_window *segments = raw->segments.at;
    size_t n = raw->segments.n;
    if (n == 0 && code != NULL) {
        segments = code->segments;
        n = code->n_segments;
    }
    if (n == 0) {
        read_error(r->reading, read_at(r->reading, &raw->entry, "shift"), "unknown_shift",
                   _("there is no shift `%s`, and no `segments` say when it was"), raw->shift);
        return false;
    }
    out->start_min = segments[0].from_min;
    out->end_min = segments[n - 1].to_min;
    out->paid_min = paid_of(raw, code, segments, n);
    out->overtime_min = overtime_of(raw, out->paid_min);
    out->n_breaks = raw->breaks.n < PB_MAX_BREAKS ? raw->breaks.n : PB_MAX_BREAKS;
    if (out->n_breaks > 0)
        memcpy(out->breaks, raw->breaks.at, out->n_breaks * sizeof *out->breaks);
    return true;
}

/** Whether `who` is somebody of the militia ("warehouse-001"): they are called anew by every plan,
 * their stints have no code that could be kept. */
static bool is_militia(const struct resolving *r, const char *who)
{
    for (size_t i = 0; i < r->out->n_militia; i++) {
        size_t length = strlen(r->out->militia[i].id);
        if (strncmp(who, r->out->militia[i].id, length) == 0 && who[length] == '-')
            return true;
    }
    return false;
}

static int compare(const void *left, const void *right)
{
    const struct pb_rostered *a = left, *b = right;
    int order = strcmp(a->who, b->who);
    return order != 0 ? order : (a->day > b->day) - (a->day < b->day);
}

/** Days of `list` in [first, last], sorted; two rows for one person and day are a mistake. */
static size_t take_days(struct resolving *r, struct raw_list list, struct pb_days days,
                        struct pb_rostered **out)
{
    const struct raw_rostered *raw = list.at;
    struct resolve_names persons = resolve_persons_of(r->out);
    size_t n = 0;
    *out = arena_alloc(r->reading->arena, list.n, sizeof **out);
    for (size_t i = 0; *out != NULL && i < list.n; i++) {
        if (!raw[i].person || raw[i].date < days.first || raw[i].date > days.last)
            continue;
        if (resolve_index(&persons, raw[i].person) == PB_NONE && is_militia(r, raw[i].person))
            continue;
        struct pb_rostered *row = &(*out)[n];
        *row = (struct pb_rostered){.who = raw[i].person,
                                    .person = resolve_index(&persons, raw[i].person),
                                    .day = raw[i].date,
                                    .shift = PB_NONE,
                                    .works = !is_off(raw[i].shift) || raw[i].segments.n > 0};
        if (!row->works || take_times(r, &raw[i], row))
            n++;
    }
    if (n > 1)
        qsort(*out, n, sizeof **out, compare);
    for (size_t i = 1; i < n; i++)
        if (compare(&(*out)[i], &(*out)[i - 1]) == 0)
            read_error(r->reading, list.n > 0 ? raw[0].entry.node : NULL, "duplicate_day",
                       _("`%s` has two rows for one day"), (*out)[i].who);
    return n;
}

static struct raw_list rows_of(struct resolving *r, const struct entry *entry, const char *file,
                               struct raw_list list)
{
    const char *path = file ? csv_source_path(r->reading, file) : NULL;
    if (!path)
        return list;
    if (sheet_roster_is_laid_out(path, resolve_edited_days(r)))
        return resolve_edited(r, read_at(r->reading, entry, "file"), file);
    return csv_rows_read(r->reading, read_at(r->reading, entry, "file"), file, &fields_rostered);
}

/** Whether the history says what that person did on that day. */
static bool is_known(const struct pb_people *people, const struct pb_rostered *row)
{
    return people->n_history > 0 &&
           bsearch(row, people->history, people->n_history, sizeof *row, compare) != NULL;
}

/** Published days before the horizon are history where none is given: the eve stands too. */
static void add_published_past(struct resolving *r, struct raw_list list)
{
    struct pb_people *people = &r->out->people;
    struct pb_rostered *past;
    size_t n = take_days(r, list, (struct pb_days){INT32_MIN, r->out->frame.first_day - 1}, &past);
    struct pb_rostered *all = arena_alloc(r->reading->arena, people->n_history + n, sizeof *all);
    size_t n_all = people->n_history;
    if (n == 0 || all == NULL)
        return;
    if (n_all > 0)
        memcpy(all, people->history, n_all * sizeof *all);
    for (size_t i = 0; i < n; i++)
        if (!is_known(people, &past[i]))
            all[n_all++] = past[i];
    qsort(all, n_all, sizeof *all, compare);
    people->history = all;
    people->n_history = n_all;
}

/** What is frozen must be a shift that we know. */
static void check_frozen(struct resolving *r)
{
    const struct pb_published *published = &r->out->people.published;
    for (size_t i = 0; i < published->n_days; i++) {
        const struct pb_rostered *row = &published->days[i];
        if (row->day < published->freeze_until && row->works && row->shift == PB_NONE)
            read_error(r->reading, read_at(r->reading, &r->raw->people.published.entry, NULL),
                       "frozen_shift",
                       _("a frozen day of `%s` has a shift that the catalogue does not have"),
                       row->who);
    }
}

void resolve_rostered(struct resolving *r)
{
    const struct raw_history *history = &r->raw->people.history;
    const struct raw_published *raw = &r->raw->people.published;
    struct pb_people *people = &r->out->people;
    int first = r->out->frame.first_day, last = resolve_last_day(r->out);
    people->n_history = take_days(r, rows_of(r, &history->entry, history->file, history->list),
                                  (struct pb_days){INT32_MIN, first - 1}, &people->history);
    people->published.freeze_until = raw->freeze_until == PB_NONE ? first : raw->freeze_until;
    people->published.price = isnan(raw->price) ? 0 : raw->price;
    struct raw_list published = rows_of(r, &raw->entry, raw->file, raw->list);
    people->published.n_days =
        take_days(r, published, (struct pb_days){first, last}, &people->published.days);
    add_published_past(r, published);
    check_frozen(r);
}
