/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/read_mistake.h"

#include <stdarg.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"
#include "planner/scenario/keys_zh.h"
#include "planner/scenario/scalar.h"
#include "planner/scenario/words.h"

static int width_of(const struct node *node)
{
    if (node->kind != NODE_SCALAR)
        return 1;
    int characters = node->quoted ? 2 : 0;
    for (const char *c = node->text; *c; c++)
        characters += ((unsigned char)*c & 0xC0) != 0x80;
    return characters ? characters : 1;
}

/* The path of a value; keys are not children of their map, so theirs is the map's and their own. */
static struct pb_place place_of(struct reading *reading, const struct node *node)
{
    if (!node)
        return (struct pb_place){0};
    return source_place(&node->mark, width_of(node), node_path(reading->arena, node));
}

static bool is_doubtful(const struct node *node)
{
    const struct source *source = node ? node->mark.source : NULL;
    return source && source->doubtful && node->mark.line >= 1 &&
           node->mark.line <= source->n_lines && source->doubtful[node->mark.line - 1];
}

void read_error(struct reading *reading, const struct node *node, const char *code,
                const char *format, ...)
{
    /* The hints that follow go nowhere too. */
    if (is_doubtful(node)) {
        reading->msgs->newest_kept = false;
        return;
    }
    struct pb_place place = place_of(reading, node);
    struct text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    pb_error(reading->msgs, &place, code, "%s", text_string(&text));
    text_release(&text);
}

void read_warning(struct reading *reading, const struct node *node, const char *code,
                  const char *format, ...)
{
    struct pb_place place = place_of(reading, node);
    struct text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    pb_warning(reading->msgs, &place, code, "%s", text_string(&text));
    text_release(&text);
}

void read_also(struct reading *reading, const struct node *node)
{
    if (node && node->mark.source)
        pb_hint(reading->msgs, _("the other stands in %s, line %d, column %d"),
                node->mark.source->name, node->mark.line, node->mark.column);
}

const struct node *read_at(const struct reading *reading, const struct entry *entry,
                           const char *key)
{
    const struct node *node = key ? node_get(entry->node, key) : NULL;
    if (!node)
        node = entry->node;
    return node ? node : reading->root;
}

/* What was written, cut when it is long. */
static const char *shown(struct reading *reading, const struct node *node)
{
    enum { MOST = 60 };
    size_t length = strlen(node->text);
    if (length <= MOST + 20)
        return node->text;
    length = MOST;
    while (length > 0 && ((unsigned char)node->text[length] & 0xC0) == 0x80)
        length--;
    struct text text = {0};
    text_append_bytes(&text, node->text, length);
    text_append(&text, "...");
    const char *copy = words_keep(reading->arena, &text);
    return copy ? copy : "";
}

void mistake_type(struct reading *reading, const struct field *field, const struct node *node)
{
    if (field->kind == FIELD_MAP)
        read_error(reading, node, "wrong_type", _("entries by name are expected: `name: {...}`"));
    else if (field->kind == FIELD_RECORDS)
        read_error(reading, node, "wrong_type", _("a list is expected: `- {...}`"));
    else if (node->kind == NODE_LIST)
        read_error(reading, node, "wrong_type", _("a list stands where %s is expected"),
                   field_expects(field));
    else
        read_error(reading, node, "wrong_type", _("a section stands where %s is expected"),
                   field_expects(field));
}

void mistake_section(struct reading *reading, const struct field_table *table,
                     const struct node *node)
{
    const char *first = table->n && *table->fields[0].key ? table->fields[0].key : "key";
    read_error(reading, node, "wrong_type", _("a section with keys is expected"));
    pb_hint(reading->msgs, _("write its keys below it, indented: `%s: ...`"), first);
}

static bool has_wide_form(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; c[0] && c[1] && c[2]; c++)
        if (c[0] == 0xEF && (c[1] == 0xBC || (c[1] == 0xBD && c[2] < 0xA0)))
            return true;
    return false;
}

static void hint_value(struct reading *reading, const struct field *field, const char *text)
{
    bool time = field->kind == FIELD_MINUTES || field->kind == FIELD_SECONDS;
    double number = 0;
    if (has_wide_form(text))
        pb_hint(reading->msgs, _("it was typed with full-width characters: type narrow ones"));
    else if (time && scalar_number(text, &number))
        pb_hint(reading->msgs, _("add the unit: `%sh` or `%smin`"), text, text);
    else if (strchr(text, ',') && strspn(text, "0123456789,.") == strlen(text))
        pb_hint(reading->msgs, _("leave the thousands separators out"));
    else if (field->kind == FIELD_DATE || field->kind == FIELD_DAYS)
        pb_hint(reading->msgs, _("year, month and day with leading zeros, and the day must exist"));
}

