/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "planner/base/terminal.h"
#include "planner/scenario/describe.h"
#include "planner/scenario/source.h"
#include "planner/scenario/yaml.h"

enum { MAX_LEVELS = 8, COMMENT_CELLS = 34 };

/* A section that is open while the lines of a template pass by. */
struct level {
    size_t indent;
    const struct field_table *table; /* NULL: ids follow, of records of `entries` */
    const struct field_table *entries;
};

struct lines {
    struct level levels[MAX_LEVELS];
    size_t n;
};

/* Closes the sections that a line of this indent is not in. */
static const struct level *level_of(struct lines *lines, size_t indent)
{
    while (lines->n > 1 && lines->levels[lines->n - 1].indent > indent)
        lines->n--;
    return &lines->levels[lines->n - 1];
}

static void open_level(struct lines *lines, size_t indent, const struct field *field)
{
    bool map = field->kind == FIELD_MAP || field->kind == FIELD_RECORDS;
    if (field->sub && lines->n < MAX_LEVELS)
        lines->levels[lines->n++] =
            (struct level){indent + 1, map ? NULL : field->sub, map ? field->sub : NULL};
}

/* The field of the key in `line`, or NULL; opens what it opens. */
static const struct field *field_of_line(struct lines *lines, const char *line, size_t length)
{
    size_t indent = strspn(line, " ");
    size_t end = indent;
    char key[80];
    while (end < length && line[end] != ':')
        end++;
    if (end == length || end - indent >= sizeof key || line[indent] == '-')
        return NULL;
    memcpy(key, line + indent, end - indent);
    key[end - indent] = '\0';
    const struct level *level = level_of(lines, indent);
    if (!level->table) {
        if (lines->n < MAX_LEVELS)
            lines->levels[lines->n++] = (struct level){indent + 1, level->entries, NULL};
        return NULL;
    }
    const struct field *field = field_find(level->table, key, NULL);
    if (field)
        open_level(lines, indent, field);
    return field;
}

static void put_comment(struct text *out, const char *line, size_t length, const char *comment)
{
    size_t cells = terminal_width(line, length);
    text_append_repeat(out, ' ', cells < COMMENT_CELLS ? COMMENT_CELLS - cells : 2);
    text_printf(out, "# %s", comment);
}

void describe_template(struct text *out, const struct describe_template *which, bool chinese)
{
    struct lines lines = {{{0, &fields_scenario, NULL}}, 1};
    text_append(
        out,
        chinese
            ? "# paiban 方案。改好后：paiban validate 本文件，再 paiban plan 本文件 -o 文件夹\n"
            : "# A scenario of paiban. Then: paiban validate FILE, paiban plan FILE -o FOLDER\n");
    for (const char *line = which->text; *line;) {
        size_t length = strcspn(line, "\n");
        const struct field *field = field_of_line(&lines, line, length);
        text_append_bytes(out, line, length);
        if (field)
            put_comment(out, line, length, describe_text(field, chinese));
        text_append(out, "\n");
        line += length + (line[length] == '\n');
    }
}

/* ------------------------------------------------------------ the full template */

struct full {
    struct text *out;
    bool chinese;
};

static void put_record(struct full *full, const struct field_table *table, const struct node *node,
                       int indent, bool comment);

static void put_scalar(struct text *out, const struct node *node)
{
    text_printf(out, node->quoted ? "\"%s\"" : "%s", node->text);
}

/* A value on one line. */
static void put_flow(struct text *out, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        put_scalar(out, node);
        return;
    }
    text_append(out, node->kind == NODE_MAP ? "{" : "[");
    for (size_t i = 0; i < node->n; i++) {
        text_append(out, i ? ", " : "");
        if (node->keys)
            text_printf(out, "%s: ", node->keys[i]->text);
        put_flow(out, node->items[i]);
    }
    text_append(out, node->kind == NODE_MAP ? "}" : "]");
}

static void put_line(struct full *full, const struct field *field, const char *line)
{
    text_append(full->out, line);
    put_comment(full->out, line, strlen(line), describe_text(field, full->chinese));
    text_append(full->out, "\n");
}

static void put_entries(struct full *full, const struct field *field, const struct node *node,
                        int indent, bool comment)
{
    for (size_t i = 0; node && i < node->n; i++) {
        const char *lead = comment ? "# " : "";
        if (field->kind == FIELD_RECORDS) {
            text_printf(full->out, "%s%*s- ", lead, indent, "");
            put_flow(full->out, node->items[i]);
            text_append(full->out, "\n");
            continue;
        }
        text_printf(full->out, "%s%*s%s:\n", lead, indent, "", node->keys[i]->text);
        put_record(full, field->sub, node->items[i], indent + 2, comment);
    }
    if (node)
        return;
    text_printf(full->out, field->kind == FIELD_MAP ? "# %*sname:\n" : "# %*s-\n", indent, "");
    put_record(full, field->sub, NULL, indent + 2, true);
}

static void put_field(struct full *full, const struct field *field, const struct node *node,
                      int indent, bool comment)
{
    bool off = comment || !node;
    bool nested = field->kind >= FIELD_SECTION;
    struct text line = {0};
    text_printf(&line, "%s%*s%s:", off ? "# " : "", indent, "", field->key);
    if (!nested)
        text_append(&line, " ");
    if (!nested && node)
        put_flow(&line, node);
    else if (!nested)
        text_printf(&line, field->flags & FIELD_LIST ? "[%s]" : "%s", describe_example(field));
    if (indent == 0 && nested)
        text_append(full->out, "\n");
    put_line(full, field, text_string(&line));
    text_release(&line);
    if (field->kind == FIELD_SECTION)
        put_record(full, field->sub, node, indent + 2, off);
    else if (nested)
        put_entries(full, field, node, indent + 2, off);
}

static void put_record(struct full *full, const struct field_table *table, const struct node *node,
                       int indent, bool comment)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (field->kind == FIELD_INLINE)
            put_record(full, field->sub, node, indent, comment);
        else if (*field->key)
            put_field(full, field, node_get(node, field->key), indent, comment);
    }
}

enum pb_rc describe_full(struct text *out, const struct describe_template *which, bool chinese)
{
    struct arena arena = {0};
    struct node *root = NULL;
    struct full full = {out, chinese};
    struct source *source = source_over(&arena, which->name, which->text, strlen(which->text));
    enum pb_rc rc = source ? yaml_read(&arena, source, &root, NULL) : PB_MEMORY;
    if (rc == PB_OK)
        put_record(&full, &fields_scenario, root, 0, false);
    arena_release(&arena);
    return rc == PB_OK && out->failed ? PB_MEMORY : rc;
}
