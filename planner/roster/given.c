/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/roster/given.h"

#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/roster/lawful.h"

/** Rows of one person in a list sorted by who, then day. */
struct rows {
    const struct pb_rostered *at;
    size_t n;
};

static struct rows rows_of(const struct pb_rostered *list, size_t n, const char *who)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(list[middle].who, who) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct rows rows = {n > 0 ? list + low : NULL, 0};
    while (low + rows.n < n && strcmp(list[low + rows.n].who, who) == 0)
        rows.n++;
    return rows;
}

static bool same_breaks(const struct named *named, const struct staffing_variant *variant,
                        const struct pb_rostered *row)
{
    int start = named->staffing->scenario->frame.day_start_min;
    if (variant->n_breaks != row->n_breaks)
        return false;
    for (size_t b = 0; b < row->n_breaks; b++)
        if (variant->breaks[b].from_min + start != row->breaks[b].from_min)
            return false;
    return true;
}

/** The duty of day `i` that `row` is: the same breaks if there is one, else the first of its code;
 * PB_NONE when the class has none. */
static int duty_of(const struct named *named, int cls, int i, const struct pb_rostered *row)
{
    const struct staffing *staffing = named->staffing;
    int found = PB_NONE;
    for (int j = 0; j < staffing->problem.n_duties; j++) {
        const struct capacity_duty *duty = &staffing->problem.duties[j];
        const struct staffing_variant *variant = &staffing->variants[duty->variant];
        if (duty->cls != cls || duty->day != i - 1 || variant->code != row->shift)
            continue;
        if (same_breaks(named, variant, row))
            return j;
        if (found == PB_NONE)
            found = j;
    }
    return found;
}

/** Days, minutes and overtime of rows before day index 0, or up to it when the eve is no duty. */
static void sum_past(const struct named *named, struct rows rows, struct named_person *person)
{
    const struct pb_frame *frame = &named->staffing->scenario->frame;
    struct named_past *past = &person->past;
    int eve = frame->first_day - 1, monday = civil_monday(frame->first_day);
    int run_to = eve;
    struct civil_date first = civil_date(frame->first_day);
    for (size_t k = rows.n; k > 0; k--) {
        const struct pb_rostered *row = &rows.at[k - 1];
        bool counts = row->works && (row->day < eve || person->eve_worked);
        if (!counts)
            continue;
        if (past->end_min == NAMED_LONG_AGO)
            past->end_min =
                (row->day - eve) * CIVIL_DAY_MINUTES + row->end_min - frame->day_start_min;
        if (row->day < eve && row->day == run_to - 1) {
            past->days_on++;
            run_to = row->day;
        }
        past->week_days += row->day >= monday;
        past->week_min += row->day >= monday ? row->paid_min : 0;
        struct civil_date date = civil_date(row->day);
        if (date.month == first.month && date.year == first.year)
            past->overtime_min += row->overtime_min;
    }
}

static void take_history(struct named *named, struct named_person *person)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    struct rows rows = rows_of(scenario->people.history, scenario->people.n_history, person->id);
    if (rows.n == 0)
        return;
    const struct pb_rostered *last = &rows.at[rows.n - 1];
    person->first = 1;
    if (last->day == scenario->frame.first_day - 1 && last->works) {
        person->duty[0] = duty_of(named, person->cls, 0, last);
        person->eve_worked = person->duty[0] == PB_NONE;
    }
    sum_past(named, rows, person);
}

static enum pb_rc refuse(const struct named_person *person, const struct pb_rostered *row,
                         struct pb_messages *messages)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, row->day);
    pb_error(messages, NULL, "frozen_impossible",
             _("%s is frozen to work on %s, but may not work that shift then any more"), person->id,
             date);
    pb_hint(messages, _("give leave, change availability, contract or shift back, or let "
                        "freeze_until be earlier"));
    return PB_INVALID;
}

/** Published days: those before the freeze are given. */
static enum pb_rc take_published(struct named *named, struct named_person *person,
                                 struct pb_messages *messages)
{
    const struct pb_scenario *scenario = named->staffing->scenario;
    const struct pb_published *published = &scenario->people.published;
    struct rows rows = rows_of(published->days, published->n_days, person->id);
    int n_days = named->staffing->problem.n_days, first_day = scenario->frame.first_day;
    if (rows.n == 0)
        return PB_OK;
    person->published =
        arena_alloc(&named->arena, (size_t)n_days + 1, sizeof(const struct pb_rostered *));
    if (person->published == NULL)
        return PB_MEMORY;
    int frozen = published->freeze_until - first_day;
    frozen = frozen < n_days ? frozen : n_days;
    if (frozen > 0)
        person->first = frozen + 1;
    for (size_t k = 0; k < rows.n; k++) {
        const struct pb_rostered *row = &rows.at[k];
        int i = row->day - first_day + 1;
        person->published[i] = row;
        if (i > frozen || !row->works || !lawful_there(named, person, i))
            continue;
        person->duty[i] = duty_of(named, person->cls, i, row);
        if (person->duty[i] == PB_NONE)
            return refuse(person, row, messages);
    }
    return PB_OK;
}

enum pb_rc given_make(struct named *named, struct pb_messages *messages)
{
    enum pb_rc rc = PB_OK;
    for (size_t p = 0; p < named->n_persons && rc == PB_OK; p++) {
        struct named_person *person = &named->persons[p];
        person->past.end_min = NAMED_LONG_AGO;
        if (named->staffing->classes[person->cls].pool != PB_NONE)
            continue;
        take_history(named, person);
        rc = take_published(named, person, messages);
    }
    return rc;
}

bool given_works(const struct named_person *person, int i)
{
    return person->duty[i] != PB_NONE || (i == 0 && person->eve_worked);
}

bool given_is_published(const struct named *named, const struct named_person *person, int i)
{
    const struct pb_rostered *row = person->published != NULL ? person->published[i] : NULL;
    const struct staffing_variant *variant = named_variant(named, person, i);
    if (row == NULL)
        return false;
    return row->works ? variant != NULL && variant->code == row->shift : variant == NULL;
}

void given_count_changes(struct named *named)
{
    named->published = named->changed = 0;
    for (size_t p = 0; p < named->n_persons; p++) {
        const struct named_person *person = &named->persons[p];
        for (int i = 1; i <= named->staffing->problem.n_days && person->published != NULL; i++) {
            named->published += person->published[i] != NULL;
            named->changed += person->published[i] != NULL && !given_is_published(named, person, i);
        }
    }
}
