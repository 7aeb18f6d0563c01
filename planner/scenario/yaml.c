/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/yaml.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

#include "planner/base/gettext.h"
#include "planner/scenario/source.h"
#include "planner/scenario/yaml_problem.h"

struct anchor {
    const char *name;
    struct node *node;
    struct anchor *next;
};

/* A map or list that is open, and the key that waits for its value. */
struct level {
    struct node *node;
    struct node *key;
};

struct build {
    struct arena *arena;
    const struct source *source;
    struct pb_messages *msgs;
    struct level levels[YAML_MAX_DEPTH];
    int depth;
    struct node *root;
    struct anchor *anchors;
    size_t budget; /* nodes that aliases may still copy */
    bool duplicates;
    enum pb_rc rc; /* PB_OK while the tree is whole */
};

static struct mark mark_of(const struct build *build, yaml_mark_t at)
{
    return (struct mark){build->source, (int)at.line + 1, (int)at.column + 1};
}

static void refuse(struct build *build, struct mark mark, const char *code, const char *text,
                   const char *hint)
{
    struct pb_place place = source_place(&mark, 1, NULL);
    pb_error(build->msgs, &place, code, "%s", text);
    if (hint)
        pb_hint(build->msgs, "%s", hint);
    build->rc = PB_INVALID;
}

static void check_duplicate(struct build *build, const struct node *map, const struct node *key)
{
    int first = node_index(map, key->text);
    if (first < 0)
        return;
    struct pb_place place = source_place(&key->mark, (int)strlen(key->text), NULL);
    pb_error(build->msgs, &place, "duplicate_key", _("`%s` is given twice, first in line %d"),
             key->text, map->keys[first]->mark.line);
    pb_hint(build->msgs, _("keep one of the two"));
    build->duplicates = true;
}

/* A scalar where a key is wanted. */
static void take_key(struct build *build, struct level *level, struct node *node)
{
    if (node->kind != NODE_SCALAR) {
        refuse(build, node->mark, "key_not_text", _("a list or map cannot be a key"),
               _("did you forget quotes around `{...}`?"));
        return;
    }
    if (strcmp(node->text, "<<") == 0 && !node->quoted) {
        refuse(build, node->mark, "merge_key", _("merge keys `<<` are not supported"),
               _("write the fields out, or use the defaults that every section has"));
        return;
    }
    check_duplicate(build, level->node, node);
    level->key = node;
}

/* Puts a finished or opening node where it belongs. */
static void place_node(struct build *build, struct node *node)
{
    if (!node) {
        build->rc = PB_MEMORY;
        return;
    }
    if (build->depth == 0) {
        build->root = node;
        return;
    }
    struct level *level = &build->levels[build->depth - 1];
    if (level->node->kind == NODE_MAP && !level->key) {
        take_key(build, level, node);
        return;
    }
    if (level->node->n == YAML_MAX_ENTRIES) {
        refuse(build, node->mark, "too_many_entries", _("more than 20000 entries in one place"),
               _("put long lists into a CSV file"));
        return;
    }
    if (!node_append(build->arena, level->node, level->key, node))
        build->rc = PB_MEMORY;
    level->key = NULL;
}

static void keep_anchor(struct build *build, const yaml_char_t *name, struct node *node)
{
    if (!name || !node)
        return;
    struct anchor *anchor = arena_alloc(build->arena, 1, sizeof *anchor);
    const char *copy = arena_strdup(build->arena, (const char *)name);
    if (!anchor || !copy) {
        build->rc = PB_MEMORY;
        return;
    }
    *anchor = (struct anchor){copy, node, build->anchors};
    build->anchors = anchor;
}

static bool has_tag(struct build *build, const yaml_char_t *tag, struct mark mark)
{
    if (!tag)
        return false;
    refuse(build, mark, "tag", _("tags (`!...`) are not supported"),
           _("remove it; quotes make a text of anything"));
    return true;
}

static void on_scalar(struct build *build, const yaml_event_t *event)
{
    struct mark mark = mark_of(build, event->start_mark);
    const char *value = (const char *)event->data.scalar.value;
    if (has_tag(build, event->data.scalar.tag, mark))
        return;
    if (strlen(value) != event->data.scalar.length) {
        refuse(build, mark, "nul", _("a NUL character inside a text"), _("remove the \\0"));
        return;
    }
    struct node *node = node_scalar(build->arena, value, mark);
    if (node)
        node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    keep_anchor(build, event->data.scalar.anchor, node);
    place_node(build, node);
}

