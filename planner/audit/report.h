/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Findings for people and for machines. */
#ifndef PLANNER_AUDIT_REPORT_H
#define PLANNER_AUDIT_REPORT_H

#include "paiban/check.h"
#include "planner/audit/edit.h"
#include "planner/base/text.h"

/** What to write about. */
struct audit_report {
    const struct pb_scenario *scenario;
    const struct pb_findings *findings;
    bool chinese; /**< sentences of the findings; headings follow the language of the process */
    bool strict;  /**< elastic misses count as broken */
    const struct audit_edits *edits; /**< of an edited roster that was compared; or NULL */
};

/** Appends a table of the findings, what the plan costs and a verdict. Of one rule only the first
 * rows are shown, the rest counted. */
void audit_report_text(const struct audit_report *report, struct text *out);

/** Appends a table of the changes: who works what instead of what, what it costs and breaks. */
void audit_edits_text(const struct audit_report *report, struct text *out);

/** Appends a JSON object: findings[], cost_by_kind, cost, sessions, verdict; changes[] and
 * cost_before of an edited roster. PB_OK or PB_MEMORY. */
enum pb_rc audit_report_json(const struct audit_report *report, struct text *out);

#endif
