/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the changes of an edited roster break and cost, each on its own and all together. */
#ifndef PLANNER_AUDIT_EDIT_H
#define PLANNER_AUDIT_EDIT_H

#include "paiban/check.h"
#include "planner/base/arena.h"

/** Changes that are checked one by one; further ones are only listed. Of a large roster, whose
 * check takes longer, fewer: as many as make this many person-days, at least AUDIT_EDITS_LEAST. */
enum { AUDIT_EDITS_PRICED = 100, AUDIT_EDITS_LEAST = 10, AUDIT_EDITS_DAYS = 1000000 };

/** One changed day of a person. Strings are never NULL. */
struct audit_edit {
    const char *who;
    const char *name;
    int day;         /**< [day number] */
    const char *was; /**< shift, "" = off */
    const char *is;
    bool priced; /**< the rest is known */
    double cost; /**< of this change alone, unserved and late included [money] */
    const struct pb_finding **broken; /**< findings that it alone brings */
    size_t n_broken;
};

/** An edited roster against the plan it was made from. Owned by `arena`. */
struct audit_edits {
    struct arena arena;
    bool compared;         /**< there was a plan to compare with; otherwise the rest is empty */
    const char *sheet;     /**< sheet of the workbook that was read, "" for a table */
    struct audit_edit *at; /**< by person, then day */
    size_t n;
    size_t n_priced;                /**< of them checked one by one */
    double cost_before, cost_after; /**< of the roster as planned and as edited [money] */
    struct pb_findings *checks;     /**< n_priced; private */
};

/** Reads the edited roster `roster` (.xlsx or .csv; see planner/sheet/roster.h), compares it with
 * the plan in `dir` (NULL: with the list that the workbook carries), and checks it.
 *
 * `findings` gets what is found in the edited roster as a whole, as pb_check() gives it, the
 * reassignments of the plan counted for those who are still at work then. Return codes as
 * pb_check(); on PB_OK both results are to be released. */
enum pb_rc audit_check_edited(const struct pb_scenario *scenario, const char *dir,
                              const struct pb_check_options *options, struct pb_findings *findings,
                              struct audit_edits *edits, struct pb_messages *messages);

void audit_edits_release(struct audit_edits *edits);

#endif
