/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/describe.h"
#include "planner/scenario/fields.h"
#include "planner/scenario/keys_zh.h"
#include "planner/scenario/presets.h"

struct page {
    struct text *out;
    bool chinese;
};

static const char *say(const struct page *page, const char *en, const char *zh)
{
    return page->chinese ? zh : en;
}

static void put_range(struct page *page, const struct field *field)
{
    char low[64];
    char high[64];
    if (field->kind == FIELD_WORD) {
        for (size_t i = 0; field->words[i]; i++)
            text_printf(page->out, "%s`%s`", i ? " " : "", field->words[i]);
        return;
    }
    if (field->refers)
        text_printf(page->out, "%s `%s`", say(page, "of", "见"), field->refers);
    if (!(field->min < field->max))
        return;
    field_format(field, field->min, low, sizeof low);
    field_format(field, field->max, high, sizeof high);
    text_printf(page->out, "%s ... %s", low, high);
}

static void put_default(struct page *page, const struct field *field, bool inherited)
{
    if (field->flags & FIELD_REQUIRED)
        text_append(page->out, say(page, "**required**", "**必填**"));
    else if (field->fallback && !inherited)
        text_printf(page->out, "`%s`", field->fallback);
    else if (field->derived)
        text_append(page->out, _(field->derived));
}

static void put_kind(struct page *page, const struct field *field)
{
    text_append(page->out, describe_kind(field, page->chinese));
    if (field->flags & FIELD_LIST)
        text_append(page->out, say(page, ", list", "，可列表"));
    if (field->flags & FIELD_PER_FUNCTION)
        text_append(page->out, say(page, ", per function", "，可按职能"));
    if (field->unit)
        text_printf(page->out, " %s", _(field->unit));
}

/** The key with its Chinese names. */
static void put_key(struct page *page, const char *key)
{
    text_printf(page->out, "| `%s`", key);
    for (const char *zh = keys_zh(key); zh && *zh; zh += *zh == '|') {
        size_t length = strcspn(zh, "|");
        text_printf(page->out, " `%.*s`", (int)length, zh);
        zh += length;
    }
    text_append(page->out, " | ");
}

static void put_rows(struct page *page, const struct field_table *table, bool inherited)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (field->kind == FIELD_INLINE) {
            put_rows(page, field->sub, inherited || (field->flags & FIELD_INHERITED) != 0);
            continue;
        }
        if (*field->key == '\0')
            continue;
        put_key(page, field->key);
        put_kind(page, field);
        text_append(page->out, " | ");
        put_range(page, field);
        text_append(page->out, " | ");
        put_default(page, field, inherited);
        text_printf(page->out, " | %s |\n", describe_text(field, page->chinese));
    }
}

static void put_shorthands(struct page *page, const struct field_table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (*field->key != '\0' || field->kind == FIELD_INLINE)
            continue;
        bool list = (field->flags & FIELD_LIST) != 0 || field->kind == FIELD_RECORDS;
        text_printf(page->out, "%s %s\n\n",
                    list ? say(page, "A list in its place:", "可直接写成列表：")
                         : say(page, "A value in its place:", "可直接写成一个值："),
                    describe_text(field, page->chinese));
    }
}

static void put_table(struct page *page, const struct field_table *table, struct text *path,
                      const char *about);

static void put_subtables(struct page *page, const struct field_table *table, struct text *path)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (!field->sub || field->kind == FIELD_INLINE || *field->key == '\0')
            continue;
        size_t length = path->length;
        text_printf(path, "%s%s", length ? "." : "", field->key);
        if (field->kind != FIELD_SECTION)
            text_append(path, ".*");
        put_table(page, field->sub, path, describe_text(field, page->chinese));
        path->length = length;
        path->data[length] = '\0';
    }
}

static void put_table(struct page *page, const struct field_table *table, struct text *path,
                      const char *about)
{
    text_printf(page->out, "\n## %s\n\n%s\n\n",
                path->length ? text_string(path) : say(page, "top level", "顶层"), about);
    put_shorthands(page, table);
    text_append(page->out, say(page, "| key | kind | range | default | what it is |\n",
                               "| 键 | 类型 | 范围 | 默认 | 说明 |\n"));
    text_append(page->out, "|---|---|---|---|---|\n");
    put_rows(page, table, table == &fields_queue || table == &fields_level);
    put_subtables(page, table, path);
}

static void put_presets(struct page *page)
{
    text_printf(page->out, "\n## %s\n\n```yaml\n%s```\n",
                say(page, "What exists before a scenario says anything", "无需书写即已存在的内容"),
                presets_text());
}

void describe_reference(struct text *out, bool chinese)
{
    struct page page = {out, chinese};
    struct text path = {0};
    text_append(out, say(&page, "# The fields of a scenario\n\n", "# 方案的全部字段\n\n"));
    text_append(out,
                say(&page,
                    "Made by `paiban schema --reference`. A path of `--set` is the path here with "
                    "`*` replaced by an id, or by a position from 1 in a list. Every key has a "
                    "Chinese name that may stand in its place.\n",
                    "由 `paiban schema --reference` 生成。`--set` 的路径即此处路径，其中 `*` "
                    "换成标识，列表则换成从 1 数起的序号。每个键都可以写成中文名。\n"));
    text_append(&path, "");
    put_table(&page, &fields_scenario, &path, say(&page, "The file.", "文件。"));
    text_clear(&path);
    text_append(&path, "people.csv");
    put_table(&page, &fields_person, &path,
              say(&page, "Columns of the file of `people.file`; further names are understood.",
                  "`people.file` 所指文件的列，也认中文列名。"));
    put_presets(&page);
    text_release(&path);
}
