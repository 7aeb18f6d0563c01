/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/text.h"
#include "planner/export/attendance/rows.h"

/** A roster being mapped. */
struct mapper {
    const struct deliver_job *job;
    struct mapping *mapping;
    const struct mapping_form *form;
    bool *told_shift; /**< by code: named as unknown already */
    int told_person;  /**< the last one named */
    size_t n_unknown;
};

/** Says what is unknown: an error, or a warning when it may be left out. */
static void tell(struct mapper *mapper, struct text *text)
{
    struct pb_messages *messages = mapper->job->messages;
    struct pb_place place = {.file = mapper->job->settings->mapping};
    mapper->n_unknown++;
    if (mapper->job->settings->partial)
        pb_warning(messages, &place, "not_mapped", "%s", text_string(text));
    else
        pb_error(messages, &place, "not_mapped", "%s", text_string(text));
    text_release(text);
}

static const char *find(const struct mapping *mapping, const struct names *names, const char *ours)
{
    int index = names_find(names, ours);
    return index != PB_NONE ? mapping->theirs[index] : NULL;
}

static const char *user_of(struct mapper *mapper, int person)
{
    const struct pf_person *who = &mapper->job->plan->context.people[person];
    struct text text = {0};
    const char *user = find(mapper->mapping, &mapper->mapping->people, who->id);
    if (user == NULL && mapper->mapping->same_people && who->militia == PB_NONE &&
        !who->placeholder)
        user = who->id;
    if (user == NULL && mapper->told_person != person)
        text_printf(&text, _("no id for person %s (%s)"), who->id, who->name);
    if (text.length > 0)
        tell(mapper, &text);
    return user;
}

/** Attendance group of the person's team or pool. */
static const char *group_of(struct mapper *mapper, int person)
{
    const struct pf_context *context = &mapper->job->plan->context;
    const struct pf_person *who = &context->people[person];
    const char *team =
        who->militia != PB_NONE ? context->militia[who->militia].id : context->queues[who->team].id;
    struct text text = {0};
    const char *group = find(mapper->mapping, &mapper->mapping->groups, team);
    if (group == NULL && *mapper->mapping->group != '\0')
        group = mapper->mapping->group;
    if (group == NULL && mapper->form->needs_group && mapper->told_person != person)
        text_printf(&text, _("no attendance group for team %s of person %s"), team, who->id);
    if (text.length > 0)
        tell(mapper, &text);
    return group;
}

static const char *shift_of(struct mapper *mapper, int code)
{
    const struct pf_code *shift = &mapper->job->plan->context.codes[code];
    const char *theirs = find(mapper->mapping, &mapper->mapping->shifts, shift->code);
    struct text text = {0};
    if (theirs != NULL || mapper->told_shift[code])
        return theirs;
    mapper->told_shift[code] = true;
    text_printf(&text, _("no id for shift %s (%s)"), shift->code, shift->name);
    tell(mapper, &text);
    return NULL;
}

/** Maps one day; false when something of it is unknown. */
static bool map_day(struct mapper *mapper, const struct roster_day *at, struct mapped_row *row)
{
    bool off = at->duty == NULL;
    row->user = user_of(mapper, at->person);
    row->group = group_of(mapper, at->person);
    row->shift = off ? NULL : shift_of(mapper, at->duty->code);
    row->date = mapper->job->plan->context.frame.first_day + at->day;
    bool grouped = row->group != NULL || !mapper->form->needs_group;
    if (row->user == NULL || !grouped)
        mapper->told_person = at->person;
    return row->user != NULL && grouped && (off || row->shift != NULL);
}

static int month_of(int date)
{
    struct civil_date civil = civil_date(date);
    return civil.year * 12 + civil.month;
}

/** A row and where it came from, so that sorting keeps the order. */
struct placed {
    struct mapped_row row;
    size_t place;
};

static int compare(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    const char *a_group = a->row.group != NULL ? a->row.group : "";
    const char *b_group = b->row.group != NULL ? b->row.group : "";
    int order = strcmp(a_group, b_group);
    if (order == 0)
        order = month_of(a->row.date) - month_of(b->row.date);
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

/** Brings the rows of a group and month together. */
static bool sort(struct mapped_rows *rows)
{
    struct placed *placed = calloc(rows->n + 1, sizeof *placed);
    if (placed == NULL)
        return false;
    for (size_t i = 0; i < rows->n; i++)
        placed[i] = (struct placed){rows->at[i], i};
    qsort(placed, rows->n, sizeof *placed, compare);
    for (size_t i = 0; i < rows->n; i++)
        rows->at[i] = placed[i].row;
    free(placed);
    return true;
}

enum pb_rc mapping_apply(const struct deliver_job *job, struct mapping *mapping,
                         const struct mapping_form *form, struct mapped_rows *out)
{
    const struct plan_folder *plan = job->plan;
    size_t most = plan->context.n_people * (size_t)(plan->context.frame.n_days + 1);
    struct arena *arena = &mapping->arena;
    struct mapper mapper = {.job = job,
                            .mapping = mapping,
                            .form = form,
                            .told_shift = arena_alloc(arena, plan->context.n_codes, sizeof(bool)),
                            .told_person = PB_NONE};
    *out = (struct mapped_rows){.at = arena_alloc(arena, most, sizeof *out->at)};
    if (mapper.told_shift == NULL || out->at == NULL)
        return PB_MEMORY;
    for (struct roster_day at = {.day = -1}; roster_day_find(plan, &at); at.day++)
        out->n += map_day(&mapper, &at, &out->at[out->n]);
    if (mapper.n_unknown > 0 && !job->settings->partial) {
        pb_hint(job->messages, _("fill the mapping, or leave them out with --partial"));
        return PB_INVALID;
    }
    return sort(out) ? PB_OK : PB_MEMORY;
}
