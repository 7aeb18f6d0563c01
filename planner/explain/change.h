/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Overrides put together piece by piece, and the words for them. Failure is sticky in the arena.
 */
#ifndef PLANNER_EXPLAIN_CHANGE_H
#define PLANNER_EXPLAIN_CHANGE_H

#include "planner/explain/explain.h"

/** Most overrides of one change. */
enum { CHANGE_SETS = 64 };

/** A formatted string in the arena, "" when memory is short. */
__attribute__((format(printf, 2, 3))) const char *change_string(struct arena *arena,
                                                                const char *format, ...);

/** Adds "path=value"; more than CHANGE_SETS are refused by marking the change as empty. */
__attribute__((format(printf, 3, 4))) void
change_set(struct arena *arena, struct explain_change *change, const char *format, ...);

/** Whether the scenario says something at `path`. */
bool change_is_written(const struct pb_scenario *scenario, const char *path);

/** First group known by head count on `queue`, quality desk left out; PB_NONE when there is none.
 */
int change_group_of(const struct pb_scenario *scenario, int queue);

/** Heads of the group: one override for a group written by head count, else a new group that is
 * like it. */
void change_add_heads(const struct pb_scenario *scenario, struct arena *arena, int group, int more,
                      struct explain_change *change);

/** Raises the chatbot's share of `function` by `points` percent for all brands; no overrides when
 * that changes nothing. */
void change_add_bot(const struct pb_scenario *scenario, struct arena *arena, int function,
                    double points, struct explain_change *change);

/** "presale" in the language of the process. */
const char *change_function_text(enum pb_function function);

/** Name of a militia department, its id when it has none. */
const char *change_pool_name(const struct pb_militia *pool);

#endif
