/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/civil.h"
#include "planner/base/csv.h"
#include "planner/export/attendance/attendance.h"
#include "planner/export/attendance/rows.h"

static void put_row(struct csv_writer *csv, const struct plan_folder *plan,
                    const struct roster_day *at)
{
    const struct pf_person *who = &plan->context.people[at->person];
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, plan->context.frame.first_day + at->day);
    csv_put_text(csv, who->id);
    csv_put_text(csv, who->name);
    csv_put_plain(csv, date);
    if (at->duty != NULL)
        csv_put_text(csv, plan->context.codes[at->duty->code].code);
    else if (plan_folder_leave(plan, at->person, at->day) != NULL)
        csv_put_text(csv, plan_folder_text(plan, "leave", "假"));
    else
        csv_put_text(csv, plan_folder_text(plan, "off", "休"));
    csv_end_row(csv);
}

static enum pb_rc put_file(const struct deliver_job *job, const char *name, struct text *out)
{
    enum pb_rc rc = out->failed ? PB_MEMORY
                                : folder_write(job->out, name, text_string(out), out->length,
                                               MANIFEST_HASHED, job->messages);
    text_release(out);
    return rc;
}

enum pb_rc attendance_write_list(const struct deliver_job *job)
{
    const struct plan_folder *plan = job->plan;
    struct text out = {0};
    struct csv_writer csv = {.out = &out, .excel = job->settings->excel};
    csv_put_text(&csv, plan_folder_text(plan, "employee_id", "工号"));
    csv_put_text(&csv, plan_folder_text(plan, "name", "姓名"));
    csv_put_text(&csv, plan_folder_text(plan, "date", "日期"));
    csv_put_text(&csv, plan_folder_text(plan, "shift_code", "班次编码"));
    csv_end_row(&csv);
    for (struct roster_day at = {.day = -1}; roster_day_find(plan, &at); at.day++)
        put_row(&csv, plan, &at);
    return put_file(job, "roster-list.csv", &out);
}

/** A row to be filled in; `note` helps who does it. */
static void put_entry(struct csv_writer *csv, const char *kind, const char *ours, const char *note)
{
    csv_put_plain(csv, kind);
    csv_put_text(csv, ours);
    csv_put_plain(csv, "");
    csv_put_text(csv, note);
    csv_end_row(csv);
}

enum pb_rc attendance_write_template(const struct deliver_job *job)
{
    const struct pf_context *context = &job->plan->context;
    struct text out = {0};
    struct csv_writer csv = {.out = &out, .excel = job->settings->excel};
    static const char *const columns[] = {"kind", "ours", "theirs", "note"};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        csv_put_plain(&csv, columns[i]);
    csv_end_row(&csv);
    put_entry(&csv, "setting", "operator", "");
    put_entry(&csv, "setting", "group", "");
    for (size_t i = 0; i < context->n_queues; i++)
        put_entry(&csv, "group", context->queues[i].id, context->queues[i].name);
    for (size_t i = 0; i < context->n_militia; i++)
        put_entry(&csv, "group", context->militia[i].id, context->militia[i].name);
    for (size_t i = 0; i < context->n_codes; i++)
        if (context->codes[i].used)
            put_entry(&csv, "shift", context->codes[i].code, context->codes[i].name);
    for (size_t i = 0; i < context->n_people; i++)
        put_entry(&csv, "person", context->people[i].id, context->people[i].name);
    return put_file(job, "mapping.csv", &out);
}