static void hint_words(struct reading *reading, const struct field *field, const char *text)
{
    size_t n = 0;
    while (field->words[n])
        n++;
    const char *near = read_nearest(text, field->words, n);
    if (near)
        pb_hint(reading->msgs, _("did you mean `%s`?"), near);
}

void mistake_value(struct reading *reading, const struct field *field, const struct node *node)
{
    if (*node->text == '\0') {
        read_error(reading, node, "no_value", _("no value: %s is expected"), field_expects(field));
        pb_hint(reading->msgs, _("delete the key to take the default"));
        return;
    }
    if (field->kind == FIELD_WORD) {
        char list[200];
        words_join(field->words, list, sizeof list);
        read_error(reading, node, "unknown_word", _("`%s` is none of %s"), shown(reading, node),
                   list);
        hint_words(reading, field, node->text);
        return;
    }
    read_error(reading, node, "wrong_value", _("`%s` is not %s"), shown(reading, node),
               field_expects(field));
    hint_value(reading, field, node->text);
}

void mistake_range(struct reading *reading, const struct field *field, const struct node *node)
{
    char low[64];
    char high[64];
    double value = 0;
    field_format(field, field->min, low, sizeof low);
    field_format(field, field->max, high, sizeof high);
    read_error(reading, node, "out_of_range", _("`%s` is out of range: from %s to %s"), node->text,
               low, high);
    bool percent = field->kind == FIELD_SHARE && !strchr(node->text, '%');
    if (percent && scalar_number(node->text, &value) && value / 100 >= field->min &&
        value / 100 <= field->max)
        pb_hint(reading->msgs, _("did you mean `%s%%`?"), node->text);
}

void mistake_missing(struct reading *reading, const struct field *field, const struct node *parent)
{
    read_error(reading, parent, "missing", _("`%s` is missing: %s is expected"), field->key,
               field_expects(field));
}

/* The path of the first field called `key` in or under `table`; maps as `name.*`. */
static bool find_elsewhere(const struct field_table *table, const char *key, struct text *path)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        size_t length = path->length;
        if (path->length && field->kind != FIELD_INLINE)
            text_append_char(path, '.');
        if (field->kind != FIELD_INLINE)
            text_append(path, field->key);
        if (strcmp(field->key, key) == 0)
            return true;
        if (field->kind == FIELD_MAP || field->kind == FIELD_RECORDS)
            text_append(path, ".*");
        if (field->sub && find_elsewhere(field->sub, key, path))
            return true;
        path->length = length;
        if (path->data)
            path->data[length] = '\0';
    }
    return false;
}

/** Puts the Chinese names in the place of keys; returns how many there are. */
static size_t speak_chinese(struct reading *reading, const char **keys, size_t n)
{
    char name[KEYS_ZH_SIZE];
    size_t done = 0;
    for (size_t i = 0; i < n; i++) {
        const char *zh = keys_zh_first(keys[i], name);
        const char *copy = zh ? arena_strdup(reading->arena, zh) : NULL;
        if (copy)
            keys[done++] = copy;
    }
    return done;
}

void mistake_key(struct reading *reading, const struct field_table *table, const struct node *key)
{
    const char *keys[80];
    size_t n = field_keys(table, keys, sizeof keys / sizeof *keys);
    if ((unsigned char)key->text[0] >= 0x80)
        n = speak_chinese(reading, keys, n);
    read_error(reading, key, "unknown_key", _("unknown key `%s`"), key->text);
    const char *near = read_nearest(key->text, keys, n);
    struct text path = {0};
    if (near)
        pb_hint(reading->msgs, _("did you mean `%s`?"), near);
    else if (find_elsewhere(&fields_scenario, key->text, &path))
        pb_hint(reading->msgs, _("there is `%s`"), text_string(&path));
    else
        pb_hint(reading->msgs, _("`paiban schema --reference` lists all keys"));
    text_release(&path);
}

void mistake_function(struct reading *reading, const struct node *map, size_t i)
{
    const struct node *key = map->keys[i];
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        if (strcmp(key->text, field_function_names[f]) == 0)
            return;
    read_error(reading, key, "unknown_key", _("unknown function `%s`"), key->text);
    const char *near = read_nearest(key->text, field_function_names, PB_N_FUNCTIONS);
    if (near)
        pb_hint(reading->msgs, _("did you mean `%s`?"), near);
    else
        pb_hint(reading->msgs, _("the functions are presale, insale and aftersale"));
}

void mistake_id(struct reading *reading, const struct node *key)
{
    if (scalar_is_id(key->text))
        return;
    read_error(reading, key, "bad_id", _("`%s` cannot be an id"), key->text);
    pb_hint(reading->msgs, _("an id is a letter, then letters, digits, `_` and `-`; "
                             "put the full name into `name`"));
}
