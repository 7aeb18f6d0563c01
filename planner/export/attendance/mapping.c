/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/attendance/rows.h"

#include <string.h>

#include "planner/base/csv.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"

enum { KIND, OURS, THEIRS };

/** A mapping file being read. */
struct mapping_file {
    struct mapping *out;
    const struct mapping_form *form;
    struct pb_messages *messages;
    struct csv_table table;
    size_t row;
    struct names users; /**< of theirs: no two people may be one */
    bool wrong, failed;
};

static const char *cell(const struct mapping_file *file, size_t field)
{
    return csv_cell(&file->table, file->row, field)->text;
}

static bool is_word(const char *text, const char *en, const char *zh)
{
    return strcmp(text, en) == 0 || strcmp(text, zh) == 0;
}

/** An error about a cell; `format` takes its text. */
static void refuse(struct mapping_file *file, size_t field, const char *text)
{
    struct pb_place place = csv_place(&file->table, file->row, field);
    pb_error(file->messages, &place, "mapping_invalid", "%s: '%s'", text, cell(file, field));
    file->wrong = true;
}

static void check_number(struct mapping_file *file)
{
    long long number = 0;
    const char *text = cell(file, THEIRS);
    if (file->form->numeric && number_parse_int(text, strlen(text), &number) != NUMBER_OK)
        refuse(file, THEIRS, _("this system numbers shifts and groups: no whole number"));
}

static void check_reserved(struct mapping_file *file)
{
    for (const char *const *reserved = file->form->reserved; *reserved != NULL; reserved++)
        if (strcmp(cell(file, THEIRS), *reserved) == 0)
            refuse(file, THEIRS, _("this id stands for a day off or for clearing"));
}

static int find_pending(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->at[i].name, name) == 0)
            return names->at[i].value;
    return PB_NONE;
}

static void add(struct mapping_file *file, struct names *names)
{
    if (find_pending(names, cell(file, OURS)) != PB_NONE) {
        refuse(file, OURS, _("stands twice in the mapping"));
        return;
    }
    file->out->theirs[file->row] = cell(file, THEIRS);
    if (!names_add(names, cell(file, OURS), (int)file->row))
        file->failed = true;
}

static void add_person(struct mapping_file *file)
{
    if (find_pending(&file->users, cell(file, THEIRS)) != PB_NONE)
        refuse(file, THEIRS, _("two people have this id"));
    else if (!names_add(&file->users, cell(file, THEIRS), (int)file->row))
        file->failed = true;
    add(file, &file->out->people);
}

static void add_setting(struct mapping_file *file)
{
    const char *name = cell(file, OURS), *value = cell(file, THEIRS);
    if (is_word(name, "operator", "操作人")) {
        file->out->operator_id = value;
    } else if (is_word(name, "group", "考勤组")) {
        check_number(file);
        file->out->group = value;
    } else if (is_word(name, "people", "人员") && is_word(value, "same", "相同")) {
        file->out->same_people = true;
    } else {
        refuse(file, OURS, _("no setting of a mapping (operator, group, people = same)"));
    }
}

static void read_row(struct mapping_file *file)
{
    const char *kind = cell(file, KIND);
    bool person = is_word(kind, "person", "人员"), shift = is_word(kind, "shift", "班次");
    bool group = is_word(kind, "group", "考勤组"), setting = is_word(kind, "setting", "设置");
    if (!person && !shift && !group && !setting) {
        refuse(file, KIND, _("a mapping has rows of the kinds person, shift, group and setting"));
        return;
    }
    if (*cell(file, THEIRS) == '\0')
        return;
    if (shift || group)
        check_number(file);
    if (shift)
        check_reserved(file);
    if (person)
        add_person(file);
    else if (setting)
        add_setting(file);
    else
        add(file, shift ? &file->out->shifts : &file->out->groups);
}

static void check_settings(struct mapping_file *file, const char *path)
{
    struct pb_place place = {.file = path};
    if (!file->form->needs_operator || *file->out->operator_id != '\0')
        return;
    pb_error(file->messages, &place, "mapping_invalid",
             _("the mapping does not say who makes the schedule"));
    pb_hint(file->messages, _("add a row: setting,operator,USER"));
    file->wrong = true;
}

enum pb_rc mapping_read(const char *path, const struct mapping_form *form, struct mapping *out,
                        struct pb_messages *messages)
{
    static const struct csv_field fields[] = {{"kind", "类别|类型", true},
                                              {"ours", "我方|本方", true},
                                              {"theirs", "对方|系统编号", true}};
    static const struct csv_request request = {fields, sizeof fields / sizeof fields[0]};
    struct mapping_file file = {.out = out, .form = form, .messages = messages};
    *out = (struct mapping){.operator_id = "", .group = ""};
    enum pb_rc rc = csv_read(path, &request, &out->arena, &file.table, NULL);
    if (rc == PB_INVALID || rc == PB_IO)
        rc = csv_read(path, &request, &out->arena, &file.table, messages);
    if (rc != PB_OK)
        return rc;
    out->theirs = arena_alloc(&out->arena, file.table.n_rows, sizeof *out->theirs);
    if (out->theirs == NULL)
        return PB_MEMORY;
    for (; file.row < file.table.n_rows; file.row++)
        read_row(&file);
    check_settings(&file, path);
    names_release(&file.users);
    names_sort(&out->people);
    names_sort(&out->shifts);
    names_sort(&out->groups);
    return file.failed ? PB_MEMORY : file.wrong ? PB_INVALID : PB_OK;
}

void mapping_release(struct mapping *mapping)
{
    names_release(&mapping->people);
    names_release(&mapping->shifts);
    names_release(&mapping->groups);
    arena_release(&mapping->arena);
    *mapping = (struct mapping){0};
}
