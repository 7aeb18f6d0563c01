/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What documents call the stable words of plan.json and context.json. Static storage, or the word
 * itself when it has no other name. */
#ifndef PLANNER_BASE_WORDS_H
#define PLANNER_BASE_WORDS_H

#include <stdbool.h>

/** A soft rule: "qc" is the quality desk. */
const char *rule_words(const char *rule, bool chinese);

/** The unit of a miss or finding: "qc-hours". */
const char *rule_unit_words(const char *unit, bool chinese);

/** A preset of labour rules: "cn-standard" is standard hours. */
const char *preset_words(const char *preset, bool chinese);

#endif
