/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Request bodies of DingTalk, WeCom and Feishu. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/export/attendance/attendance.h"
#include "planner/export/attendance/rows.h"
#include "planner/export/json.h"

/** How a system takes schedules. */
struct attendance_system {
    const char *file;
    size_t most_rows; /**< in one call */
    bool by_month;    /**< a call has one month */
    bool by_group;    /**< a call has one attendance group */
    struct mapping_form form;
    json_t *(*row)(const struct deliver_job *job, const struct mapped_row *row);

    /** The body around `rows`, which it takes over; `first` is one of them. */
    json_t *(*body)(const struct mapping *mapping, const struct mapped_row *first, json_t *rows);
};

/** A number that mapping_read() has checked. */
static json_t *id_number(const char *text)
{
    long long number = 0;
    number_parse_int(text, strlen(text), &number);
    return json_integer(number);
}

static int year_month(int date)
{
    struct civil_date civil = civil_date(date);
    return civil.year * 100 + civil.month;
}

static json_t *dingtalk_row(const struct deliver_job *job, const struct mapped_row *row)
{
    int64_t minute =
        (int64_t)row->date * CIVIL_DAY_MINUTES - job->plan->context.frame.utc_offset_min;
    return json_pack("{s:s,s:I,s:o,s:b}", "userid", row->user, "work_date",
                     (json_int_t)(minute * 60000), "shift_id",
                     row->shift != NULL ? id_number(row->shift) : json_integer(1), "is_rest",
                     row->shift == NULL);
}

static json_t *dingtalk_body(const struct mapping *mapping, const struct mapped_row *first,
                             json_t *rows)
{
    return json_pack("{s:s,s:o,s:o}", "op_user_id", mapping->operator_id, "group_id",
                     id_number(first->group), "schedules", rows);
}

static json_t *wecom_row(const struct deliver_job *job, const struct mapped_row *row)
{
    (void)job;
    return json_pack("{s:s,s:i,s:o}", "userid", row->user, "day", civil_date(row->date).day,
                     "schedule_id", row->shift != NULL ? id_number(row->shift) : json_integer(0));
}

static json_t *wecom_body(const struct mapping *mapping, const struct mapped_row *first,
                          json_t *rows)
{
    (void)mapping;
    return json_pack("{s:o,s:o,s:i}", "groupid", id_number(first->group), "items", rows,
                     "yearmonth", year_month(first->date));
}

static json_t *feishu_row(const struct deliver_job *job, const struct mapped_row *row)
{
    (void)job;
    return json_pack("{s:s,s:s,s:i,s:s,s:i}", "group_id", row->group, "shift_id",
                     row->shift != NULL ? row->shift : "0", "month", year_month(row->date),
                     "user_id", row->user, "day_no", civil_date(row->date).day);
}

static json_t *feishu_body(const struct mapping *mapping, const struct mapped_row *first,
                           json_t *rows)
{
    (void)first;
    return json_pack("{s:o,s:s}", "user_daily_shifts", rows, "operator_id", mapping->operator_id);
}

/** Whether row `i` goes into the call that began with row `first`. */
static bool goes_with(const struct attendance_system *system, const struct mapped_rows *rows,
                      size_t first, size_t i)
{
    const struct mapped_row *a = &rows->at[first], *b = &rows->at[i];
    return i - first < system->most_rows &&
           (!system->by_group || strcmp(a->group, b->group) == 0) &&
           (!system->by_month || year_month(a->date) == year_month(b->date));
}

static void put_line(struct text *out, json_t *body)
{
    char *line = body != NULL ? json_dumps(body, JSON_COMPACT) : NULL;
    if (line == NULL)
        out->failed = true;
    else
        text_append(out, line);
    text_append_char(out, '\n');
    free(line);
    json_decref(body);
}

static void put_calls(const struct attendance_system *system, const struct deliver_job *job,
                      const struct mapping *mapping, const struct mapped_rows *rows,
                      struct text *out)
{
    for (size_t i = 0, first = 0; i < rows->n; first = i) {
        json_t *list = json_array();
        for (; i < rows->n && goes_with(system, rows, first, i); i++)
            export_json_append(&list, system->row(job, &rows->at[i]));
        put_line(out, system->body(mapping, &rows->at[first], list));
    }
}

static enum pb_rc write_mapped(const struct attendance_system *system,
                               const struct deliver_job *job, struct mapping *mapping)
{
    struct mapped_rows rows = {0};
    struct text out = {0};
    enum pb_rc rc = mapping_apply(job, mapping, &system->form, &rows);
    if (rc == PB_OK)
        put_calls(system, job, mapping, &rows, &out);
    if (rc == PB_OK && out.failed)
        rc = PB_MEMORY;
    if (rc == PB_OK)
        rc = folder_write(job->out, system->file, text_string(&out), out.length, MANIFEST_HASHED,
                          job->messages);
    text_release(&out);
    return rc;
}

static enum pb_rc write_system(const struct attendance_system *system,
                               const struct deliver_job *job)
{
    struct mapping mapping = {0};
    if (job->settings->mapping == NULL) {
        pb_error(job->messages, NULL, "usage",
                 _("attendance systems need the ids of people and shifts: --mapping FILE"));
        pb_hint(job->messages, _("'paiban export PLAN --to mapping' writes a file to fill in"));
        return PB_USAGE;
    }
    enum pb_rc rc = mapping_read(job->settings->mapping, &system->form, &mapping, job->messages);
    if (rc == PB_OK)
        rc = write_mapped(system, job, &mapping);
    mapping_release(&mapping);
    return rc;
}

static const char *const dingtalk_reserved[] = {"1", "-2", NULL};
static const char *const zero_reserved[] = {"0", NULL};

enum pb_rc attendance_write_dingtalk(const struct deliver_job *job)
{
    static const struct attendance_system system = {"dingtalk.jsonl",
                                                    200,
                                                    false,
                                                    true,
                                                    {.numeric = true,
                                                     .reserved = dingtalk_reserved,
                                                     .needs_group = true,
                                                     .needs_operator = true},
                                                    dingtalk_row,
                                                    dingtalk_body};
    return write_system(&system, job);
}

enum pb_rc attendance_write_wecom(const struct deliver_job *job)
{
    /* no limit is documented; 1,000 items keep a call small */
    static const struct attendance_system system = {
        "wecom.jsonl",
        1000,
        true,
        true,
        {.numeric = true, .reserved = zero_reserved, .needs_group = true, .needs_operator = false},
        wecom_row,
        wecom_body};
    return write_system(&system, job);
}

enum pb_rc attendance_write_feishu(const struct deliver_job *job)
{
    static const struct attendance_system system = {
        "feishu.jsonl",
        50,
        false,
        false,
        {.numeric = false, .reserved = zero_reserved, .needs_group = true, .needs_operator = true},
        feishu_row,
        feishu_body};
    return write_system(&system, job);
}
