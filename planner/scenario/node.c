/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/node.h"

#include <assert.h>
#include <string.h>

#include "planner/base/number.h"
#include "planner/base/text.h"
#include "planner/scenario/words.h"

struct node *node_new(struct arena *arena, enum node_kind kind, struct mark mark)
{
    struct node *node = arena_alloc(arena, 1, sizeof *node);
    if (!node)
        return NULL;
    node->kind = kind;
    node->mark = mark;
    return node;
}

struct node *node_scalar(struct arena *arena, const char *text, struct mark mark)
{
    struct node *node = node_new(arena, NODE_SCALAR, mark);
    if (!node)
        return NULL;
    node->text = arena_strdup(arena, text);
    return node->text ? node : NULL;
}

static bool grow(struct arena *arena, struct node *parent)
{
    size_t room = parent->room ? 2 * parent->room : 8;
    struct node **items = arena_alloc(arena, room, sizeof(struct node *));
    struct node **keys = NULL;
    if (parent->kind == NODE_MAP)
        keys = arena_alloc(arena, room, sizeof(struct node *));
    if (!items || (parent->kind == NODE_MAP && !keys))
        return false;
    for (size_t i = 0; i < parent->n; i++) {
        items[i] = parent->items[i];
        if (keys)
            keys[i] = parent->keys[i];
    }
    parent->items = items;
    parent->keys = keys;
    parent->room = room;
    return true;
}

bool node_append(struct arena *arena, struct node *parent, struct node *key, struct node *item)
{
    assert(parent->kind != NODE_SCALAR && (parent->kind == NODE_MAP) == (key != NULL));
    if (!item || (parent->n == parent->room && !grow(arena, parent)))
        return false;
    if (key && parent->keys) {
        parent->keys[parent->n] = key;
        key->parent = parent;
    }
    parent->items[parent->n++] = item;
    item->parent = parent;
    return true;
}

void node_replace(struct node *parent, size_t i, struct node *item)
{
    parent->items[i] = item;
    item->parent = parent;
}

static int index_of(const struct node *map, const char *key, size_t length)
{
    if (!map || map->kind != NODE_MAP || !map->keys)
        return -1;
    for (size_t i = 0; i < map->n; i++) {
        const char *text = map->keys[i]->text;
        if (strncmp(text, key, length) == 0 && text[length] == '\0')
            return (int)i;
    }
    return -1;
}

int node_index(const struct node *map, const char *key)
{
    return index_of(map, key, strlen(key));
}

const struct node *node_get(const struct node *map, const char *key)
{
    int i = node_index(map, key);
    return i < 0 ? NULL : map->items[i];
}

struct node *node_copy(struct arena *arena, const struct node *node, size_t *budget)
{
    if (*budget == 0)
        return NULL;
    --*budget;
    struct node *copy = arena_copy(arena, node, 1, sizeof *node);
    if (!copy)
        return NULL;
    copy->n = copy->room = 0;
    copy->items = copy->keys = NULL;
    for (size_t i = 0; i < node->n; i++) {
        struct node *key = node->keys ? node->keys[i] : NULL;
        if (!node_append(arena, copy, key, node_copy(arena, node->items[i], budget)))
            return NULL;
    }
    return copy;
}

static void append_path(struct text *path, const struct node *node)
{
    const struct node *parent = node->parent;
    if (!parent)
        return;
    append_path(path, parent);
    if (path->length)
        text_append_char(path, '.');
    for (size_t i = 0; i < parent->n; i++) {
        bool key = parent->keys && parent->keys[i] == node;
        if (parent->items[i] != node && !key)
            continue;
        if (parent->keys)
            text_append(path, parent->keys[i]->text);
        else
            text_printf(path, "%zu", i + 1);
        return;
    }
}

const char *node_path(struct arena *arena, const struct node *node)
{
    struct text path = {0};
    if (node)
        append_path(&path, node);
    return words_keep(arena, &path);
}

static struct node *list_item(const struct node *list, const char *path, size_t length)
{
    long long position = 0;
    if (number_parse_int(path, length, &position) != NUMBER_OK)
        return NULL;
    if (position < 1 || (unsigned long long)position > list->n)
        return NULL;
    return list->items[position - 1];
}

/* The child that the longest prefix of whole segments of `path` names; `*used` its length. */
static struct node *child(const struct node *parent, const char *path, size_t *used)
{
    size_t length = strlen(path);
    while (length > 0) {
        struct node *found = NULL;
        if (parent->kind == NODE_LIST)
            found = list_item(parent, path, length);
        int i = index_of(parent, path, length);
        if (i >= 0)
            found = parent->items[i];
        *used = length;
        if (found)
            return found;
        do
            length--;
        while (length > 0 && path[length] != '.');
    }
    return NULL;
}

struct node *node_follow(struct node *root, const char *path, const char **rest)
{
    struct node *node = root;
    while (*path) {
        size_t used = 0;
        struct node *next = child(node, path, &used);
        if (!next)
            break;
        node = next;
        path += used;
        if (*path == '.')
            path++;
    }
    *rest = path;
    return node;
}