static void on_open(struct build *build, const yaml_event_t *event)
{
    bool is_map = event->type == YAML_MAPPING_START_EVENT;
    struct mark mark = mark_of(build, event->start_mark);
    const yaml_char_t *tag =
        is_map ? event->data.mapping_start.tag : event->data.sequence_start.tag;
    const yaml_char_t *anchor =
        is_map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    if (has_tag(build, tag, mark))
        return;
    if (build->depth == YAML_MAX_DEPTH) {
        refuse(build, mark, "too_deep", _("nested more than 64 levels deep"), NULL);
        return;
    }
    struct node *node = node_new(build->arena, is_map ? NODE_MAP : NODE_LIST, mark);
    keep_anchor(build, anchor, node);
    place_node(build, node);
    if (build->rc == PB_OK)
        build->levels[build->depth++] = (struct level){node, NULL};
}

static bool is_open(const struct build *build, const struct node *node)
{
    for (int i = 0; i < build->depth; i++)
        if (build->levels[i].node == node)
            return true;
    return false;
}

static void on_alias(struct build *build, const yaml_event_t *event)
{
    struct mark mark = mark_of(build, event->start_mark);
    const char *name = (const char *)event->data.alias.anchor;
    const struct anchor *anchor = build->anchors;
    while (anchor && strcmp(anchor->name, name) != 0)
        anchor = anchor->next;
    if (!anchor) {
        refuse(build, mark, "unknown_alias", _("nothing before this place is named by this alias"),
               _("`*` starts an alias; put quotes around a text that begins with it"));
        return;
    }
    if (is_open(build, anchor->node)) {
        refuse(build, mark, "recursive_alias", _("an alias inside what it stands for"), NULL);
        return;
    }
    struct node *copy = node_copy(build->arena, anchor->node, &build->budget);
    if (!copy && build->budget == 0) {
        refuse(build, mark, "too_many_aliases", _("aliases expand to more than 10000 entries"),
               NULL);
        return;
    }
    place_node(build, copy);
}

/* Returns whether the stream goes on. */
static bool on_event(struct build *build, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        on_scalar(build, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        on_open(build, event);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        assert(build->depth > 0);
        build->depth--;
        break;
    case YAML_ALIAS_EVENT:
        on_alias(build, event);
        break;
    case YAML_DOCUMENT_START_EVENT:
        if (build->root)
            refuse(build, mark_of(build, event->start_mark), "second_document",
                   _("a second document (`---`)"), _("one file holds one scenario"));
        break;
    case YAML_STREAM_END_EVENT:
        return false;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return build->rc == PB_OK;
}

static void on_problem(struct build *build, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR) {
        build->rc = PB_MEMORY;
        return;
    }
    struct mark mark = mark_of(build, parser->problem_mark);
    if (parser->error == YAML_READER_ERROR)
        mark = source_mark(build->source, parser->problem_offset);
    const struct yaml_problem *known = yaml_problem_find(parser->problem);
    if (known)
        refuse(build, mark, "yaml_syntax", _(known->text), known->hint ? _(known->hint) : NULL);
    else
        refuse(build, mark, "yaml_syntax", _("not valid YAML"), parser->problem);
}

static void run(struct build *build, yaml_parser_t *parser)
{
    bool more = true;
    while (more) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            on_problem(build, parser);
            return;
        }
        more = on_event(build, &event);
        yaml_event_delete(&event);
    }
}

static enum pb_rc short_of_memory(struct arena *arena)
{
    arena->failed = true;
    return PB_MEMORY;
}

enum pb_rc yaml_read(struct arena *arena, const struct source *source, struct node **out,
                     struct pb_messages *msgs)
{
    struct build build = {
        .arena = arena, .source = source, .msgs = msgs, .budget = YAML_MAX_EXPANDED};
    yaml_parser_t parser;
    *out = NULL;
    if (!yaml_parser_initialize(&parser))
        return short_of_memory(arena);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->text, source->length);
    run(&build, &parser);
    yaml_parser_delete(&parser);
    if (build.rc == PB_MEMORY)
        return short_of_memory(arena);
    if (build.rc != PB_OK)
        return build.rc;
    if (!build.root)
        build.root = node_new(arena, NODE_MAP, (struct mark){source, 1, 1});
    *out = build.root;
    if (!build.root || arena->failed)
        return short_of_memory(arena);
    return build.duplicates ? PB_INVALID : PB_OK;
}

const char *yaml_library_version(void)
{
    return yaml_get_version_string();
}
