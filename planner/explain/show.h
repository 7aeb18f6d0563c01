/* SPDX-License-Identifier: GPL-3.0-or-later */
/** An explanation for people, on one screen, and for machines. */
#ifndef PLANNER_EXPLAIN_SHOW_H
#define PLANNER_EXPLAIN_SHOW_H

#include "planner/base/text.h"
#include "planner/explain/explain.h"

/** Appends the explanation in the language of the process. */
void explain_show(struct explain *explain, struct text *out);

/** Appends it as JSON of explain.schema.json. */
void explain_show_json(const struct explain *explain, struct text *out);

/** Parts of explain_show(): where and why the plan falls short, and the ways out. */
void explain_show_shortage(struct explain *explain, struct text *out);
void explain_show_repairs(const struct explain *explain, struct text *out);

/** Appends the dearest reasons of `spell`, a line each. */
void explain_append_reasons(struct explain *explain, const struct explain_spell *spell,
                            struct text *out);

/** Appends "2026-11-11 20:00", the start of a slot. */
void explain_append_hour(struct text *out, const struct pb_frame *frame, int slot);

/** "no_shift", "heads", ... Static storage. */
const char *explain_cause_name(enum explain_cause cause);

#endif
