/* SPDX-License-Identifier: GPL-3.0-or-later */
/** From a tree of nodes to the raw structs, as the tables of fields say. */
#ifndef PLANNER_SCENARIO_READ_H
#define PLANNER_SCENARIO_READ_H

#include "paiban/message.h"
#include "planner/base/text.h"
#include "planner/scenario/field.h"
#include "planner/scenario/source.h"

/** What reading needs and leaves behind. */
struct reading {
    struct arena *arena;
    struct pb_messages *msgs;
    struct node *root;  /**< tree of the scenario */
    const char *path;   /**< of the scenario file; other files are relative to it */
    struct text digest; /**< a line per file and override read, for the hash of the scenario */
};

/** Fills the struct `out` of `table` from the map `node`; NULL gives the defaults. Mistakes become
 * messages and leave the value as if it were not given. */
void read_record(struct reading *reading, const struct field_table *table, const struct node *node,
                 void *out);

/** Reads the text of `node`, a scalar, as one value of `field` into `value`; false after a message.
 */
bool read_scalar(struct reading *reading, const struct field *field, const struct node *node,
                 void *value);

/** Says that something is wrong at `node` [NULL: nowhere]; add pb_hint(reading->msgs, ...) after.
 */
__attribute__((format(printf, 4, 5))) void read_error(struct reading *reading,
                                                      const struct node *node, const char *code,
                                                      const char *format, ...);
__attribute__((format(printf, 4, 5))) void read_warning(struct reading *reading,
                                                        const struct node *node, const char *code,
                                                        const char *format, ...);

/** Adds to what was said last where its counterpart `node` [NULL: nothing is added] stands. */
void read_also(struct reading *reading, const struct node *node);

/** The node of the key in `entry`, or of the entry itself when the key is not given, or of the
 * root: the best place to point at. */
const struct node *read_at(const struct reading *reading, const struct entry *entry,
                           const char *key);

/** The candidate nearest to `word` if it is near enough to be meant, else NULL. */
const char *read_nearest(const char *word, const char *const *candidates, size_t n);

#endif
