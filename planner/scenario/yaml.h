/* SPDX-License-Identifier: GPL-3.0-or-later */
/** YAML to a tree of nodes: the only door to libyaml. */
#ifndef PLANNER_SCENARIO_YAML_H
#define PLANNER_SCENARIO_YAML_H

#include "paiban/message.h"
#include "planner/scenario/node.h"

enum { YAML_MAX_DEPTH = 64, YAML_MAX_EXPANDED = 10000, YAML_MAX_ENTRIES = 20000 };

/** Reads the one YAML document of `source` into `*out`, all in `arena`.
 *
 * Refused with a message: a second document, tags, merge keys, keys that are no scalars, keys given
 * twice (both places), nesting deeper than YAML_MAX_DEPTH, aliases that expand to more than
 * YAML_MAX_EXPANDED nodes or contain themselves, maps and lists of more than YAML_MAX_ENTRIES. An
 * empty document gives an empty map. PB_INVALID with a message; PB_MEMORY, also kept in
 * `arena->failed`; on PB_OK `*out` is the root. When only duplicate keys are wrong the tree is
 * complete all the same: PB_INVALID and `*out` set, so that reading may go on.
 */
enum pb_rc yaml_read(struct arena *arena, const struct source *source, struct node **out,
                     struct pb_messages *msgs);

/** Version of libyaml, "0.2.5". Static storage. */
const char *yaml_library_version(void);

#endif
