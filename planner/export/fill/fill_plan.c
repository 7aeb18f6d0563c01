/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/fill/fill_plan.h"

#include <string.h>
#include <unistd.h>

#include "planner/base/civil.h"
#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/base/text.h"
#include "planner/export/attendance/rows.h"

/** Names shown of a list. */
enum { MOST_NAMES = 20 };

/** Text of `key` in the mapping, or of `other`; NULL when neither stands there. */
static const char *mapped(const struct mapping *mapping, const char *key, const char *other)
{
    int row = names_find(&mapping->shifts, key);
    if (row == PB_NONE && other != NULL)
        row = names_find(&mapping->shifts, other);
    return row != PB_NONE && mapping->theirs != NULL ? mapping->theirs[row] : NULL;
}

static const char *text_of(const struct plan_folder *plan, const struct mapping *mapping,
                           const struct roster_day *day)
{
    if (day->duty != NULL) {
        const struct pf_code *code = &plan->context.codes[day->duty->code];
        const char *theirs = mapped(mapping, code->code, NULL);
        return theirs != NULL ? theirs : code->name[0] != '\0' ? code->name : code->code;
    }
    bool leave = plan_folder_leave(plan, day->person, day->day) != NULL;
    const char *theirs = leave ? mapped(mapping, "leave", "假") : mapped(mapping, "off", "休");
    if (theirs != NULL)
        return theirs;
    return leave ? plan_folder_text(plan, "leave", "假") : plan_folder_text(plan, "off", "休");
}

/** All days of the plan, by person. NULL when memory is short. */
static struct fill_day *gather(const struct plan_folder *plan, const struct mapping *mapping,
                               struct arena *arena, size_t *n)
{
    size_t most = plan->context.n_people * ((size_t)plan->context.frame.n_days + 1);
    struct fill_day *days = arena_alloc(arena, most, sizeof *days);
    *n = 0;
    for (struct roster_day day = {.day = -1}; days != NULL && roster_day_find(plan, &day);
         day.day++) {
        const struct pf_person *person = &plan->context.people[day.person];
        int row = mapping->theirs != NULL ? names_find(&mapping->people, person->id) : PB_NONE;
        days[(*n)++] = (struct fill_day){.id = row != PB_NONE ? mapping->theirs[row] : person->id,
                                         .name = person->name,
                                         .text = text_of(plan, mapping, &day),
                                         .day = plan->context.frame.first_day + day.day};
    }
    return days;
}

/** A warning with the names of a list. */
static void warn(struct pb_messages *messages, const char *file, const char *code, const char *text,
                 const char *const *names, size_t n)
{
    struct text list = {0};
    struct pb_place place = {.file = file};
    for (size_t i = 0; i < n && i < MOST_NAMES; i++)
        text_printf(&list, "%s%s", i > 0 ? ", " : "", names[i]);
    if (n > MOST_NAMES)
        text_append(&list, ", ...");
    if (n > 0)
        pb_warning(messages, &place, code, "%s (%zu): %s", text, n, text_string(&list));
    text_release(&list);
}

static bool warn_about(const struct fill_report *report, const char *file, struct arena *arena,
                       struct pb_messages *messages)
{
    const char **dates = arena_alloc(arena, report->n_no_column, sizeof *dates);
    for (size_t i = 0; dates != NULL && i < report->n_no_column; i++) {
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, report->no_column[i]);
        dates[i] = arena_strdup(arena, date);
    }
    if (dates == NULL || arena->failed)
        return false;
    warn(messages, file, "fill_no_row", _("people of the plan without a row in the sheet"),
         report->no_row, report->n_no_row);
    warn(messages, file, "fill_unknown", _("people of the sheet whom the plan does not have"),
         report->unknown, report->n_unknown);
    warn(messages, file, "fill_no_column", _("days of the plan that the sheet has no place for"),
         dates, report->n_no_column);
    warn(messages, file, "fill_formula", _("cells left alone because they hold a formula"),
         report->formulas, report->n_formulas);
    return true;
}

static enum pb_rc fill(const struct plan_folder *plan, const struct fill_plan_options *options,
                       const struct mapping *mapping, struct arena *arena,
                       struct fill_report *report, struct pb_messages *messages)
{
    const struct pf_frame *frame = &plan->context.frame;
    struct file_bytes filled;
    struct fill_request request = {
        .path = options->sheet, .days = {frame->first_day, frame->first_day + frame->n_days - 1}};
    request.at = gather(plan, mapping, arena, &request.n);
    if (request.at == NULL)
        return PB_MEMORY;
    enum pb_rc rc = sheet_fill(&request, arena, &filled, report, messages);
    if (rc == PB_OK)
        rc = file_write(options->output, filled.data, filled.length, messages);
    if (rc == PB_OK && !warn_about(report, options->sheet, arena, messages))
        rc = PB_MEMORY;
    return rc;
}

enum pb_rc fill_plan(const struct plan_folder *plan, const struct fill_plan_options *options,
                     struct arena *arena, struct fill_report *report, struct pb_messages *messages)
{
    static const char *const none[] = {NULL};
    static const struct mapping_form form = {.reserved = none};
    struct mapping mapping = {0};
    enum pb_rc rc = PB_OK;
    if (!options->force && access(options->output, F_OK) == 0) {
        pb_error(messages, &(struct pb_place){.file = options->output}, "exists",
                 _("this file exists and is not ours"));
        pb_hint(messages, _("choose another name, or replace it with --force"));
        return PB_IO;
    }
    if (options->mapping != NULL)
        rc = mapping_read(options->mapping, &form, &mapping, messages);
    if (rc == PB_OK)
        rc = fill(plan, options, &mapping, arena, report, messages);
    mapping_release(&mapping);
    return rc;
}
