/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Ways out of a shortage, each a family of changes of the scenario that grows with one size. */
#ifndef PLANNER_EXPLAIN_CANDIDATES_H
#define PLANNER_EXPLAIN_CANDIDATES_H

#include "planner/explain/codes_twin.h"

/** What there is; one repair of each kind is kept. */
enum candidate_kind {
    CANDIDATE_MILITIA,
    CANDIDATE_TEMPS,
    CANDIDATE_OVERTIME,
    CANDIDATE_START,
    CANDIDATE_CHATBOT,
    CANDIDATE_LATER,
    CANDIDATE_SEATS,
    CANDIDATE_N_KINDS
};

/** A way out for one queue. */
struct candidate {
    enum candidate_kind kind;
    int queue;
    int which;   /**< militia pool or room; for START the code, PB_NONE = all of them */
    int minutes; /**< START: how much later that code begins, < 0 = earlier */
    int day;     /**< of the dearest shortage of the queue */
    int largest; /**< largest size worth trying; 1 for ways without a size */
};

/** "militia", "temps", ... Static storage. */
const char *candidate_kind_name(enum candidate_kind kind);

/** The overrides of the candidate at `size`, to the arena; none when it does not apply. */
void candidate_change(const struct pb_scenario *scenario, const struct candidate *candidate,
                      int size, struct arena *arena, struct explain_change *change);

/** The candidate at `size` in words; `use` is where it leads. */
const char *candidate_text(const struct explain *explain, const struct candidate *candidate,
                           int size, const struct twin_use *use, struct arena *arena);

/** Whether `use` makes anything of the candidate's shifts; true for candidates of other kinds. */
bool candidate_is_used(const struct explain *explain, const struct candidate *candidate,
                       const struct twin_use *use);

#endif
