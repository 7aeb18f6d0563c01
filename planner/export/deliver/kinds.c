/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/gettext.h"
#include "planner/export/attendance/attendance.h"
#include "planner/export/deliver/deliver.h"
#include "planner/export/html/html.h"
#include "planner/export/ics/ics.h"
#include "planner/export/xlsx/xlsx.h"

/* clang-format off */
const struct deliver_kind deliver_kinds[] = {
    {"xlsx", N_("workbook for HR: roster, shifts, cover, reassignments, hours, checks, details"),
     PF_CAPACITY, false, false, xlsx_write, NULL},
    {"csv", N_("long list for HR systems: employee, name, date, shift code"), PF_ROSTER, false, false,
     attendance_write_list, NULL},
    {"html", N_("report for managers: one page that opens in any browser and prints"), PF_FORECAST,
     false, true, html_write, NULL},
    {"ics", N_("calendars: one per person and one per team"), PF_ROSTER, false, false, ics_write,
     FOLDER_CALENDARS},
    {"dingtalk", N_("request bodies for DingTalk attendance (needs --mapping)"), PF_ROSTER, true, false,
     attendance_write_dingtalk, NULL},
    {"wecom", N_("request bodies for WeCom attendance (needs --mapping)"), PF_ROSTER, true, false,
     attendance_write_wecom, NULL},
    {"feishu", N_("request bodies for Feishu attendance (needs --mapping)"), PF_ROSTER, true, false,
     attendance_write_feishu, NULL},
    {"mapping", N_("a mapping file of the plan's people and shifts, to be filled in"), PF_ROSTER, true,
     false, attendance_write_template, NULL},
    {0},
};
/* clang-format on */
