/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/describe.h"

/* How values of a kind are called and what one looks like, in the order of enum field_kind. */
static const struct {
    const char *en, *zh, *example;
} kinds[] = {
    [FIELD_TEXT] = {"text", "文字", "text"},
    [FIELD_ID] = {"id", "标识", "name"},
    [FIELD_FILE] = {"file name", "文件名", "file.csv"},
    [FIELD_REF] = {"id", "标识", "name"},
    [FIELD_NUMBER] = {"number", "数字", "1"},
    [FIELD_MONEY] = {"money", "金额", "100"},
    [FIELD_SHARE] = {"share", "比例", "10%"},
    [FIELD_SECONDS] = {"duration", "时长", "30s"},
    [FIELD_COUNT] = {"whole number", "整数", "1"},
    [FIELD_MINUTES] = {"duration", "时长", "8h"},
    [FIELD_CLOCK] = {"time of day", "时刻", "08:00"},
    [FIELD_DATE] = {"date", "日期", "2026-11-11"},
    [FIELD_INSTANT] = {"date and time", "日期时刻", "2026-11-10T20:00"},
    [FIELD_WINDOW] = {"window", "时段", "08:00-24:00"},
    [FIELD_DAYS] = {"days", "起止日期", "2026-11-10..2026-11-13"},
    [FIELD_RANGE] = {"range", "范围", "800-900"},
    [FIELD_PAY] = {"pay", "薪酬", "28/h"},
    [FIELD_BOOL] = {"yes or no", "yes 或 no", "yes"},
    [FIELD_WORD] = {"word", "选项", ""},
    [FIELD_SECTION] = {"section", "小节", ""},
    [FIELD_INLINE] = {"section", "小节", ""},
    [FIELD_MAP] = {"entries by name", "按名称的条目", ""},
    [FIELD_RECORDS] = {"list of entries", "条目列表", ""},
};

const char *describe_text(const struct field *field, bool chinese)
{
    return chinese ? field->zh : field->en;
}

const char *describe_example(const struct field *field)
{
    if (field->fallback)
        return field->fallback;
    return field->kind == FIELD_WORD ? field->words[0] : kinds[field->kind].example;
}

const char *describe_kind(const struct field *field, bool chinese)
{
    return chinese ? kinds[field->kind].zh : kinds[field->kind].en;
}
