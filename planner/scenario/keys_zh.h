/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Chinese names of the keys of a scenario.
 *
 * A scenario, an override and the list of a variant may use them in the place of the English ones,
 * also mixed. They become the English ones before anything else looks at the tree, so messages and
 * paths name those; the places in messages are those of what was written. Ids are never translated.
 */
#ifndef PLANNER_SCENARIO_KEYS_ZH_H
#define PLANNER_SCENARIO_KEYS_ZH_H

#include "planner/scenario/read.h"

/** Chinese names of the field key `key`, separated by `|`; NULL when there is none. */
const char *keys_zh(const char *key);

/** The first of them, or NULL, in `buffer`. */
enum { KEYS_ZH_SIZE = 64 };
const char *keys_zh_first(const char *key, char buffer[KEYS_ZH_SIZE]);

/** Whether `word` is a Chinese name of the field key `key`. */
bool keys_zh_is(const char *key, const char *word);

/** The English word for 售前, 售中 or 售后; another `word` as it is. */
const char *keys_zh_function(const char *word);

/** Chinese names of enum pb_function. */
extern const char *const keys_zh_functions[PB_N_FUNCTIONS];

/** The id of a queue or function with its function in English: `dept1.售前` is `dept1.presale`.
 * Another id as it is. */
const char *keys_zh_queue(struct reading *reading, const char *id);

/** Puts English keys in the place of Chinese ones in `node`, a record of `table`, and below it. The
 * same key in both languages is an error. */
void keys_zh_translate(struct reading *reading, const struct field_table *table, struct node *node);

#endif
