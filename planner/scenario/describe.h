/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The table of fields as people and editors read it. */
#ifndef PLANNER_SCENARIO_DESCRIBE_H
#define PLANNER_SCENARIO_DESCRIBE_H

#include <stdbool.h>

#include "paiban/status.h"
#include "planner/base/text.h"
#include "planner/scenario/field.h"

/** Writes the JSON Schema (draft-07) of a scenario with descriptions in Chinese or English.
 * PB_MEMORY when memory is short. */
enum pb_rc describe_schema(struct text *out, bool chinese);

/** Writes the reference page of all fields, with the presets, in Markdown. */
void describe_reference(struct text *out, bool chinese);

/** A scenario to start from. */
struct describe_template {
    const char *name;
    const char *en; /**< what it is, one line */
    const char *zh;
    const char *text; /**< the YAML, without comments */
};

/** All templates, ended by one without a name. */
extern const struct describe_template describe_templates[];

/** Writes `which` with the text of each field behind it as a comment. */
void describe_template(struct text *out, const struct describe_template *which, bool chinese);

/** Writes the template `which` with every field that it does not use as a comment: the template
 * "full". PB_MEMORY when memory is short. */
enum pb_rc describe_full(struct text *out, const struct describe_template *which, bool chinese);

/* ------------------------------------------------------------ what these share */

/** What `field` is for. */
const char *describe_text(const struct field *field, bool chinese);

/** A value of `field` as one would write it: its default, else an example. */
const char *describe_example(const struct field *field);

/** What kind of value `field` takes, a word or two. */
const char *describe_kind(const struct field *field, bool chinese);

#endif
