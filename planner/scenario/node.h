/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The tree of a YAML file with the place of every key and value.
 *
 * Everything is text here; what a text means is decided by the field it belongs to (scalar.h).
 * Nodes live in an arena. Lines and columns are 1-based; columns count characters.
 */
#ifndef PLANNER_SCENARIO_NODE_H
#define PLANNER_SCENARIO_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "planner/base/arena.h"

/** A text that was read, with the name the user knows it by. */
struct source {
    const char *name;    /**< path of the file, or `--set` for an override */
    const char *text;    /**< NUL-terminated */
    size_t length;       /**< bytes */
    const size_t *lines; /**< first byte of each line */
    int n_lines;
    bool
        *doubtful; /**< lines whose typing was found wrong: nothing more is said of them; or NULL */
    const char *excerpt; /**< a line to show for every mark, when `lines` is NULL; or NULL */
};

/** Where something stands in a source. */
struct mark {
    const struct source *source; /**< NULL: nowhere (a default) */
    int line;
    int column;
};

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct mark mark;
    struct node *parent; /**< NULL at the root */
    const char *text;    /**< scalars: the text, NUL-terminated; else NULL */
    bool quoted;         /**< the scalar was written in quotes */
    bool overridden;     /**< put here by an override or a variant */
    size_t n;            /**< children of a list or map */
    size_t room;         /**< allocated children */
    struct node **keys;  /**< maps: the keys, scalars in file order; else NULL */
    struct node **items; /**< the values in file order */
};

/** A new node of `kind` at `mark`, owned by `arena`; NULL when memory is short. */
struct node *node_new(struct arena *arena, enum node_kind kind, struct mark mark);

/** A new scalar with the text `text`, which is copied; NULL when memory is short. */
struct node *node_scalar(struct arena *arena, const char *text, struct mark mark);

/** Appends `item` [under `key` in a map, NULL in a list]; false when memory is short. */
bool node_append(struct arena *arena, struct node *parent, struct node *key, struct node *item);

/** Puts `item` in the place of child `i` of `parent`. */
void node_replace(struct node *parent, size_t i, struct node *item);

/** Index of `key` in `map`, or -1; also -1 when `map` is NULL or no map. */
int node_index(const struct node *map, const char *key);

/** The value under `key` in `map`, or NULL. */
const struct node *node_get(const struct node *map, const char *key);

/** A deep copy of `node` with its marks; `*budget` is what it may still allocate and counts down.
 * NULL when memory or the budget is short. */
struct node *node_copy(struct arena *arena, const struct node *node, size_t *budget);

/** The path of `node` from the root, keys joined by dots, items of lists counted from 1
 * (`shifts.crew.2.heads`); "" for the root and for NULL; NULL when memory is short. */
const char *node_path(struct arena *arena, const struct node *node);

/** Follows `path` as node_path writes it; a key may itself hold dots
 * (`queues.dept1.presale.open`). Returns the deepest node reached and
 * sets `*rest` to what is left of the path there, "" when all of it was followed. */
struct node *node_follow(struct node *root, const char *path, const char **rest);

#endif
