/* SPDX-License-Identifier: GPL-3.0-or-later */
/** JSON being written. What memory lacks for, at any depth, ends as NULL, so that a document is
 * whole or not there. */
#ifndef PLANNER_EXPORT_JSON_H
#define PLANNER_EXPORT_JSON_H

#include <jansson.h>

#include "planner/base/text.h"

/** Puts `value` into `*object` and takes it over; without memory `*object` is freed and NULL. */
void export_json_put(json_t **object, const char *key, json_t *value);

/** The same for the end of the list `*list`. */
void export_json_append(json_t **list, json_t *value);

/** Money to a millionth, so that 15 digits read back to the same number; null when not finite. */
json_t *export_json_money(double value);

/** A number as it is; null when not finite. */
json_t *export_json_number(double value);

/** "YYYY-MM-DD" of a day number. */
json_t *export_json_date(int day);

/** Appends `root` and a newline and frees `root`; NULL makes `out` failed. */
void export_json_dump(json_t *root, struct text *out);

#endif
