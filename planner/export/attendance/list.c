/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/civil.h"
#include "planner/base/csv.h"
#include "planner/export/attendance/attendance.h"

static void put_row(struct csv_writer *csv, const struct plan_folder *plan, int person, int day)
{
    const struct pf_person *who = &plan->context.people[person];
    const struct pf_duty *duty = plan_folder_duty(plan, person, day);
    int number = plan->context.frame.first_day + day;
    bool away =
        day < 0 || who->militia != PB_NONE || number < who->days.first || number > who->days.last;
    char date[CIVIL_DATE_SIZE];
    if (duty == NULL && away)
        return;
    civil_format_date(date, number);
    csv_put_text(csv, who->id);
    csv_put_text(csv, who->name);
    csv_put_plain(csv, date);
    if (duty != NULL)
        csv_put_text(csv, plan->context.codes[duty->code].code);
    else if (plan_folder_leave(plan, person, day) != NULL)
        csv_put_text(csv, plan_folder_text(plan, "leave", "假"));
    else
        csv_put_text(csv, plan_folder_text(plan, "off", "休"));
    csv_end_row(csv);
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
    for (size_t p = 0; p < plan->context.n_people; p++)
        for (int day = -1; day < plan->context.frame.n_days; day++)
            put_row(&csv, plan, (int)p, day);
    enum pb_rc rc = out.failed ? PB_MEMORY
                               : folder_write(job->out, "roster-list.csv", text_string(&out),
                                              out.length, MANIFEST_HASHED, job->messages);
    text_release(&out);
    return rc;
}
